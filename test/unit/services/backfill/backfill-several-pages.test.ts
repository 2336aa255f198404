import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src/domain/time/calendar';
import type { TimeChanges } from '../../../../src/store/rows';
import { SystemError } from '../../../../src/systems/http/system-error';
import { entry } from '../sample-records';
import { type ScriptedFirm, scriptedFirm } from '../scripted-systems';
import { type Bench, createBench, databaseName, settled } from '../service-bench';
import { backfillFully, connected, dailyEntries, firmRow, idsThere, lastDay, today } from './backfill-bench';

/** A firm whose entries come on many small pages. */
function crowdedFirm(entries = dailyEntries(120), pageSize = 7): ScriptedFirm {
  return { ...scriptedFirm(), entries, pageSize };
}

/** The windows that were asked for, each with its pages, oldest first. */
function readings({ windows }: ScriptedFirm): { from: string; to: string; pages: number[] }[] {
  const all: { from: string; to: string; pages: number[] }[] = [];
  for (const { from, to, page } of windows) {
    const last = all.at(-1);
    if (page > 1 && last?.from === from && last.to === to) last.pages.push(page);
    else all.push({ from, to, pages: [page] });
  }
  return all;
}

const pagesOf = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

/** As another round of following the changes does: the stamps with what they have brought. */
async function follow({ firm, store }: Bench, timesheets: string): Promise<void> {
  const row = await store.mirror.coverage<TimeChanges>('timeChanges');
  if (!row) throw new Error('no changes were followed');
  firm.stamps = { ...firm.stamps, timesheets };
  await store.mirror.write({ put: { entries: firm.changed }, cover: [{ ...row, timesheets }] });
}

describe('windows of several pages', () => {
  it('begin with the last week and become so long that they fill nine pages or so', async () => {
    const bench = await connected(crowdedFirm(dailyEntries(700)));
    await backfillFully(bench);
    expect(await idsThere(bench)).toHaveLength(700);
    expect(await firmRow(bench)).toMatchObject({ isComplete: true, count: 700 });
    const windows = readings(bench.firm);
    expect(windows.slice(0, 2)).toEqual([
      { from: addDays(today, -7), to: lastDay, pages: [1, 2] },
      { from: addDays(today, -39), to: addDays(today, -8), pages: pagesOf(5) },
    ]);
    for (const [at, { to }] of windows.entries()) {
      const before = windows[at - 1];
      if (before) expect(to).toBe(addDays(before.from, -1));
    }
    for (const { pages } of windows.slice(2, 10)) {
      expect(pages.length).toBeGreaterThanOrEqual(8);
      expect(pages.length).toBeLessThanOrEqual(10);
    }
    // A hundred full ones.
    expect(bench.firm.windows.length).toBeLessThan(100 + 20);
  });

  it('are shortened until they fit on so many, and none is taken that did not', async () => {
    const longAgo = addDays(today, -300);
    const bench = await connected(crowdedFirm(dailyEntries(40, 3, longAgo), 2));
    await backfillFully(bench);
    expect(await idsThere(bench)).toHaveLength(120);
    expect(await firmRow(bench)).toMatchObject({ isComplete: true, count: 120 });
    const windows = readings(bench.firm);
    expect(Math.max(...bench.firm.windows.map(({ page }) => page))).toBe(18);
    const tooLong = windows.findIndex(({ pages }) => pages.length === 18);
    const [long, next] = windows.slice(tooLong);
    expect(next?.to).toBe(long?.to);
    expect(next?.from.localeCompare(long?.from ?? '')).toBe(1);
  });

  it('take a day that fills more than so many in one, and once more where an entry was deleted meanwhile', async () => {
    const day = '2026-11-02';
    const firm = crowdedFirm(dailyEntries(1, 40, day), 2);
    firm.whileWindowIsRead = () => {
      const { page, from, to } = firm.windows.at(-1) ?? {};
      if (page !== 2 || from !== to || firm.deletedIds.length > 0) return;
      firm.entries = firm.entries.filter(({ id }) => id !== `${day} 0`);
      firm.deletedIds = [`${day} 0`];
      firm.stamps = { ...firm.stamps, timesheetsDeleted: '2026-11-18T12:00:00+00:00' };
    };
    const bench = await connected(firm);
    await backfillFully(bench);
    expect(await idsThere(bench)).toEqual(expect.arrayContaining(firm.entries.map(({ id }) => id)));
    const crowded = readings(firm).filter(({ from, to }) => from === day && to === day);
    expect(crowded.map(({ pages }) => pages)).toEqual([pagesOf(20), pagesOf(20)]);
    expect(await firmRow(bench)).toMatchObject({ isComplete: true, count: 39 });
  });

  it('end where pages repeat what they have brought and say that more follows, also those of a single day', async () => {
    const day = dailyEntries(1, 14);
    const firm = crowdedFirm([...day]);
    firm.whileWindowIsRead = () => void firm.entries.push(...day);
    const bench = await connected(firm);
    await backfillFully(bench);
    expect(firm.windows.length).toBeLessThan(20);
    expect((await bench.store.connections.read('quickbooksTime')).lastError).toMatchObject({
      code: 'endlessList',
    });
  });

  it('are read once more, at once, where a row has left its place between two pages', async () => {
    const firm = crowdedFirm();
    firm.whileWindowIsRead = () => {
      if (firm.windows.length !== 4) return;
      // Read on the first page of its window, so that the later ones move up by one.
      const gone = firm.entries.find(({ date }) => date === addDays(today, -8));
      firm.entries = firm.entries.filter((each) => each !== gone);
      firm.deletedIds = [gone?.id ?? ''];
      firm.stamps = { ...firm.stamps, timesheetsDeleted: '2026-11-18T12:00:00+00:00' };
    };
    const bench = await connected(firm);
    await backfillFully(bench);
    const [, second, third] = readings(firm);
    expect(third).toEqual(second);
    expect(await idsThere(bench)).toHaveLength(119);
    expect(await firmRow(bench)).toMatchObject({ isComplete: true, count: 119 });
  });
});

