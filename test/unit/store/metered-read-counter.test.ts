import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createBackfillPause } from '../../../src/store/backfill-pause';
import { createChangeSignal } from '../../../src/store/change-signal';
import { type Database, openDatabase } from '../../../src/store/database';
import { createMeteredReadCounter } from '../../../src/store/metered-read-counter';
import { accountRecord } from './seed-connection';

let database: Database;
let count = 0;

beforeEach(async () => {
  count += 1;
  database = await openDatabase(`meter ${count}`);
  await database.put('connections', { system: 'quickbooks', ...accountRecord() });
});

const november = Date.parse('2026-11-30T23:59:59Z');
const december = november + 1_000;

describe('metered reads', () => {
  it('are counted over the lives of the worker, also those that come at once', async () => {
    await Promise.all([
      createMeteredReadCounter(database).increment(november),
      createMeteredReadCounter(database).increment(november),
    ]);
    await createMeteredReadCounter(database).increment(november);
    expect(await createMeteredReadCounter(database).read(november)).toEqual({ month: '2026-11', count: 3 });
  });

  it('begin anew with the month, in UTC', async () => {
    const meter = createMeteredReadCounter(database);
    await meter.increment(november);
    expect(await meter.read(december)).toEqual({ month: '2026-12', count: 0 });
    await meter.increment(december);
    expect(await meter.read(december)).toEqual({ month: '2026-12', count: 1 });
  });

  it('that were not answered are of the month that is being counted', async () => {
    const meter = createMeteredReadCounter(database);
    await meter.increment(null);
    expect(await meter.read(november)).toEqual({ month: '2026-11', count: 0 });
    await meter.increment(november);
    await meter.increment(null);
    expect(await meter.read(november)).toEqual({ month: '2026-11', count: 2 });
  });

  it('are shown for the month of the service where this clock is behind', async () => {
    const meter = createMeteredReadCounter(database);
    await meter.increment(december);
    expect(await meter.read(november)).toEqual({ month: '2026-12', count: 1 });
  });
});

it('a pause is kept, and told', async () => {
  const changes = createChangeSignal();
  const told: string[] = [];
  changes.subscribe((changed) => told.push(...changed));
  await createBackfillPause(database, changes).set(true);
  expect(await createBackfillPause(database, changes).isOn()).toBe(true);
  expect(told).toEqual(['settings']);
});
