import type { SharedPart } from '../domain/records/shared-lists';

/** What has become of a list that a colleague's file has brought. */
export type SharedListState =
  /** Its system is not connected yet. */
  | 'waiting'
  /** It is among the copies, as of the file's day. */
  | 'taken'
  /** Its good rows are among the copies; since others are wrong, the list is read from the service all the same. */
  | 'takenInPart'
  /** This browser has read later itself. */
  | 'notNeeded'
  /** It is another account's than the one that is connected. */
  | 'otherAccount'
  /** It is so old that changes since are not to be had. */
  | 'tooOld';

/** A part that a file has brought. */
export interface ReceivedPart {
  readonly part: SharedPart;
  readonly state: SharedListState;
  readonly count: number;
  /** Rows that were left out. */
  readonly wrongCount: number;
  /** Epoch ms. */
  readonly asOf: number;
}

/** A part that the file for colleagues can carry. */
export interface OfferedPart {
  readonly part: SharedPart;
  readonly isChosen: boolean;
  /** `needsRight`: this sign-in may not see all of it; `unread`: it has not been read to its end. */
  readonly state: 'ready' | 'unread' | 'needsRight';
  readonly count: number;
}

export interface SharedListsView {
  readonly offered: readonly OfferedPart[];
  readonly received: readonly ReceivedPart[];
}
