import { type ClosedItem, changesSinceClosing, closedItem, isException } from '../../domain/time/closing';
import type { HoursState, HoursUnknown, NotExportedReason } from '../../domain/time/hours';
import { countedSeconds } from '../../domain/time/hours-totals';
import type { Period } from '../../domain/time/period';
import type { ChangedItem, ClosingChanges, HoursClosing } from '../../messages/hours';
import type { HoursClosingRow } from '../../store/rows';
import type { Store } from '../../store/store';
import { createHoursViews, type HoursViews } from './hours-clients';
import type { HoursTable } from './hours-table';

/** Periods that were closed, and what has changed since. */
export interface HoursClosingService {
  closings(): Promise<readonly HoursClosing[]>;
  /** Keeps the hours as they stand now. Does nothing where the period is not known. */
  close(period: Period): Promise<readonly HoursClosing[]>;
  removeClosing(id: string): Promise<readonly HoursClosing[]>;
  /** `null` where there is no such closing any more. */
  changes(id: string): Promise<ClosingChanges | null>;
}

export function createHoursClosingService(parts: {
  readonly store: Pick<Store, 'connections' | 'hoursClosings'>;
  tableOf(period: Period): Promise<HoursTable | null>;
  isKnown(period: Period): Promise<boolean>;
  /** Epoch ms. */
  now(): number;
  newId(): string;
}): HoursClosingService {
  const { store, tableOf, isKnown, now } = parts;
  const { connections, hoursClosings } = store;
  const accountNow = async () => (await connections.read('quickbooksTime')).identity;

  const service: HoursClosingService = {
    closings: async () => (await hoursClosings.of(await accountNow())).map(shownOf),

    async close(period) {
      const table = (await isKnown(period)) ? await tableOf(period) : null;
      // Of what is not known nothing can be closed.
      if (table && table.unknown === null) {
        const { items } = table.result;
        const open = items.filter(({ state }) => isException(state));
        const arrived = items.filter(({ state }) => state.kind === 'arrived');
        await hoursClosings.put({
          account: await accountNow(),
          id: parts.newId(),
          period,
          closedAt: now(),
          exceptions: open.length,
          arrivedSeconds: arrived.reduce((sum, item) => sum + countedSeconds(item), 0),
          missingSeconds: open.reduce((sum, item) => sum + countedSeconds(item), 0),
          items: items.map(closedItem),
        });
      }
      return service.closings();
    },

    async removeClosing(id) {
      await hoursClosings.remove(await accountNow(), id);
      return service.closings();
    },

    async changes(id) {
      const closing = await hoursClosings.get(await accountNow(), id);
      if (!closing) return null;
      const table = (await isKnown(closing.period)) ? await tableOf(closing.period) : null;
      if (!table) return { id, changes: null };
      const views = createHoursViews(table);
      const changes = changesSinceClosing(closing.items, table.result.items.map(closedItem));
      return {
        id,
        changes: changes.map(({ before, after }) => ({
          before: before && changedItem(before, views),
          after: after && changedItem(after, views),
        })),
      };
    },
  };
  return service;
}

function shownOf({
  id,
  period,
  closedAt,
  exceptions,
  arrivedSeconds,
  missingSeconds,
}: HoursClosingRow): HoursClosing {
  return { id, period, closedAt, exceptions, arrivedSeconds, missingSeconds };
}

function changedItem(item: ClosedItem, views: HoursViews): ChangedItem {
  const { date, timeSeconds, quickbooksSeconds } = item;
  return {
    state: views.stateOf(stateKept(item)),
    date,
    client: views.nameOf(item),
    jobPath: views.jobPathOf(item),
    timeSeconds,
    quickbooksSeconds,
  };
}

/** The state as it was kept; what only its words need stands in its detail. */
function stateKept({ state: { kind, detail }, quickbooksSeconds }: ClosedItem): HoursState {
  switch (kind) {
    case 'otherCustomer':
      return { kind, customerId: detail === '' ? null : detail };
    case 'notExported':
      return { kind, reason: detail as NotExportedReason };
    case 'unknown':
      return { kind, why: detail as HoursUnknown };
    case 'changedAfterExport':
      return { kind, quickbooksSeconds };
    case 'deletedAfterExport':
      return { kind, deletedEntryIds: [] };
    default:
      return { kind };
  }
}
