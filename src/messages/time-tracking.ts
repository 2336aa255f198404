import type { DayText } from '../domain/records/records';
import type { TimeAction, TimeField, TimeRefusal } from '../domain/time/time-change';
import { isDay } from '../domain/time/time-range';
import type { PlainError } from './errors';
import { idSchema } from './ids';
import { z } from './schema';

const maxNotes = 2_000;
const maxFields = 20;

const fieldValuesSchema = z
  .record(idSchema, z.string().check(z.maxLength(200)))
  .check(z.refine((values) => Object.keys(values).length <= maxFields));

const detailsShape = { notes: z.string().check(z.maxLength(maxNotes)), fields: fieldValuesSchema };

const daySchema = z.string().check(z.refine(isDay));
/** `9:05` or `17:30`, in the account's zone. */
const clockTimeSchema = z.string().check(z.regex(/^\d{1,2}:\d{2}$/));

/** When it was, as entered: an amount of a day, or from one time to another; an end before the start is of the next day. */
const enteredTimeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('amount'),
    day: daySchema,
    durationSeconds: z.int().check(z.gte(1), z.lte(86_400)),
  }),
  z.object({ kind: z.literal('clock'), day: daySchema, start: clockTimeSchema, end: clockTimeSchema }),
]);

export type EnteredTime = Readonly<z.infer<typeof enteredTimeSchema>>;

/** What a person asks for; `runId` is the click's own: asked twice, it is done once. `Target` says what to book on. */
const timeRequestSchemas = {
  /** `stops`: the open entry that was shown, and is stopped first. */
  startTimer: z.object({
    type: z.literal('startTimer'),
    runId: idSchema,
    stops: z.nullable(idSchema),
    ...detailsShape,
  }),
  /** `endedAt`: when it really ended, for a forgotten one; `null` for now. */
  stopTimer: z.object({
    type: z.literal('stopTimer'),
    runId: idSchema,
    entryId: idSchema,
    endedAt: z.nullable(z.object({ day: daySchema, time: clockTimeSchema })),
    ...detailsShape,
  }),
  logTime: z.object({
    type: z.literal('logTime'),
    runId: idSchema,
    time: enteredTimeSchema,
    ...detailsShape,
  }),
  /** The entry as it was shown is changed into this. */
  correctEntry: z.object({
    type: z.literal('correctEntry'),
    runId: idSchema,
    entryId: idSchema,
    time: enteredTimeSchema,
    ...detailsShape,
  }),
  /** The entry of that day goes to the jobcode that is asked with it; all else of it stays. */
  moveEntry: z.object({ type: z.literal('moveEntry'), runId: idSchema, entryId: idSchema }),
  deleteEntry: z.object({ type: z.literal('deleteEntry'), runId: idSchema, entryId: idSchema }),
  /** Takes back what the run `of` has done. */
  undoTime: z.object({ type: z.literal('undoTime'), runId: idSchema, of: idSchema }),
} as const;

export const timeRequestSchema = z.discriminatedUnion('type', [
  timeRequestSchemas.startTimer,
  timeRequestSchemas.stopTimer,
  timeRequestSchemas.logTime,
  timeRequestSchemas.correctEntry,
  timeRequestSchemas.moveEntry,
  timeRequestSchemas.deleteEntry,
  timeRequestSchemas.undoTime,
]);

export type TimeRequest = Readonly<z.infer<typeof timeRequestSchema>>;

/** What a run of time changes has come to. */
export type TimeOutcome =
  | { readonly kind: 'done' }
  /** Kept with its time, and sent when there is a way: QuickBooks Time cannot be reached. */
  | { readonly kind: 'kept' }
  /** Sent, and not known yet whether it was taken. */
  | { readonly kind: 'unsettled' }
  | { readonly kind: 'refused'; readonly refusal: TimeRefusal; readonly overlapping: EntrySummary | null }
  | { readonly kind: 'failed'; readonly error: PlainError };

/** A run of time changes as shown, with its undo. */
export interface TimeRunView {
  readonly id: string;
  readonly action: TimeAction;
  /** `waiting`: kept or unsettled. */
  readonly state: 'running' | 'waiting' | 'done' | 'failed' | 'undone';
  readonly outcome: TimeOutcome | null;
  readonly canUndo: boolean;
  /** What it was about: the work item's or client's name. */
  readonly title: string;
  /** Whose time it was, by name, where it was not one's own; `''` where the account does not show them. */
  readonly person?: string;
  /** Of what was stopped or logged, where that is known. */
  readonly seconds?: number;
  readonly atMs: number;
}

