import type { ListId, ListRecord, NameHolder } from '../records/records';
import type { MatchReason } from './match-reason';
import type { NameDifference } from './name-difference';

/** A record with the names of its ancestors and its own, top level first. */
export interface PlacedRecord {
  readonly record: ListRecord;
  readonly path: readonly string[];
}

export interface RankedRecord extends PlacedRecord {
  /** 0 to 1; 1 is equal. */
  readonly score: number;
  readonly difference: NameDifference;
  /** Why it is shown although it is called otherwise; `null` where its spelling says so. */
  readonly reason: MatchReason | null;
}

/** The record of a work item's client, wherever it is in the list; `null` where there is none, and for a client itself. */
export type ClientRecord = PlacedRecord | null;

export type BlockReason =
  | { readonly code: 'notConnected' }
  | { readonly code: 'unreachable' }
  | { readonly code: 'noRightToManageJobcodes' }
  | { readonly code: 'nameHeld'; readonly holder: NameHolder }
  | { readonly code: 'nameNotPossible' }
  /** QuickBooks Desktop can't have a record of this name (quickbooks.md 10.2). */
  | { readonly code: 'nameBeyondProduct'; readonly because: 'tooLong' | 'characters' }
  /** The service stores another name than it is asked for: this one. */
  | { readonly code: 'nameStoredOtherwise'; readonly stored: string };

/** How a Karbon client or work item matches one list (decisions/names.md). */
export type MatchStatus =
  | { readonly kind: 'matched'; readonly found: PlacedRecord }
  | {
      readonly kind: 'differs';
      readonly found: PlacedRecord;
      readonly expectedPath: readonly string[];
      /** One entry a level. */
      readonly differences: readonly NameDifference[];
      readonly pairedBy: 'link' | 'name';
    }
  | {
      readonly kind: 'archived';
      readonly found: PlacedRecord;
      readonly expectedPath: readonly string[];
      readonly parent: ClientRecord;
    }
  | {
      readonly kind: 'misplaced';
      /** The client itself where that has the wrong parent and its work item is nowhere. */
      readonly found: PlacedRecord;
      readonly expectedPath: readonly string[];
      readonly parent: ClientRecord;
    }
  | {
      readonly kind: 'ambiguous';
      readonly because: 'severalRecords' | 'severalOwners';
      readonly candidates: readonly PlacedRecord[];
      /** Titles of the other Karbon records that arrive at the same name. */
      readonly otherOwners: readonly string[];
    }
  | {
      readonly kind: 'similar';
      /** Best first, at most five. */
      readonly candidates: readonly RankedRecord[];
      readonly expectedPath: readonly string[];
      readonly parent: ClientRecord;
    }
  | {
      readonly kind: 'missing';
      readonly expectedPath: readonly string[];
      readonly parent: ClientRecord;
    }
  | {
      readonly kind: 'blocked';
      readonly reason: BlockReason;
      readonly expectedPath: readonly string[];
      /** What the status would be without the block; `null` where that cannot be known. */
      readonly unblocked: UnblockedStatus | null;
    };

export type MatchStatusKind = MatchStatus['kind'];

export type UnblockedStatus = Exclude<MatchStatus, { kind: 'blocked' }>;

/** Whether nothing is known of the list because nobody has connected it. */
export function isNotConnected(status: MatchStatus): boolean {
  return status.kind === 'blocked' && status.reason.code === 'notConnected';
}

/** What a status would be without the block; `null` where that cannot be known. */
export function unblockedStatus(status: MatchStatus): UnblockedStatus | null {
  return status.kind === 'blocked' ? status.unblocked : status;
}

export type MatchStatuses = Readonly<Record<ListId, MatchStatus>>;