describe('a window that is not read to its end', () => {
  it('is left after the page under way when it is paused, and begun anew, shorter, when it is let go on', async () => {
    const firm = crowdedFirm();
    const bench = await connected(firm);
    firm.whileWindowIsRead = async () => {
      if (firm.windows.length === 5) await bench.services.pageApi.backfill.pause(true);
    };
    const view = await backfillFully(bench);
    expect(firm.windows).toHaveLength(5);
    const [first, left] = readings(firm);
    expect(left?.pages).toEqual([1, 2, 3]);
    // Nothing of it is there, and nothing is said to be.
    expect(await idsThere(bench)).toHaveLength(8);
    expect(await firmRow(bench)).toMatchObject({ from: first?.from, count: 8, nextDays: 16 });
    expect(view.parts.at(-1)).toMatchObject({ state: 'begun', count: 8, from: first?.from });

    await bench.services.pageApi.backfill.pause(false);
    await settled(bench.store);
    expect(readings(firm)[2]).toMatchObject({ from: addDays(left?.to ?? '', -15), to: left?.to });
    expect(await idsThere(bench)).toHaveLength(120);
    expect(await firmRow(bench)).toMatchObject({ isComplete: true, count: 120 });
  });

  it('is left so too when nobody looks any more', async () => {
    const bench = await connected(crowdedFirm());
    const { firm } = bench;
    firm.whileWindowIsRead = () => {
      firm.nowMs += 4_000;
    };
    await bench.services.pageApi.backfill.read();
    await settled(bench.store);
    expect(readings(firm).map(({ pages }) => pages)).toEqual([pagesOf(2), pagesOf(2)]);
    // However short each look is: the window becomes so short that it comes to its end meanwhile.
    const from = (await firmRow(bench))?.from ?? '';
    for (let looks = 0; looks < 2; looks += 1) {
      await bench.services.pageApi.backfill.read();
      await settled(bench.store);
    }
    expect((await firmRow(bench))?.from.localeCompare(from)).toBe(-1);
  });

  it('is begun anew, shorter, in the next life of a worker that was stopped', async () => {
    const name = databaseName();
    const firm = crowdedFirm();
    const bench = await connected(firm, name);
    firm.whileWindowIsRead = () => {
      if (firm.windows.length === 5)
        firm.failing.set('quickbooksTime', new SystemError('unreachable', 'quickbooksTime'));
    };
    await backfillFully(bench);
    const read = await firmRow(bench);
    expect(read).toMatchObject({ from: addDays(today, -7), count: 8 });
    firm.failing.clear();
    firm.whileWindowIsRead = () => undefined;
    firm.nowMs += 60_000;
    firm.windows.length = 0;
    const next = await createBench(firm, name);
    await backfillFully(next);
    expect(firm.windows[0]).toMatchObject({ from: addDays(today, -23), to: addDays(today, -8), page: 1 });
    expect(await firmRow(next)).toMatchObject({ isComplete: true, count: 120 });
  });
});

describe('what is followed while several pages are read', () => {
  const corrected = entry(`${addDays(today, -8)} 0`, '11', addDays(today, -8), 8);

  function correct(firm: ScriptedFirm): void {
    firm.changed = [corrected];
    firm.entries = firm.entries.map((each) => (each.id === corrected.id ? corrected : each));
  }

  it('is not undone, and costs no second reading', async () => {
    const bench = await connected(crowdedFirm());
    const { firm, store } = bench;
    firm.whileWindowIsRead = async () => {
      // The first page of the second window, with the entry as it was, is there already.
      if (firm.windows.length !== 4) return;
      correct(firm);
      await follow(bench, '2026-11-18T11:00:00+00:00');
    };
    const durations = new Set<number | undefined>();
    store.changes.subscribe(async () => {
      durations.add((await store.mirror.get('entries', corrected.id))?.durationSeconds);
    });
    await backfillFully(bench);
    expect([...durations].filter((each) => each !== undefined)).toEqual([8 * 3_600]);
    const [, second, third] = readings(firm);
    expect(second?.pages).toEqual(pagesOf(5));
    expect(third?.to).toBe(addDays(second?.from ?? '', -1));
  });

  it('is not undone either where it comes after the last look at what has changed', async () => {
    const bench = await connected(crowdedFirm());
    const { firm, store } = bench;
    firm.whileWindowIsRead = () => {
      if (firm.windows.length !== 7) return;
      const looks = firm.countOf('quickbooksTime stamps');
      firm.answersAfter = (async () => {
        while (firm.countOf('quickbooksTime stamps') === looks)
          await new Promise((resolve) => setImmediate(resolve));
        correct(firm);
        const { stamps } = firm;
        await follow(bench, '2026-11-18T11:00:00+00:00');
        // The answer to that look was on its way before.
        firm.stamps = stamps;
      })();
    };
    const durations = new Set<number | undefined>();
    store.changes.subscribe(async () => {
      durations.add((await store.mirror.get('entries', corrected.id))?.durationSeconds);
    });
    await backfillFully(bench);
    expect([...durations].filter((each) => each !== undefined)).toEqual([8 * 3_600]);
    const [, second, third] = readings(firm);
    expect(third?.to).toBe(second?.to);
    expect(await firmRow(bench)).toMatchObject({ isComplete: true, count: 120 });
  });
});
