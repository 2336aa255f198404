import type { Jobcode, TimeUser } from '../../domain/records/records';
import { isFresh } from '../../domain/time/freshness';
import { unchanged } from '../../store/mirror-batch';
import type { ConnectionRecord, ListCoverage, TimeChanges } from '../../store/rows';
import type { Priority } from '../../systems/http/page';
import type { TimeStamps } from '../../systems/quickbooks-time/reader';
import { collectChanges } from './collect-pages';
import { isListDue, syncFullList } from './full-list-sync';
import { changesFrom, cursorAfter, settledStamp } from './sync-cursor';
import { createEntrySync, type EntrySync, type EntrySyncParts } from './sync-entries';

/** Keeps the mirror of QuickBooks Time fresh. Every call throws `SystemError`; calls must not overlap. */
export interface TimeSync extends Pick<EntrySync, 'cover' | 'readAgain' | 'refreshRunning'> {
  /**
   * One request that asks what has moved, and one for each collection that has (quickbooks-time.md 11.4). None where that
   * was done a moment ago and nobody has asked.
   */
  follow(connection: ConnectionRecord, isUserInitiated: boolean): Promise<void>;
  /** One request that brings the jobcodes up to this moment, whatever the stamps say; nothing before they have been read. */
  followNames(connection: ConnectionRecord): Promise<void>;
  /** Reads jobcodes and users whole where they never have been, or not all of them was readable, or goes on with that; may overlap with the other calls. */
  readLists(connection: ConnectionRecord, isUserInitiated?: boolean): Promise<void>;
}

export interface TimeSyncParts extends Omit<EntrySyncParts, 'followJobcodes'> {
  /** Whether a first reading of a list may go on. */
  isActive(): Promise<boolean>;
}

/** Going from page to page, or opening several at once, asks once. */
const minFollowIntervalMs = 5_000;
/** Deletions are kept 180 days (7.7); a mirror that has not been followed for nearly so long is given up. */
const maxGapMs = 150 * 86_400_000;

type TimeList = 'jobcodes' | 'timeUsers';

export function createTimeSync(parts: TimeSyncParts): TimeSync {
  const { source, store, circuitBreaker, now } = parts;
  const { mirror } = store;
  const changedIn = {
    jobcodes: (modifiedSince: string, priority: Priority) =>
      collectChanges('quickbooksTime', 'jobcodes', () => source.jobcodes({ modifiedSince }, priority)),
    timeUsers: (modifiedSince: string, priority: Priority) =>
      collectChanges('quickbooksTime', 'users', () => source.users({ modifiedSince }, priority)),
  };
  const entries = createEntrySync({
    ...parts,
    followJobcodes: (connection, { jobcodes, serverNowMs }) =>
      followList(connection, 'jobcodes', jobcodes, serverNowMs),
  });

  return {
    cover: entries.cover,
    readAgain: entries.readAgain,
    refreshRunning: entries.refreshRunning,

    async follow(connection, isUserInitiated) {
      let known = await mirror.coverage<TimeChanges>('timeChanges');
      if (known && !isUserInitiated && isFresh(known.checkedAt, minFollowIntervalMs, now())) return;
      // A clock that was set back is no gap: what was followed is followed on.
      if (known && now() - known.checkedAt > maxGapMs) {
        await mirror.forget(['quickbooksTime']);
        known = null;
      }
      const stamps = await source.stamps('screen');
      // Also before anything was followed: jobcodes may have come from a file.
      await followList(connection, 'jobcodes', stamps.jobcodes, stamps.serverNowMs);
      await followList(connection, 'timeUsers', stamps.users, stamps.serverNowMs);
      const {
        preconditions = [],
        cover = [],
        ...changed
      } = known ? await entries.changed(known, stamps) : {};
      // The stamps are kept with what they have brought: never one without the other.
      await circuitBreaker.commitResponse(connection, {
        ...changed,
        preconditions: [...preconditions, unchanged('timeChanges', known)],
        cover: [...cover, changesRow(stamps)],
      });
    },

    async followNames(connection) {
      const row = await mirror.coverage<ListCoverage>('list:jobcodes');
      if (!row?.isComplete) return;
      const since = changesFrom(row.cursor, row.cursor);
      const { records, leftOut } = await changedIn.jobcodes(since, 'screen');
      const put = { jobcodes: records };
      // Or each look of a long run would bring all that the run has changed so far.
      const cursor = cursorAfter(row.cursor, records);
      const isFollowed =
        cursor !== row.cursor &&
        (await circuitBreaker.commitResponse(connection, {
          preconditions: [unchanged(row.id, row)],
          put,
          cover: [{ ...row, cursor, leftOut: Math.max(row.leftOut, leftOut), readAt: now() }],
        }));
      if (!isFollowed) await circuitBreaker.commitResponse(connection, { put });
    },

    async readLists(connection, isUserInitiated = false) {
      const isDue = async (list: TimeList) =>
        isListDue(await mirror.coverage<ListCoverage>(`list:${list}`), isUserInitiated, now());
      const [needsJobcodes, needsUsers] = [await isDue('jobcodes'), await isDue('timeUsers')];
      if (!needsJobcodes && !needsUsers) return;
      if (!(await parts.isActive())) return;
      // Taken before the first page, so that nothing that changes meanwhile is lost (11.1).
      const stamps = await source.stamps('background');
      if (!(await mirror.coverage('timeChanges'))) {
        await circuitBreaker.commitResponse(connection, {
          preconditions: [unchanged('timeChanges', null)],
          cover: [changesRow(stamps)],
        });
      }
      if (needsJobcodes) {
        await syncFullList(parts, connection, {
          ...commonOf('jobcodes', stamps.jobcodes, stamps.serverNowMs),
          changedAtMs: ({ lastModified }) => Date.parse(lastModified),
          name: 'jobcodes',
          pages: (from) => source.jobcodes({ from }, 'background'),
          changes: (cursor) => changedIn.jobcodes(changesFrom(cursor, cursor), 'background'),
        });
      }
      if (needsUsers) {
        await syncFullList(parts, connection, {
          ...commonOf('timeUsers', stamps.users, stamps.serverNowMs),
          name: 'timeUsers',
          pages: (from) => source.users({ from }, 'background'),
          changes: (cursor) => changedIn.timeUsers(changesFrom(cursor, cursor), 'background'),
        });
      }
    },
  };

  function commonOf<List extends TimeList>(list: List, stamp: string, serverNowMs: number | null) {
    return {
      list,
      cursor: (stored: string | null) => stored ?? settledStamp(stamp, serverNowMs),
      placeOf,
    };
  }

  async function followList(
    connection: ConnectionRecord,
    list: TimeList,
    stamp: string,
    serverNowMs: number | null,
  ): Promise<void> {
    const row = await mirror.coverage<ListCoverage>(`list:${list}`);
    if (!row?.isComplete || row.cursor === stamp) return;
    const { records, leftOut } = await changedIn[list](changesFrom(row.cursor, stamp), 'screen');
    await circuitBreaker.commitResponse(connection, {
      preconditions: [unchanged(row.id, row)],
      put: { [list]: records },
      cover: [
        {
          ...row,
          cursor: settledStamp(stamp, serverNowMs),
          leftOut: Math.max(row.leftOut, leftOut),
          readAt: now(),
        },
      ],
    });
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

/** What decides where a record comes in its list: jobcodes come by name below each parent (13). */
function placeOf(record: Jobcode | TimeUser): string {
  return JSON.stringify([record.name, 'parentId' in record && record.parentId]);
}
