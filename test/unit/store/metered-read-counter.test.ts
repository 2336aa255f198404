import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createPause } from '../../../src/store/backfill-pause';
import { createChangeSignal } from '../../../src/store/change-signal';
import { type Database, openDatabase } from '../../../src/store/database';
import { createMeter } from '../../../src/store/metered-read-counter';

let database: Database;
let count = 0;

beforeEach(async () => {
  count += 1;
  database = await openDatabase(`meter ${count}`);
});

const november = Date.parse('2026-11-30T23:59:59Z');
const december = november + 1_000;

describe('metered reads', () => {
  it('are counted over the lives of the worker, also those that come at once', async () => {
    await Promise.all([createMeter(database).add(november), createMeter(database).add(november)]);
    await createMeter(database).add(november);
    expect(await createMeter(database).read(november)).toEqual({ month: '2026-11', count: 3 });
  });

  it('begin anew with the month, in UTC', async () => {
    const meter = createMeter(database);
    await meter.add(november);
    expect(await meter.read(december)).toEqual({ month: '2026-12', count: 0 });
    await meter.add(december);
    expect(await meter.read(december)).toEqual({ month: '2026-12', count: 1 });
  });

  it('that were not answered are of the month that is being counted', async () => {
    const meter = createMeter(database);
    await meter.add(null);
    expect(await meter.read(november)).toEqual({ month: '2026-11', count: 0 });
    await meter.add(november);
    await meter.add(null);
    expect(await meter.read(november)).toEqual({ month: '2026-11', count: 2 });
  });

  it('are shown for the month of the service where this clock is behind', async () => {
    const meter = createMeter(database);
    await meter.add(december);
    expect(await meter.read(november)).toEqual({ month: '2026-12', count: 1 });
    await meter.forget();
    expect(await meter.read(november)).toEqual({ month: '2026-11', count: 0 });
  });
});

it('a pause is kept, and told', async () => {
  const changes = createChangeSignal();
  const told: string[] = [];
  changes.subscribe((changed) => told.push(...changed));
  await createPause(database, changes).set(true);
  expect(await createPause(database, changes).isOn()).toBe(true);
  expect(told).toEqual(['settings']);
});
