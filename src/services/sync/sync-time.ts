import type { DayText, Jobcode, TimeUser } from '../../domain/records/records';
import { addDays } from '../../domain/time/calendar';
import type { MirrorBatch } from '../../store/mirror';
import type {
  ConnectionRecord,
  EntriesCoverage,
  FirmEntries,
  ListCoverage,
  TimeChanges,
} from '../../store/rows';
import type { Store } from '../../store/store';
import type { Priority } from '../../systems/http/page';
import type { EntryPage, QuickbooksTimeReader, TimeStamps } from '../../systems/quickbooks-time/reader';
import type { CircuitBreaker } from '../connections/circuit-breaker';
import type { NameIndexes } from '../matching/name-indexes';
import { collectPages } from './collect-pages';
import {
  type BaselineStamps,
  readConsistently,
  settledStamps,
  storedStamps,
  supplementalRecords,
} from './consistent-entries';
import { coveredEntries, rootsWithoutRow, type TimeScope, uncoveredRoots } from './entry-coverage';
import { syncFullList } from './full-list-sync';
import { changesFrom, settledStamp } from './sync-cursor';

/** Keeps the mirror of QuickBooks Time fresh. Every call throws `SystemError`; calls must not overlap. */
export interface TimeSync {
  /**
   * One request that asks what has moved, and one for each collection that has (quickbooks-time.md 11.4). None where that
   * was done a moment ago and nobody has asked.
   */
  follow(connection: ConnectionRecord, isUserInitiated: boolean): Promise<void>;
  /** One request that brings the jobcodes up to this moment, whatever the stamps say; nothing before they have been read. */
  followNames(connection: ConnectionRecord): Promise<void>;
  /**
   * Reads the entries of the scope that are not covered yet. No request where all are, or where those of the whole firm are: the
   * jobcodes' own coverage is then noted, by which running entries are looked at.
   */
  cover(connection: ConnectionRecord, scope: TimeScope): Promise<void>;
  /**
   * Reads the latest entries again where that is due, or at once when asked: a clock-in may move no stamp (7.3). The latest are
   * yesterday's and today's, or those of the last seven days when asked or not done for a day.
   */
  refreshRunning(
    connection: ConnectionRecord,
    scopes: readonly TimeScope[],
    isUserInitiated: boolean,
  ): Promise<void>;
  /** Reads jobcodes and users whole where they never have been, or goes on with that; may overlap with the other calls. */
  readLists(connection: ConnectionRecord): Promise<void>;
}

export interface TimeSyncParts {
  readonly source: QuickbooksTimeReader;
  readonly store: Store;
  readonly nameIndexes: NameIndexes;
  readonly circuitBreaker: CircuitBreaker;
  now(): number;
  /** Whether a first reading of a list may go on. */
  isActive(): Promise<boolean>;
}

/** Going from page to page, or opening several at once, asks once. */
const minFollowIntervalMs = 5_000;
/** How often running entries are looked at by themselves, ms. */
const runningEveryMs = 45_000;
const dayMs = 86_400_000;
/** Nobody stays on the clock for longer (7.6). */
const maxRunningDays = 7;
/** Deletions are kept 180 days (7.7); a mirror that has not been followed for nearly so long is given up. */
const maxGapMs = 150 * 86_400_000;
/** Entries can be dated ahead; they are read with the rest, so that they are there when their day comes. */
export const daysAhead = 366;

