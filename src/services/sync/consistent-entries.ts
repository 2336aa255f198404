import type { TimeEntry } from '../../domain/records/records';
import type { Mirror } from '../../store/mirror';
import type { ListCoverage, TimeChanges } from '../../store/rows';
import type { Priority } from '../../systems/http/page';
import { invalidResponse } from '../../systems/http/system-error';
import type { EntryPage, QuickbooksTimeReader, TimeStamps } from '../../systems/quickbooks-time/reader';
import { collectChanges, collectPages } from './collect-pages';
import { changesFrom, settledStamp } from './sync-cursor';

/** The stamps as they were before a reading began. */
export type BaselineStamps = Pick<TimeStamps, 'timesheets' | 'timesheetsDeleted' | 'jobcodes'>;

export interface EntryReading<PageOf extends EntryPage = EntryPage> {
  readonly pages: readonly PageOf[];
  /** In the order of the pages; what has changed in one while several were read is in it. */
  readonly records: readonly TimeEntry[];
  readonly leftOut: number;
  /** All that is older is in what was read. */
  readonly stamps: BaselineStamps;
}

/** A firm in which entries leave their places at each of so many readings is read again later. */
const maxReads = 4;

/**
 * Reads entries to their end. A row that leaves an earlier page moves the later ones up, and the next page passes over one
 * that was never met (quickbooks-time.md 5.1): where that has happened, all is read again. A single page costs nothing more; several
 * cost one request, and two where something has moved.
 *
 * @param before the stamps at any time before the first page; every change since then is looked at.
 * @param priority of what is asked beside the list.
 * @throws SystemError also `invalidResponse`, where the entries do not hold still.
 */
export async function readConsistently<PageOf extends EntryPage>(
  source: QuickbooksTimeReader,
  list: () => AsyncIterable<PageOf>,
  before: BaselineStamps,
  priority: Priority = 'screen',
): Promise<EntryReading<PageOf>> {
  let known = before;
  for (let reading = 1; reading <= maxReads; reading += 1) {
    const read = await collectPages(list());
    if (read.pages.length < 2) return { ...read, stamps: known };
    const now = await source.stamps(priority);
    const records =
      now.jobcodes === known.jobcodes ? await applyChanges(source, read.records, known, now, priority) : null;
    known = settledStamps(now);
    if (records) return { ...read, records, stamps: known };
  }
  throw invalidResponse('quickbooksTime', 'timesheets');
}

/** The stamps, with those marked that may still come again for another change. */
export function settledStamps({
  timesheets,
  timesheetsDeleted,
  jobcodes,
  serverNowMs,
}: TimeStamps): BaselineStamps {
  return {
    timesheets: settledStamp(timesheets, serverNowMs),
    timesheetsDeleted: settledStamp(timesheetsDeleted, serverNowMs),
    jobcodes: settledStamp(jobcodes, serverNowMs),
  };
}

/** The entries as they are now; `null` where one was deleted, or has changed in what it is found or ordered by. */
async function applyChanges(
  source: QuickbooksTimeReader,
  read: readonly TimeEntry[],
  before: BaselineStamps,
  now: BaselineStamps,
  priority: Priority,
): Promise<readonly TimeEntry[] | null> {
  if (before.timesheetsDeleted !== now.timesheetsDeleted) {
    const since = changesFrom(before.timesheetsDeleted, now.timesheetsDeleted);
    const { records } = await collectPages(source.entriesDeletedSince(since, priority));
    const deleted = new Set(records.map(({ id }) => id));
    if (read.some(({ id }) => deleted.has(id))) return null;
  }
  if (before.timesheets === now.timesheets) return read;
  const since = changesFrom(before.timesheets, now.timesheets);
  const { records } = await collectChanges('quickbooksTime', 'timesheets', () =>
    source.entriesChangedSince(since, priority),
  );
  const changed = new Map(records.map((entry) => [entry.id, entry]));
  // One that has gone to a later place was met in both: the first of them tells.
  const hasMoved = read.some((entry) => {
    const now = changed.get(entry.id);
    return now !== undefined && sortKeyOf(now) !== sortKeyOf(entry);
  });
  return hasMoved ? null : read.map((entry) => changed.get(entry.id) ?? entry);
}

/** The stamps that were last followed. */
export async function storedStamps(mirror: Mirror): Promise<BaselineStamps> {
  const stored = await mirror.coverage<TimeChanges>('timeChanges');
  const jobcodes = await mirror.coverage<ListCoverage>('list:jobcodes');
  return {
    timesheets: stored?.timesheets ?? '',
    timesheetsDeleted: stored?.timesheetsDeleted ?? '',
    jobcodes: jobcodes?.cursor ?? '',
  };
}

/** What has come beside entries, as the mirror takes it. */
export function supplementalRecords(pages: readonly EntryPage[]) {
  return {
    jobcodes: pages.flatMap(({ jobcodes }) => jobcodes),
    timeUsers: pages.flatMap(({ users }) => users),
  };
}

function sortKeyOf({ jobcodeId, date, startMs }: TimeEntry): string {
  return JSON.stringify([jobcodeId, date, startMs]);
}
