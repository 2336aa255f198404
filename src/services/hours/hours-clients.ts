import type { NameIndex } from '../../domain/matching/name-index';
import type { DayText } from '../../domain/records/records';
import { isException } from '../../domain/time/closing';
import type { HoursItem, HoursState, KarbonItem, KarbonState } from '../../domain/time/hours';
import { countedSeconds } from '../../domain/time/hours-totals';
import type { HoursClient, HoursItemView, HoursSum, KarbonSum, ShownState } from '../../messages/hours';
import type { HoursTable } from './hours-table';

/** Under which time is counted that is on no customer at all. */
const noClient = 'none';

/** What a table says of its clients and items. */
export interface HoursViews {
  /** Those with most missing first. */
  clients(): readonly HoursClient[];
  /** By day. Of one client, or of all for `null`; items that Karbon alone has come last. @param mayMove whether own entries may be changed */
  items(client: string | null, mayMove: boolean): readonly HoursItemView[];
  itemView(item: HoursItem, mayMove: boolean): HoursItemView;
  stateOf(state: HoursState): ShownState;
  /** The client's name, `''` for time without one. */
  nameOf(item: Placed): string;
  jobPathOf(item: Placed): readonly string[];
}

/** What of an item says where it is counted. */
type Placed = Pick<HoursItem, 'jobcodeId' | 'customerId'>;

interface ClientPlace {
  readonly key: string;
  readonly name: string;
  readonly jobcodeId: string | null;
  readonly customerId: string | null;
}

export function createHoursViews(table: HoursTable): HoursViews {
  const { result, lists, entries, activities, karbonEntries } = table;
  const places = new Map<string, ClientPlace>();
  const karbonOf = new Map<string, KarbonState>();
  for (const { entryIds, state } of result.karbonItems) for (const id of entryIds) karbonOf.set(id, state);

  const views: HoursViews = {
    clients() {
      const groups = new Map<string, { place: ClientPlace; items: HoursItem[]; karbon: KarbonItem[] }>();
      const groupOf = (place: ClientPlace) => {
        const group = groups.get(place.key) ?? { place, items: [], karbon: [] };
        groups.set(place.key, group);
        return group;
      };
      for (const item of result.items) groupOf(placeOf(item)).items.push(item);
      for (const item of result.karbonItems) groupOf(placeOf(placedByKarbon(item))).karbon.push(item);
      return [...groups.values()].map(clientOf).sort(mostMissingFirst);
    },
    items(client, mayMove) {
      const isShown = (item: Placed) => client === null || placeOf(item).key === client;
      return [
        ...result.items.filter(isShown).map((item) => itemView(item, mayMove)),
        ...result.karbonItems
          .filter((item) => item.state === 'onlyInKarbon' && isShown(placedByKarbon(item)))
          .map(karbonItemView),
      ];
    },
    itemView,
    stateOf(state) {
      switch (state.kind) {
        case 'otherCustomer':
          return { kind: 'otherCustomer', path: pathIn(lists.quickbooks, state.customerId) };
        case 'notExported':
          return { kind: 'notExported', reason: state.reason };
        case 'unknown':
          return { kind: 'unknown', why: state.why };
        default:
          return { kind: state.kind };
      }
    },
    nameOf: (item) => placeOf(item).name,
    jobPathOf: ({ jobcodeId }) => pathIn(lists.quickbooksTime, jobcodeId),
  };
  return views;

  function clientOf({
    place,
    items,
    karbon,
  }: {
    readonly place: ClientPlace;
    readonly items: readonly HoursItem[];
    readonly karbon: readonly KarbonItem[];
  }): HoursClient {
    const missing = items.filter(({ state }) => isException(state));
    const rates = missing.flatMap(({ amountAtStake }) => amountAtStake ?? []);
    return {
      ...place,
      timeSeconds: sumOf(items, ({ timeSeconds }) => timeSeconds),
      quickbooksSeconds: sumOf(items, ({ quickbooksSeconds }) => quickbooksSeconds),
      missingSeconds: sumOf(missing, countedSeconds),
      missingItems: missing.length,
      sums: hoursSums(items, views.stateOf),
      karbonSums: result.karbon === 'compared' ? karbonSums(karbon) : [],
      // Amounts are of cents; sums of binary fractions aren't.
      atStake: rates.length === 0 ? null : Math.round(sumOf(rates, (rate) => rate) * 100) / 100,
    };
  }

  function itemView(item: HoursItem, mayMove: boolean): HoursItemView {
    const own = item.entryIds.flatMap((id) => entries.get(id) ?? []);
    const held = item.activityIds.flatMap((id) => activities.get(id) ?? []);
    const people = [
      ...own.map(({ userId }) => table.userNames.get(userId) ?? ''),
      ...(own.length > 0 ? [] : held.map(({ person }) => person?.name ?? '')),
    ];
    const customerId = held[0]?.customerId ?? null;
    return {
      id: item.id,
      client: placeOf(item).key,
      state: views.stateOf(item.state),
      date: item.date,
      jobcodeId: item.jobcodeId,
      customerId,
      people: [...new Set(people.filter((name) => name !== ''))],
      jobPath: views.jobPathOf(item),
      customerPath: pathIn(lists.quickbooks, customerId),
      timeSeconds: item.timeSeconds,
      quickbooksSeconds: item.quickbooksSeconds,
      karbonSeconds: 0,
      notes: firstFilled([...own.map(({ notes }) => notes), ...held.map(({ description }) => description)]),
      serviceItem: firstFilled([...own, ...held].map(({ serviceItem }) => serviceItem ?? '')),
      entryIds: item.entryIds,
      activityIds: item.activityIds,
      karbon: result.karbon === 'compared' ? karbonStateOf(item) : null,
      canMove:
        mayMove &&
        own.length === 1 &&
        own.every(
          ({ userId, isLocked, isRunning, date }) =>
            userId === table.rights.userId && !isLocked && !isRunning && !isApproved(userId, date),
        ),
    };
  }

  function isApproved(userId: string, date: DayText): boolean {
    const to = table.approvedTo(userId);
    return to !== null && date <= to;
  }

  function karbonStateOf({ entryIds }: HoursItem): KarbonState | null {
    const states = entryIds.flatMap((id) => karbonOf.get(id) ?? []);
    return states.find((state) => state !== 'there') ?? states[0] ?? null;
  }

  function karbonItemView(item: KarbonItem): HoursItemView {
    const [held] = item.karbonKeys.flatMap((key) => karbonEntries.get(key) ?? []);
    const placed = placedByKarbon(item);
    return {
      id: item.id,
      client: placeOf(placed).key,
      state: { kind: 'onlyInKarbon' },
      date: held?.date ?? '',
      ...placed,
      people: [table.karbonUserNames.get(held?.userKey ?? '') ?? ''].filter((name) => name !== ''),
      jobPath: views.jobPathOf(placed),
      customerPath: [],
      timeSeconds: 0,
      quickbooksSeconds: 0,
      karbonSeconds: item.karbonSeconds,
      notes: held?.description ?? '',
      serviceItem: '',
      entryIds: [],
      activityIds: [],
      karbon: 'onlyInKarbon',
      canMove: false,
    };
  }

  /** Time in Karbon is counted where its entry is; what Karbon alone has, where its work item or client is tracked. */
  function placedByKarbon({ entryIds, karbonKeys }: KarbonItem): Placed {
    const entry = entries.get(entryIds[0] ?? '');
    if (entry) return { jobcodeId: entry.jobcodeId, customerId: null };
    const held = karbonEntries.get(karbonKeys[0] ?? '');
    const jobcodeId = [held?.workKey, held?.clientKey]
      .map((key) => table.jobcodeOfKarbon.get(key ?? ''))
      .find((id) => id !== undefined);
    return { jobcodeId: jobcodeId ?? null, customerId: null };
  }

  function placeOf({ jobcodeId, customerId }: Placed): ClientPlace {
    const known = `${jobcodeId} ${customerId}`;
    const place = places.get(known) ?? findPlace(jobcodeId, customerId);
    places.set(known, place);
    return place;
  }

  function findPlace(jobcodeId: string | null, customerId: string | null): ClientPlace {
    const job = topOf(lists.quickbooksTime, jobcodeId);
    const customer = topOf(lists.quickbooks, customerId);
    const top = job ?? (customer && sameNameIn(lists.quickbooksTime, customer.name));
    if (top) {
      const same = sameNameIn(lists.quickbooks, top.name);
      return { key: `job ${top.id}`, name: top.name, jobcodeId: top.id, customerId: same?.id ?? null };
    }
    if (customer) {
      return {
        key: `customer ${customer.id}`,
        name: customer.name,
        jobcodeId: null,
        customerId: customer.id,
      };
    }
    return { key: noClient, name: '', jobcodeId: null, customerId: null };
  }
}

