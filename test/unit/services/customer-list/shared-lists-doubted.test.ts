import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Jobcode, KarbonClient, KarbonUser } from '../../../../src/domain/records/records';
import type { SharedList, SharedListName } from '../../../../src/domain/records/shared-lists';
import {
  createSharedListService,
  type SharedLists,
} from '../../../../src/services/customer-list/shared-lists';
import type { ListCoverage, TimeConnection } from '../../../../src/store/rows';
import { openStore, type Store } from '../../../../src/store/store';
import { seedConnection } from '../../store/seed-connection';
import { jobcode } from '../sample-records';
import { databaseName } from '../service-bench';

const minute = 60_000;
const day = 86_400_000;
const noon = Date.UTC(2026, 10, 28, 12);
const fileAt = noon - 30 * minute;
const stampAt = (ms: number) => new Date(ms).toISOString();

let store: Store;
let shared: SharedLists;

beforeEach(async () => {
  store = await openStore(databaseName());
  shared = createSharedListService({ store, now: () => noon });
  await seedConnection(store, 'quickbooks', { identity: 'list' });
});

function client(key: string, fullName: string, changedMs: number): KarbonClient {
  return {
    key,
    kind: 'organization',
    fullName,
    person: null,
    legalName: '',
    tradingName: '',
    contactType: '',
    members: null,
    lastModified: stampAt(changedMs),
  };
}

const job = (id: string, name: string, changedMs: number): Jobcode => ({
  ...jobcode(id, name),
  lastModified: stampAt(changedMs),
});

const user = (key: string, name: string): KarbonUser => ({ key, name, email: `${key}@firm.example` });

function receive(more: Partial<SharedList> & Pick<SharedList, 'list' | 'records'>): Promise<void> {
  const list: SharedList = {
    account: more.list === 'jobcodes' ? 'harbor' : 'Tenant',
    asOf: fileAt,
    wholeAt: fileAt,
    cursor: more.list === 'karbonUsers' ? '' : stampAt(fileAt - minute),
    leftOut: 0,
    wrongCount: 0,
    ...more,
  };
  return shared.receive('quickbooks', 'list', [list]);
}

function cover(list: SharedListName, readAt: number, more: Partial<ListCoverage> = {}): ListCoverage {
  return {
    kind: 'list',
    id: `list:${list}`,
    list,
    isComplete: true,
    count: 1,
    leftOut: 0,
    readAt,
    wholeAt: readAt,
    cursor: stampAt(readAt),
    next: null,
    ...more,
  };
}

const covered = (list: SharedListName) => store.mirror.coverage<ListCoverage>(`list:${list}`);
const connectKarbon = () => seedConnection(store, 'karbon', { identity: 'Tenant' });
const connectTime = (canManageJobcodes: boolean) =>
  seedConnection(store, 'quickbooksTime', {
    identity: 'harbor/7/own',
    time: { rights: { scope: 'own', canManageJobcodes } } as unknown as TimeConnection,
  });

describe('a list that was read with fewer rights', () => {
  it('is read anew once there are more, and does not go into the file as the whole of it', async () => {
    await connectTime(false);
    await store.mirror.write({
      put: { jobcodes: [jobcode('1', 'Mine')] },
      cover: [cover('jobcodes', noon)],
    });
    const before = await store.connections.read('quickbooksTime');
    const time = { rights: { scope: 'own', canManageJobcodes: true } } as unknown as TimeConnection;
    await store.accounts.update(before, { ...before, time });
    expect(await shared.toWrite()).toEqual([]);
    expect(await covered('jobcodes')).toBeNull();
  });

  it('learns from the file what it may not see, however lately it has asked', async () => {
    await connectTime(false);
    await receive({ list: 'jobcodes', records: [job('1', 'Acme', fileAt - minute)] });
    const changedAt = fileAt + 10 * minute;
    const own = await covered('jobcodes');
    if (!own) throw new Error('nothing was taken');
    await store.mirror.write({
      cover: [{ ...own, cursor: stampAt(changedAt), readAt: changedAt + 20_000 }],
    });
    await receive({
      list: 'jobcodes',
      asOf: changedAt + 15_000,
      cursor: stampAt(changedAt),
      records: [job('1', 'Renamed', changedAt)],
    });
    expect((await store.mirror.get('jobcodes', '1'))?.name).toBe('Renamed');
  });
});

