import { systemIds } from '../../domain/records/records';
import type { Period } from '../../domain/time/period';
import type { StoreName } from '../../store/change-signal';
import { type HoursByClient, hoursByClient } from './hours-by-client';
import { type HoursTable, type HoursTableParts, readHoursTable } from './hours-table';
import { createHoursViews, type HoursViews } from './hours-views';
import { inSlices } from './in-slices';

/** The hours of a period with all that is shown of them. */
export interface ShownHours {
  readonly table: HoursTable;
  readonly views: HoursViews;
  readonly byClient: HoursByClient;
}

/** The hours of the periods that were asked for last, made once until something that they rest on changes. */
export interface HoursTables {
  /** `null` while QuickBooks Time is not connected or its names are not read. */
  of(period: Period): Promise<ShownHours | null>;
}

/** What a table is made from, beside what of the connections says whose it is: they change with every answer of a service. */
const madeFrom: readonly StoreName[] = [
  'entries',
  'deletedEntries',
  'timeActivities',
  'karbonTime',
  'jobcodes',
  'customers',
  'nameHolders',
  'timeUsers',
  'karbonUsers',
  'links',
  'settings',
];
/** The period on screen, and those that are compared with it or shown in a panel. */
const maxTables = 4;
/** Time on the clock grows, and Karbon learns of what is young. */
export const freshForMs = 60_000;

export function createHoursTables(parts: HoursTableParts): HoursTables {
  const { store, now } = parts;
  const made = new Map<string, { readonly madeAt: number; readonly hours: Promise<ShownHours | null> }>();
  store.changes.subscribe((changed) => {
    if (madeFrom.some((name) => changed.has(name))) made.clear();
  });

  async function make(period: Period): Promise<ShownHours | null> {
    const table = await readHoursTable(parts, period);
    if (!table) return null;
    const views = createHoursViews(table);
    return { table, views, byClient: await inSlices(hoursByClient(table, views), parts) };
  }

  /** Whose time and whose lists, with whose rights. */
  async function ownersKey(): Promise<string> {
    const connections = await store.connections.readAll();
    return JSON.stringify(
      systemIds.map((system) => {
        const { account, identity, time, quickbooks, customerList } = connections[system];
        return [account !== null, identity, time, quickbooks, customerList];
      }),
    );
  }

  return {
    async of(period) {
      const key = `${periodKey(period)} ${await ownersKey()}`;
      const known = made.get(key);
      if (known && now() - known.madeAt < freshForMs) return known.hours;
      const hours = make(period).catch((error: unknown) => {
        made.delete(key);
        throw error;
      });
      made.delete(key);
      made.set(key, { madeAt: now(), hours });
      const [oldest] = made.keys();
      if (made.size > maxTables && oldest !== undefined) made.delete(oldest);
      return hours;
    },
  };
}

/** Tells periods from each other. */
export function periodKey({ from, to }: Period): string {
  return `${from} ${to}`;
}
