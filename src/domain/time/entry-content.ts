import type { TimeEntry } from '../records/records';
import type { EntryContent, EntryPatch, EntryTime, FieldValues, TimeChange } from './time-change';

/** An entry with all of its custom fields. */
export interface EntryWithFields extends TimeEntry {
  readonly fields: FieldValues;
}

/** An entry that QuickBooks Time has made by itself, and what it held. */
export interface EntryMade {
  readonly id: string;
  readonly content: EntryContent;
}

/** QuickBooks Time keeps amounts as hours with two decimals (quickbooks-time.md 7.6), s. */
const amountStepSeconds = 36;

/** An amount as QuickBooks Time keeps it, in seconds. */
export function keptAmount(durationSeconds: number): number {
  return Math.round(durationSeconds / amountStepSeconds) * amountStepSeconds;
}

/** What people have entered of an entry. */
export function contentOf({ jobcodeId, notes, fields, ...entry }: EntryWithFields): EntryContent {
  return { jobcodeId, notes, fields: filled(fields), time: timeOf(entry) };
}

function timeOf({
  kind,
  startMs,
  endMs,
  date,
  durationSeconds,
  isRunning,
}: Omit<EntryWithFields, 'jobcodeId' | 'notes' | 'fields'>): EntryTime {
  if (kind === 'manual' || startMs === null) return { kind: 'amount', day: date, durationSeconds };
  return { kind: 'clock', startMs, endMs: isRunning ? null : endMs };
}

/** QuickBooks Time names a field without a value, too. */
function filled(fields: FieldValues): FieldValues {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

/** What there is after the patch. */
export function patched(content: EntryContent, patch: EntryPatch): EntryContent {
  const { time } = content;
  return {
    jobcodeId: patch.jobcodeId ?? content.jobcodeId,
    notes: patch.notes ?? content.notes,
    fields: filled({ ...content.fields, ...patch.fields }),
    time:
      time.kind === 'clock'
        ? {
            kind: 'clock',
            startMs: patch.startMs ?? time.startMs,
            endMs: patch.endMs === undefined ? time.endMs : patch.endMs,
          }
        : {
            kind: 'amount',
            day: patch.day ?? time.day,
            durationSeconds: patch.durationSeconds ?? time.durationSeconds,
          },
  };
}

/**
 * What makes the one of the other; an empty patch where they are equal. `null` where one is from the clock and the other an amount: an entry
 * stays what it is.
 */
export function patchTo(before: EntryContent, after: EntryContent): EntryPatch | null {
  const [was, is] = [before.time, after.time];
  const fields = fieldChanges(before.fields, after.fields);
  const common: EntryPatch = {
    ...(before.jobcodeId === after.jobcodeId ? {} : { jobcodeId: after.jobcodeId }),
    ...(before.notes === after.notes ? {} : { notes: after.notes }),
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
  };
  if (was.kind === 'clock' && is.kind === 'clock') {
    return {
      ...common,
      ...(was.startMs === is.startMs ? {} : { startMs: is.startMs }),
      ...(was.endMs === is.endMs ? {} : { endMs: is.endMs }),
    };
  }
  if (was.kind === 'amount' && is.kind === 'amount') {
    return {
      ...common,
      ...(was.day === is.day ? {} : { day: is.day }),
      ...(keptAmount(was.durationSeconds) === keptAmount(is.durationSeconds)
        ? {}
        : { durationSeconds: is.durationSeconds }),
    };
  }
  return null;
}

/** A value that is to go is sent empty. */
function fieldChanges(before: FieldValues, after: FieldValues): FieldValues {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...ids].filter((id) => (before[id] ?? '') !== (after[id] ?? ''));
  return Object.fromEntries(changed.map((id) => [id, after[id] ?? '']));
}

/** Whether an entry holds what it was meant to, as QuickBooks Time keeps it. */
export function holds(entry: EntryWithFields, content: EntryContent): boolean {
  const patch = patchTo(contentOf(entry), content);
  return patch !== null && Object.keys(patch).length === 0;
}

/** Whether an entry has what a patch was to give it. */
export function hasPatch(entry: EntryWithFields, patch: EntryPatch): boolean {
  return holds(entry, patched(contentOf(entry), patch));
}

/** The coarsest step to which times are commonly rounded is a quarter of an hour. */
const mostRoundedMs = 15 * 60_000;

/**
 * Whether an entry that was not there before is the one that was to be made. An account may round its times, or split it; and whoever has
 * started it may have stopped it since, on the phone.
 */
export function isMadeAs(entry: EntryWithFields, { time, jobcodeId }: EntryContent): boolean {
  if (entry.jobcodeId !== jobcodeId) return false;
  if (time.kind === 'amount') {
    const isAsLong = keptAmount(entry.durationSeconds) === keptAmount(time.durationSeconds);
    return entry.kind === 'manual' && entry.date === time.day && isAsLong;
  }
  return entry.startMs !== null && Math.abs(entry.startMs - time.startMs) <= mostRoundedMs;
}

/**
 * What takes a change back.
 *
 * @param before what the entry held before it; `null` where there was none
 * @param after what it has held since; `null` where that was not said
 * @param entryId of the entry now
 */
export function inverseOf(
  change: TimeChange,
  before: EntryContent | null,
  after: EntryContent | null,
  entryId: string,
): TimeChange | null {
  if (change.kind === 'create') return { kind: 'delete', entryId };
  if (!before) return null;
  if (change.kind === 'delete') return { kind: 'create', content: before };
  const patch = patchTo(after ?? patched(before, change.patch), before);
  return patch && { kind: 'update', entryId, patch };
}

/** The first of these entries whose time this would overlap; two that only touch do not. Amounts overlap nothing, and what is open has no end. */
export function overlapped<Entry extends Pick<TimeEntry, 'startMs' | 'endMs' | 'isRunning'>>(
  time: EntryTime,
  others: readonly Entry[],
): Entry | null {
  if (time.kind === 'amount') return null;
  const endOf = (endMs: number | null) => endMs ?? Number.POSITIVE_INFINITY;
  const found = others.find(
    ({ startMs, endMs, isRunning }) =>
      startMs !== null &&
      startMs < endOf(time.endMs) &&
      endOf(isRunning ? null : (endMs ?? startMs)) > time.startMs,
  );
  return found ?? null;
}

/**
 * Which of the entries that a write has changed beside its own are parts that QuickBooks Time has split from it: new ones, within its time.
 *
 * @param time the entry's as it was asked for; nothing is split from what is open
 */
export function splitFrom(
  time: EntryTime | null,
  others: readonly EntryWithFields[],
  knownIds: ReadonlySet<string>,
): EntryMade[] {
  if (time?.kind !== 'clock' || time.endMs === null) return [];
  return others
    .filter((other) => !knownIds.has(other.id) && overlapped(time, [other]) !== null)
    .map((other) => ({ id: other.id, content: contentOf(other) }));
}