it('a list whose connection ends while it is put together is not written', async () => {
  await connectTime(true);
  await store.mirror.write({ put: { jobcodes: [jobcode('1', 'Acme')] }, cover: [cover('jobcodes', noon)] });
  const mirror: Store['mirror'] = {
    ...store.mirror,
    async all(name) {
      await store.accounts.disconnect('quickbooksTime');
      return store.mirror.all(name);
    },
  };
  const writing = createSharedListService({ store: { ...store, mirror }, now: () => noon });
  expect(await writing.toWrite()).toEqual([]);
});

describe('what a file does not have', () => {
  it('of a client leaves its legal and trading name', async () => {
    await connectKarbon();
    const known = { ...client('A', 'Acme', fileAt - 60 * minute), legalName: 'Acme Holdings LLC' };
    await store.mirror.write({ put: { karbonClients: [known] } });
    await receive({ list: 'organizations', records: [client('A', 'Acme', fileAt - minute)] });
    expect((await store.mirror.get('karbonClients', 'A'))?.legalName).toBe('Acme Holdings LLC');
  });

  it('goes where it was read in part before', async () => {
    await connectKarbon();
    await store.mirror.write({
      put: { karbonClients: [client('X', 'Gone', fileAt - 60 * minute)] },
      cover: [cover('organizations', fileAt - 55 * minute, { isComplete: false, next: '2' })],
    });
    await receive({ list: 'organizations', records: [client('A', 'Acme', fileAt - minute)] });
    expect((await store.mirror.all('karbonClients')).map(({ key }) => key)).toEqual(['A']);
  });

  it('of team members, who have no stamps, is changed and taken away', async () => {
    await connectKarbon();
    await receive({ list: 'karbonUsers', records: [user('U', 'Lee'), user('V', 'Gone')] });
    await receive({
      list: 'karbonUsers',
      asOf: fileAt + minute,
      wholeAt: fileAt + minute,
      records: [user('U', 'Lee Young')],
    });
    expect((await store.mirror.all('karbonUsers')).map(({ name }) => name)).toEqual(['Lee Young']);
  });

  it('is not gone where most of the list is', async () => {
    await connectKarbon();
    const many = Array.from({ length: 30 }, (_, at) => client(`K${at}`, `Client ${at}`, fileAt - day));
    await store.mirror.write({
      put: { karbonClients: many },
      cover: [cover('organizations', fileAt - day, { count: 30 })],
    });
    await receive({ list: 'organizations', records: many.slice(0, 3) });
    expect(await store.mirror.count('karbonClients')).toBe(30);
    expect((await covered('organizations'))?.sharedAsOf).toBeUndefined();
  });
});

describe('what cannot be true of a list', () => {
  it.each([
    ['a later time than its own', stampAt(noon + 300 * day)],
    ['no time', 'soon'],
    ['nothing', ''],
  ])('changes are not asked for from %s', async (_, cursor) => {
    await connectTime(true);
    await receive({ list: 'jobcodes', cursor, records: [job('1', 'Acme', fileAt - minute)] });
    expect((await covered('jobcodes'))?.isComplete ?? false).toBe(false);
  });

  it('a record of another kind takes the place of none', async () => {
    await connectKarbon();
    await store.mirror.write({ put: { karbonClients: [client('A', 'Acme', noon)] } });
    await receive({ list: 'people', records: [{ ...client('A', 'Forged', fileAt), kind: 'person' }] });
    expect((await store.mirror.get('karbonClients', 'A'))?.fullName).toBe('Acme');
  });

  it('a record that is changed years from now is left out', async () => {
    await connectKarbon();
    const records = [client('A', 'Acme', fileAt - minute), client('B', 'Forged', noon + 900 * day)];
    await receive({ list: 'organizations', records });
    expect((await store.mirror.all('karbonClients')).map(({ key }) => key)).toEqual(['A']);
    expect(await covered('organizations')).toBeNull();
  });
});

it('where a second may not be over yet, changes are asked for from it once more', async () => {
  await connectTime(true);
  const second = stampAt(fileAt - minute);
  await store.mirror.write({
    put: { jobcodes: [{ ...jobcode('1', 'First'), lastModified: second }] },
    cover: [cover('jobcodes', fileAt - minute + 500, { cursor: `~${second}` })],
  });
  await receive({
    list: 'jobcodes',
    cursor: second,
    records: [{ ...jobcode('1', 'Second'), lastModified: second }],
  });
  expect((await covered('jobcodes'))?.cursor).toBe(`~${second}`);
});
