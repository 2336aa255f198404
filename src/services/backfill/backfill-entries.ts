import type { DayText } from '../../domain/records/records';
import { dayOf } from '../../domain/time/calendar';
import type { CoveragePrecondition } from '../../store/mirror-batch';
import type { ConnectionRecord, CoverageRow, FirmEntries, TimeChanges } from '../../store/rows';
import type { Store } from '../../store/store';
import { createPageGuard } from '../../systems/http/page-guard';
import type { DatedPage, QuickbooksTimeReader } from '../../systems/quickbooks-time/reader';
import type { CircuitBreaker } from '../connections/circuit-breaker';
import type { NameIndexes } from '../matching/name-indexes';
import {
  type BaselineStamps,
  readConsistently,
  storedStamps,
  supplementalRecords,
} from '../sync/consistent-entries';
import { isSettled } from '../sync/sync-cursor';
import {
  type BackfillWindow,
  extendCoverage,
  initialCoverage,
  maxPages,
  nextWindow,
  shorterDays,
} from './backfill-windows';

/** Backfills the entries of the whole account, newest first. */
export interface EntryBackfill {
  /**
   * Reads the next window of days, page after page for as long as it may: one that is not read to its end is begun anew, and shorter.
   * Returns whether there may be more to read at once. Throws `SystemError`; calls must not overlap.
   *
   * @param mayGoOn asked before each page; whether somebody looks, unless told.
   */
  readNext(connection: ConnectionRecord, mayGoOn?: () => Promise<boolean>): Promise<boolean>;
}

export interface EntryBackfillParts {
  readonly source: QuickbooksTimeReader;
  readonly store: Store;
  readonly nameIndexes: NameIndexes;
  readonly circuitBreaker: CircuitBreaker;
  now(): number;
  isActive(): Promise<boolean>;
  /** Follows the changes, in the turn of QuickBooks Time's work. */
  follow(connection: ConnectionRecord): Promise<void>;
}

/** The window is too long, or nobody looks any more. */
class WindowAbandoned extends Error {
  override readonly name = 'WindowGivenUp';
}

export function createEntryBackfill(parts: EntryBackfillParts): EntryBackfill {
  const { source, store, nameIndexes, circuitBreaker, now } = parts;
  const { mirror } = store;
  /** As of the end of the window before: nothing that is older can have moved the rows of the next one. */
  let lastStamps: BaselineStamps | null = null;

  return {
    async readNext(connection, mayGoOn = parts.isActive) {
      const today = dayOf(now(), connection.time?.account.timeZone ?? '');
      const stored = await mirror.coverage<FirmEntries>('firmEntries');
      const row = stored ?? initialCoverage(today, now());
      const window = nextWindow(row, today);
      if (!window || !(await areStampsSettled(connection))) return false;
      try {
        await readWindow(connection, stored, row, window, today, mayGoOn);
      } catch (error) {
        if (!(error instanceof WindowAbandoned)) throw error;
      }
      return true;
    },
  };

  /** @throws WindowGivenUp */
  async function readWindow(
    connection: ConnectionRecord,
    stored: FirmEntries | null,
    row: FirmEntries,
    window: BackfillWindow,
    today: DayText,
    mayGoOn: () => Promise<boolean>,
  ): Promise<void> {
    const isBare = (await nameIndexes.isComplete('jobcodes')) && (await nameIndexes.isComplete('timeUsers'));
    /** What has to be in the mirror still when the window is written. */
    const expected: { row: FirmEntries | null; changes: TimeChanges | null } = { row: stored, changes: null };

    async function tryFewerDaysNext(maxDays?: number): Promise<void> {
      const next = { ...row, nextDays: shorterDays(window, today, maxDays) };
      await circuitBreaker.commitResponse(connection, {
        preconditions: [unchangedSince('firmEntries', expected.row, isSameRow)],
        cover: [next],
      });
      expected.row = next;
    }

    async function* list(): AsyncGenerator<DatedPage> {
      const dates = new Set<DayText>();
      const guard = createPageGuard('quickbooksTime', 'timesheets', 'id');
      expected.changes = await mirror.coverage<TimeChanges>('timeChanges');
      for (let page = 1, hasMore = true; hasMore; page += 1) {
        if (!(await mayGoOn())) throw new WindowAbandoned();
        const one = await source.entriesDated({ days: window, page, isBare }, 'background');
        hasMore = one.hasMore;
        guard.meet(one.records);
        if (hasMore) guard.goOn();
        for (const { date } of one.records) dates.add(date);
        // A single day has to be read whole, however much it is.
        if (hasMore && window.from < window.to) {
          if (page === maxPages) {
            await tryFewerDaysNext(dates.size / 2);
            throw new WindowAbandoned();
          }
          // Before it is tried: whatever ends the window early, the next one is shorter, so that one comes to its end at last.
          if (expected.row === stored) await tryFewerDaysNext();
        }
        // Of several pages, what has changed up to a moment after this one is looked at.
        if (!hasMore && page > 1) expected.changes = await mirror.coverage<TimeChanges>('timeChanges');
        yield one;
      }
    }

    const before = lastStamps ?? (await storedStamps(mirror));
    const { pages, records, leftOut, stamps } = await readConsistently<DatedPage>(
      source,
      list,
      before,
      'background',
    );
    if (pages.length > 1) lastStamps = stamps;
    await circuitBreaker.commitResponse(connection, {
      // What was followed meanwhile is newer than this answer, and what was deleted must not come back: it is then read again.
      preconditions: [
        unchangedSince('firmEntries', expected.row, isSameRow),
        unchangedSince('timeChanges', expected.changes, areSameChanges),
      ],
      put: { entries: records },
      insertIfAbsent: supplementalRecords(pages),
      cover: [
        {
          ...extendCoverage(row, window, pages.length, today),
          count: row.count + new Set(records.map(({ id }) => id)).size,
          leftOut: row.leftOut + leftOut,
          readAt: now(),
        },
      ],
    });
  }

  /** Whether the stamps up to which the changes were followed stand for all that they cover: more may come under young ones. */
  async function areStampsSettled(connection: ConnectionRecord): Promise<boolean> {
    const stored = await mirror.coverage<TimeChanges>('timeChanges');
    if (stored && areSettled(stored)) return true;
    await parts.follow(connection);
    const followed = await mirror.coverage<TimeChanges>('timeChanges');
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
function unchangedSince<Row extends CoverageRow>(
  id: Row['id'],
  before: Row | null,
  isSame: (before: Row, after: Row) => boolean,
): CoveragePrecondition {
  return {
    id,
    holds: (after) => (before && after ? isSame(before, after as Row) : !before && !after),
  };
}
