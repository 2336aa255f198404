import { forEachInSteps } from '../../domain/matching/stepped';
import type { TimeEntry } from '../../domain/records/records';
import type {
  HoursItem,
  KarbonItem,
  KarbonState,
  KarbonTimeEntry,
  TimeActivity,
} from '../../domain/time/hours';
import type { HoursTable } from './hours-table';

/** The records that some items are made of, each by its id. */
export interface HoursRecords {
  readonly entries: ReadonlyMap<string, TimeEntry>;
  readonly activities: ReadonlyMap<string, TimeActivity>;
  readonly karbonEntries: ReadonlyMap<string, KarbonTimeEntry>;
  /** How each entry stands in Karbon, by its id. */
  readonly karbonStates: ReadonlyMap<string, KarbonState>;
}

/**
 * The records of these items, picked out of all those of the period: the few that somebody looks at are found in a pass over the lists sooner than
 * all of them are put into maps. Yields after each small step.
 */
export function* recordsOf(
  { madeOf, result }: Pick<HoursTable, 'madeOf' | 'result'>,
  items: readonly HoursItem[],
  karbonItems: readonly KarbonItem[],
): Generator<undefined, HoursRecords> {
  const { activities, karbonEntries } = madeOf;
  const entryIds = new Set(items.flatMap((item) => item.entryIds));
  const activityIds = new Set(items.flatMap((item) => item.activityIds));
  const karbonKeys = new Set(karbonItems.flatMap((item) => item.karbonKeys));
  const karbonStates = new Map<string, KarbonState>();
  yield* forEachInSteps(result.karbonItems, (item) => {
    for (const id of item.entryIds) if (entryIds.has(id)) karbonStates.set(id, item.state);
  });
  return {
    entries: yield* picked(madeOf.entries, entryIds, ({ id }) => id),
    activities: yield* picked(typeof activities === 'string' ? [] : activities, activityIds, ({ id }) => id),
    karbonEntries: yield* picked(karbonEntries ?? [], karbonKeys, ({ key }) => key),
    karbonStates,
  };
}

function* picked<Row>(
  rows: readonly Row[],
  wanted: ReadonlySet<string>,
  keyOf: (row: Row) => string,
): Generator<undefined, ReadonlyMap<string, Row>> {
  const found = new Map<string, Row>();
  if (wanted.size === 0) return found;
  yield* forEachInSteps(rows, (row) => {
    const key = keyOf(row);
    if (wanted.has(key)) found.set(key, row);
  });
  return found;
}
