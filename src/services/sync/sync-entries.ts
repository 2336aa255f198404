import type { DayText } from '../../domain/records/records';
import { addDays } from '../../domain/time/calendar';
import { isFresh } from '../../domain/time/freshness';
import type { DayRange } from '../../domain/time/time-range';
import { type MirrorBatch, unchanged } from '../../store/mirror-batch';
import type { ConnectionRecord, EntriesCoverage, FirmEntries, TimeChanges } from '../../store/rows';
import type { Store } from '../../store/store';
import { invalidResponse } from '../../systems/http/system-error';
import type { QuickbooksTimeReader, TimeStamps } from '../../systems/quickbooks-time/reader';
import type { CircuitBreaker } from '../connections/circuit-breaker';
import type { NameIndexes } from '../matching/name-indexes';
import { collectPages } from './collect-pages';
import { readConsistently, settledStamps, storedStamps, supplementalRecords } from './consistent-entries';
import {
  coveredEntries,
  rootsWithoutRow,
  stillCovered,
  type TimeScope,
  uncoveredRoots,
} from './entry-coverage';
import { changesFrom } from './sync-cursor';

/** Keeps the entries of QuickBooks Time fresh. Every call throws `SystemError`; calls must not overlap. */
export interface EntrySync {
  /**
   * Reads the entries of the scope that are not covered yet. No request where all are, or where those of the whole firm are: the
   * jobcodes' own coverage is then noted, by which running entries are looked at.
   */
  cover(connection: ConnectionRecord, scope: TimeScope): Promise<void>;
  /** Reads all entries of the scope again, whatever is known of them. */
  readAgain(connection: ConnectionRecord, scope: TimeScope): Promise<void>;
  /**
   * Reads the latest entries again where that is due: a clock-in may move no stamp (7.3). The latest are yesterday's and today's, or
   * those of the last seven days when that was not done for a day.
   */
  refreshRunning(connection: ConnectionRecord, scopes: readonly TimeScope[]): Promise<void>;
  /** What has changed between the stamps that were followed last and these. */
  changed(known: TimeChanges, stamps: TimeStamps): Promise<MirrorBatch>;
}

export interface EntrySyncParts {
  readonly source: QuickbooksTimeReader;
  readonly store: Store;
  readonly nameIndexes: NameIndexes;
  readonly circuitBreaker: CircuitBreaker;
  now(): number;
  /** Brings the jobcodes up to these stamps. */
  followJobcodes(connection: ConnectionRecord, stamps: TimeStamps): Promise<void>;
}

/** How often running entries are looked at by themselves, ms. */
const runningEveryMs = 45_000;
const dayMs = 86_400_000;
/** Nobody stays on the clock for longer (7.6). */
const maxRunningDays = 7;
/** Entries can be dated ahead; they are read with the rest, so that they are there when their day comes. */
export const daysAhead = 366;
/** Jobcodes that move at each of so many readings are read again later. */
const maxReadings = 4;

/** Entries of some jobcodes and all below them on some days, as they are at the service. */
interface EntriesRead {
  readonly leftOut: number;
  /** Takes them into the mirror, and out of it what is there no more. Returns whether the mirror is still what it was then. */
  commit(cover: readonly EntriesCoverage[]): Promise<boolean>;
}

