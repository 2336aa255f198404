import type { DayText } from '../records/records';

/** When an entry's time was: from the clock, or an amount of a day. */
export type EntryTime =
  /** Epoch ms in whole seconds; `endMs` is `null` while on the clock. */
  | { readonly kind: 'clock'; readonly startMs: number; readonly endMs: number | null }
  /** QuickBooks Time keeps hours with two decimals: seconds in steps of 36 (quickbooks-time.md 7.6). */
  | { readonly kind: 'amount'; readonly day: DayText; readonly durationSeconds: number };

/** Of each custom field's id the name of its item, or what was typed (quickbooks-time.md 7.10). */
export type FieldValues = Readonly<Record<string, string>>;

/** What of an entry people enter. */
export interface EntryContent {
  /** `'0'` for none. */
  readonly jobcodeId: string;
  readonly time: EntryTime;
  readonly notes: string;
  readonly fields: FieldValues;
}

/** What of an entry changes: only what is named, and of `fields` those that are named. An entry stays from the clock, or an amount. */
export interface EntryPatch extends Partial<Pick<EntryContent, 'jobcodeId' | 'notes' | 'fields'>> {
  readonly startMs?: number;
  /** `null` puts it back on the clock. */
  readonly endMs?: number | null;
  readonly day?: DayText;
  readonly durationSeconds?: number;
}

/** One write to one entry. */
export type TimeChange =
  | { readonly kind: 'create'; readonly content: EntryContent }
  | { readonly kind: 'update'; readonly entryId: string; readonly patch: EntryPatch }
  | { readonly kind: 'delete'; readonly entryId: string };

/** What a person has asked for; a switch is a stop and a start in one run. */
export type TimeAction = 'start' | 'stop' | 'log' | 'correct' | 'delete' | 'undo';

/** Why QuickBooks Time has not taken a change, as far as that can be told by looking (additions.md 3). */
export type TimeRefusal =
  /** There is an open entry already. */
  | { readonly code: 'onTheClock' }
  | { readonly code: 'overlaps' }
  /** QuickBooks Time tracks no time for this user: `TS-1006`. */
  | { readonly code: 'mayNotTrack' }
  | { readonly code: 'noRight' }
  /** Exported, invoiced, or on a day that is approved. */
  | { readonly code: 'locked' }
  /** The entry was deleted. */
  | { readonly code: 'gone' }
  /** Somebody has changed it since it was shown. */
  | { readonly code: 'changedMeanwhile' }
  /** The time entered is none, or ends before it begins. */
  | { readonly code: 'oddTime' }
  /** In the service's own words. */
  | { readonly code: 'other'; readonly detail: string };

/** A custom field that an entry can be given. */
export interface TimeField {
  readonly id: string;
  readonly name: string;
  readonly isRequired: boolean;
  /** Only those see it whose filters offer something of it: `show_to_all` is off. */
  readonly isForSome?: true;
  /** The names to choose from; `null` where anything can be typed. */
  readonly items: readonly TimeFieldItem[] | null;
  /** What it is for, where a link to QuickBooks has brought it along (quickbooks-time.md 8.1). */
  readonly purpose: 'serviceItem' | 'billable' | 'class' | 'other';
}

export interface TimeFieldItem {
  readonly id: string;
  readonly name: string;
}

/** Where some items of a field alone are offered (quickbooks-time.md 7.10). */
export interface FieldItemFilter {
  readonly fieldId: string;
  readonly itemId: string;
  readonly appliesTo: 'jobcode' | 'user' | 'group';
  readonly appliesToId: string;
}

/** What the account and the user's rights say of entering time (quickbooks-time.md 2.4, 7.2). */
export interface TimeRules {
  /** `time_tracking`: without it no time is taken for the user. */
  readonly mayTrack: boolean;
  /** Log, correct and delete own entries: `manage_my_timesheets`, `manage_timesheets` or `admin`; without it clock in and out alone. */
  readonly mayManageOwn: boolean;
  readonly mayManageOthers: boolean;
  readonly groupId: string | null;
  readonly areNotesRequired: boolean;
  /** Hours after which QuickBooks Time ends a forgotten entry by itself; `null` where it does not. */
  readonly clockOutAfterHours: number | null;
  readonly fields: readonly TimeField[];
  readonly filters: readonly FieldItemFilter[];
}
