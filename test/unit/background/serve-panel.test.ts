import { describe, expect, it, vi } from 'vitest';
import { type PanelPort, type PanelServing, servePanel } from '../../../src/background/serve-panel';
import { createViewChoices } from '../../../src/content/view-choices';
import type { PanelResponse } from '../../../src/messages/panel-port';
import type { PanelView } from '../../../src/messages/panel-view';
import { reportUnexpected } from '../../../src/reports/report-unexpected';
import type { Services } from '../../../src/services/services';
import { DatabaseError } from '../../../src/store/database';
import { sampleView } from '../panel/sample-view';
import { silenceConsole } from '../reports/silent-console';
import { workPage } from '../services/sample-records';
import { createBench, settled } from '../services/service-bench';

silenceConsole();

const open = { state: createViewChoices().stateOf(workPage, true), request: null };

const serving = (services: PanelServing['services']): PanelServing => ({
  services,
  lastViews: { of: async () => null },
  endings: new Set(),
});

function fakePort() {
  const sent: PanelResponse[] = [];
  const onMessage = new Set<(message: unknown) => void>();
  const onDisconnect = new Set<() => void>();
  const disconnect = vi.fn();
  const port: PanelPort = {
    postMessage: (response) => sent.push(response),
    disconnect,
    onMessage: { addListener: (listener) => onMessage.add(listener) },
    onDisconnect: { addListener: (listener) => onDisconnect.add(listener) },
  };
  return {
    port,
    sent,
    disconnect,
    ask(message: unknown) {
      for (const listener of onMessage) listener(message);
    },
    end() {
      for (const listener of onDisconnect) listener();
    },
    codes: () => sent.flatMap((response) => (response.type === 'failed' ? [response.code] : [])),
    lastReports: () => JSON.stringify(sent.findLast(({ type }) => type === 'reports')),
  };
}

describe('a panel that cannot be served', () => {
  it.each([
    ['newer', 'storageNewer'],
    ['blocked', 'storageBlocked'],
    ['failed', 'storageFailed'],
  ] as const)('is told that the database is %s, and may connect again', async (reason, code) => {
    const { port, sent, ask, codes, lastReports, disconnect } = fakePort();
    const served = servePanel(
      port,
      serving(() => Promise.reject(new DatabaseError(reason, new Error('Acme')))),
    );
    ask(open);
    await served;
    expect(codes()).toEqual([code]);
    expect(disconnect).toHaveBeenCalledTimes(1);
    expect(lastReports()).toContain(`"code":"${reason}"`);
    expect(JSON.stringify(sent)).not.toContain('Acme');
  });

  it('is told that its request has failed', async () => {
    const { port, ask, codes, lastReports, disconnect } = fakePort();
    const end = vi.fn();
    const receive = () => {
      throw new TypeError('Acme');
    };
    const services = { openPanel: () => ({ receive, end }) } as Partial<Services> as Services;
    await servePanel(
      port,
      serving(async () => services),
    );
    ask(open);
    await vi.waitFor(() => expect(disconnect).toHaveBeenCalled());
    expect(codes()).toEqual(['internal']);
    expect(lastReports()).toContain('serving a panel');
    await vi.waitFor(() => expect(end).toHaveBeenCalled());
  });
});

describe('a panel that is served', () => {
  it('gets its view, and what was unexpected before and after it was opened', async () => {
    const { services, store } = await createBench();
    reportUnexpected(new Error('Acme'), 'something before');
    const { port, sent, ask, end, lastReports } = fakePort();
    await servePanel(
      port,
      serving(async () => services),
    );
    expect(lastReports()).toContain('something before');
    ask(open);
    await settled(store);
    expect(sent.some(({ type }) => type === 'view')).toBe(true);
    ask({ type: 'no such thing' });
    expect(lastReports()).toContain('reading what a panel asks');
    end();
    const count = sent.length;
    reportUnexpected(new Error('Acme'), 'something after');
    expect(sent).toHaveLength(count);
    expect(lastReports()).not.toContain('Acme');
  });
});

describe('a worker that has just been started', () => {
  const waiting = () => new Promise<never>(() => undefined);

  it('shows the last view of the page before the store is open, as one that is being refreshed', async () => {
    const { port, sent, ask } = fakePort();
    const of = vi.fn(async () => sampleView);
    void servePanel(port, { ...serving(waiting), lastViews: { of } });
    ask(open);
    ask(open);
    await vi.waitFor(() => expect(sent.some(({ type }) => type === 'view')).toBe(true));
    expect(sent.filter(({ type }) => type === 'view')).toEqual([
      { type: 'view', view: { ...sampleView, isRefreshing: true } },
    ]);
    expect(of).toHaveBeenCalledExactlyOnceWith(open.state);
  });

  it('shows no last view over one that is newer, nor to a panel that has left', async () => {
    for (const way of ['newer', 'left']) {
      const { port, sent, ask, end } = fakePort();
      let resolve: (view: PanelView) => void = () => undefined;
      const last = new Promise<PanelView>((tell) => {
        resolve = tell;
      });
      const newer = { ...sampleView, asOf: 1 };
      const openPanel: Services['openPanel'] = (send) => ({
        receive: () => send({ type: 'view', view: newer }),
        end: () => undefined,
      });
      const services = way === 'newer' ? async () => ({ openPanel }) : waiting;
      const served = servePanel(port, { ...serving(services), lastViews: { of: () => last } });
      ask(open);
      if (way === 'newer') await served;
      else end();
      resolve(sampleView);
      await last;
      await new Promise((tick) => setTimeout(tick, 0));
      const views = sent.flatMap((response) => (response.type === 'view' ? [response.view] : []));
      expect(views).toEqual(way === 'newer' ? [newer] : []);
    }
  });
});

describe('a store that is closed under the worker', () => {
  it('ends its panels, which connect again, and what is left of them asks for nothing', async () => {
    const bench = await createBench();
    await bench.connectAll();
    const { port, ask, disconnect } = fakePort();
    const endings = new Set<() => void>();
    await servePanel(port, { ...serving(async () => bench.services), endings });
    ask(open);
    await settled(bench.store);
    expect(bench.due).toHaveLength(1);
    for (const end of endings) end();
    expect(disconnect).toHaveBeenCalledTimes(1);
    await settled(bench.store);
    expect([bench.due.length, endings.size]).toEqual([0, 0]);
  });

  it('is not kept from being closed by a panel that has left before', async () => {
    const { port, end, disconnect } = fakePort();
    const endings = new Set<() => void>();
    const bench = await createBench();
    await servePanel(port, { ...serving(async () => bench.services), endings });
    end();
    for (const each of endings) each();
    expect([endings.size, disconnect.mock.calls.length]).toEqual([0, 0]);
  });
});