/** One entry in a list of one's own time, or in a sentence. */
export interface EntrySummary {
  readonly id: string;
  readonly jobcodeId: string;
  /** Client first; empty for none. */
  readonly path: readonly string[];
  readonly day: DayText;
  /** Epoch ms; `null` for an amount of a day. */
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly durationSeconds: number;
  readonly isRunning: boolean;
  readonly notes: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Booked on a break, which is no client's; an unpaid one counts in no sum. */
  readonly breakKind?: 'paid' | 'unpaid';
  /** Why it cannot be changed; `null` where it can. */
  readonly fixed: 'locked' | 'approved' | 'noRight' | null;
}

/** Own time from the clock, which nothing else may overlap. */
export type BusyTime = Pick<
  EntrySummary,
  'id' | 'path' | 'day' | 'startMs' | 'endMs' | 'durationSeconds' | 'isRunning'
>;

/** The open entry of the token's user. */
export interface RunningTimer {
  readonly entry: EntrySummary & { readonly startMs: number };
  /** Over ten hours, or over night. */
  readonly isForgotten: boolean;
  /** QuickBooks Time ends it by itself then, epoch ms. */
  readonly endsByItselfMs: number;
  /** The Karbon page it is for; `null` where no work item or client ties out with it. */
  readonly address: string | null;
}

/** What can be entered, and how. */
export interface TimeForm {
  readonly areNotesRequired: boolean;
  readonly fields: readonly TimeField[];
  /** As entered last on this jobcode, or else last of all. */
  readonly last: { readonly notes: string; readonly fields: Readonly<Record<string, string>> };
  /** Own time that was logged here the last working day before today, to be repeated; `null` where there is none. */
  readonly previous: {
    readonly day: DayText;
    readonly durationSeconds: number;
    readonly notes: string;
    readonly fields: Readonly<Record<string, string>>;
  } | null;
}

/** Why no time can be booked on the page. */
export type TimeObstacle =
  | 'notConnected'
  | 'mayNotTrack'
  /** Rules or names have not been read yet. */
  | 'reading'
  /** It does not tie out in QuickBooks Time: time would have nowhere to go. */
  | 'noJobcode'
  /** It has a jobcode, but no equal customer in QuickBooks: time would strand there. */
  | 'notInQuickbooks';

/** The timer and own time, on a page of Karbon's. */
export interface TimerView {
  /** When the clock was last looked at, epoch ms of the local clock; `null` before. */
  readonly checkedAt: number | null;
  readonly running: RunningTimer | null;
  /** The open entry is on this page's jobcode or below. */
  readonly isHere: boolean;
  /** `notInQuickbooks` only warns; every other stands in the way. */
  readonly obstacle: TimeObstacle | null;
  /** Log, correct and delete own time. */
  readonly mayManage: boolean;
  /** QuickBooks Time's id of whose timer it is. */
  readonly userId: string;
  /** Correct and delete time of others as well, as far as QuickBooks Time shows it. */
  readonly mayManageOthers: boolean;
  readonly form: TimeForm;
  /** Own entries on this page's jobcode in the last days, newest first: those that can be corrected in place. */
  readonly own: readonly EntrySummary[];
  /** Own time of the last days, on whatever. */
  readonly busy: readonly BusyTime[];
  /** The newest run, while it is worth saying. */
  readonly run: TimeRunView | null;
  /** IANA zone of the account. */
  readonly timeZone: string;
  readonly today: DayText;
}

/** A place to book time on. */
export interface BookablePlace {
  readonly jobcodeId: string;
  /** As in QuickBooks Time, client first. */
  readonly path: readonly string[];
  /** The Karbon page it is for; `null` where none ties out with it. */
  readonly address: string | null;
  /** It has no equal customer in QuickBooks, where time would strand. */
  readonly strands: boolean;
}

/** One's own time, wherever one is: what the popup shows. */
export interface MyTimeView {
  readonly checkedAt: number | null;
  readonly clockSkewMs: number;
  readonly obstacle: Extract<TimeObstacle, 'notConnected' | 'mayNotTrack' | 'reading'> | null;
  readonly running: RunningTimer | null;
  readonly mayManage: boolean;
  readonly today: DayText;
  readonly timeZone: string;
  /** Today's, running first, then the newest. */
  readonly entries: readonly EntrySummary[];
  /** Own time of the last days. */
  readonly busy: readonly BusyTime[];
  /** The first day of this week. */
  readonly weekStart: DayText;
  /** Closed seconds of this week without unpaid breaks, beside the running entry. */
  readonly weekSeconds: number;
  /** Booked on last, newest first; at most eight. */
  readonly recent: readonly BookablePlace[];
  readonly run: TimeRunView | null;
  /** How many clients have come undone, which the icon counts while no timer runs. */
  readonly undone: number;
}

/** The runs of the last changes of own time, newest first, in the account's calendar. */
export interface TimeLogView {
  readonly runs: readonly TimeRunView[];
  readonly timeZone: string;
  readonly today: DayText;
}
