import type { DayText } from '../../domain/records/records';
import { durationText, parseDuration, roundToHundredths } from '../../domain/time/duration-text';
import { enteredOf } from '../../domain/time/entered-span';
import { type Details, lastDetails, missingIn } from '../../domain/time/entry-details';
import { isRangeDay } from '../../domain/time/time-range';
import type { EnteredTime, EntrySummary, TimeForm } from '../../messages/time-tracking';
import { type Calendar, closedSpanOf, enteredSpanOf } from '../../ui/time/words';

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
  const { day, durationSeconds, notes, fields } = entry;
  const span = closedSpanOf(entry);
  if (span) return { kind: 'clock', amount: '', ...enteredOf(span, timeZone), notes, fields };
  return { kind: 'amount', day, amount: durationText(durationSeconds), start: '', end: '', notes, fields };
}

/** The time that was entered; `null` where it is none. @param entry the one that is corrected */
function enteredTime(
  draft: EntryDraft,
  timeZone: string,
  entry: EntrySummary | undefined,
): EnteredTime | null {
  const { kind, day, amount, start, end } = draft;
  if (kind === 'clock')
    return enteredSpanOf(draft, timeZone, entry) === null ? null : { kind, day, start, end };
  const seconds = parseDuration(amount);
  return seconds === null ? null : { kind, day, durationSeconds: roundToHundredths(seconds) };
}

/** What to send of a draft, or the first thing that keeps it from being sent. @param entry the one that is corrected */
export function readDraft(
  draft: EntryDraft,
  form: TimeForm,
  { today, timeZone }: Calendar,
  entry?: EntrySummary,
): ReadDraft {
  const problem = (found: DraftProblem): ReadDraft => ({ kind: 'problem', problem: found });
  if (!isRangeDay(draft.day) || draft.day > today) return problem({ part: 'day' });
  const time = enteredTime(draft, timeZone, entry);
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
