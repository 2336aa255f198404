import { addDays } from '../domain/calendar';
import type { DayText, Jobcode } from '../domain/records';
import type { EntryPage, QuickbooksTimeSource, TimeStamps } from '../sources/quickbooks-time/source';
import type { ConnectionRecord } from '../store/connections';
import type { CopyBatch } from '../store/copies';
import type { EntriesCoverage, ListCoverage, TimeChanges } from '../store/coverage';
import type { Store } from '../store/store';
import { collectPages } from './collect-pages';
import { entriesCoverage, type TimeScope, uncoveredRoots } from './entry-coverage';
import type { Health } from './health';
import type { NameLists } from './name-lists';
import { readListWhole } from './read-list';
import { changesFrom, settledStamp } from './server-stamp';

/** Keeps the copies of QuickBooks Time fresh. Every call throws `SourceError`; calls must not overlap. */
export interface TimeSync {
  /**
   * One request that asks what has moved, and one for each collection that has (quickbooks-time.md 11.4). None where that
   * was done a moment ago and nobody has asked.
   */
  follow(connection: ConnectionRecord, isAsked: boolean): Promise<void>;
  /** One request that brings the jobcodes up to this moment, whatever the stamps say; nothing before they have been read. */
  followNames(connection: ConnectionRecord): Promise<void>;
  /** Reads the entries of the scope that are not covered yet; no request where all are. */
  cover(connection: ConnectionRecord, scope: TimeScope): Promise<void>;
  /**
   * Reads yesterday's and today's entries again where that is due, or at once when asked: a clock-in may move no stamp (7.3).
   */
  lookAtRunning(connection: ConnectionRecord, scopes: readonly TimeScope[], isAsked: boolean): Promise<void>;
  /** Reads jobcodes and users whole where they never have been; may overlap with the other calls. */
  readLists(connection: ConnectionRecord): Promise<void>;
}

export interface TimeSyncParts {
  readonly source: QuickbooksTimeSource;
  readonly store: Store;
  readonly lists: NameLists;
  readonly health: Health;
  now(): number;
}

/** Going from page to page, or opening several at once, asks once. */
const momentMs = 5_000;
/** How often running entries are looked at by themselves, ms. */
const runningEveryMs = 45_000;
/** Deletions are kept 180 days (7.7); copies that have not been followed for nearly so long are given up. */
const longestGapMs = 150 * 86_400_000;
/** Entries can be dated ahead; they are read with the rest, so that they are there when their day comes. */
const daysAhead = 366;

