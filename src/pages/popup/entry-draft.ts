import type { DayText } from '../../domain/records/records';
import { durationText, parseDuration } from '../../domain/time/duration-text';
import { type Details, lastDetails, missingIn } from '../../domain/time/entry-details';
import { isDay } from '../../domain/time/time-range';
import { minutesBetween, wallClockAt } from '../../domain/time/wall-clock';
import type { EnteredTime, EntrySummary, TimeForm } from '../../messages/time-tracking';

/** A time entry as it stands in a form. */
export interface EntryDraft extends Details {
  readonly kind: EnteredTime['kind'];
  readonly day: string;
  /** As typed. */
  readonly amount: string;
  /** `HH:MM`, in the account's zone. */
  readonly start: string;
  readonly end: string;
}

/** Which part of a draft keeps it from being sent. */
export type DraftProblem =
  | { readonly part: 'day' | 'amount' | 'times' | 'note' }
  | { readonly part: 'field'; readonly id: string };

export type ReadDraft =
  | { readonly kind: 'ready'; readonly time: EnteredTime }
  | { readonly kind: 'problem'; readonly problem: DraftProblem };

/** A new entry of today, with the fields as last used. */
export function newDraft(form: TimeForm, today: DayText): EntryDraft {
  return { kind: 'amount', day: today, amount: '', start: '', end: '', ...lastDetails(form) };
}

/** An entry as it is, to be corrected; one from the clock stays one, and so does an amount. @param timeZone the account's */
export function draftOf(entry: EntrySummary, timeZone: string): EntryDraft {
  const { day, startMs, endMs, durationSeconds, notes, fields } = entry;
  const timeAt = (atMs: number) => wallClockAt(atMs, timeZone).time;
  if (startMs === null || endMs === null)
    return { kind: 'amount', day, amount: durationText(durationSeconds), start: '', end: '', notes, fields };
  return { kind: 'clock', day, amount: '', start: timeAt(startMs), end: timeAt(endMs), notes, fields };
}

/** The time that was entered; `null` where it is none. */
export function enteredTime({ kind, day, amount, start, end }: EntryDraft): EnteredTime | null {
  if (kind === 'clock') return minutesBetween(start, end) === null ? null : { kind, day, start, end };
  const durationSeconds = parseDuration(amount);
  return durationSeconds === null ? null : { kind, day, durationSeconds };
}

/** What to send of a draft, or the first thing that keeps it from being sent. */
export function readDraft(draft: EntryDraft, form: TimeForm, today: DayText): ReadDraft {
  const problem = (found: DraftProblem): ReadDraft => ({ kind: 'problem', problem: found });
  if (!isDay(draft.day) || draft.day > today) return problem({ part: 'day' });
  const time = enteredTime(draft);
  if (!time) return problem({ part: draft.kind === 'clock' ? 'times' : 'amount' });
  const found = detailsProblem(draft, form);
  return found ? problem(found) : { kind: 'ready', time };
}

/** The first thing that is required and lacks. */
export function detailsProblem(details: Details, form: TimeForm): DraftProblem | null {
  const { note, fields } = missingIn(form, details);
  const [id] = fields;
  if (note) return { part: 'note' };
  return id === undefined ? null : { part: 'field', id };
}
