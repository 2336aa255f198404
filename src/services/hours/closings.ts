import { forEachInSteps } from '../../domain/matching/stepped';
import { type ClosedItem, changesSinceClosing, closedItem, isException } from '../../domain/time/closing';
import type { HoursItem, HoursState, HoursUnknown, NotExportedReason } from '../../domain/time/hours';
import { countedSeconds } from '../../domain/time/hours-totals';
import type { Period } from '../../domain/time/period';
import type { ChangedItem, ClosingChanges, HoursClosing } from '../../messages/hours';
import type { HoursClosingRow } from '../../store/rows';
import type { Store } from '../../store/store';
import type { ShownHours } from './hours-tables';
import type { HoursViews } from './hours-views';
import { inSlices, type Turns } from './in-slices';

/** Periods that were closed, and what has changed since. */
export interface HoursClosingService {
  closings(): Promise<readonly HoursClosing[]>;
  /** Keeps the hours as they stand now. Does nothing where the period is not known. */
  close(period: Period): Promise<readonly HoursClosing[]>;
  removeClosing(id: string): Promise<readonly HoursClosing[]>;
  /** `null` where there is no such closing any more. */
  changes(id: string): Promise<ClosingChanges | null>;
}

export function createHoursClosingService(
  parts: {
    readonly store: Pick<Store, 'connections' | 'hoursClosings'>;
    hoursOf(period: Period): Promise<ShownHours | null>;
    isKnown(period: Period): Promise<boolean>;
    newId(): string;
  } & Turns,
): HoursClosingService {
  const { store, hoursOf, isKnown, now } = parts;
  const { connections, hoursClosings } = store;
  const accountNow = async () => (await connections.read('quickbooksTime')).identity;

  const service: HoursClosingService = {
    closings: async () => (await hoursClosings.of(await accountNow())).map(shownOf),

    async close(period) {
      const hours = (await isKnown(period)) ? await hoursOf(period) : null;
      // Of what is not known nothing can be closed.
      if (hours && hours.table.unknown === null) {
        const kept = await inSlices(keptOf(hours.table.result.items), parts);
        await hoursClosings.put({
          account: await accountNow(),
          id: parts.newId(),
          period,
          closedAt: now(),
          ...kept,
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
      const hours = (await isKnown(closing.period)) ? await hoursOf(closing.period) : null;
      if (!hours) return { id, changes: null };
      const { items } = await inSlices(keptOf(hours.table.result.items), parts);
      const changes = await inSlices(changesSinceClosing(closing.items, items), parts);
      return {
        id,
        changes: changes.map(({ before, after }) => ({
          before: before && changedItem(before, hours.views),
          after: after && changedItem(after, hours.views),
        })),
      };
    },
  };
  return service;
}

/** What of a period is kept once it is closed. Yields after each small step. */
function* keptOf(
  all: readonly HoursItem[],
): Generator<undefined, Pick<HoursClosingRow, 'items' | 'exceptions' | 'arrivedSeconds' | 'missingSeconds'>> {
  const items: ClosedItem[] = [];
  let [exceptions, arrivedSeconds, missingSeconds] = [0, 0, 0];
  yield* forEachInSteps(all, (item) => {
    items.push(closedItem(item));
    if (item.state.kind === 'arrived') arrivedSeconds += countedSeconds(item);
    if (!isException(item.state)) return;
    exceptions += 1;
    missingSeconds += countedSeconds(item);
  });
  return { items, exceptions, arrivedSeconds, missingSeconds };
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
