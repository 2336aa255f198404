import type { ListRecord, NameHolder } from '../records/records';
import type { BlockReason } from './match-status';
import type { NameIndex } from './name-index';
import type { PathOwner } from './path-owners';

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
  /** Titles of the *other* Karbon records whose expected path is exactly `path` (see `createClaims`). */
  readonly otherOwners: (path: readonly string[]) => readonly string[];
  /** The other clients that a record called so may be meant for (see `createPathOwners`). */
  readonly namesakes?: ((name: string) => readonly PathOwner[]) | undefined;
  /** Why this list cannot be written from here, if so. */
  readonly writeBlock: BlockReason | null;
}

/** Whether another Karbon record has exactly this record's name path, so that it is theirs. */
export function isOwnedByOther(input: MatchInput, record: ListRecord): boolean {
  return input.otherOwners(input.index.place(record).path).length > 0;
}
