import { addDays, dayOf } from '../domain/calendar';
import type { DayText } from '../domain/records';
import type { DatedPage, QuickbooksTimeSource } from '../sources/quickbooks-time/source';
import type { ConnectionRecord } from '../store/connections';
import type { CoverageCondition } from '../store/copies';
import type { CoverageRow, FirmEntries, TimeChanges } from '../store/coverage';
import type { Store } from '../store/store';
import type { Health } from './health';
import type { NameLists } from './name-lists';
import { isSettled } from './server-stamp';
import { besideEntries, readSteadily, settled } from './steady-entries';
import { daysAhead } from './sync-time';

/** Brings the entries of the whole account into the copies, newest first. */
export interface EntryFill {
  /**
   * Reads the next window, in one request unless a single day fills more than a page. Returns whether there may be more to read at
   * once. Throws `SourceError`; calls must not overlap.
   */
  readNext(connection: ConnectionRecord): Promise<boolean>;
}

export interface EntryFillParts {
  readonly source: QuickbooksTimeSource;
  readonly store: Store;
  readonly lists: NameLists;
  readonly health: Health;
  now(): number;
  /** Follows the changes, in the turn of QuickBooks Time's work. */
  follow(connection: ConnectionRecord): Promise<void>;
}

interface Days {
  readonly from: DayText;
  readonly to: DayText;
}

/** Nothing was tracked before the service existed. */
const firstDay = '2000-01-01';
/** The first window reaches from a week ago as far ahead as entries are dated. */
const firstWindowDays = daysAhead + 8;
const mostWindowDays = 1_000;
/** A window with fewer, of the 200 of a page, is followed by one of twice its days. */
const fewEntries = 80;
/** Where fewer days than these are left ahead, those that have come into reach since are read. */
const leastDaysAhead = 180;

export function createEntryFill(parts: EntryFillParts): EntryFill {
  const { source, store, lists, health, now } = parts;
  const { copies } = store;

  return {
    async readNext(connection) {
      const today = dayOf(now(), connection.time?.account.timeZone ?? '');
      const kept = await copies.coverage<FirmEntries>('firmEntries');
      const row = kept ?? nothingRead(today, now());
      const days = nextDays(row, today);
      if (!days) return false;
      const before = await stampsFollowed(connection);
      if (!before) return false;

      const isBare = (await lists.isComplete('jobcodes')) && (await lists.isComplete('timeUsers'));
      const read = (page: number) => source.entriesDated({ days, page, isBare }, 'background');
      const first = await read(1);
      // Forgotten meanwhile, or read by another worker: what the row says would not be so.
      const isRowTheSame = stillSame(
        'firmEntries',
        kept,
        (before, after) => before.readAt === after.readAt && before.nextDays === after.nextDays,
      );
      if (first.hasMore && days.from < days.to) {
        // Rows can shift between pages; the same days in two windows are pages that stand for themselves.
        const cover = [{ ...row, nextDays: Math.floor(lengthOf(days) / 2) }];
        await health.write(connection, { onlyWhere: [isRowTheSame], cover });
        return true;
      }
      const pages = first.hasMore ? await readCrowdedDay(read) : [first];
      const entries = pages.flatMap(({ records }) => records);
      await health.write(connection, {
        // What was followed meanwhile is newer than this answer, and what was deleted must not come back: it is then read again.
        onlyWhere: [isRowTheSame, stillSame('timeChanges', before, areStampsTheSame)],
        put: { entries },
        putMissing: besideEntries(pages),
        cover: [
          {
            ...grown(row, days),
            nextDays:
              entries.length < fewEntries ? Math.min(lengthOf(days) * 2, mostWindowDays) : row.nextDays,
            count: row.count + new Set(entries.map(({ id }) => id)).size,
            leftOut: pages.reduce((sum, { leftOut }) => sum + leftOut, row.leftOut),
            readAt: now(),
          },
        ],
      });
      return true;
    },
  };

  /** The stamps up to which the changes were followed; `null` while they are so young that more may come under the same. */
  async function stampsFollowed(connection: ConnectionRecord): Promise<TimeChanges | null> {
    const kept = await copies.coverage<TimeChanges>('timeChanges');
    if (kept && areSettled(kept)) return kept;
    await parts.follow(connection);
    const followed = await copies.coverage<TimeChanges>('timeChanges');
    return followed && areSettled(followed) ? followed : null;
  }

  async function readCrowdedDay(read: (page: number) => Promise<DatedPage>): Promise<readonly DatedPage[]> {
    async function* list() {
      for (let page = 1, hasMore = true; hasMore; page += 1) {
        const one = await read(page);
        hasMore = one.hasMore;
        yield one;
      }
    }
    const before = settled(await source.stamps('background'));
    return (await readSteadily<DatedPage>(source, list, before, 'background')).pages;
  }
}

function nothingRead(today: DayText, nowMs: number): FirmEntries {
  const to = addDays(today, daysAhead);
  return {
    kind: 'firmEntries',
    id: 'firmEntries',
    from: addDays(to, 1),
    to,
    nextDays: firstWindowDays,
    isComplete: false,
    count: 0,
    leftOut: 0,
    readAt: nowMs,
  };
}

/** The days to be read next: those before what is there, but first those ahead that have come into reach; `null` where there are none. */
function nextDays(row: FirmEntries, today: DayText): Days | null {
  if (row.to < addDays(today, leastDaysAhead)) {
    const to = addDays(row.to, row.nextDays);
    const last = addDays(today, daysAhead);
    return { from: addDays(row.to, 1), to: to < last ? to : last };
  }
  if (row.isComplete) return null;
  const from = addDays(row.from, -row.nextDays);
  return { from: from > firstDay ? from : firstDay, to: addDays(row.from, -1) };
}

function grown(row: FirmEntries, days: Days): FirmEntries {
  if (days.from > row.to) return { ...row, to: days.to };
  return { ...row, from: days.from, isComplete: days.from === firstDay };
}

function lengthOf({ from, to }: Days): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}

function areSettled({ timesheets, timesheetsDeleted }: TimeChanges): boolean {
  return isSettled(timesheets) && isSettled(timesheetsDeleted);
}

function areStampsTheSame(one: TimeChanges, other: TimeChanges): boolean {
  return one.timesheets === other.timesheets && one.timesheetsDeleted === other.timesheetsDeleted;
}

/** That a row of coverage is as it was, in what `isSame` looks at; one that was not there is still not there. */
function stillSame<Row extends CoverageRow>(
  id: Row['id'],
  before: Row | null,
  isSame: (before: Row, after: Row) => boolean,
): CoverageCondition {
  return {
    id,
    holds: (after) => (before && after ? isSame(before, after as Row) : !before && !after),
  };
}