/** Hours by state: what is missing first, most first. */
export function hoursSums(
  items: readonly HoursItem[],
  stateOf: (state: HoursState) => ShownState,
): readonly HoursSum[] {
  const sums = new Map<string, { state: ShownState; seconds: number; items: number }>();
  for (const item of items) {
    const state = stateOf(item.state);
    const key = JSON.stringify(state);
    const sum = sums.get(key) ?? { state, seconds: 0, items: 0 };
    sums.set(key, { ...sum, seconds: sum.seconds + countedSeconds(item), items: sum.items + 1 });
  }
  const isArrived = ({ state }: HoursSum) => Number(state.kind === 'arrived' || state.kind === 'notWork');
  return [...sums.values()].sort(
    (one, other) => isArrived(one) - isArrived(other) || other.seconds - one.seconds,
  );
}

function karbonSums(items: readonly KarbonItem[]): readonly KarbonSum[] {
  const sums = new Map<KarbonState, KarbonSum>();
  for (const { state, timeSeconds, karbonSeconds, entryIds } of items) {
    const sum = sums.get(state) ?? { state, seconds: 0, items: 0 };
    const seconds = entryIds.length > 0 ? timeSeconds : karbonSeconds;
    sums.set(state, { state, seconds: sum.seconds + seconds, items: sum.items + 1 });
  }
  return [...sums.values()].sort((one, other) => other.seconds - one.seconds);
}

function mostMissingFirst(one: HoursClient, other: HoursClient): number {
  return (
    other.missingSeconds - one.missingSeconds ||
    other.missingItems - one.missingItems ||
    one.name.localeCompare(other.name) ||
    one.key.localeCompare(other.key)
  );
}

function topOf(index: NameIndex | null, id: string | null) {
  const record = id === null ? undefined : index?.get(id);
  return record && index ? (index.lineage(record)[0] ?? null) : null;
}

function sameNameIn(index: NameIndex | null, name: string) {
  const found = index?.findByPath([name]) ?? [];
  return found.find(({ isActive }) => isActive) ?? found[0] ?? null;
}

function pathIn(index: NameIndex | null, id: string | null): readonly string[] {
  const record = id === null ? undefined : index?.get(id);
  return record && index ? index.place(record).path : [];
}

function firstFilled(texts: readonly string[]): string {
  return texts.find((text) => text !== '') ?? '';
}

function sumOf<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0);
}
