import type { DayText } from '../../domain/records/records';
import { dayOf } from '../../domain/time/calendar';
import type { ConnectionRecord } from '../../store/connections';
import type { CoverageRow, FirmEntries, TimeChanges } from '../../store/coverage';
import type { CoverageCondition } from '../../store/mirror';
import type { Store } from '../../store/store';
import type { DatedPage, QuickbooksTimeSource } from '../../systems/quickbooks-time/system';
import type { Health } from '../connections/circuit-breaker';
import type { NameLists } from '../matching/name-indexes';
import { besideEntries, readSteadily, type StampsBefore, stampsKept } from '../sync/consistent-entries';
import { isSettled } from '../sync/sync-cursor';
import {
  type FillWindow,
  grownBy,
  mostPages,
  nextWindow,
  nothingRead,
  shorterDays,
} from './backfill-windows';

/** Brings the entries of the whole account into the copies, newest first. */
export interface EntryFill {
  /**
   * Reads the next window of days, page after page for as long as it may: one that is not read to its end is begun anew, and shorter.
   * Returns whether there may be more to read at once. Throws `SourceError`; calls must not overlap.
   */
  readNext(connection: ConnectionRecord): Promise<boolean>;
}

export interface EntryFillParts {
  readonly source: QuickbooksTimeSource;
  readonly store: Store;
  readonly lists: NameLists;
  readonly health: Health;
  now(): number;
  /** Asked before each page. */
  mayGoOn(): Promise<boolean>;
  /** Follows the changes, in the turn of QuickBooks Time's work. */
  follow(connection: ConnectionRecord): Promise<void>;
}

/** The window is too long, or nobody looks any more. */
class WindowGivenUp extends Error {
  override readonly name = 'WindowGivenUp';
}

export function createEntryFill(parts: EntryFillParts): EntryFill {
  const { source, store, lists, health, now } = parts;
  const { copies } = store;
  /** As of the end of the window before: nothing that is older can have moved the rows of the next one. */
  let lastStamps: StampsBefore | null = null;

  return {
    async readNext(connection) {
      const today = dayOf(now(), connection.time?.account.timeZone ?? '');
      const kept = await copies.coverage<FirmEntries>('firmEntries');
      const row = kept ?? nothingRead(today, now());
      const window = nextWindow(row, today);
      if (!window || !(await areStampsSettled(connection))) return false;
      try {
        await readWindow(connection, kept, row, window, today);
      } catch (error) {
        if (!(error instanceof WindowGivenUp)) throw error;
      }
      return true;
    },
  };

  /** @throws WindowGivenUp */
  async function readWindow(
    connection: ConnectionRecord,
    kept: FirmEntries | null,
    row: FirmEntries,
    window: FillWindow,
    today: DayText,
  ): Promise<void> {
    const isBare = (await lists.isComplete('jobcodes')) && (await lists.isComplete('timeUsers'));
    /** What has to be in the copies still when the window is written. */
    const standing: { row: FirmEntries | null; changes: TimeChanges | null } = { row: kept, changes: null };

    async function tryFewerDaysNext(most?: number): Promise<void> {
      const next = { ...row, nextDays: shorterDays(window, today, most) };
      await health.write(connection, {
        onlyWhere: [isStill('firmEntries', standing.row, isSameRow)],
        cover: [next],
      });
      standing.row = next;
    }

    async function* list(): AsyncGenerator<DatedPage> {
      const dates = new Set<DayText>();
      standing.changes = await copies.coverage<TimeChanges>('timeChanges');
      for (let page = 1, hasMore = true; hasMore; page += 1) {
        if (!(await parts.mayGoOn())) throw new WindowGivenUp();
        const one = await source.entriesDated({ days: window, page, isBare }, 'background');
        hasMore = one.hasMore;
        for (const { date } of one.records) dates.add(date);
        // A single day has to be read whole, however much it is.
        if (hasMore && window.from < window.to) {
          if (page === mostPages) {
            await tryFewerDaysNext(dates.size / 2);
            throw new WindowGivenUp();
          }
          // Before it is tried: whatever ends the window early, the next one is shorter, so that one comes to its end at last.
          if (standing.row === kept) await tryFewerDaysNext();
        }
        // Of several pages, what has changed up to a moment after this one is looked at.
        if (!hasMore && page > 1) standing.changes = await copies.coverage<TimeChanges>('timeChanges');
        yield one;
      }
    }

    const before = lastStamps ?? (await stampsKept(copies));
    const { pages, records, leftOut, stamps } = await readSteadily<DatedPage>(
      source,
      list,
      before,
      'background',
    );
    if (pages.length > 1) lastStamps = stamps;
    await health.write(connection, {
      // What was followed meanwhile is newer than this answer, and what was deleted must not come back: it is then read again.
      onlyWhere: [
        isStill('firmEntries', standing.row, isSameRow),
        isStill('timeChanges', standing.changes, areSameChanges),
      ],
      put: { entries: records },
      putMissing: besideEntries(pages),
      cover: [
        {
          ...grownBy(row, window, pages.length, today),
          count: row.count + new Set(records.map(({ id }) => id)).size,
          leftOut: row.leftOut + leftOut,
          readAt: now(),
        },
      ],
    });
  }

  /** Whether the stamps up to which the changes were followed stand for all that they cover: more may come under young ones. */
  async function areStampsSettled(connection: ConnectionRecord): Promise<boolean> {
    const kept = await copies.coverage<TimeChanges>('timeChanges');
    if (kept && areSettled(kept)) return true;
    await parts.follow(connection);
    const followed = await copies.coverage<TimeChanges>('timeChanges');
    return followed !== null && areSettled(followed);
  }
}

function areSettled({ timesheets, timesheetsDeleted }: TimeChanges): boolean {
  return isSettled(timesheets) && isSettled(timesheetsDeleted);
}

function isSameRow(before: FirmEntries, after: FirmEntries): boolean {
  return before.readAt === after.readAt && before.nextDays === after.nextDays;
}

/** That nothing was followed between the two. */
function areSameChanges(before: TimeChanges, after: TimeChanges): boolean {
  const areStampsTheSame =
    before.timesheets === after.timesheets && before.timesheetsDeleted === after.timesheetsDeleted;
  return areStampsTheSame && (areSettled(before) || before.checkedAt === after.checkedAt);
}

/** That a row of coverage is as it was, in what `isSame` looks at; one that was not there is still not there. */
function isStill<Row extends CoverageRow>(
  id: Row['id'],
  before: Row | null,
  isSame: (before: Row, after: Row) => boolean,
): CoverageCondition {
  return {
    id,
    holds: (after) => (before && after ? isSame(before, after as Row) : !before && !after),
  };
}
