/** Which Karbon page is on screen: read from the address by `content/`, trusted by nobody (karbon.md 2). */
export type PageKind = 'work' | 'person' | 'organization' | 'clientGroup';

export type PageTab = 'timeline' | 'tasks' | 'budget' | 'documents' | 'details' | 'other';

export interface PageRef {
  /** The tenant segment of the address, or `''` where it has none. */
  readonly tenant: string;
  /** What the address says; a `person` address may turn out to be an organization or a group. */
  readonly kind: PageKind;
  readonly key: string;
  readonly tab: PageTab;
  /** The names on the page: what is shown before, or without, Karbon's API. */
  readonly shownTitle: string;
  readonly shownClientName: string;
  /** The client that the page links to, a hint for one request instead of two. */
  readonly shownClientKey: string;
}