export function createTimeSync({ source, store, lists, health, now }: TimeSyncParts): TimeSync {
  const { copies } = store;

  return {
    async follow(connection, isAsked) {
      const kept = await copies.coverage<TimeChanges>('timeChanges');
      if (kept && !isAsked && now() - kept.checkedAt < momentMs) return;
      const isTooOld = kept !== null && now() - kept.checkedAt > longestGapMs;
      if (isTooOld) await copies.forget(['quickbooksTime']);
      const known = isTooOld ? null : kept;
      const stamps = await source.stamps('screen');
      if (known) {
        await followList(connection, 'jobcodes', stamps.jobcodes, stamps.serverNowMs);
        await followList(connection, 'timeUsers', stamps.users, stamps.serverNowMs);
      }
      const batch = known ? await changedEntries(known, stamps) : {};
      // The stamps are kept with what they have brought: never one without the other.
      await health.write(connection, { ...batch, cover: [changesRow(stamps)] });
    },

    async followNames(connection) {
      const row = await copies.coverage<ListCoverage>('list:jobcodes');
      if (row?.isComplete) await readChangedJobcodes(connection, changesFrom(row.cursor, row.cursor), []);
    },

    async cover(connection, { rootIds, days, today }) {
      const { tree } = await lists.jobcodes();
      const to = addDays(laterDay(days.to, today), daysAhead);
      const roots = uncoveredRoots(await entriesCoverage(copies), tree, { rootIds, days, today });
      if (roots.length === 0) return;
      const read = await readEntries(
        source.entriesOf({ jobcodeIds: roots, days: { from: days.from, to } }, 'screen'),
      );
      await health.write(connection, {
        clearEntries: { jobcodeIds: tree.below(roots), days: { from: days.from, to } },
        put: { entries: read.entries },
        putMissing: read.beside,
        cover: roots.map((jobcodeId) => ({
          kind: 'entries',
          id: `entries:${jobcodeId}`,
          jobcodeId,
          from: days.from,
          to,
          leftOut: read.leftOut,
          runningReadAt: now(),
        })),
      });
    },

    async lookAtRunning(connection, scopes, isAsked) {
      const due = new Map<string, EntriesCoverage>();
      const { tree } = await lists.jobcodes();
      const covered = new Map((await entriesCoverage(copies)).map((row) => [row.jobcodeId, row]));
      let today = '';
      for (const scope of scopes) {
        today = laterDay(today, scope.today);
        for (const id of scope.rootIds.flatMap((rootId) => tree.upwards(rootId))) {
          const row = covered.get(id);
          if (row && (isAsked || now() - row.runningReadAt >= runningEveryMs)) due.set(id, row);
        }
      }
      if (due.size === 0) return;
      const days = { from: addDays(today, -1), to: addDays(today, 1) };
      const read = await readEntries(source.entriesOf({ jobcodeIds: [...due.keys()], days }, 'screen'));
      await health.write(connection, {
        clearEntries: { jobcodeIds: tree.below(due.keys()), days },
        put: { entries: read.entries },
        putMissing: read.beside,
        cover: [...due.values()].map((row) => ({ ...row, runningReadAt: now() })),
      });
    },

    async readLists(connection) {
      const isMissing = async (list: 'jobcodes' | 'timeUsers') => !(await lists.isComplete(list));
      const [needsJobcodes, needsUsers] = [await isMissing('jobcodes'), await isMissing('timeUsers')];
      if (!needsJobcodes && !needsUsers) return;
      // Taken before the reading, so that nothing that changes meanwhile is lost (11.1).
      const stamps = await source.stamps('background');
      if (!(await copies.coverage('timeChanges'))) {
        await health.write(connection, { cover: [changesRow(stamps)] });
      }
      const parts = { store, health, now };
      if (needsJobcodes) {
        await readListWhole(parts, connection, {
          list: 'jobcodes',
          name: 'jobcodes',
          pages: source.jobcodes({}, 'background'),
          cursor: () => stamps.jobcodes,
        });
      }
      if (needsUsers) {
        await readListWhole(parts, connection, {
          list: 'timeUsers',
          name: 'timeUsers',
          pages: source.users({}, 'background'),
          cursor: () => stamps.users,
        });
      }
    },
  };

  async function followList(
    connection: ConnectionRecord,
    list: 'jobcodes' | 'timeUsers',
    stamp: string,
    serverNowMs: number | null,
  ): Promise<void> {
    const row = await copies.coverage<ListCoverage>(`list:${list}`);
    if (!row?.isComplete || row.cursor === stamp) return;
    const query = { modifiedSince: changesFrom(row.cursor, stamp) };
    const cover = [{ ...row, cursor: settledStamp(stamp, serverNowMs), readAt: now() }];
    if (list === 'timeUsers') {
      const { records } = await collectPages(source.users(query, 'screen'));
      await health.write(connection, { put: { timeUsers: records }, cover });
      return;
    }
    await readChangedJobcodes(connection, query.modifiedSince, cover);
  }

  async function readChangedJobcodes(
    connection: ConnectionRecord,
    modifiedSince: string,
    cover: readonly ListCoverage[],
  ): Promise<void> {
    const { records } = await collectPages(source.jobcodes({ modifiedSince }, 'screen'));
    await health.write(connection, { put: { jobcodes: records }, cover, uncover: await newParents(records) });
  }

  /**
   * Coverage that ends where a jobcode has come from elsewhere: what lies above it now has never been read with it.
   */
  async function newParents(changed: readonly Jobcode[]): Promise<string[]> {
    const { tree, index } = await lists.jobcodes();
    return changed
      .filter(
        ({ id, parentId }) =>
          parentId !== null && index.get(id) !== undefined && index.get(id)?.parentId !== parentId,
      )
      .flatMap(({ parentId }) => (parentId === null ? [] : tree.upwards(parentId)))
      .map((id) => `entries:${id}`);
  }

  async function changedEntries(known: TimeChanges, stamps: TimeStamps): Promise<CopyBatch> {
    const changed =
      known.timesheets === stamps.timesheets
        ? null
        : await readEntries(
            source.entriesChangedSince(changesFrom(known.timesheets, stamps.timesheets), 'screen'),
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
    return {
      remove: { entries: [...deletedIds] },
      put: { entries: changed?.entries.filter(({ id }) => !deletedIds.has(id)) ?? [] },
      ...(changed && { putMissing: changed.beside }),
    };
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

/** Entries with what stands beside them, as the copies take them. */
async function readEntries(pages: AsyncIterable<EntryPage>) {
  const read = await collectPages(pages);
  const beside = {
    jobcodes: read.pages.flatMap(({ jobcodes }) => jobcodes),
    timeUsers: read.pages.flatMap(({ users }) => users),
  };
  return { entries: read.records, leftOut: read.leftOut, beside };
}
