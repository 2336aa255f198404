import { forEachInSteps } from '../../domain/matching/stepped';
import { isException } from '../../domain/time/closing';
import type { HoursItem, KarbonItem } from '../../domain/time/hours';
import { countedSeconds } from '../../domain/time/hours-totals';
import type { HoursClient } from '../../messages/hours';
import { createKarbonSums, createStateSums, type KarbonSums, type StateSums } from './hours-sums';
import type { HoursTable } from './hours-table';
import type { ClientPlace, HoursViews } from './hours-views';

/** The items that are shown, in their order: what Karbon alone has comes last. */
export interface ShownItems {
  readonly items: readonly HoursItem[];
  readonly onlyInKarbon: readonly KarbonItem[];
}

/** A table by its clients. */
export interface HoursByClient {
  /** Those with most missing first. */
  readonly clients: readonly HoursClient[];
  /** Of one client by its key, or of all for `null`. */
  itemsOf(client: string | null): ShownItems;
}

interface Group {
  readonly place: ClientPlace;
  readonly items: HoursItem[];
  readonly onlyInKarbon: KarbonItem[];
  readonly sums: StateSums;
  readonly karbonSums: KarbonSums;
  timeSeconds: number;
  quickbooksSeconds: number;
  missingSeconds: number;
  missingItems: number;
  atStake: number | null;
}

/** Adds a table up by client. Yields after each small step. */
export function* hoursByClient(
  { result }: HoursTable,
  views: HoursViews,
): Generator<undefined, HoursByClient> {
  const groups = new Map<string, Group>();
  const onlyInKarbon: KarbonItem[] = [];
  const groupOf = (place: ClientPlace) => {
    const group = groups.get(place.key) ?? newGroup(place, views);
    groups.set(place.key, group);
    return group;
  };
  yield* forEachInSteps(result.items, (item) => add(groupOf(views.placeOf(item)), item));
  yield* forEachInSteps(result.karbonItems, (item) => {
    const group = groupOf(views.placeInKarbon(item));
    group.karbonSums.add(item);
    if (item.state !== 'onlyInKarbon') return;
    group.onlyInKarbon.push(item);
    onlyInKarbon.push(item);
  });
  const clients: HoursClient[] = [];
  const isKarbonCompared = result.karbon === 'compared';
  yield* forEachInSteps(groups.values(), (group) => void clients.push(clientOf(group, isKarbonCompared)));
  clients.sort(mostMissingFirst);
  const all = { items: result.items, onlyInKarbon };
  const none = { items: [], onlyInKarbon: [] };
  return { clients, itemsOf: (client) => (client === null ? all : (groups.get(client) ?? none)) };
}

function newGroup(place: ClientPlace, views: HoursViews): Group {
  return {
    place,
    items: [],
    onlyInKarbon: [],
    sums: createStateSums(views.stateOf),
    karbonSums: createKarbonSums(),
    timeSeconds: 0,
    quickbooksSeconds: 0,
    missingSeconds: 0,
    missingItems: 0,
    atStake: null,
  };
}

function add(group: Group, item: HoursItem): void {
  group.items.push(item);
  group.sums.add(item);
  group.timeSeconds += item.timeSeconds;
  group.quickbooksSeconds += item.quickbooksSeconds;
  if (!isException(item.state)) return;
  group.missingSeconds += countedSeconds(item);
  group.missingItems += 1;
  if (item.amountAtStake !== null) group.atStake = (group.atStake ?? 0) + item.amountAtStake;
}

function clientOf(group: Group, isKarbonCompared: boolean): HoursClient {
  const { place, timeSeconds, quickbooksSeconds, missingSeconds, missingItems, atStake } = group;
  return {
    ...place,
    timeSeconds,
    quickbooksSeconds,
    missingSeconds,
    missingItems,
    sums: group.sums.sums(),
    karbonSums: isKarbonCompared ? group.karbonSums.sums() : [],
    // Amounts are of cents; sums of binary fractions aren't.
    atStake: atStake === null ? null : Math.round(atStake * 100) / 100,
  };
}

function mostMissingFirst(one: HoursClient, other: HoursClient): number {
  return (
    other.missingSeconds - one.missingSeconds ||
    other.missingItems - one.missingItems ||
    one.name.localeCompare(other.name) ||
    one.key.localeCompare(other.key)
  );
}
