import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CustomerListFacts } from '../../../../src/messages/customer-list';
import { createSavedList, type SavedList } from '../../../../src/services/customer-list/saved-list';
import { createSharedListService } from '../../../../src/services/customer-list/shared-lists';
import type { ListName } from '../../../../src/store/rows';
import { openStore, type Store } from '../../../../src/store/store';
import { createSharedFile } from '../../../bench/staff/shared-file';
import { seedConnection } from '../../store/seed-connection';
import { customer } from '../sample-records';
import { databaseName } from '../service-bench';

const minute = 60_000;
const noon = Date.UTC(2026, 10, 28, 12);

let store: Store;
let nowMs: number;
let saved: SavedList;
let file: ReturnType<typeof createSharedFile>;

/** As a reading leaves them. */
async function noteRead(...lists: readonly ListName[]): Promise<void> {
  await store.mirror.write({
    cover: lists.map((list) => ({
      kind: 'list',
      id: `list:${list}`,
      list,
      isComplete: true,
      count: 1,
      leftOut: 0,
      readAt: nowMs,
      wholeAt: nowMs,
      cursor: '',
    })),
  });
}

const clientLists = ['organizations', 'people', 'clientGroups'] as const;
const asOfInFile = async () =>
  /"list":"organizations".*"asOf":(\d+)/.exec(
    new TextDecoder().decode(await (await file.handle.getFile()).arrayBuffer()),
  )?.[1];

const textInFile = async () => new TextDecoder().decode(await (await file.handle.getFile()).arrayBuffer());

async function follow(afterMs: number): Promise<void> {
  nowMs += afterMs;
  await saved.follow();
}

beforeEach(async () => {
  nowMs = noon;
  const opened = await openStore(databaseName());
  file = createSharedFile(() => nowMs);
  const { handle } = file;
  store = { ...opened, accounts: { ...opened.accounts, savedFile: async () => handle } };
  await seedConnection(store, 'quickbooks', { identity: 'company' });
  await seedConnection(store, 'karbon', { identity: 'Tenant' });
  await store.mirror.write({ put: { customers: [customer('1', 'Acme')] } });
  await noteRead('customers', 'nameHolders', ...clientLists);
  const now = () => nowMs;
  saved = createSavedList({ store, now, sharedLists: createSharedListService({ store, now }) });
});

describe('the list file for colleagues', () => {
  it('waits until Karbon’s lists have been read anew, where they are old when somebody begins to look', async () => {
    await follow(60 * minute);
    expect(await asOfInFile()).toBeUndefined();
    await noteRead(...clientLists);
    await follow(10_000);
    expect(await asOfInFile()).toBe(`${noon + 60 * minute}`);
  });

  it('does not wait for a Karbon that has failed', async () => {
    const connection = await store.connections.read('karbon');
    const lastError = {
      code: 'unreachable',
      system: 'karbon',
      retryAt: null,
      detail: '',
      at: nowMs,
    } as const;
    await store.connections.update(connection, { lastError });
    await follow(60 * minute);
    expect(await asOfInFile()).toBe(`${noon}`);
  });

  it('is kept young although nothing has changed, and not more often than that takes', async () => {
    await follow(0);
    expect(await asOfInFile()).toBe(`${noon}`);
    await follow(11 * minute);
    await noteRead(...clientLists);
    await follow(10_000);
    expect(await asOfInFile()).toBe(`${noon}`);
    await follow(11 * minute);
    await noteRead(...clientLists);
    await follow(10_000);
    expect(await asOfInFile()).toBe(`${noon + 22 * minute + 10_000}`);
  });

  it('without Karbon’s lists is written only where names have changed', async () => {
    await store.sharedLists.choose([]);
    await follow(0);
    const first = (await file.handle.getFile()).lastModified;
    await follow(60 * minute);
    expect((await file.handle.getFile()).lastModified).toBe(first);
    await store.mirror.write({ put: { customers: [customer('2', 'Bolt')] } });
    await follow(10_000);
    expect((await file.handle.getFile()).lastModified).toBe(nowMs);
    expect(await asOfInFile()).toBeUndefined();
  });

  it('is written again for what has changed while it was put together', async () => {
    await store.sharedLists.choose([]);
    let isFirst = true;
    saved = createSavedList({
      store,
      now: () => nowMs,
      sharedLists: {
        clientsAsOf: async () => null,
        async toWrite() {
          if (isFirst) await store.mirror.write({ put: { customers: [customer('2', 'Bolt')] } });
          isFirst = false;
          return [];
        },
      },
    });
    await follow(0);
    expect(await textInFile()).not.toContain('"Bolt"');
    await follow(11 * minute);
    expect(await textInFile()).toContain('"Bolt"');
  });

  it('loses the e-mail addresses once they are not wanted in it any more', async () => {
    await store.mirror.write({
      put: { karbonUsers: [{ key: 'U', name: 'Lee', email: 'lee@firm.example' }] },
    });
    await noteRead('karbonUsers');
    await store.sharedLists.choose(['karbonUsers']);
    await follow(0);
    expect(await textInFile()).toContain('lee@firm.example');
    await store.sharedLists.choose([]);
    await follow(11 * minute);
    expect(await textInFile()).not.toContain('lee@firm.example');
  });

  it('on a drive that never answers holds nobody up, and what answers late is not put over what was saved since', async () => {
    const { createWritable } = file.handle;
    await store.sharedLists.choose([]);
    let answer: (() => void) | null = null;
    const closed: string[] = [];
    Object.assign(file.handle, {
      createWritable: async () => {
        await new Promise<void>((done) => {
          answer = done;
        });
        return {
          write: async () => undefined,
          close: async () => void closed.push('late'),
          abort: async () => void closed.push('given up'),
        };
      },
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const following = follow(0);
      await vi.waitFor(() => expect(answer).not.toBeNull());
      vi.advanceTimersByTime(30_000);
      await following;
    } finally {
      vi.useRealTimers();
    }
    Object.assign(file.handle, { createWritable });
    await follow(11 * minute);
    expect(await textInFile()).toContain('"Acme"');
    (answer as (() => void) | null)?.();
    await expect.poll(() => closed).toEqual(['given up']);
  });

  it('is not made out of itself', async () => {
    const connection = await store.connections.read('quickbooks');
    const customerList = { format: 'tieoutList' } as unknown as CustomerListFacts;
    await store.connections.update(connection, { customerList });
    await follow(0);
    expect(await textInFile()).toBe('');
  });
});
