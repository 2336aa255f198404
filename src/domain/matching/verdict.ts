import type { SystemId } from '../records/records';
import type { BlockReason } from './match-status';

/**
 * The one sentence on top of the panel, as data: its words are in `panel/words.ts`. `tone` is what the dot shows.
 */
export type Verdict =
  /** All three names are equal: time reaches QuickBooks as `path`. */
  | { readonly code: 'tiesOut'; readonly tone: 'good'; readonly path: readonly string[] }
  /** QuickBooks Time alone is in use (QuickBooks not connected) and its name is right. */
  | { readonly code: 'tiesOutInTime'; readonly tone: 'neutral'; readonly path: readonly string[] }
  /** QuickBooks Time alone is in use, and its name differs from Karbon's. */
  | {
      readonly code: 'differsInTime';
      readonly tone: 'warning';
      readonly path: readonly string[];
      readonly karbonPath: readonly string[];
    }
  /** QuickBooks Time and QuickBooks agree with each other but not with Karbon. */
  | {
      readonly code: 'reachesUnderOtherName';
      readonly tone: 'warning';
      readonly path: readonly string[];
      readonly karbonPath: readonly string[];
    }
  /** The exact path of the jobcode is not in QuickBooks, but a record that means the same is. */
  | {
      readonly code: 'wouldDuplicate';
      readonly tone: 'bad';
      readonly timePath: readonly string[];
      readonly quickbooksPath: readonly string[];
    }
  /** There is a jobcode, and nothing like it in QuickBooks. */
  | { readonly code: 'wouldStrand'; readonly tone: 'bad'; readonly timePath: readonly string[] }
  /** There is a jobcode; its customer in QuickBooks is inactive. */
  | { readonly code: 'customerInactive'; readonly tone: 'bad'; readonly path: readonly string[] }
  /** Not in QuickBooks Time: no time can be tracked yet. */
  | { readonly code: 'notInTime'; readonly tone: 'warning'; readonly expectedPath: readonly string[] }
  | { readonly code: 'jobcodeArchived'; readonly tone: 'warning'; readonly path: readonly string[] }
  /** Under another parent than expected, in `list`. */
  | {
      readonly code: 'misplaced';
      readonly tone: 'warning';
      readonly system: SystemId;
      readonly path: readonly string[];
      readonly expectedPath: readonly string[];
    }
  | {
      readonly code: 'choose';
      readonly tone: 'warning';
      readonly system: SystemId;
      readonly count: number;
      readonly because: 'severalRecords' | 'severalOwners';
    }
  | {
      readonly code: 'similarOnly';
      readonly tone: 'warning';
      readonly system: SystemId;
      readonly bestPath: readonly string[];
    }
  | {
      readonly code: 'blocked';
      readonly tone: 'bad';
      readonly system: SystemId;
      readonly reason: BlockReason;
    }
  /** Not enough has been read yet to say. */
  | { readonly code: 'unknown'; readonly tone: 'neutral' };

/** How two neighbours of the chain Karbon → QuickBooks Time → QuickBooks agree. */
export type ChainLink = 'ties' | 'differs' | 'broken' | 'unknown';

export interface Chain {
  readonly karbonToTime: ChainLink;
  readonly timeToQuickbooks: ChainLink;
}
