import { describe, expect, it } from 'vitest';
import { addressOf } from '../../../../src/messages/tie-out-lists';
import { backfillFully } from '../backfill/backfill-bench';
import { entry } from '../sample-records';
import { scriptedFirm } from '../scripted-systems';
import { createBench } from '../service-bench';

describe('the lists in themselves', () => {
  it('come with balances, confirmed pairs, work and addresses, and ask no service', async () => {
    const firm = scriptedFirm();
    firm.customers = firm.customers.map((each) => (each.id === 'c10' ? { ...each, balance: 12.5 } : each));
    const bench = await createBench(firm);
    await bench.connectAll();
    firm.asked.length = 0;
    const lists = await bench.services.pageApi.listsInput();
    expect(lists.records.quickbooks).toContainEqual({
      id: 'c10',
      parentId: null,
      name: 'Acme Co',
      isActive: true,
      isProject: false,
      balance: 12.5,
    });
    expect(lists.records.quickbooksTime).toHaveLength(firm.jobcodes.length);
    expect(lists.links.quickbooksTime.map(([, id]) => id)).toContain('10');
    expect(addressOf(lists.addresses.quickbooks, 'c/1')).toMatch(/customerdetail\?nameId=c%2F1$/);
    expect(addressOf(lists.addresses.quickbooksTime, '10')).toBe('https://tsheets.intuit.com/');
    expect(firm.asked).toEqual([]);
    expect(JSON.parse(JSON.stringify(lists))).toEqual(lists);
    expect(JSON.stringify(lists)).not.toMatch(/time-token|quickbooks-secret|karbon-bearer|karbon-key/);
  });

  it('have the time of each jobcode once the firm’s entries are there, and say since when', async () => {
    const firm = scriptedFirm();
    const bench = await createBench(firm);
    await bench.connectAll();
    expect((await bench.services.pageApi.listsInput()).time).toBeNull();
    await backfillFully(bench);
    const { time } = await bench.services.pageApi.listsInput();
    expect(time).toMatchObject({ from: null, scope: 'everybody' });
    expect(time?.tracked.find(({ id }) => id === '11')).toEqual({
      id: '11',
      seconds: 3.5 * 3_600,
      lastDay: '2026-11-17',
    });
  });

  it('give time and balances alone to a tie-out that knows the records', async () => {
    const firm = scriptedFirm();
    firm.customers = firm.customers.map((each) => (each.id === 'c10' ? { ...each, balance: 12.5 } : each));
    const bench = await createBench(firm);
    await bench.connectAll();
    const before = await bench.services.pageApi.stakesInput();
    expect(before.time).toBeNull();
    expect(before.balances).toContainEqual(['c10', 12.5]);
    await backfillFully(bench);
    firm.asked.length = 0;
    const stakes = await bench.services.pageApi.stakesInput();
    expect(stakes.time).toEqual((await bench.services.pageApi.listsInput()).time);
    expect(firm.asked).toEqual([]);
    expect(JSON.parse(JSON.stringify(stakes))).toEqual(stakes);
  });

  it('have all time, however many entries there are', async () => {
    const firm = scriptedFirm();
    const count = 4_300;
    firm.entries = Array.from({ length: count }, (_, at) => entry(`e${at}`, '11', '2026-11-16', 1));
    firm.pageSize = count;
    const bench = await createBench(firm);
    await bench.connectAll();
    await backfillFully(bench);
    const { time } = await bench.services.pageApi.listsInput();
    expect(time?.tracked.find(({ id }) => id === '11')?.seconds).toBe(count * 3_600);
  });

  it('are none that has not been read', async () => {
    const lists = await (await createBench()).services.pageApi.listsInput();
    expect(lists.records).toEqual({ quickbooksTime: null, quickbooks: null });
    expect(lists.time).toBeNull();
  });
});