export function createTimeSync(parts: TimeSyncParts): TimeSync {
  const { source, store, nameIndexes, circuitBreaker, now } = parts;
  const { mirror } = store;

  return {
    async follow(connection, isUserInitiated) {
      const stored = await mirror.coverage<TimeChanges>('timeChanges');
      if (stored && !isUserInitiated && now() - stored.checkedAt < minFollowIntervalMs) return;
      const isTooOld = stored !== null && now() - stored.checkedAt > maxGapMs;
      if (isTooOld) await mirror.forget(['quickbooksTime']);
      const known = isTooOld ? null : stored;
      const stamps = await source.stamps('screen');
      if (known) {
        await followList(connection, 'jobcodes', stamps.jobcodes, stamps.serverNowMs);
        await followList(connection, 'timeUsers', stamps.users, stamps.serverNowMs);
      }
      const batch: MirrorBatch = known ? await changedEntries(known, stamps) : {};
      // The stamps are kept with what they have brought: never one without the other.
      await circuitBreaker.commitResponse(connection, {
        ...batch,
        cover: [...(batch.cover ?? []), changesRow(stamps)],
      });
    },

    async followNames(connection) {
      const row = await mirror.coverage<ListCoverage>('list:jobcodes');
      if (row?.isComplete) await readChangedJobcodes(connection, changesFrom(row.cursor, row.cursor), []);
    },

    async cover(connection, { rootIds, days, today }) {
      const { tree } = await nameIndexes.jobcodes();
      const to = addDays(laterDay(days.to, today), daysAhead);
      const covered = await coveredEntries(mirror);
      const roots = rootsWithoutRow(covered.rows, tree, { rootIds, days, today });
      if (roots.length === 0) return;
      if (covered.firm && uncoveredRoots(covered, tree, { rootIds, days, today }).length === 0) {
        const known = { ...covered.firm, leftOut: 0, runningReadAt: 0 };
        await circuitBreaker.commitDerived(connection, { cover: roots.map((id) => rowOf(id, known)) });
        return;
      }
      const read = await readEntries(
        () => source.entriesOf({ jobcodeIds: roots, days: { from: days.from, to } }, 'screen'),
        await storedStamps(mirror),
      );
      await circuitBreaker.commitResponse(connection, {
        clearEntries: { jobcodeIds: tree.below(roots), days: { from: days.from, to } },
        put: { entries: read.entries },
        insertIfAbsent: read.supplements,
        cover: roots.map((id) =>
          rowOf(id, { from: days.from, to, leftOut: read.leftOut, runningReadAt: now() }),
        ),
      });
    },

    async refreshRunning(connection, scopes, isUserInitiated) {
      const due = new Map<string, EntriesCoverage>();
      const { tree } = await nameIndexes.jobcodes();
      const covered = new Map((await coveredEntries(mirror)).rows.map((row) => [row.jobcodeId, row]));
      let today = '';
      for (const scope of scopes) {
        today = laterDay(today, scope.today);
        for (const id of scope.rootIds.flatMap((rootId) => tree.upwards(rootId))) {
          const row = covered.get(id);
          if (row && (isUserInitiated || now() - row.runningReadAt >= runningEveryMs)) due.set(id, row);
        }
      }
      if (due.size === 0) return;
      // Since yesterday is enough where somebody has looked since then; else whoever clocked in meanwhile may still be on the clock.
      const isLongAgo = [...due.values()].some(({ runningReadAt }) => now() - runningReadAt >= dayMs);
      const daysBack = isUserInitiated || isLongAgo ? maxRunningDays : 1;
      const days = { from: addDays(today, -daysBack), to: addDays(today, 1) };
      const read = await readEntries(
        () => source.entriesOf({ jobcodeIds: [...due.keys()], days }, 'screen'),
        await storedStamps(mirror),
      );
      const leftOutBefore = [...due.values()].reduce((sum, row) => sum + row.leftOut, 0);
      if (read.leftOut > leftOutBefore) {
        await circuitBreaker.commitResponse(connection, await readAnew([...due.values()], read.leftOut));
        return;
      }
      await circuitBreaker.commitResponse(connection, {
        clearEntries: { jobcodeIds: tree.below(due.keys()), days },
        put: { entries: read.entries },
        insertIfAbsent: read.supplements,
        cover: [...due.values()].map((row) => ({ ...row, runningReadAt: now() })),
      });
    },

    async readLists(connection) {
      const isMissing = async (list: 'jobcodes' | 'timeUsers') => !(await nameIndexes.isComplete(list));
      const [needsJobcodes, needsUsers] = [await isMissing('jobcodes'), await isMissing('timeUsers')];
      if (!needsJobcodes && !needsUsers) return;
      if (!(await parts.isActive())) return;
      // Taken before the first page, so that nothing that changes meanwhile is lost (11.1).
      const stamps = await source.stamps('background');
      if (!(await mirror.coverage('timeChanges'))) {
        await circuitBreaker.commitResponse(connection, { cover: [changesRow(stamps)] });
      }
      if (needsJobcodes) {
        await syncFullList(parts, connection, {
          list: 'jobcodes',
          name: 'jobcodes',
          pages: (from) => source.jobcodes({ from }, 'background'),
          cursor: (stored) => stored ?? settledStamp(stamps.jobcodes, stamps.serverNowMs),
          haveMoved: (records) => haveMoved('jobcodes', records),
          changes: async (cursor) => {
            const { batch } = await changedJobcodes(changesFrom(cursor, cursor), 'background');
            return { batch, haveRowsMoved: await haveMoved('jobcodes', batch.put.jobcodes) };
          },
        });
      }
      if (needsUsers) {
        await syncFullList(parts, connection, {
          list: 'timeUsers',
          name: 'timeUsers',
          pages: (from) => source.users({ from }, 'background'),
          cursor: (stored) => stored ?? settledStamp(stamps.users, stamps.serverNowMs),
          haveMoved: (records) => haveMoved('timeUsers', records),
          changes: async (cursor) => {
            const modifiedSince = changesFrom(cursor, cursor);
            const { records } = await collectPages(source.users({ modifiedSince }, 'background'));
            const haveRowsMoved = await haveMoved('timeUsers', records);
            return { batch: { put: { timeUsers: records } }, haveRowsMoved };
          },
        });
      }
    },
  };

  function rowOf(
    jobcodeId: string,
    known: Pick<EntriesCoverage, 'from' | 'to' | 'leftOut' | 'runningReadAt'>,
  ): EntriesCoverage {
    return { kind: 'entries', id: `entries:${jobcodeId}`, jobcodeId, ...known };
  }

  /** Whether any of these has got another place in its list since it was met. */
  async function haveMoved(
    name: 'jobcodes' | 'timeUsers',
    changed: readonly (Jobcode | TimeUser)[],
  ): Promise<boolean> {
    const stored = await Promise.all(changed.map(({ id }) => mirror.get(name, id)));
    return changed.some((record, at) => {
      const copy = stored[at];
      return copy && sortKeyOf(copy) !== sortKeyOf(record);
    });
  }

  async function followList(
    connection: ConnectionRecord,
    list: 'jobcodes' | 'timeUsers',
    stamp: string,
    serverNowMs: number | null,
  ): Promise<void> {
    const row = await mirror.coverage<ListCoverage>(`list:${list}`);
    if (!row?.isComplete || row.cursor === stamp) return;
    const query = { modifiedSince: changesFrom(row.cursor, stamp) };
    const cover = [{ ...row, cursor: settledStamp(stamp, serverNowMs), readAt: now() }];
    if (list === 'timeUsers') {
      const { records } = await collectPages(source.users(query, 'screen'));
      await circuitBreaker.commitResponse(connection, { put: { timeUsers: records }, cover });
      return;
    }
    await readChangedJobcodes(connection, query.modifiedSince, cover);
  }

  async function readChangedJobcodes(
    connection: ConnectionRecord,
    modifiedSince: string,
    cover: readonly ListCoverage[],
  ): Promise<void> {
    const { batch } = await changedJobcodes(modifiedSince, 'screen');
    await circuitBreaker.commitResponse(connection, { ...batch, cover });
  }

  async function changedJobcodes(modifiedSince: string, priority: Priority) {
    const { records } = await collectPages(source.jobcodes({ modifiedSince }, priority));
    return { batch: { put: { jobcodes: records }, uncover: await newParents(records) } };
  }

  /**
   * Coverage that ends where a jobcode has come from elsewhere: what lies above it now has never been read with it, and what was read
   * of the place it came from, after it had left and before that was known, has cleared its own entries and those below it.
   */
  async function newParents(changed: readonly Jobcode[]): Promise<string[]> {
    const { tree, index } = await nameIndexes.jobcodes();
    const moved = changed.filter(({ id, parentId }) => {
      const known = index.get(id);
      return known !== undefined && known.parentId !== parentId;
    });
    const ids = moved.flatMap(({ id, parentId }) => [
      ...tree.below([id]),
      ...(parentId === null ? [] : tree.upwards(parentId)),
    ]);
    return ids.map((id) => `entries:${id}`);
  }

  async function changedEntries(known: TimeChanges, stamps: TimeStamps): Promise<MirrorBatch> {
    const changed =
      known.timesheets === stamps.timesheets
        ? null
        : await readEntries(
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
      put: { entries: changed?.entries.filter(({ id }) => !deletedIds.has(id)) ?? [] },
      ...(changed && { insertIfAbsent: changed.supplements }),
    };
  }

  /**
   * Entries of an odd form have come whose jobcodes are not known: these rows no longer hold. Each page that needs one reads it again
   * from its beginning and says what it had to leave out.
   */
  async function readAnew(rows: readonly EntriesCoverage[], leftOut: number) {
    const firm = await mirror.coverage<FirmEntries>('firmEntries');
    return {
      uncover: rows.map(({ id }) => id),
      cover: firm ? [{ ...firm, leftOut: firm.leftOut + leftOut, readAt: now() }] : [],
    } satisfies MirrorBatch;
  }

  /** Entries with what comes beside them, as the mirror takes them. */
  async function readEntries(list: () => AsyncIterable<EntryPage>, before: BaselineStamps) {
    const read = await readConsistently(source, list, before);
    return { entries: read.records, leftOut: read.leftOut, supplements: supplementalRecords(read.pages) };
  }

  function changesRow(stamps: TimeStamps): TimeChanges {
    return {
      kind: 'timeChanges',
      id: 'timeChanges',
      timesheets: settledStamp(stamps.timesheets, stamps.serverNowMs),
      timesheetsDeleted: settledStamp(stamps.timesheetsDeleted, stamps.serverNowMs),
      checkedAt: now(),
      clockSkewMs: stamps.serverNowMs === null ? 0 : stamps.serverNowMs - now(),
    };
  }
}

function laterDay(one: DayText, other: DayText): DayText {
  return one.localeCompare(other) > 0 ? one : other;
}

/** What decides where a record comes in its list: jobcodes come by name below each parent (13). */
function sortKeyOf(record: Jobcode | TimeUser): string {
  return JSON.stringify([record.name, 'parentId' in record && record.parentId]);
}