export function createEntrySync(parts: EntrySyncParts): EntrySync {
  const { source, store, nameIndexes, circuitBreaker, now } = parts;
  const { mirror } = store;

  return {
    async cover(connection, scope) {
      const to = addDays(laterDay(scope.days.to, scope.today), daysAhead);
      await untilWritten(async () => {
        const tree = await nameIndexes.treeAround(scope.rootIds);
        const treeVersion = mirror.treeVersion();
        const covered = await coveredEntries(mirror);
        const roots = rootsWithoutRow(covered.rows, tree, scope);
        if (roots.length === 0) return true;
        if (covered.firm && uncoveredRoots(covered, tree, scope).length === 0) {
          const known = { ...covered.firm, leftOut: 0, runningReadAt: 0 };
          const cover = roots.map((id) => rowOf(id, known));
          const preconditions = [stillCovered(covered.firm)];
          return circuitBreaker.commitDerived(connection, { preconditions, treeVersion, cover });
        }
        const days = { from: scope.days.from, to };
        const read = await readScope(connection, roots, days);
        const { leftOut } = read ?? { leftOut: 0 };
        const cover = roots.map((id) => rowOf(id, { ...days, leftOut, runningReadAt: now() }));
        return !read || read.commit(cover);
      });
    },

    async readAgain(connection, { rootIds, days }) {
      if (rootIds.length === 0) return;
      await untilWritten(async () => {
        const known = new Map((await coveredEntries(mirror)).rows.map((row) => [row.jobcodeId, row]));
        const read = await readScope(connection, rootIds, days);
        if (!read) return true;
        const rows = rootIds.flatMap((id) => known.get(id) ?? []);
        return hasMoreLeftOut(read, rows)
          ? circuitBreaker.commitResponse(connection, await readAnew(rows, read.leftOut))
          : read.commit(rows.map(lookedAtNow));
      });
    },

    async refreshRunning(connection, scopes) {
      const due = new Map<string, EntriesCoverage>();
      const tree = await nameIndexes.treeAround(scopes.flatMap(({ rootIds }) => rootIds));
      const covered = new Map((await coveredEntries(mirror)).rows.map((row) => [row.jobcodeId, row]));
      let today = '';
      for (const scope of scopes) {
        today = laterDay(today, scope.today);
        for (const id of scope.rootIds.flatMap((rootId) => tree.upwards(rootId))) {
          const row = covered.get(id);
          if (row && !isFresh(row.runningReadAt, runningEveryMs, now())) due.set(id, row);
        }
      }
      if (due.size === 0) return;
      const rows = [...due.values()];
      // Since yesterday is enough where somebody has looked since then; else whoever clocked in meanwhile may still be on the clock.
      const isLongAgo = rows.some(({ runningReadAt }) => !isFresh(runningReadAt, dayMs, now()));
      const days = { from: addDays(today, isLongAgo ? -maxRunningDays : -1), to: addDays(today, 1) };
      const read = await readScope(connection, [...due.keys()], days);
      if (!read) return;
      if (hasMoreLeftOut(read, rows)) {
        await circuitBreaker.commitResponse(connection, await readAnew(rows, read.leftOut));
      } else await read.commit(rows.map(lookedAtNow));
    },

    async changed(known, stamps) {
      const changed =
        known.timesheets === stamps.timesheets
          ? null
          : await readConsistently(
              source,
              () => source.entriesChangedSince(changesFrom(known.timesheets, stamps.timesheets), 'screen'),
              settledStamps(stamps),
            );
      const deleted =
        known.timesheetsDeleted === stamps.timesheetsDeleted
          ? null
          : await collectPages(
              source.entriesDeletedSince(
                changesFrom(known.timesheetsDeleted, stamps.timesheetsDeleted),
                'screen',
              ),
            );
      const deletedIds = new Set(deleted?.records.map(({ id }) => id));
      const isAllRead = !changed || changed.leftOut === 0;
      return {
        ...(!isAllRead && (await readAnew((await coveredEntries(mirror)).rows, changed.leftOut))),
        remove: { entries: [...deletedIds] },
        put: { entries: changed?.records.filter(({ id }) => !deletedIds.has(id)) ?? [] },
        ...(changed && { insertIfAbsent: supplementalRecords(changed.pages) }),
      };
    },
  };

  /**
   * Reads entries with what else there is to know of them: a jobcode that has been moved away takes its entries along, and only if the
   * tree is as the service has it can one that was not met be called gone.
   *
   * @returns `null` where nothing is followed any more, since the copies have been forgotten.
   */
  async function readScope(
    connection: ConnectionRecord,
    jobcodeIds: readonly string[],
    days: DayRange,
  ): Promise<EntriesRead | null> {
    for (let reading = 1; reading <= maxReadings; reading += 1) {
      const followed = await mirror.coverage<TimeChanges>('timeChanges');
      if (!followed) return null;
      const treeVersion = mirror.treeVersion();
      const tree = await nameIndexes.treeAround(jobcodeIds);
      const read = await readConsistently(
        source,
        () => source.entriesOf({ jobcodeIds, days }, 'screen'),
        await storedStamps(mirror),
      );
      const met = new Set(read.records.map(({ id }) => id));
      const kept = await mirror.entries({ jobcodeIds: tree.below(jobcodeIds), days });
      const gone = kept.map(({ id }) => id).filter((id) => !met.has(id));
      if (gone.length > 0) await parts.followJobcodes(connection, await source.stamps('screen'));
      if (mirror.treeVersion() !== treeVersion) continue;
      return {
        leftOut: read.leftOut,
        commit: (cover) =>
          circuitBreaker.commitResponse(connection, {
            preconditions: [unchanged(followed.id, followed)],
            treeVersion,
            remove: { entries: gone },
            put: { entries: read.records },
            insertIfAbsent: supplementalRecords(read.pages),
            cover,
          }),
      };
    }
    throw invalidResponse('quickbooksTime', 'timesheets');
  }

  function rowOf(
    jobcodeId: string,
    known: Pick<EntriesCoverage, 'from' | 'to' | 'leftOut' | 'runningReadAt'>,
  ): EntriesCoverage {
    return { kind: 'entries', id: `entries:${jobcodeId}`, jobcodeId, ...known };
  }

  function lookedAtNow(row: EntriesCoverage): EntriesCoverage {
    return { ...row, runningReadAt: now() };
  }

  /**
   * Entries of an odd form have come whose jobcodes are not known: these rows no longer hold. Each page that needs one reads it again
   * from its beginning and says what it had to leave out.
   */
  async function readAnew(rows: readonly EntriesCoverage[], leftOut: number) {
    const firm = await mirror.coverage<FirmEntries>('firmEntries');
    return {
      preconditions: [unchanged('firmEntries', firm)],
      uncover: rows.map(({ id }) => id),
      cover: firm ? [{ ...firm, leftOut: firm.leftOut + leftOut, readAt: now() }] : [],
    } satisfies MirrorBatch;
  }
}

/** Tries again where something has changed under what was read; what changes each time is left to the next round. */
async function untilWritten(attempt: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < maxReadings && !(await attempt()); tries += 1);
}

function hasMoreLeftOut({ leftOut }: EntriesRead, rows: readonly EntriesCoverage[]): boolean {
  return leftOut > rows.reduce((sum, row) => sum + row.leftOut, 0);
}

function laterDay(one: DayText, other: DayText): DayText {
  return one.localeCompare(other) > 0 ? one : other;
}
