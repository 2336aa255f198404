import type { KarbonRef } from './plan';

/** What is to be fixed: a client or work item of Karbon. No page has to be open on it. */
export interface FixTarget extends KarbonRef {
  /** Key of the Karbon account, `''` where it is not known: keys of one account mean nothing in another. */
  readonly tenant: string;
  /** The names that were shown for it: they are used where Karbon cannot be asked. */
  readonly shownTitle: string;
  readonly shownClientName: string;
  /** The client of a work item, `''` where it is not known: a hint for one request instead of two. */
  readonly shownClientKey: string;
  /** The page that showed them was translated at some time. */
  readonly isTranslated: boolean;
}
