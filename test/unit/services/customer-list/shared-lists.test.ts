import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { KarbonClient } from '../../../../src/domain/records/records';
import type { SharedList } from '../../../../src/domain/records/shared-lists';
import {
  createSharedListService,
  type SharedLists,
} from '../../../../src/services/customer-list/shared-lists';
import type { ListCoverage } from '../../../../src/store/rows';
import { openStore, type Store } from '../../../../src/store/store';
import { seedConnection } from '../../store/seed-connection';
import { jobcode } from '../sample-records';
import { databaseName } from '../service-bench';

const minute = 60_000;
const noon = Date.UTC(2026, 10, 28, 12);
const stampAt = (ms: number) => new Date(ms).toISOString();

let store: Store;
let shared: SharedLists;
let name: string;
let nowMs: number;

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

const fileAt = noon - 30 * minute;
const inFile = [client('A', 'Acme', fileAt - minute), client('B', 'Bolt', fileAt - 2 * minute)];

function organizations(more: Partial<SharedList> = {}): SharedList {
  return {
    list: 'organizations',
    account: 'Tenant',
    asOf: fileAt,
    wholeAt: fileAt,
    cursor: stampAt(fileAt - minute),
    leftOut: 0,
    records: inFile,
    wrongCount: 0,
    ...more,
  };
}

const receive = (list: SharedList = organizations()) => shared.receive('quickbooks', 'list', [list]);
const connectKarbon = () => seedConnection(store, 'karbon', { identity: 'Tenant' });
const clients = async () =>
  Object.fromEntries((await store.mirror.all('karbonClients')).map(({ key, fullName }) => [key, fullName]));
const covered = () => store.mirror.coverage<ListCoverage>('list:organizations');
const state = async () => (await shared.view()).received[0]?.state;

/** As a reading of its own leaves it. */
async function readItself(
  records: readonly KarbonClient[],
  readAt: number,
  isComplete = true,
): Promise<void> {
  const cursor =
    records
      .map(({ lastModified }) => lastModified)
      .sort()
      .at(-1) ?? '';
  await store.mirror.write({
    put: { karbonClients: records },
    cover: [
      {
        kind: 'list',
        id: 'list:organizations',
        list: 'organizations',
        isComplete,
        count: records.length,
        leftOut: 0,
        readAt,
        wholeAt: readAt,
        cursor,
        next: isComplete ? null : '2',
      },
    ],
  });
}

async function open(): Promise<void> {
  store = await openStore(name);
  shared = createSharedListService({ store, now: () => nowMs });
}

beforeEach(async () => {
  nowMs = noon;
  name = databaseName();
  await open();
  await seedConnection(store, 'quickbooks', { identity: 'list' });
});

