import type { SystemId } from '../../domain/records/records';
import type { BackfillPart, BackfillPartName, BackfillView } from '../../messages/backfill';
import type { MirrorName } from '../../store/mirrored-stores';
import type { ConnectionRecord, FirmEntries, ListCoverage, ListName } from '../../store/rows';
import type { Store } from '../../store/store';
import type { RateLimitStore } from '../../systems/http/rate-limits/rate-limit-store';
import { rateLimitUsageOf } from '../connections/rate-limit-usage';
import type { ActivityLease } from './activity-lease';
import { type Backfill, backfilledSystems } from './backfill';

/** How far the backfill is, for the options page. */
export interface BackfillReport {
  /** For somebody who looks: it goes on meanwhile. */
  read(): Promise<BackfillView>;
  /** For somebody who needs the lists alone: it goes on while one of a connected system is missing. */
  readForLists(): Promise<BackfillView>;
  /** Stops it, until it is let go on; nothing more is asked for after the page under way. */
  pause(isPaused: boolean): Promise<BackfillView>;
}

export interface BackfillReportParts {
  readonly store: Store;
  /** What the limiter remembers. */
  readonly rateLimitStore: RateLimitStore;
  readonly backfill: Backfill;
  readonly activityLease: ActivityLease;
  now(): number;
}

/** Metered reads of an application in a month that are free (quickbooks.md 9). */
const meteredReadsPerMonth = 500_000;

const listsOf: readonly {
  readonly name: Exclude<BackfillPartName, 'entries'> & MirrorName;
  readonly system: SystemId;
  readonly lists: readonly ListName[];
}[] = [
  { name: 'jobcodes', system: 'quickbooksTime', lists: ['jobcodes'] },
  { name: 'timeUsers', system: 'quickbooksTime', lists: ['timeUsers'] },
  { name: 'customers', system: 'quickbooks', lists: ['customers'] },
  { name: 'nameHolders', system: 'quickbooks', lists: ['nameHolders'] },
  { name: 'karbonClients', system: 'karbon', lists: ['organizations', 'people', 'clientGroups'] },
  { name: 'karbonUsers', system: 'karbon', lists: ['karbonUsers'] },
];

export function createBackfillReport({
  store,
  rateLimitStore,
  backfill,
  activityLease,
  now,
}: BackfillReportParts): BackfillReport {
  const { connections, mirror, meteredReadCounter, backfillPause } = store;
  const limits = {
    rateLimitStore,
    karbonPerMinute: async () => (await store.settings.read()).karbonPerMinute,
    now,
  };

  async function view(): Promise<BackfillView> {
    const records = await Promise.all(backfilledSystems.map((system) => connections.read(system)));
    const connectionOf = new Map(records.map((record) => [record.system, record]));
    const partOf = (system: SystemId): ConnectedPart => {
      const record = connectionOf.get(system);
      return { system, isConnected: record?.account != null, isHeldBack: record?.lastError != null };
    };
    const lists = listsOf.map(({ name, system, lists: names }) => listPart(name, names, partOf(system)));
    // Of a file nothing is asked.
    const connected = records.filter(
      ({ account, customerList }) => account !== null && customerList === null,
    );
    return {
      isPaused: await backfillPause.isOn(),
      parts: [...(await Promise.all(lists)), await entriesPart(partOf('quickbooksTime'))],
      limits: await Promise.all(connected.map((connection) => rateLimitUsageOf(limits, connection))),
      meteredReads: connected.some(isMetered)
        ? { ...(await meteredReadCounter.read(now())), allowed: meteredReadsPerMonth }
        : null,
    };
  }

  async function listPart(
    name: Exclude<BackfillPartName, 'entries'> & MirrorName,
    names: readonly ListName[],
    { isConnected, ...part }: ConnectedPart,
  ): Promise<BackfillPart> {
    const rows = await Promise.all(names.map((list) => mirror.coverage<ListCoverage>(`list:${list}`)));
    const isComplete = rows.every((row) => row?.isComplete);
    const isBegun = rows.some((row) => row !== null);
    return {
      ...part,
      name,
      state: stateOf(isConnected, isBegun, isComplete),
      count: await mirror.count(name),
      from: null,
      readAt: newest(rows.map((row) => row?.readAt ?? 0)),
    };
  }

  async function entriesPart({ isConnected, ...part }: ConnectedPart): Promise<BackfillPart> {
    const row = await mirror.coverage<FirmEntries>('firmEntries');
    const isThere = row !== null && row.from <= row.to;
    return {
      ...part,
      name: 'entries',
      state: stateOf(isConnected, isThere, row?.isComplete === true),
      count: await mirror.count('entries'),
      from: isThere ? row.from : null,
      readAt: isThere ? row.readAt : null,
    };
  }

  function read(): Promise<BackfillView> {
    activityLease.renew();
    backfill.resume();
    return view();
  }

  async function readForLists(): Promise<BackfillView> {
    const seen = await view();
    const isMissing = ({ name, state }: BackfillPart) =>
      name !== 'entries' && (state === 'notBegun' || state === 'begun');
    if (seen.parts.some(isMissing)) {
      activityLease.renew();
      backfill.resume(false);
    }
    return seen;
  }

  return {
    read,
    readForLists,
    async pause(isPaused) {
      await backfillPause.set(isPaused);
      return read();
    },
  };
}

interface ConnectedPart {
  readonly system: SystemId;
  readonly isConnected: boolean;
  readonly isHeldBack: boolean;
}

function stateOf(isConnected: boolean, isBegun: boolean, isComplete: boolean): BackfillPart['state'] {
  if (!isConnected) return 'notConnected';
  if (isComplete) return 'complete';
  return isBegun ? 'begun' : 'notBegun';
}

function newest(times: readonly number[]): number | null {
  return Math.max(...times) || null;
}

function isMetered({ quickbooks }: ConnectionRecord): boolean {
  return quickbooks?.environment === 'production';
}
