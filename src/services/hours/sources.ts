import type { SystemId } from '../../domain/records/records';
import { isFresh } from '../../domain/time/freshness';
import type { HoursFacts, HoursStore } from '../../store/hours-rows';
import type { ConnectionRecord } from '../../store/rows';
import type { Store } from '../../store/store';
import type { QuickbooksOnlineReader } from '../../systems/quickbooks-online/reader';
import type { CircuitBreaker } from '../connections/circuit-breaker';
import type { Readers } from '../connections/gateways';
import type { MonthSource } from './read-month';
import { type ConnectionsById, isAskable } from './unknown';

/** Where the months of each list come from. */
export function monthSources(
  { quickbooksTime, karbon, quickbooks }: Readers,
  connection: ConnectionRecord,
): { readonly [Name in HoursStore]: MonthSource<Name> } {
  const online = () => companyReader(quickbooks, connection);
  return {
    deletedEntries: {
      system: 'quickbooksTime',
      pages: (days) => quickbooksTime.source.deletedEntriesDated(days, 'background'),
      // Kept for 180 days (quickbooks-time.md 7.7).
      forgets: true,
    },
    timeActivities: {
      system: 'quickbooks',
      pages: (days, from) => online().timeActivities({ days }, 'background', from),
      changed: (days, changedSince) => online().timeActivities({ days, changedSince }, 'background'),
      count: (days) => online().countTimeActivities(days, 'background'),
    },
    karbonTime: {
      system: 'karbon',
      pages: (days, from) => karbon.source.timeEntries({ days }, 'background', from),
    },
  };
}

const factsEveryMs = 24 * 60 * 60_000;

/** By what list each service is known that says something of all its time, and where that is kept. */
const factsOf = {
  quickbooksTime: { source: 'entries', id: 'hoursFacts:requiredFields' },
  quickbooks: { source: 'timeActivities', id: 'hoursFacts:timeTracking' },
} as const;

type FactsSystem = keyof typeof factsOf;

/** The systems to be asked what they say of all their time, which changes seldom. */
export async function factsDue(
  { mirror }: Store,
  connections: ConnectionsById,
  begunAtMs: number,
  nowMs: number,
): Promise<readonly SystemId[]> {
  const due: SystemId[] = [];
  for (const system of Object.keys(factsOf) as FactsSystem[]) {
    const { source, id } = factsOf[system];
    const row = await mirror.coverage<HoursFacts>(id);
    const isKnown = row && isFresh(row.readAt, factsEveryMs + (nowMs - begunAtMs), nowMs);
    if (!isKnown && isAskable(source, connections, true)) due.push(system);
  }
  return due;
}

/** Reads them, each in one request. Throws `SystemError`. */
export async function readFacts(
  parts: { readonly gateways: Readers; readonly circuitBreaker: CircuitBreaker; now(): number },
  connection: ConnectionRecord,
): Promise<void> {
  const readAt = parts.now();
  const read: Readonly<Record<SystemId, () => Promise<HoursFacts | null>>> = {
    karbon: async () => null,
    quickbooksTime: async () => ({
      kind: 'hoursFacts',
      id: 'hoursFacts:requiredFields',
      of: 'requiredFields',
      required: await parts.gateways.quickbooksTime.source.requiredFields('background'),
      readAt,
    }),
    quickbooks: async () => ({
      kind: 'hoursFacts',
      id: 'hoursFacts:timeTracking',
      of: 'timeTracking',
      hasTimeTracking: await companyReader(parts.gateways.quickbooks, connection).hasTimeTracking(
        'background',
      ),
      readAt,
    }),
  };
  const row = await read[connection.system]();
  if (row) await parts.circuitBreaker.commitResponse(connection, { cover: [row] });
}

function companyReader(
  { source }: Readers['quickbooks'],
  { quickbooks }: ConnectionRecord,
): QuickbooksOnlineReader {
  if (!quickbooks) throw new Error('no company is connected');
  return source(quickbooks);
}
