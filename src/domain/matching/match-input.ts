import type { ListRecord, NameHolder } from '../records/records';
import type { BlockReason } from './match-status';
import type { NameIndex } from './name-index';
import type { PathOwner } from './path-owners';

/** A client and where it arrives. */
export interface ClientOwner extends PathOwner {
  readonly isPerson: boolean;
}

/** What the match status of one Karbon client or work item in one list is found from. */
export interface MatchInput {
  /** From `expectedPath`: `[client]` or `[client, title]`. */
  readonly expectedPath: readonly string[];
  /** Other names by which each level may be known (`clientSpellings`); may be shorter than the path. */
  readonly nameVariants: readonly (readonly string[])[];
  readonly isPersonClient: boolean;
  readonly index: NameIndex;
  /** Ids of confirmed pairs, one a level; `null` where nobody has confirmed one. */
  readonly linkedIds: readonly (string | null)[];
  /** Vendors and employees; empty for QuickBooks Time. */
  readonly holders: readonly NameHolder[];
  /** Titles of the *other* Karbon records whose expected path is exactly `path` (see `createPathOwners`). */
  readonly otherOwners: (path: readonly string[]) => readonly string[];
  /** The other clients whose names are made of the letters of that one (see `createPathOwners`). */
  readonly clientsWithLettersOf: (name: string) => readonly ClientOwner[];
  /** The other clients that have a part in their names (see `ownersTold`); `null` where so many have it that it tells none from others. */
  readonly clientsWithPart: (part: string) => readonly ClientOwner[] | null;
  /** Why this list cannot be written from here, if so. */
  readonly writeBlock: BlockReason | null;
}

/** Whether another Karbon record has exactly this record's name path, so that it is theirs. */
export function isOwnedByOther(input: MatchInput, record: ListRecord): boolean {
  return input.otherOwners(input.index.place(record).path).length > 0;
}
