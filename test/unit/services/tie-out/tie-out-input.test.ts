import { describe, expect, it } from 'vitest';
import { SystemError } from '../../../../src/systems/http/system-error';
import { client, jobcode } from '../sample-records';
import { createBench, settled } from '../service-bench';

describe('all names of the firm', () => {
  it('are those of the copies, with when they were read', async () => {
    const bench = await createBench();
    await bench.connectAll();
    bench.firm.asked.length = 0;
    const { names, readAt, karbonTenant } = await bench.services.pageApi.tieOutInput(false);
    expect(names.clients.map(({ fullName }) => fullName).sort()).toEqual(
      bench.firm.clients.map(({ fullName }) => fullName).sort(),
    );
    expect(names.records.quickbooksTime).toContainEqual({
      id: '10',
      parentId: null,
      name: 'Acme Co',
      isActive: true,
      isProject: false,
    });
    expect(names.records.quickbooks).toHaveLength(bench.firm.customers.length);
    expect(names.blocks).toEqual({ quickbooksTime: null, quickbooks: null });
    const { nowMs } = bench.firm;
    expect(readAt).toEqual({ karbon: nowMs, quickbooksTime: nowMs, quickbooks: nowMs });
    expect(karbonTenant).not.toBe('');
    expect(bench.firm.asked).toEqual([]);
  });

  it('can cross a message as they are, with no secret among them', async () => {
    const bench = await createBench();
    await bench.connectAll();
    const all = await bench.services.pageApi.tieOutInput(false);
    expect(JSON.parse(JSON.stringify(all))).toEqual(all);
    expect(JSON.stringify(all)).not.toMatch(/time-token|quickbooks-secret|karbon-bearer|karbon-key/);
  });

  it('are brought up to the moment when asked, Karbon’s clients among them', async () => {
    const bench = await createBench();
    await bench.connectAll();
    const { firm } = bench;
    firm.clients = [
      ...firm.clients,
      client('NewKey1', 'Northwind LLC', { lastModified: '2026-11-18T12:00:00Z' }),
    ];
    firm.changedJobcodes = [jobcode('40', 'Northwind LLC')];
    firm.stamps = { ...firm.stamps, jobcodes: '2026-11-18T12:00:00+00:00' };
    const before = await bench.services.pageApi.tieOutInput(false);
    expect(before.names.clients.map(({ fullName }) => fullName)).not.toContain('Northwind LLC');
    const { names } = await bench.services.pageApi.tieOutInput(true);
    expect(names.clients.map(({ fullName }) => fullName)).toContain('Northwind LLC');
    expect(names.records.quickbooksTime?.map(({ name }) => name)).toContain('Northwind LLC');
    await settled(bench.store);
  });

  it('are there while a service fails, as of the last time', async () => {
    const bench = await createBench();
    await bench.connectAll();
    const readBefore = bench.firm.nowMs;
    bench.firm.nowMs += 60_000;
    for (const system of ['karbon', 'quickbooksTime', 'quickbooks'] as const)
      bench.firm.failing.set(system, new SystemError('unreachable', system));
    const { names, readAt } = await bench.services.pageApi.tieOutInput(true);
    expect(names.clients).toHaveLength(bench.firm.clients.length);
    expect(readAt).toEqual({ karbon: readBefore, quickbooksTime: readBefore, quickbooks: readBefore });
  });

  it('lack what is not connected', async () => {
    const bench = await createBench();
    const { connections } = bench.services.pageApi;
    await connections.connect({ system: 'quickbooksTime', method: 'token', token: 'time-token' });
    await settled(bench.store);
    const { names, readAt, karbonTenant } = await bench.services.pageApi.tieOutInput(true);
    expect(names.clients).toEqual([]);
    expect(names.records.quickbooks).toBeNull();
    expect(names.blocks.quickbooks).toEqual({ code: 'notConnected' });
    expect(readAt).toMatchObject({ karbon: null, quickbooks: null });
    expect(karbonTenant).toBeNull();
  });
});
