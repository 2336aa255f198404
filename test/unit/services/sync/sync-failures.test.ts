import { describe, expect, it } from 'vitest';
import { SystemError } from '../../../../src/systems/http/system-error';
import { workPage } from '../sample-records';
import { settled } from '../service-bench';
import { connectedBefore, minuteMs, nextRound, openSettled } from './sync-bench';

describe('failures', () => {
  it('lets one system fail alone, keeps what is known, and makes no storm', async () => {
    const bench = await connectedBefore();
    const panel = await openSettled(bench);
    const asOf = panel.view().asOf;
    bench.firm.failing.set('quickbooksTime', new SystemError('serverFault', 'quickbooksTime'));
    bench.firm.asked.length = 0;
    for (let round = 0; round < 20; round += 1) await nextRound(bench);
    // Four minutes of rounds: the waits grow from 5 s to 2 min.
    expect(bench.firm.countOf('quickbooksTime')).toBeLessThanOrEqual(6);
    const view = panel.view();
    expect(view.time?.total.seconds).toBe(3.5 * 3_600);
    expect(view.asOf).toBe(asOf);
    expect(view.notices.map(({ code, system }) => [code, system])).toEqual([
      ['serverFault', 'quickbooksTime'],
    ]);

    bench.firm.failing.clear();
    await nextRound(bench, 5 * minuteMs);
    expect(panel.view().notices).toEqual([]);
    expect(panel.view().asOf).toBe(bench.firm.nowMs);
  });

  it('does not try refused credentials again by itself', async () => {
    const bench = await connectedBefore();
    const panel = await openSettled(bench);
    bench.firm.failing.set('karbon', new SystemError('needsReconnect', 'karbon'));
    await nextRound(bench, 11 * minuteMs);
    expect(panel.view().notices).toContainEqual({
      code: 'needsReconnect',
      system: 'karbon',
      retryAt: null,
      count: 0,
    });
    bench.firm.asked.length = 0;
    for (let round = 0; round < 5; round += 1) await nextRound(bench, 11 * minuteMs);
    expect(bench.firm.countOf('karbon')).toBe(0);
    const { connections } = await bench.services.pageApi.connections.list();
    expect(connections.find(({ system }) => system === 'karbon')?.state).toBe('needsReconnect');
  });

  const refreshes = [
    [
      'karbon',
      'karbon work AcmeKey123',
      [
        'karbon budget WorkKey123',
        'karbon clients organization',
        'karbon clients person',
        'karbon clients clientGroup',
      ],
    ],
    ['quickbooks', 'quickbooks changes 2026-11-18T09:00:00-08:00', []],
    ['quickbooksTime', 'quickbooksTime stamps', ['quickbooksTime entriesOf 11 null']],
  ] as const;
  for (const [system, first, rest] of refreshes) {
    it(`asks nothing more of ${system} in a refresh whose first question has failed, and all in the next`, async () => {
      const bench = await connectedBefore();
      const panel = await openSettled(bench);
      bench.firm.failing.set(system, new SystemError('serverFault', system));
      const asked = () => bench.firm.asked.filter((what) => what.split(' ')[0] === system);
      for (const failure of ['first', 'again']) {
        bench.firm.asked.length = 0;
        panel.ask({ type: 'refresh' });
        await settled(bench.store);
        expect(asked(), failure).toEqual([first]);
      }
      bench.firm.failing.clear();
      bench.firm.asked.length = 0;
      panel.ask({ type: 'refresh' });
      await settled(bench.store);
      expect(asked()).toEqual([first, ...rest]);
      expect(panel.view().notices).toEqual([]);
    });
  }

  const lists = [
    ['karbon', 'karbon clients organization'],
    ['quickbooksTime', 'quickbooksTime jobcodes all'],
  ] as const;
  for (const [system, list] of lists) {
    it(`begins no list of ${system}, though it has none, in a round in which it has failed`, async () => {
      const bench = await connectedBefore();
      const panel = await openSettled(bench);
      await bench.store.mirror.forget([system]);
      bench.firm.failing.set(system, new SystemError('unreachable', system));
      bench.firm.asked.length = 0;
      panel.ask({ type: 'refresh' });
      await settled(bench.store);
      expect(bench.firm.asked.filter((what) => what.startsWith(`${system} `))).toHaveLength(1);
      bench.firm.failing.clear();
      panel.ask({ type: 'refresh' });
      await settled(bench.store);
      expect(bench.firm.countOf(list)).toBe(1);
    });
  }

  it('waits as long as a service says, even when told to refresh', async () => {
    const bench = await connectedBefore();
    const panel = await openSettled(bench);
    const retryAt = bench.firm.nowMs + 5 * minuteMs;
    bench.firm.failing.set('quickbooksTime', new SystemError('rateLimited', 'quickbooksTime', { retryAt }));
    await nextRound(bench);
    expect(panel.view().notices[0]).toMatchObject({ code: 'rateLimited', retryAt });
    bench.firm.asked.length = 0;
    panel.ask({ type: 'refresh' });
    await settled(bench.store);
    expect(bench.firm.countOf('quickbooksTime')).toBe(0);
  });

  it('shows the time although Karbon cannot be reached', async () => {
    const bench = await connectedBefore();
    bench.firm.failing.set('karbon', new SystemError('unreachable', 'karbon'));
    const panel = await openSettled(bench);
    expect(panel.view().time?.total.seconds).toBe(3.5 * 3_600);
    expect(panel.view().notices[0]).toMatchObject({ code: 'unreachable', system: 'karbon' });
  });

  it('reads the page again by itself once Karbon is back, and takes nothing for well before', async () => {
    const bench = await connectedBefore();
    bench.firm.failing.set('karbon', new SystemError('unreachable', 'karbon'));
    const panel = await openSettled(bench);
    const codes = () => panel.view().notices.map(({ code }) => code);
    expect(codes()).toContain('unreachable');
    await nextRound(bench);
    expect(codes()).toContain('unreachable');
    expect(panel.view().budget).toBeNull();

    bench.firm.failing.clear();
    await nextRound(bench, 30_000);
    expect(codes()).not.toContain('unreachable');
    expect(panel.view().budget).not.toBeNull();
  });

  it('takes QuickBooks for well again only when it has answered', async () => {
    const bench = await connectedBefore();
    const panel = await openSettled(bench);
    bench.firm.failing.set('quickbooks', new SystemError('serverFault', 'quickbooks'));
    panel.ask({ type: 'refresh' });
    await settled(bench.store);
    await nextRound(bench);
    expect(panel.view().notices.map(({ code }) => code)).toContain('serverFault');
    expect(bench.firm.countOf('quickbooks changes')).toBe(2);

    bench.firm.failing.clear();
    await nextRound(bench, 20_000);
    expect(panel.view().notices).toEqual([]);
    expect(bench.firm.countOf('quickbooks changes')).toBe(3);
  });

  it('writes nothing that was asked before the connection was ended', async () => {
    const bench = await connectedBefore();
    const panel = bench.openPanel();
    panel.show(workPage);
    await bench.services.pageApi.connections.disconnect('quickbooksTime');
    await settled(bench.store);
    expect(await bench.store.mirror.count('entries')).toBe(0);
    expect(panel.view().phase).toBe('notSetUp');
  });
});
