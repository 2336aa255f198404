import { describe, expect, it } from 'vitest';
import type { PanelState } from '../../../../src/messages/panel-request';
import { createLastViews } from '../../../../src/services/panel/last-views';
import { createSessionItems } from '../../../office/session-items';
import { sampleView } from '../../panel/sample-view';
import { silenceConsole } from '../../reports/silent-console';
import { workPage } from '../sample-records';
import { createBench, settled } from '../service-bench';

silenceConsole();

const hourMs = 3_600_000;
const { page } = sampleView;
const state: PanelState = { page, range: null, shownRange: null, entryCount: 20, isVisible: true };

function createClocked(items = createSessionItems()) {
  const clock = { nowMs: 1_000_000_000_000 };
  return { clock, lastViews: createLastViews(items, () => clock.nowMs) };
}

describe('the last view of a page', () => {
  it('is there for whoever comes after the worker that has drawn it', async () => {
    const kept = new Map<string, string>();
    createClocked(createSessionItems(kept)).lastViews.beginLook()(state, sampleView);
    const { lastViews } = createClocked(createSessionItems(kept));
    expect(await lastViews.of(state)).toEqual(sampleView);
    expect(await lastViews.of({ ...state, shownRange: { kind: 'lifetime' } })).toEqual(sampleView);
  });

  it.each([
    ['of another page', { ...state, page: { ...page, key: `${page.key}x` } }],
    ['of another kind of page', { ...state, page: { ...page, kind: 'person' as const } }],
    ['of another range', { ...state, range: { kind: 'thisMonth' as const } }],
  ])('is not that %s', async (_, asked) => {
    const { lastViews } = createClocked();
    lastViews.beginLook()(state, sampleView);
    expect(await lastViews.of(asked)).toBeNull();
  });

  it('is given up by the page that falls on its place', async () => {
    const kept = new Map<string, string>();
    const { lastViews } = createClocked(createSessionItems(kept));
    const keys = Array.from({ length: 500 }, (_, at) => `key ${at}`);
    for (const key of keys)
      lastViews.beginLook()({ ...state, page: { ...page, key } }, { ...sampleView, page: { ...page, key } });
    expect(kept.size).toBe(64);
    const shown = await Promise.all(keys.map((key) => lastViews.of({ ...state, page: { ...page, key } })));
    shown.forEach((view, at) => {
      expect([undefined, keys[at]]).toContain(view?.page.key);
    });
    expect(shown.filter((view) => view !== null)).toHaveLength(64);
  });

  it('is too old after half a day, and where the clock was set back', async () => {
    const { lastViews, clock } = createClocked();
    lastViews.beginLook()(state, sampleView);
    clock.nowMs += 11 * hourMs;
    expect(await lastViews.of(state)).not.toBeNull();
    clock.nowMs += hourMs;
    expect(await lastViews.of(state)).toBeNull();
    clock.nowMs -= 13 * hourMs;
    expect(await lastViews.of(state)).toBeNull();
  });

  it.each([
    ['being refreshed', { isRefreshing: true }],
    ['without anything read', { phase: 'loading' as const }],
    ['of a system that is not connected', { phase: 'notSetUp' as const }],
    ['of more than the browser keeps', { subject: { ...sampleView.subject, title: 'x'.repeat(100_000) } }],
  ])('is none that is %s', async (_, odd) => {
    const { lastViews } = createClocked();
    lastViews.beginLook()(state, { ...sampleView, ...odd });
    expect(await lastViews.of(state)).toBeNull();
  });

  it('is forgotten, and what was looked up before that is not kept after it', async () => {
    const { lastViews } = createClocked();
    const keep = lastViews.beginLook();
    keep(state, sampleView);
    await lastViews.forget();
    expect(await lastViews.of(state)).toBeNull();
    keep(state, sampleView);
    expect(await lastViews.of(state)).toBeNull();
    lastViews.beginLook()(state, sampleView);
    expect(await lastViews.of(state)).not.toBeNull();
  });

  it('is none where the browser cannot read what it keeps', async () => {
    const items = { ...createSessionItems(), get: () => Promise.reject(new Error('full')) };
    expect(await createClocked(items).lastViews.of(state)).toBeNull();
  });
});

describe('the last view of a panel', () => {
  const asked: PanelState = { ...state, page: workPage };

  async function shownOnce() {
    const bench = await createBench();
    await bench.connectAll();
    bench.openPanel().show(workPage);
    await settled(bench.store);
    expect(await bench.lastViews.of(asked)).toMatchObject({ phase: 'ready', isRefreshing: false });
    return bench;
  }

  it('is what was sent last', async () => {
    const bench = await createBench();
    await bench.connectAll();
    const panel = bench.openPanel();
    panel.show(workPage);
    await settled(bench.store);
    expect(await bench.lastViews.of(asked)).toEqual(panel.view());
  });

  it.each([
    ['QuickBooks Time is disconnected', 'disconnect'],
    ['the copies are forgotten', 'forget'],
    ['everything is removed', 'wipe'],
    ['another account is connected', 'other'],
  ] as const)('is forgotten where %s', async (_, what) => {
    const { services, lastViews, store } = await shownOnce();
    const { connections, data } = services.pageApi;
    if (what === 'disconnect') await connections.disconnect('quickbooksTime');
    if (what === 'forget') await data.wipe(false);
    if (what === 'wipe') await data.wipe(true);
    if (what === 'other') {
      const since = await store.connections.read('karbon');
      const { system: _system, ...record } = { ...since, identity: 'other' };
      await store.accounts.update(since, record);
    }
    expect(await lastViews.of(asked)).toBeNull();
  });
});
