/** One page of a list as a source hands it out. */
export interface Page<RecordType> {
  readonly records: readonly RecordType[];
  /** Records of an odd form that were left out. */
  readonly leftOut: number;
  /** The path of the field that the first of them is odd by; absent where none was left out. */
  readonly firstOddField?: string;
  /** The service's clock when it answered, epoch ms, from its `Date` header; `null` where it sent none. */
  readonly serverNowMs: number | null;
}

/** A page of a long list, whose reading can be gone on with another time. */
export interface ListPage<RecordType> extends Page<RecordType> {
  /** Where the next page begins, in the source's own words; `null` after the last one. */
  readonly next: string | null;
  /** On the last page, what the list has not held still by; absent where it has, or where the source cannot tell. */
  readonly unrest?: ListUnrest;
}

/** Rows have gone since the first page, so that later ones moved up; or fewer were met than the list counts. */
export type ListUnrest = 'rowsGone' | 'rowsUnmet';

/** Whether somebody is looking at what a request is for. */
export type Priority = 'screen' | 'background';
