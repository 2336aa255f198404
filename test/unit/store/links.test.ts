import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createChangeSignal } from '../../../src/store/change-signal';
import { type Database, openDatabase } from '../../../src/store/database';
import { createLinks, type Links } from '../../../src/store/links';
import { link } from './sample-entries';
import { accountRecord } from './seed-connection';

let database: Database;
let links: Links;
let heard: string[][];
let count = 0;

beforeEach(async () => {
  count += 1;
  database = await openDatabase(`links ${count}`);
  await connectAs('company');
  const changes = createChangeSignal();
  links = createLinks(database, changes);
  heard = [];
  changes.subscribe((names) => heard.push([...names]));
});

afterEach(() => {
  vi.restoreAllMocks();
});

async function connectAs(identity: string): Promise<void> {
  for (const system of ['quickbooks', 'quickbooksTime'] as const) {
    await database.put('connections', { system, ...accountRecord({ identity }) });
  }
}

/** Keeps a pair of another company, as it was when that one was connected. */
async function putOfOther(karbonKey: string, recordId: string, account: string): Promise<void> {
  await connectAs(account);
  await links.put([link(karbonKey, recordId, { account })]);
  await connectAs('company');
  heard = [];
}

async function pairs(list: 'quickbooks' | 'quickbooksTime' = 'quickbooks', account = 'company') {
  return Object.fromEntries(await links.of(list, account));
}

it('gives the pairs of one list and one company', async () => {
  await putOfOther('KeyA0001', '4', 'company 2');
  await putOfOther('KeyA0001', '5', '');
  await links.put([
    link('KeyA0001', '1'),
    link('KeyB0001', '2', { karbon: { kind: 'person', key: 'KeyB0001' } }),
    link('KeyA0001', '3', { list: 'quickbooksTime' }),
  ]);
  expect(await pairs()).toEqual({ KeyA0001: '1', KeyB0001: '2' });
  expect(await pairs('quickbooksTime')).toEqual({ KeyA0001: '3' });
  expect(await pairs('quickbooks', 'company 2')).toEqual({ KeyA0001: '4' });
  expect(await pairs('quickbooks', '')).toEqual({ KeyA0001: '5' });
  expect(heard).toEqual([['links']]);
});

it('keeps one pair for each Karbon record, the last', async () => {
  await links.put([link('KeyA0001', '1')]);
  await links.put([link('KeyA0001', '2')]);
  expect(await pairs()).toEqual({ KeyA0001: '2' });
});

it('reads once, and hands out the very same map until a pair changes', async () => {
  await links.put([link('KeyA0001', '1')]);
  const reading = vi.spyOn(IDBObjectStore.prototype, 'getAll');
  const [first, again] = [await links.of('quickbooks', 'company'), await links.of('quickbooks', 'company')];
  const [none, still] = [await links.of('quickbooksTime', ''), await links.of('quickbooksTime', '')];
  expect(reading).toHaveBeenCalledTimes(1);
  expect(again).toBe(first);
  expect(still).toBe(none);
  await links.put([link('KeyA0001', '2')]);
  expect(await pairs()).toEqual({ KeyA0001: '2' });
});

it('is there for the next worker', async () => {
  await links.put([link('KeyA0001', '1')]);
  const next = createLinks(database, createChangeSignal());
  expect([...(await next.of('quickbooks', 'company'))]).toEqual([['KeyA0001', '1']]);
});

it('removes by Karbon key, of this list and company alone', async () => {
  await putOfOther('KeyA0001', '1', 'other');
  const others = [link('KeyA0001', '1', { list: 'quickbooksTime' })];
  await links.put([link('KeyA0001', '1'), link('KeyB0001', '2'), link('KeyC0001', '3'), ...others]);
  heard = [];
  await links.remove('quickbooks', 'company', ['KeyA0001', 'KeyB0001', 'unknown']);
  expect(await pairs()).toEqual({ KeyC0001: '3' });
  expect(await pairs('quickbooksTime')).toEqual({ KeyA0001: '1' });
  expect(await pairs('quickbooks', 'other')).toEqual({ KeyA0001: '1' });
  expect(heard).toEqual([['links']]);
});

it('removes all that points at a record, of this list and company alone', async () => {
  await putOfOther('KeyC0001', '1', 'other');
  const others = [link('KeyA0001', '1', { list: 'quickbooksTime' })];
  const own = [link('KeyA0001', '1'), link('KeyB0001', '1'), link('KeyC0001', '3'), link('KeyD0001', '2')];
  await links.put([...own, ...others]);
  heard = [];
  await links.removeRecords('quickbooks', 'company', ['1', '2', 'unknown']);
  expect(await pairs()).toEqual({ KeyC0001: '3' });
  expect(await pairs('quickbooksTime')).toEqual({ KeyA0001: '1' });
  expect(await pairs('quickbooks', 'other')).toEqual({ KeyC0001: '1' });
  expect(heard).toEqual([['links']]);
});

it('keeps nothing for a company that is not connected any more', async () => {
  await links.put([link('KeyA0001', '1', { account: 'company before' })]);
  await database.delete('connections', 'quickbooks');
  await links.put([link('KeyA0001', '1')]);
  await links.put([link('KeyA0001', '1', { account: '' })]);
  expect(await database.count('links')).toBe(0);
  expect(heard).toEqual([]);
});

it('tells of no change where nothing has been changed', async () => {
  await links.put([]);
  await links.remove('quickbooks', 'company', ['KeyA0001']);
  await links.removeRecords('quickbooks', 'company', ['1']);
  expect(heard).toEqual([]);
});
