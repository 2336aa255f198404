import { expect, it } from 'vitest';
import type { HoursItem } from '../../../../src/domain/time/hours';
import { reconcileHours } from '../../../../src/domain/time/hours-rule';
import { hoursByClient } from '../../../../src/services/hours/hours-by-client';
import type { HoursTable } from '../../../../src/services/hours/hours-table';
import type { ClientPlace, HoursViews } from '../../../../src/services/hours/hours-views';
import { makeHours } from '../../../bench/hours-lists';
import { createRandom } from '../../../firm/random';
import { mostLooksInStep, runSteps, watched } from '../../domain/run-steps';

/** A hundred clients, by the jobcode alone. */
function placeOf({ jobcodeId }: Pick<HoursItem, 'jobcodeId'>): ClientPlace {
  const key = `client ${Number(jobcodeId ?? 0) % 100}`;
  return { key, name: key, jobcodeId, customerId: null };
}

const views = {
  placeOf,
  placeInKarbon: () => ({ key: 'client 0', name: 'client 0', jobcodeId: null, customerId: null }),
  stateOf: (state: HoursItem['state']) => ({ kind: state.kind }),
} as unknown as HoursViews;

const result = runSteps(reconcileHours(makeHours(6_000, createRandom(5))));
const tableOf = (items: readonly HoursItem[]) => ({ result: { ...result, items } }) as unknown as HoursTable;

it('looks at few items in any one step', () => {
  const looks = { count: 0 };
  const items = result.items.map((item) => watched(item, looks));
  expect(mostLooksInStep(hoursByClient(tableOf(items), views), looks)).toBeLessThan(1_000);
});

it('adds up each client to what its items come to, and all of them to the lists', () => {
  const { clients, itemsOf } = runSteps(hoursByClient(tableOf(result.items), views));
  const total = (items: readonly HoursItem[], of: (item: HoursItem) => number) =>
    items.reduce((sum, item) => sum + of(item), 0);
  for (const { key, timeSeconds, quickbooksSeconds, sums } of clients) {
    const { items } = itemsOf(key);
    expect(timeSeconds).toBe(total(items, (item) => item.timeSeconds));
    expect(quickbooksSeconds).toBe(total(items, (item) => item.quickbooksSeconds));
    expect(sums.reduce((sum, { items: count }) => sum + count, 0)).toBe(items.length);
  }
  expect(clients.length).toBe(100);
  expect(clients.flatMap(({ key }) => itemsOf(key).items).length).toBe(result.items.length);
  expect(itemsOf(null).items).toBe(result.items);
  expect(itemsOf('nobody').items).toEqual([]);
});