describe('Karbon’s clients from a colleague’s file', () => {
  it.each([
    [
      'before the sign-in',
      async () => {
        await receive();
        expect(await state()).toBe('waiting');
        expect(await clients()).toEqual({});
        await connectKarbon();
        await shared.takeOver('karbon');
      },
    ],
    [
      'after it',
      async () => {
        await connectKarbon();
        await receive();
      },
    ],
    [
      'before it, with the worker stopped in between',
      async () => {
        await receive();
        await connectKarbon();
        await open();
        await shared.takeOver('karbon');
      },
    ],
    [
      'while this browser reads them',
      async () => {
        await connectKarbon();
        await readItself(inFile.slice(0, 1), noon, false);
        await receive();
      },
    ],
    [
      'twice, in two tabs at once',
      async () => {
        await connectKarbon();
        await Promise.all([receive(), receive(), shared.takeOver('karbon')]);
      },
    ],
  ])('read %s are the base, as of the file', async (_, read) => {
    await read();
    expect(await clients()).toEqual({ A: 'Acme', B: 'Bolt' });
    expect(await covered()).toMatchObject({
      isComplete: true,
      readAt: fileAt,
      wholeAt: fileAt,
      cursor: stampAt(fileAt - minute),
    });
    expect(await state()).toBe('taken');
    expect((await store.sharedLists.all()).map(({ records }) => records)).toEqual([null]);
  });

  it('never take the place of what this browser has read later', async () => {
    await connectKarbon();
    await readItself([client('A', 'Acme Anew', fileAt + minute)], fileAt + 5 * minute);
    const before = await covered();
    await receive();
    expect(await clients()).toEqual({ A: 'Acme Anew' });
    expect(await covered()).toEqual(before);
    expect(await state()).toBe('notNeeded');
  });

  it('leave a client alone that was looked up later by itself', async () => {
    await connectKarbon();
    await store.mirror.write({ put: { karbonClients: [client('A', 'Acme Anew', fileAt + minute)] } });
    await receive();
    expect(await clients()).toEqual({ A: 'Acme Anew', B: 'Bolt' });
  });

  it('that are later bring what has changed, and take away what is no more', async () => {
    await connectKarbon();
    const old = [
      client('A', 'Acme Before', fileAt - 90 * minute),
      client('C', 'Gone', fileAt - 95 * minute),
      client('D', 'Looked up', fileAt - 95 * minute),
    ];
    await readItself(old, fileAt - 60 * minute);
    await store.mirror.write({
      cover: [{ kind: 'single', id: 'single:client:D', readAt: fileAt - 60 * minute, isFound: true }],
    });
    await receive();
    expect(await clients()).toEqual({ A: 'Acme', B: 'Bolt', D: 'Looked up' });
    expect((await covered())?.readAt).toBe(fileAt);
  });

  it('of a clock that is ahead, but an older answer, are not later', async () => {
    await connectKarbon();
    await readItself([client('A', 'Acme Anew', fileAt + minute)], noon - minute);
    await receive(organizations({ asOf: noon + 60 * minute }));
    expect(await clients()).toEqual({ A: 'Acme Anew' });
  });

  it('of another account are refused, until that one is connected', async () => {
    await connectKarbon();
    await receive(organizations({ account: 'Other' }));
    expect(await clients()).toEqual({});
    expect(await state()).toBe('otherAccount');
    await seedConnection(store, 'karbon', { identity: 'Other' });
    await shared.takeOver('karbon');
    expect(await clients()).toEqual({ A: 'Acme', B: 'Bolt' });
  });

  it('with wrong rows are no whole list: the service is asked for that', async () => {
    await connectKarbon();
    await receive(organizations({ wrongCount: 1 }));
    expect(await clients()).toEqual({ A: 'Acme', B: 'Bolt' });
    expect(await covered()).toBeNull();
    expect((await shared.view()).received).toMatchObject([{ state: 'takenInPart', wrongCount: 1 }]);
  });

  it('of half a year ago are not taken', async () => {
    await connectKarbon();
    await receive(organizations({ asOf: noon - 180 * 24 * 60 * minute }));
    expect(await clients()).toEqual({});
    expect(await state()).toBe('tooOld');
  });

  it('are forgotten with Karbon’s connection', async () => {
    await connectKarbon();
    await receive();
    await store.accounts.disconnect('karbon');
    expect(await clients()).toEqual({});
    expect(await covered()).toBeNull();
    expect(await store.sharedLists.all()).toEqual([]);
  });

  it('are said to be in use no more once another account is connected', async () => {
    await connectKarbon();
    await receive();
    await seedConnection(store, 'karbon', { identity: 'Other' });
    expect(await clients()).toEqual({});
    expect((await shared.view()).received).toEqual([]);
  });

  it('that still wait are forgotten with the file', async () => {
    await receive();
    await store.accounts.disconnect('quickbooks');
    await connectKarbon();
    await shared.takeOver('karbon');
    expect(await clients()).toEqual({});
  });

  it('of a file whose connection has ended meanwhile are not kept', async () => {
    await shared.receive('quickbooks', 'another list', [organizations()]);
    expect(await store.sharedLists.all()).toEqual([]);
  });

  it.each([
    ['is renamed here', 'K0', client('K0', 'Renamed', fileAt + minute)],
    ['would be taken away', 'Gone', client('Gone', 'Back again', fileAt + minute)],
  ])(
    'that are many stand at no time over what this browser writes meanwhile: one that %s',
    async (_, key, own) => {
      await connectKarbon();
      await store.mirror.write({
        put: {
          karbonClients: [
            client('K0', 'First', fileAt - 60 * minute),
            client('Gone', 'Gone', fileAt - 60 * minute),
          ],
        },
      });
      const many = Array.from({ length: 2_500 }, (_, at) =>
        client(`K${at}`, `Client ${at}`, fileAt - minute),
      );
      const seen = new Set<string | undefined>();
      const { write } = store.mirror;
      let isFirst = true;
      const mirror: Store['mirror'] = {
        ...store.mirror,
        async write(...batch) {
          // After the copies were looked at, and before any row is written over them.
          if (isFirst) await write({ put: { karbonClients: [own] } });
          isFirst = false;
          const result = await write(...batch);
          seen.add((await store.mirror.get('karbonClients', key))?.fullName);
          return result;
        },
      };
      const busy = createSharedListService({ store: { ...store, mirror }, now: () => nowMs });
      await busy.receive('quickbooks', 'list', [organizations({ records: many })]);
      expect([...seen]).toEqual([own.fullName]);
      expect(await store.mirror.count('karbonClients')).toBe(key === 'Gone' ? 2_501 : 2_500);
      expect((await covered())?.isComplete).toBe(true);
    },
  );

  it('that are many come in parts, of which only the last says that it is whole', async () => {
    await connectKarbon();
    const many = Array.from({ length: 4_500 }, (_, at) => client(`K${at}`, `Client ${at}`, fileAt - minute));
    const { write } = store.mirror;
    await new Promise<void>((stop) => {
      let writes = 0;
      const mirror: Store['mirror'] = {
        ...store.mirror,
        write(...batch) {
          writes += 1;
          if (writes < 3) return write(...batch);
          // The worker is stopped in the middle.
          stop();
          return new Promise(() => undefined);
        },
      };
      const killed = createSharedListService({ store: { ...store, mirror }, now: () => nowMs });
      void killed.receive('quickbooks', 'list', [organizations({ records: many })]);
    });
    expect(await store.mirror.count('karbonClients')).toBe(4_000);
    expect(await covered()).toBeNull();
    await open();
    await shared.takeOver('karbon');
    expect(await store.mirror.count('karbonClients')).toBe(4_500);
    expect((await covered())?.isComplete).toBe(true);
  });
});

