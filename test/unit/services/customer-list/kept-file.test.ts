import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionRecord } from '../../../../src/store/rows';
import { day, iif, ListBench, noon } from './list-bench';

let bench: ListBench;

function never<Value>(): Promise<Value> {
  return new Promise(() => undefined);
}

describe('a kept file', () => {
  /** As much of the browser's handle as is used, with what it says of its own. */
  class KeptFile {
    text = iif(['Acme']);
    savedAt = noon;
    permission: PermissionState = 'granted';
    isGone = false;
    hangs: 'nowhere' | 'dates' | 'bytes' = 'nowhere';
    reads = 0;
    readonly name = 'customers.iif';
    readonly kind = 'file';
    async queryPermission() {
      return this.permission;
    }
    async getFile() {
      if (this.hangs === 'dates') return never<File>();
      if (this.isGone) throw new DOMException('gone', 'NotFoundError');
      const file = new File([this.text], this.name, { lastModified: this.savedAt });
      const bytes = () => new TextEncoder().encode(this.text).buffer;
      return Object.assign(file, {
        arrayBuffer: async () => {
          this.reads += 1;
          return this.hangs === 'bytes' ? never<ArrayBuffer>() : bytes();
        },
      });
    }
  }
  const kept = new KeptFile();

  beforeEach(async () => {
    bench = await ListBench.open();
    Object.assign(kept, new KeptFile());
    await bench.offer(kept.text);
    // A database copies no functions, but for those of the browser's own handles.
    Object.assign(bench.store.accounts, { fileHandle: async () => kept });
    kept.text = iif(['Acme', 'Bolt']);
    kept.savedAt = noon + day;
    bench.nowMs = noon + 2 * day;
  });

  it('is read again by itself once it was saved anew', async () => {
    await bench.lists.follow();
    expect(await bench.names()).toEqual(['Acme', 'Bolt']);
  });

  const many = Array.from({ length: 40 }, (_, at) => `Client ${at}`);

  it.each([
    ['emptied', '', 'refused'],
    ['cut off in the middle of a row', iif(many).slice(0, -250), 'refused'],
    ['cut off between two rows', iif(many.slice(0, 33)), 'doubted'],
    ['cut off within its first row', '!CU', 'refused'],
  ])('that was %s leaves the list as it was, and waits to be looked at', async (_, text, because) => {
    await bench.offer(iif(many), { savedAt: noon + 1 });
    kept.text = text;
    await bench.lists.follow();
    expect(await bench.names()).toEqual([...many].sort());
    const { customerList } = await bench.store.connections.read('quickbooks');
    expect(customerList?.waiting).toMatchObject({ because });
    // Once its drive has all of it again.
    kept.text = iif([...many, 'New']);
    kept.savedAt = noon + day + 1;
    bench.nowMs += 10 * 60_000;
    await bench.lists.follow();
    expect(await bench.names()).toEqual([...many, 'New'].sort());
  });

  it.each([
    ['the browser would have to ask', () => Object.assign(kept, { permission: 'prompt' })],
    ['it cannot be reached', () => Object.assign(kept, { isGone: true })],
    ['it is as it was', () => Object.assign(kept, { savedAt: noon, text: iif(['Acme']) })],
  ])('stays as it was read where %s', async (_, make) => {
    make();
    await bench.lists.follow();
    expect(await bench.names()).toEqual(['Acme']);
  });

  it('is read again though the clock of its drive says that nothing has happened', async () => {
    kept.savedAt = noon;
    kept.text = iif(['Acme', 'Bolt', 'Cedar']);
    await bench.lists.follow();
    expect(await bench.names()).toEqual(['Acme', 'Bolt', 'Cedar']);
  });

  it.each([
    ['refused', () => Object.assign(kept, { text: 'no list at all' })],
    ['doubted', () => Object.assign(kept, { text: '!CUST\tNAME\r\nCUST\tBolt\r\n', savedAt: noon - day })],
    ['workbook', () => bench.store.connections.read('quickbooks').then(asWorkbook)],
  ] as const)(
    'that waits for somebody to look at it says so, and is not tried again: %s',
    async (because, make) => {
      await make();
      await bench.lists.follow();
      const waiting = { savedAt: kept.savedAt, size: kept.text.length, because };
      expect((await bench.store.connections.read('quickbooks')).customerList).toMatchObject({ waiting });
      expect(await bench.names()).toEqual(['Acme']);

      // Neither by the next worker.
      bench.openLists();
      kept.reads = 0;
      await bench.lists.follow();
      expect(kept.reads).toBe(0);

      await bench.offer(iif(['Acme', 'Bolt']));
      expect((await bench.store.connections.read('quickbooks')).customerList).toMatchObject({
        waiting: null,
      });
    },
  );

  async function asWorkbook(connection: ConnectionRecord): Promise<void> {
    if (!connection.customerList) throw new Error('there is no list');
    const customerList = { ...connection.customerList, isWorkbook: true };
    await bench.store.connections.update(connection, { customerList });
  }

  it.each(['dates', 'bytes'] as const)(
    'on a drive that never answers (%s) holds nobody up, is said, and is tried again',
    async (hangs) => {
      kept.hangs = hangs;
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      try {
        let isOver = false;
        const following = bench.lists.follow().finally(() => {
          isOver = true;
        });
        await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
        vi.advanceTimersByTime(9_000);
        expect(isOver).toBe(false);
        vi.advanceTimersByTime(30_000);
        await following;
      } finally {
        vi.useRealTimers();
      }
      const facts = async () => (await bench.store.connections.read('quickbooks')).customerList;
      expect(await facts()).toMatchObject({ isUnanswered: true, waiting: null });
      expect(await bench.names()).toEqual(['Acme']);
      bench.nowMs += 5 * 60_000;
      kept.hangs = 'nowhere';
      await bench.lists.follow();
      expect(await facts()).toMatchObject({ isUnanswered: false });
      expect(await bench.names()).toEqual(['Acme', 'Bolt']);
    },
  );

  it('on a drive that answers again is not said to be silent, though it is as it was', async () => {
    const connection = await bench.store.connections.read('quickbooks');
    if (!connection.customerList) throw new Error('there is no list');
    const customerList = { ...connection.customerList, isUnanswered: true };
    await bench.store.connections.update(connection, { customerList });
    Object.assign(kept, { savedAt: noon, text: iif(['Acme']) });
    await bench.lists.follow();
    const { customerList: after } = await bench.store.connections.read('quickbooks');
    expect(after?.isUnanswered).toBe(false);
  });

  it('is looked at once in five minutes', async () => {
    kept.permission = 'denied';
    await bench.lists.follow();
    kept.permission = 'granted';
    await bench.lists.follow();
    expect(await bench.names()).toEqual(['Acme']);
    bench.nowMs += 5 * 60_000;
    await bench.lists.follow();
    expect(await bench.names()).toEqual(['Acme', 'Bolt']);
  });
});
