import type { TimeEntry } from '../domain/records';
import type { Priority } from '../sources/http/page';
import { oddAnswer } from '../sources/http/source-error';
import type { EntryPage, QuickbooksTimeSource, TimeStamps } from '../sources/quickbooks-time/source';
import { collectPages } from './collect-pages';
import { changesFrom, settledStamp } from './server-stamp';

/** The stamps as they were before a reading began. */
export type StampsBefore = Pick<TimeStamps, 'timesheets' | 'timesheetsDeleted' | 'jobcodes'>;

export type EntryReading<PageOf extends EntryPage = EntryPage> = Awaited<
  ReturnType<typeof collectPages<PageOf>>
>;

/** A firm in which entries leave their places at each of so many readings is read again later. */
const mostReadings = 4;

/**
 * Reads entries to their end. A row that leaves an earlier page moves the later ones up, and the next page passes over one
 * that was never met (quickbooks-time.md 5.1): where that has happened, all is read again. A single page costs nothing more; several
 * cost one request, and two where something has moved.
 *
 * @param before the stamps at any time before the first page; every change since then is looked at.
 * @param priority of what is asked beside the list.
 * @throws SourceError also `oddAnswer`, where the entries do not hold still.
 */
export async function readSteadily<PageOf extends EntryPage>(
  source: QuickbooksTimeSource,
  list: () => AsyncIterable<PageOf>,
  before: StampsBefore,
  priority: Priority = 'screen',
): Promise<EntryReading<PageOf>> {
  let known = before;
  for (let reading = 1; reading <= mostReadings; reading += 1) {
    const read = await collectPages(list());
    if (read.pages.length < 2) return read;
    const now = await source.stamps(priority);
    if (
      now.jobcodes === known.jobcodes &&
      !(await hasLeftItsPlace(source, read.records, known, now, priority))
    )
      return read;
    known = settled(now);
  }
  throw oddAnswer('quickbooksTime', 'timesheets');
}

/** The stamps, with those marked that may still come again for another change. */
export function settled({ timesheets, timesheetsDeleted, jobcodes, serverNowMs }: TimeStamps): StampsBefore {
  return {
    timesheets: settledStamp(timesheets, serverNowMs),
    timesheetsDeleted: settledStamp(timesheetsDeleted, serverNowMs),
    jobcodes: settledStamp(jobcodes, serverNowMs),
  };
}

/** Whether one of the entries was deleted, or changed in what it is found or ordered by. */
async function hasLeftItsPlace(
  source: QuickbooksTimeSource,
  read: readonly TimeEntry[],
  before: StampsBefore,
  now: StampsBefore,
  priority: Priority,
): Promise<boolean> {
  const met = new Map(read.map((entry) => [entry.id, entry]));
  if (before.timesheetsDeleted !== now.timesheetsDeleted) {
    const since = changesFrom(before.timesheetsDeleted, now.timesheetsDeleted);
    const { records } = await collectPages(source.entriesDeletedSince(since, priority));
    if (records.some(({ id }) => met.has(id))) return true;
  }
  if (before.timesheets === now.timesheets) return false;
  const since = changesFrom(before.timesheets, now.timesheets);
  const { records } = await collectPages(source.entriesChangedSince(since, priority));
  return records.some((entry) => {
    const known = met.get(entry.id);
    return known !== undefined && placeOf(known) !== placeOf(entry);
  });
}

/** What has come beside entries, as the copies take it. */
export function besideEntries(pages: readonly EntryPage[]) {
  return {
    jobcodes: pages.flatMap(({ jobcodes }) => jobcodes),
    timeUsers: pages.flatMap(({ users }) => users),
  };
}

function placeOf({ jobcodeId, date, startMs }: TimeEntry): string {
  return JSON.stringify([jobcodeId, date, startMs]);
}
