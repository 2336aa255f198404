import type { NameIndex } from '../../domain/matching/name-index';
import type { DayText } from '../../domain/records/records';
import type { HoursItem, HoursState, KarbonItem, KarbonState } from '../../domain/time/hours';
import type { HoursClient, HoursItemView, ShownState } from '../../messages/hours';
import type { HoursRecords } from './hours-records';
import type { HoursTable } from './hours-table';

/** Under which time is counted that is on no customer at all. */
const noClient = 'none';

/** What a table says of its items, one at a time. */
export interface HoursViews {
  /** Under which client an item is counted. */
  placeOf(item: Placed): ClientPlace;
  /** The same of what Karbon holds: where its entry is, or else its work item or client. */
  placeInKarbon(item: KarbonItem): ClientPlace;
  /** @param records those of this item at least */
  itemView(item: HoursItem, mayMove: MayMove, records: HoursRecords): HoursItemView;
  /** Of what Karbon alone has. */
  karbonItemView(item: KarbonItem, records: HoursRecords): HoursItemView;
  stateOf(state: HoursState): ShownState;
  /** The client's name, `''` for time without one. */
  nameOf(item: Placed): string;
  jobPathOf(item: Placed): readonly string[];
}

/** Whose entries may be changed by the rights of the sign-in. */
export interface MayMove {
  readonly own: boolean;
  readonly others: boolean;
}

/** What of an item says where it is counted. */
type Placed = Pick<HoursItem, 'jobcodeId' | 'customerId'>;

export type ClientPlace = Pick<HoursClient, 'key' | 'name' | 'jobcodeId' | 'customerId'>;

export function createHoursViews(table: HoursTable): HoursViews {
  const { result, lists } = table;
  /** By jobcode, and for each by customer. */
  const places = new Map<string | null, Map<string | null, ClientPlace>>();

  const views: HoursViews = {
    placeOf,
    placeInKarbon: (item) => placeOf(placedByKarbon(item)),
    itemView,
    karbonItemView,
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

  function itemView(item: HoursItem, mayMove: MayMove, records: HoursRecords): HoursItemView {
    const { entries, activities } = records;
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
      karbon: result.karbon === 'compared' ? karbonStateOf(item, records) : null,
      canMove:
        own.length === 1 &&
        own.every(
          ({ userId, isLocked, isRunning, date }) =>
            mayMove[userId === table.rights.userId ? 'own' : 'others'] &&
            !isLocked &&
            !isRunning &&
            !isApproved(userId, date),
        ),
    };
  }

  function isApproved(userId: string, date: DayText): boolean {
    const to = table.approvedTo(userId);
    return to !== null && date <= to;
  }

  function karbonStateOf({ entryIds }: HoursItem, { karbonStates }: HoursRecords): KarbonState | null {
    const states = entryIds.flatMap((id) => karbonStates.get(id) ?? []);
    return states.find((state) => state !== 'there') ?? states[0] ?? null;
  }

  function karbonItemView(item: KarbonItem, { karbonEntries }: HoursRecords): HoursItemView {
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
  function placedByKarbon({ jobcodeId, karbonRecords }: KarbonItem): Placed {
    if (jobcodeId !== null) return { jobcodeId, customerId: null };
    const paired = karbonRecords.map((key) => table.jobcodeOfKarbon.get(key)).find((id) => id !== undefined);
    return { jobcodeId: paired ?? null, customerId: null };
  }

  function placeOf({ jobcodeId, customerId }: Placed): ClientPlace {
    const ofJobcode = places.get(jobcodeId) ?? new Map<string | null, ClientPlace>();
    const known = ofJobcode.get(customerId);
    if (known) return known;
    const place = findPlace(jobcodeId, customerId);
    places.set(jobcodeId, ofJobcode.set(customerId, place));
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
