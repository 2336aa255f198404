import type { DayText } from '../domain/records/records';
import type { EntryMade, EntryWithFields } from '../domain/time/entry-content';
import type {
  EntryContent,
  TimeAction,
  TimeChange,
  TimeRefusal,
  TimeRules,
} from '../domain/time/time-change';
import type { PlainError } from '../messages/errors';
import type { StepState } from '../messages/fixes';

/** What was last read of the time of whom QuickBooks Time is connected as. Times are epoch ms. */
export interface OwnTimeRow {
  readonly id: 'entries';
  /** Identity of the connection. */
  readonly account: string;
  /** From that day on all are here, running ones included. */
  readonly from: DayText;
  readonly entries: readonly EntryWithFields[];
  readonly readAt: number;
  /** To be added to the local clock to get the server's, ms. */
  readonly clockSkewMs: number;
}

/** What may be entered, as the account has last said. */
export interface TimeRulesRow {
  readonly id: 'rules';
  readonly account: string;
  readonly rules: TimeRules;
  readonly readAt: number;
}

/** One write to time: here before it is sent, and for good. Times are epoch ms. */
export interface TimeChangeRow {
  /** `<runId> <position>`, so that a run that is asked for twice is written once. */
  readonly id: string;
  readonly runId: string;
  readonly position: number;
  /** Later runs have higher ones: the machine's clock may be set back between two of them. */
  readonly runNumber: number;
  /** Identity of the connection that it was planned for: another's time is not touched. */
  readonly account: string;
  /** Who has asked for it. */
  readonly userId: string;
  /** Whose time it is, where it is not their own. */
  readonly otherUserId?: string;
  /** IANA zone in which times are sent. */
  readonly timeZone: string;
  readonly action: TimeAction;
  /** The name path in QuickBooks Time of what it is on. */
  readonly path: readonly string[];
  readonly change: TimeChange;
  readonly state: StepState;
  readonly plannedAt: number;
  readonly sentAt: number | null;
  readonly endedAt: number | null;
  readonly result: TimeChangeResult | null;
  /** The entry it changes, or has made. */
  readonly entryId: string | null;
  /** What the entry held; `null` where there was none, or it is not known yet. */
  readonly before: EntryContent | null;
  /** What it held once it was written, as QuickBooks Time keeps it: rounded, or split. `null` where no answer has said so. */
  readonly after: EntryContent | null;
  /** What QuickBooks Time has made beside it, as it split it. */
  readonly made: readonly EntryMade[];
  /** Own entries that were there already when one was to be made. */
  readonly knownIds: readonly string[];
  /** Id of the change that this one takes back. */
  readonly undoes: string | null;
}

/** What has become of a change that is over, or why it waits. */
export type TimeChangeResult =
  | { readonly kind: 'done' }
  /** It was so already: somebody has been faster. */
  | { readonly kind: 'alreadyDone' }
  | { readonly kind: 'refused'; readonly refusal: TimeRefusal; readonly overlapping: EntryWithFields | null }
  | { readonly kind: 'failed'; readonly error: PlainError }
  /** One before it has failed, or it was left for too long. */
  | { readonly kind: 'notReached' };