describe('jobcodes from a colleague’s file', () => {
  const rights = (canManageJobcodes: boolean) => ({
    account: {
      companyName: 'Harbor',
      timeZone: 'America/Los_Angeles',
      weekStartsOn: 0,
      quickbooks: 'online' as const,
      hasTwoWaySync: false,
    },
    rights: { userId: '1', userName: 'Lee', scope: 'own' as const, canManageJobcodes },
  });
  const list: SharedList = {
    ...organizations(),
    list: 'jobcodes',
    account: 'harbor',
    records: [jobcode('1', 'Acme')],
  };

  it.each([
    ['harbor/7/own', 'taken'],
    ['harbor/9/everybody', 'taken'],
    ['lakeside/7/own', 'otherAccount'],
  ])('are for the same company, whoever has signed in as %s', async (identity, expected) => {
    await seedConnection(store, 'quickbooksTime', { identity });
    await receive(list);
    expect(await state()).toBe(expected);
  });

  it('are written only by a sign-in that sees all of them', async () => {
    const identity = 'harbor/7/own';
    await seedConnection(store, 'quickbooksTime', { identity, time: rights(false) });
    await receive(list);
    expect((await shared.toWrite()).map((each) => each.list)).toEqual([]);
    expect((await shared.view()).offered.find(({ part }) => part === 'jobcodes')?.state).toBe('needsRight');
    await seedConnection(store, 'quickbooksTime', { identity, time: rights(true) });
    expect((await shared.toWrite()).map((each) => each.list)).toEqual(['jobcodes']);
  });
});

describe('the parts of the file for colleagues', () => {
  it('hold Karbon’s people only where that is chosen, since they come with e-mail addresses', async () => {
    await connectKarbon();
    const users = { ...organizations(), list: 'karbonUsers' as const };
    await receive({ ...users, records: [{ key: 'U', name: 'Lee', email: 'lee@example.com' }] });
    expect(await shared.toWrite()).toEqual([]);
    await shared.choose(['karbonUsers']);
    expect((await shared.toWrite()).map(({ list }) => list)).toEqual(['karbonUsers']);
    await open();
    expect((await shared.view()).offered.filter(({ isChosen }) => isChosen)).toMatchObject([
      { part: 'karbonUsers', state: 'ready', count: 1 },
    ]);
  });
});
