import { describe, expect, it } from 'vitest';
import {
  acme,
  client,
  clientPage,
  customer,
  groupPage,
  jobcode,
  personPage,
  workItem,
  workPage,
} from '../sample-records';
import { scriptedFirm } from '../scripted-systems';
import { settled } from '../service-bench';
import { connectedBefore, minuteMs, nextRound, openSettled } from './sync-bench';

describe('Karbon', () => {
  it('asks for an item by itself where the page does not name its client, then for its siblings', async () => {
    const bench = await connectedBefore();
    const probe = bench.openPanel();
    probe.show({ ...workPage, shownClientKey: '' });
    await settled(bench.store);
    await nextRound(bench, 400);
    expect(bench.firm.countOf('karbon workItem WorkKey123')).toBe(1);
    expect(bench.firm.countOf('karbon work AcmeKey123')).toBe(1);
    expect(probe.view().verdict.code).toBe('tiesOut');
  });

  it('asks for the item and its siblings at once where the page names its client a moment later', async () => {
    const bench = await connectedBefore();
    const probe = bench.openPanel();
    probe.show({ ...workPage, shownClientKey: '' });
    probe.show(workPage);
    await settled(bench.store);
    await nextRound(bench, 400);
    expect(bench.firm.countOf('karbon workItem WorkKey123')).toBe(0);
    expect(bench.firm.countOf('karbon work AcmeKey123')).toBe(1);
  });

  it('asks once for a page that is opened again while it is read', async () => {
    const bench = await connectedBefore();
    const probe = bench.openPanel();
    probe.show({ ...groupPage, shownTitle: '' });
    probe.show(groupPage);
    await settled(bench.store);
    expect(bench.firm.countOf(`karbon client ${groupPage.key}`)).toBe(1);
  });

  it('brings changed clients alone once the list is known', async () => {
    const firm = scriptedFirm();
    const bench = await connectedBefore(firm);
    await openSettled(bench);
    const renamed = { ...acme, fullName: 'Acme Company', lastModified: '2026-11-18T12:00:00Z' };
    firm.clients = [renamed, ...firm.clients.filter(({ key }) => key !== acme.key)];
    firm.work = [workItem('WorkKey123', '2025 Tax return', renamed)];
    firm.customers.push(customer('c99', 'Other'));
    await nextRound(bench, 11 * minuteMs);
    expect((await bench.store.mirror.get('karbonClients', acme.key))?.fullName).toBe('Acme Company');
    expect(firm.countOf('karbon clients organization')).toBe(1);
  });

  describe('has no more of a client that was deleted or merged away', () => {
    const twin = client('TwinKey123', 'Acme Co');
    const isAmbiguous = { kind: 'ambiguous', because: 'severalOwners' };

    it('which then stands in nobody’s way: it is looked up by its key', async () => {
      const firm = scriptedFirm();
      firm.clients.push(twin);
      const bench = await connectedBefore(firm);
      const panel = await openSettled(bench, clientPage);
      expect(panel.view().matchStatuses?.quickbooksTime).toMatchObject(isAmbiguous);
      expect(firm.countOf('karbon client TwinKey123')).toBe(1);
      panel.session.end();

      firm.clients = firm.clients.filter(({ key }) => key !== twin.key);
      firm.nowMs += 11 * minuteMs;
      const later = await openSettled(bench, clientPage);
      expect(later.view().matchStatuses?.quickbooksTime.kind).toBe('matched');
      expect(await bench.store.mirror.get('karbonClients', twin.key)).toBeNull();
    });

    it('also where it is the owner of a name that is only like it, and while the page stays open', async () => {
      const firm = scriptedFirm();
      firm.jobcodes = [jobcode('10', 'Acme Co LLC'), ...firm.jobcodes.filter(({ id }) => id !== '10')];
      firm.customers = [customer('c10', 'Acme Co LLC'), ...firm.customers.filter(({ id }) => id !== 'c10')];
      firm.clients.push({ ...twin, fullName: 'Acme Co LLC' });
      const bench = await connectedBefore(firm);
      const panel = await openSettled(bench, clientPage);
      expect(panel.view().matchStatuses?.quickbooksTime.kind).not.toBe('differs');
      firm.clients = firm.clients.filter(({ key }) => key !== twin.key);
      await nextRound(bench, 11 * minuteMs);
      expect(panel.view().matchStatuses?.quickbooksTime.kind).toBe('differs');
    });

    it('in the lists either, which are read whole where they are longer than Karbon counts', async () => {
      const firm = scriptedFirm();
      firm.clients.push(client('LoneKey123', 'Lone Co'));
      const bench = await connectedBefore(firm);
      const panel = await openSettled(bench);
      firm.clients = firm.clients.filter(({ key }) => key !== 'LoneKey123');
      await nextRound(bench, 65 * minuteMs);
      expect(await bench.store.mirror.get('karbonClients', 'LoneKey123')).toBeNull();
      expect((await bench.store.mirror.all('karbonClients')).length).toBe(firm.clients.length);
      firm.asked.length = 0;
      await nextRound(bench, 11 * minuteMs);
      expect(firm.countOf('karbon clients organization')).toBe(1);
      expect(panel.view().verdict.code).toBe('tiesOut');
    });

    it('also where it has gone while they were read for the first time', async () => {
      const firm = scriptedFirm();
      firm.clients.push(client('LoneKey123', 'Lone Co'));
      firm.whileClientsAreRead = () => {
        firm.clients = firm.clients.filter(({ key }) => key !== 'LoneKey123');
      };
      const bench = await connectedBefore(firm);
      await openSettled(bench);
      expect(await bench.store.mirror.get('karbonClients', 'LoneKey123')).not.toBeNull();
      await nextRound(bench, 65 * minuteMs);
      expect(await bench.store.mirror.get('karbonClients', 'LoneKey123')).toBeNull();
    });

    it('but keeps on where its lists count what they do not show', async () => {
      const firm = scriptedFirm();
      const bench = await connectedBefore(firm);
      await openSettled(bench);
      firm.asked.length = 0;
      firm.hiddenClients = 3;
      await nextRound(bench, 65 * minuteMs);
      // Whole once, and then as it was.
      expect(firm.countOf('karbon clients organization')).toBe(2);
      await nextRound(bench, 65 * minuteMs);
      await nextRound(bench, 65 * minuteMs);
      expect(firm.countOf('karbon clients organization')).toBe(4);
    });
  });
});

describe('QuickBooks', () => {
  it('never deletes a customer: one that is reported so is inactive, and never created a second time', async () => {
    const firm = scriptedFirm();
    const bench = await connectedBefore(firm);
    const panel = await openSettled(bench, personPage);
    firm.reportedDeleted = ['c20', 'c404'];
    panel.ask({ type: 'refresh' });
    await settled(bench.store);
    expect(await bench.store.mirror.get('customers', 'c20')).toMatchObject({ isActive: false });
    expect(await bench.store.mirror.get('customers', 'c404')).toBeNull();
    expect(panel.view().matchStatuses?.quickbooks).toMatchObject({ kind: 'archived' });
  });

  it('is not followed over copies that were forgotten meanwhile', async () => {
    const firm = scriptedFirm();
    const bench = await connectedBefore(firm);
    const panel = await openSettled(bench);
    firm.onChanges = () => bench.store.mirror.forget(['quickbooks']);
    panel.ask({ type: 'refresh' });
    await settled(bench.store);
    expect((await bench.store.mirror.all('customers')).length).toBe(firm.customers.length);
    const row = await bench.store.mirror.coverage('list:customers');
    expect(row).toMatchObject({ isComplete: true, count: firm.customers.length });
  });
});
