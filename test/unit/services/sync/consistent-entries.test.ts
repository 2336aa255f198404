import { describe, expect, it } from 'vitest';
import type { TimeEntry } from '../../../../src/domain/records/records';
import { readConsistently } from '../../../../src/services/sync/consistent-entries';
import type { EntryPage, QuickbooksTimeReader } from '../../../../src/systems/quickbooks-time/reader';
import { entry } from '../sample-records';

const before = {
  timesheets: '2026-11-18T09:00:00+00:00',
  timesheetsDeleted: '2026-11-18T09:00:00+00:00',
  jobcodes: '2026-11-18T09:00:00+00:00',
};
const serverNowMs = Date.parse('2026-11-18T17:00:00+00:00');
const perPage = 2;

/** Entries in pages by offset; after each page `work` is done by a colleague. */
function firmOf(ids: readonly string[], work: (firm: Firm, page: number) => void = () => undefined): Firm {
  const firm: Firm = {
    entries: ids.map((id) => entry(id, '11', '2026-11-17', 1)),
    deletedIds: [],
    changed: [],
    stamps: before,
    asked: [],
    source: {} as QuickbooksTimeReader,
    async *list() {
      for (let at = 0; at === 0 || at < firm.entries.length; at += perPage) {
        firm.asked.push('page');
        const records = firm.entries.slice(at, at + perPage);
        work(firm, at / perPage + 1);
        yield { records, leftOut: 0, serverNowMs, users: [], jobcodes: [] };
      }
    },
  };
  firm.source = {
    async stamps() {
      firm.asked.push('stamps');
      return { ...firm.stamps, users: '', serverNowMs };
    },
    async *entriesDeletedSince(stamp: string) {
      firm.asked.push('deleted');
      yield {
        records: firm.deletedIds.map((id) => ({ id, lastModified: stamp })),
        leftOut: 0,
        serverNowMs,
      };
    },
    async *entriesChangedSince() {
      firm.asked.push('changed');
      yield { records: firm.changed, leftOut: 0, serverNowMs, users: [], jobcodes: [] };
    },
  } as unknown as QuickbooksTimeReader;
  return firm;
}

interface Firm {
  entries: TimeEntry[];
  deletedIds: string[];
  changed: TimeEntry[];
  stamps: typeof before;
  readonly asked: string[];
  source: QuickbooksTimeReader;
  list(): AsyncIterable<EntryPage>;
}

async function read(firm: Firm): Promise<string[]> {
  const { records } = await readConsistently(firm.source, () => firm.list(), before);
  return records.map(({ id }) => id);
}

describe('entries on several pages', () => {
  it('cost nothing more on a single page, and one request on several', async () => {
    const single = firmOf(['1', '2']);
    await read(single);
    expect(single.asked).toEqual(['page']);
    const several = firmOf(['1', '2', '3']);
    expect(await read(several)).toEqual(['1', '2', '3']);
    expect(several.asked).toEqual(['page', 'page', 'stamps']);
  });

  it('are read again where one of them was deleted meanwhile and another passed over', async () => {
    const firm = firmOf(['1', '2', '3', '4'], (at, page) => {
      if (page !== 1 || at.deletedIds.length > 0) return;
      at.entries = at.entries.filter(({ id }) => id !== '1');
      at.deletedIds = ['1'];
      at.stamps = { ...before, timesheetsDeleted: '2026-11-18T16:00:00+00:00' };
    });
    expect(await read(firm)).toEqual(['2', '3', '4']);
  });

  it('are read again where one of them has moved to another jobcode, or a jobcode to another place', async () => {
    const moved = firmOf(['1', '2', '3', '4'], (at, page) => {
      if (page !== 1 || at.changed.length > 0) return;
      at.entries = at.entries.filter(({ id }) => id !== '2');
      at.changed = [entry('2', '20', '2026-11-17', 1)];
      at.stamps = { ...before, timesheets: '2026-11-18T16:00:00+00:00' };
    });
    expect(await read(moved)).toEqual(['1', '3', '4']);
    const under = firmOf(['1', '2', '3', '4'], (at, page) => {
      if (page !== 1 || at.stamps !== before) return;
      at.entries = at.entries.filter(({ id }) => id !== '2');
      at.stamps = { ...before, jobcodes: '2026-11-18T16:00:00+00:00' };
    });
    expect(await read(under)).toEqual(['1', '3', '4']);
  });

  it('are read again where one of them has gone to a later place and was met there once more', async () => {
    const firm = firmOf(['1', '2', '3', '4', '5', '6'], (at, page) => {
      if (page !== 1 || at.changed.length > 0) return;
      const later = entry('1', '11', '2026-11-19', 1);
      at.entries = [...at.entries.slice(1), later];
      at.changed = [later];
      at.stamps = { ...before, timesheets: '2026-11-18T16:00:00+00:00' };
    });
    expect((await read(firm)).sort()).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('are read once where something else has changed', async () => {
    const firm = firmOf(['1', '2', '3'], (at) => {
      at.changed = [entry('1', '11', '2026-11-17', 5), entry('900', '20', '2026-11-17', 1)];
      at.stamps = { ...before, timesheets: '2026-11-18T16:00:00+00:00' };
    });
    expect(await read(firm)).toEqual(['1', '2', '3']);
    expect(firm.asked).toEqual(['page', 'page', 'stamps', 'changed']);
  });

  it('come as they are at the end, with the stamps up to which that is so', async () => {
    const corrected = entry('1', '11', '2026-11-17', 5);
    const firm = firmOf(['1', '2', '3'], (at) => {
      at.changed = [corrected, entry('900', '20', '2026-11-17', 1)];
      at.stamps = { ...before, timesheets: '2026-11-18T16:59:59+00:00' };
    });
    const { records, stamps } = await readConsistently(firm.source, () => firm.list(), before);
    expect(records).toEqual([corrected, ...firm.entries.slice(1)]);
    // More may come under one that is a second old.
    expect(stamps).toEqual({ ...before, timesheets: '~2026-11-18T16:59:59+00:00' });
  });

  it('are given up for now where they never hold still', async () => {
    let second = 0;
    const firm = firmOf(['1', '2', '3'], (at) => {
      second += 1;
      at.stamps = { ...before, jobcodes: `2026-11-18T16:00:${String(second).padStart(2, '0')}+00:00` };
    });
    await expect(read(firm)).rejects.toMatchObject({ code: 'invalidResponse' });
  });
});
