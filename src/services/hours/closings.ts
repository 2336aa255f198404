import { forEachInSteps } from '../../domain/matching/stepped';
import {
  type ChangeSinceClosing,
  type ClosedItem,
  changesSinceClosing,
  closedItem,
  isException,
} from '../../domain/time/closing';
import type { HoursItem, HoursState, HoursUnknown, NotExportedReason } from '../../domain/time/hours';
import { countedSeconds } from '../../domain/time/hours-totals';
import type { Period } from '../../domain/time/period';
import type {
  ChangedItem,
  ClosedLine,
  ClosedLinesPart,
  ClosingChanges,
  HoursChangeView,
  HoursClosing,
} from '../../messages/hours';
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
  /** Everything that was kept, beside what it is now, from the one at `from` on; `null` where there is no such closing any more. */
  closedLines(id: string, from: number): Promise<ClosedLinesPart | null>;
}

/** Some 2 MB of a message. */
const linesInPart = 4_000;

interface ClosedNow {
  readonly views: HoursViews;
  readonly changes: readonly ChangeSinceClosing[];
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
  /** What is handed out part by part. */
  let atHand: {
    readonly id: string;
    readonly lines: readonly ClosedLine[];
    readonly isKnownNow: boolean;
  } | null = null;
  const accountNow = async () => (await connections.read('quickbooksTime')).identity;

  /** What has changed since; `null` where the period is not known now. */
  async function nowOf({ period, items: closed }: HoursClosingRow): Promise<ClosedNow | null> {
    const hours = (await isKnown(period)) ? await hoursOf(period) : null;
    if (!hours) return null;
    const { items } = await inSlices(keptOf(hours.table.result.items), parts);
    return { views: hours.views, changes: await inSlices(changesSinceClosing(closed, items), parts) };
  }

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
      const now = closing && (await nowOf(closing));
      if (!now) return closing && { id, changes: null };
      return { id, changes: now.changes.map((change) => shownChange(change, now.views)) };
    },

    async closedLines(id, from) {
      if (from === 0 || atHand?.id !== id) {
        const closing = await hoursClosings.get(await accountNow(), id);
        if (!closing) return null;
        const now = await nowOf(closing);
        // Names of what is kept are looked up in what is known now: without that, nothing has one.
        const lines = now ? await inSlices(linesOf(closing.items, now), parts) : [];
        atHand = { id, lines, isKnownNow: now !== null };
      }
      const { lines, isKnownNow } = atHand;
      const end = from + linesInPart;
      return { lines: lines.slice(from, end), isKnownNow, next: end < lines.length ? end : null };
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

/** All that was kept in its order, beside what it is now; then what has come since. Yields after each small step. */
function* linesOf(
  closed: readonly ClosedItem[],
  { views, changes }: ClosedNow,
): Generator<undefined, readonly ClosedLine[]> {
  const changeOf = new Map(
    changes.flatMap((change) => (change.before ? [[change.before, change] as const] : [])),
  );
  const lines: ClosedLine[] = [];
  const add = (change: ChangeSinceClosing, isChanged: boolean) => {
    const { entryIds, activityIds } = change.before ?? change.after;
    lines.push({ ...shownChange(change, views), isChanged, entryIds, activityIds });
  };
  yield* forEachInSteps(closed, (item) => {
    const change = changeOf.get(item);
    add(change ?? { before: item, after: item }, change !== undefined);
  });
  yield* forEachInSteps(changes, (change) => {
    if (change.before === null) add(change, true);
  });
  return lines;
}

function shownChange({ before, after }: ChangeSinceClosing, views: HoursViews): HoursChangeView {
  return { before: before && changedItem(before, views), after: after && changedItem(after, views) };
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
