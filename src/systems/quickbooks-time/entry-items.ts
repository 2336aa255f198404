import type { EntryContent, EntryPatch, EntryTime, FieldValues } from '../../domain/time/time-change';
import { zoneStamp } from '../../domain/time/zone-stamp';

/** What is written to entries, as QuickBooks Time takes it (quickbooks-time.md 7.6). Ids go as text, which keeps those of 64 bits whole. */

/** The service notes it in the entry's history. */
const originHint = 'Tieout';

/** A new entry. What is empty stays away: an account without the add-on may refuse custom fields, even none of them. */
export function newEntryItem(
  userId: string,
  { jobcodeId, time, notes, fields }: EntryContent,
  timeZone: string,
): object {
  return {
    user_id: userId,
    jobcode_id: jobcodeId,
    type: time.kind === 'clock' ? 'regular' : 'manual',
    ...newTime(time, timeZone),
    ...(notes === '' ? {} : { notes }),
    ...(Object.keys(fields).length === 0 ? {} : { customfields: fields }),
    origin_hint: originHint,
  };
}

/**
 * A change of an entry: what the patch names, and nothing else, so that what was changed elsewhere meanwhile stays. Of custom fields all go
 * together, since it is not known what becomes of those that are not named (quickbooks-time.md 7.6).
 */
export function changedEntryItem(
  id: string,
  { jobcodeId, notes, fields = {}, startMs, endMs, day, durationSeconds }: EntryPatch,
  had: FieldValues,
  timeZone: string,
): object {
  return {
    id,
    ...(jobcodeId === undefined ? {} : { jobcode_id: jobcodeId }),
    ...(startMs === undefined ? {} : { start: zoneStamp(startMs, timeZone), origin_hint_start: originHint }),
    ...(endMs === undefined ? {} : { end: endStamp(endMs, timeZone), origin_hint_end: originHint }),
    ...(day === undefined ? {} : { date: day }),
    ...(durationSeconds === undefined ? {} : { duration: durationSeconds }),
    ...(notes === undefined ? {} : { notes }),
    ...(Object.keys(fields).length === 0 ? {} : { customfields: { ...had, ...fields } }),
  };
}

/** Empty while on the clock. */
function endStamp(endMs: number | null, timeZone: string): string {
  return endMs === null ? '' : zoneStamp(endMs, timeZone);
}

function newTime(time: EntryTime, timeZone: string): object {
  if (time.kind === 'amount') return { date: time.day, duration: time.durationSeconds };
  return { start: zoneStamp(time.startMs, timeZone), end: endStamp(time.endMs, timeZone) };
}
