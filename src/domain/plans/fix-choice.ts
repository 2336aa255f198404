import type { ListId } from '../records/records';

/** What a user can ask to have fixed of one client or work item. */
export type FixChoice =
  /** What its one action stands for. */
  | { readonly kind: 'primary' }
  /** The steps in one list alone. */
  | { readonly kind: 'oneList'; readonly list: ListId }
  /** This record is the one that is meant. */
  | { readonly kind: 'pick'; readonly list: ListId; readonly recordId: string }
  /** None of the near matches is meant. */
  | { readonly kind: 'createAnyway' }
  | { readonly kind: 'unlink'; readonly list: ListId };
