import type { EntryContent, EntryTime } from '../../domain/time/time-change';
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
    ...timeFields(time, null, timeZone),
    ...(notes === '' ? {} : { notes }),
    ...(Object.keys(fields).length === 0 ? {} : { customfields: fields }),
    origin_hint: originHint,
  };
}

/** A change of an entry. @param was the time as it was last seen, of which what is the same stays away; `null` where all of it is to be sent */
export function changedEntryItem(
  id: string,
  { jobcodeId, time, notes, fields }: Partial<EntryContent>,
  was: EntryTime | null,
  timeZone: string,
): object {
  const times = time === undefined ? {} : timeFields(time, was, timeZone);
  return {
    id,
    ...(jobcodeId === undefined ? {} : { jobcode_id: jobcodeId }),
    ...times,
    ...(notes === undefined ? {} : { notes }),
    ...(fields === undefined || Object.keys(fields).length === 0 ? {} : { customfields: fields }),
    ...('start' in times ? { origin_hint_start: originHint } : {}),
    ...('end' in times ? { origin_hint_end: originHint } : {}),
  };
}

interface TimeFields {
  readonly start?: string;
  /** Empty while on the clock. */
  readonly end?: string;
  readonly date?: string;
  readonly duration?: number;
}

function timeFields(time: EntryTime, was: EntryTime | null, timeZone: string): TimeFields {
  if (time.kind === 'amount') {
    const before = was?.kind === 'amount' ? was : null;
    return {
      ...(before?.day === time.day ? {} : { date: time.day }),
      ...(before?.durationSeconds === time.durationSeconds ? {} : { duration: time.durationSeconds }),
    };
  }
  const before = was?.kind === 'clock' ? was : null;
  return {
    ...(before?.startMs === time.startMs ? {} : { start: zoneStamp(time.startMs, timeZone) }),
    ...(before?.endMs === time.endMs
      ? {}
      : { end: time.endMs === null ? '' : zoneStamp(time.endMs, timeZone) }),
  };
}
