// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type PagePanel, startPagePanel } from '../../../src/content/page-panel';
import { createPanelHeights } from '../../../src/content/panel-heights';
import { createViewChoices } from '../../../src/content/view-choices';
import type { Route } from '../../../src/messages/karbon-route';
import type { PanelState } from '../../../src/messages/panel-request';
import { mountPanel } from '../../../src/panel/mount-panel';
import type { PanelHandle } from '../../../src/panel/panel-handle';
import { sampleView } from '../panel/sample-view';
import { createFakeExtension, type FakeExtension } from './fake-extension';
import { clientKey, reactOnlyPage, workKey, workPage } from './karbon-pages';

const work: Route = { tenant: '4CbnP9XvRr', kind: 'work', key: workKey, tab: 'budget' };
const client: Route = { tenant: '4CbnP9XvRr', kind: 'organization', key: clientKey, tab: 'timeline' };
const view = { ...sampleView, page: { ...sampleView.page, key: workKey } };

vi.mock('../../../src/panel/mount-panel');

const mount = vi.mocked(mountPanel);
let handle: { [Name in keyof PanelHandle]: ReturnType<typeof vi.fn> };
let extension: FakeExtension;
let life: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = workPage();
  handle = {
    update: vi.fn(),
    showFailure: vi.fn(),
    setWorkerReports: vi.fn(),
    setMode: vi.fn(),
    setHostTheme: vi.fn(),
    settleFix: vi.fn(),
    settleTime: vi.fn(),
    settleCustomer: vi.fn(),
    saveFile: vi.fn(),
    restoreFocus: vi.fn(),
    remove: vi.fn(),
  };
  mount.mockReset().mockReturnValue(handle as unknown as PanelHandle);
  extension = createFakeExtension();
  life = new AbortController();
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

async function start(route: Route = work, choices = createViewChoices()): Promise<PagePanel> {
  const memory = { choices, heights: createPanelHeights() };
  const panel = startPagePanel(document, extension, memory, route, life.signal, () => life.abort());
  await vi.advanceTimersByTimeAsync(50);
  return panel;
}

/** The state that the worker was told last. */
function told(): PanelState | undefined {
  return extension.ports.at(-1)?.sent.at(-1)?.state;
}

function hosts(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-tieout]')];
}

function render(html: string): Promise<unknown> {
  document.body.innerHTML = html;
  return vi.advanceTimersByTimeAsync(200);
}

it('holds the place, asks for the page and mounts the panel at once', async () => {
  await start();
  expect(hosts()).toHaveLength(1);
  expect(hosts()[0]?.style.minHeight).toBe('128px');
  expect(mount).toHaveBeenCalledTimes(1);
  expect(mount.mock.calls[0]?.[1]).toMatchObject({ mode: 'panel', version: '1.2.3' });
  expect(extension.ports[0]?.sent).toEqual([
    {
      state: {
        page: {
          ...work,
          shownTitle: '2025 Tax return',
          shownClientName: 'Acme Co',
          shownClientKey: clientKey,
          isTranslated: false,
        },
        range: null,
        shownRange: null,
        entryCount: 20,
        isVisible: true,
      },
      request: null,
    },
  ]);
});

it('draws the views of its own page only, and hands on files', async () => {
  const panel = await start();
  extension.ports[0]?.answer({ type: 'view', view });
  expect(handle.update).toHaveBeenLastCalledWith(view);
  panel.show(client);
  expect(handle.update).toHaveBeenLastCalledWith(null);
  extension.ports[0]?.answer({ type: 'view', view });
  expect(handle.update).toHaveBeenLastCalledWith(null);
  extension.ports[0]?.answer({ type: 'csv', fileName: 'time.csv', text: 'a' });
  expect(handle.saveFile).toHaveBeenCalledWith('time.csv', 'a');
});

it('hands on what has become of a click', async () => {
  await start();
  const options = mount.mock.calls[0]?.[1];
  options?.sendRequest({ type: 'fix', runId: 'run 1', choice: { kind: 'primary' }, planId: 'p' });
  extension.ports[0]?.answer({ type: 'fix', runId: 'run 1', outcome: { kind: 'alreadyDone' } });
  expect(handle.settleFix).toHaveBeenCalledWith('run 1', { kind: 'alreadyDone' });
});

it('is one panel with one connection over work → contact → work, twenty times', async () => {
  const panel = await start();
  for (let round = 0; round < 20; round += 1) {
    const next = round % 2 === 0 ? client : work;
    panel.show(next);
    await render(
      next === work ? workPage() : `<main><div class="x-hero-panel"><h1>Acme Co</h1></div></main>`,
    );
    expect(hosts()).toHaveLength(1);
  }
  expect(mount).toHaveBeenCalledTimes(1);
  expect(extension.ports).toHaveLength(1);
  expect(handle.restoreFocus).toHaveBeenCalled();
  life.abort();
  expect(hosts()).toHaveLength(0);
  expect(handle.remove).toHaveBeenCalledTimes(1);
  expect(extension.ports[0]?.isOpen).toBe(false);
  await render(workPage());
  expect(hosts()).toHaveLength(0);
  expect(vi.getTimerCount()).toBe(0);
});

it('is a strip on the other tabs and a drawer where the page has no place', async () => {
  const panel = await start();
  panel.show({ ...work, tab: 'tasks' });
  expect(handle.setMode).toHaveBeenLastCalledWith('strip');
  expect(hosts()[0]?.style.minHeight).toBe('40px');
  await render(reactOnlyPage);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(handle.setMode).toHaveBeenLastCalledWith('drawer');
  expect(hosts()[0]?.style.position).toBe('fixed');
});

it('does not open the page under the names of the one before', async () => {
  const panel = await start();
  panel.show({ ...work, key: '7mNkWm2LTq9D' });
  expect(told()).toMatchObject({ page: { key: '7mNkWm2LTq9D', shownTitle: '' } });
  await render(workPage({ key: '7mNkWm2LTq9D', title: 'Payroll' }));
  expect(told()).toMatchObject({ page: { key: '7mNkWm2LTq9D', shownTitle: 'Payroll' } });
});

it('keeps the client while the page is being rendered again', async () => {
  await start();
  const before = extension.ports[0]?.sent.length;
  await render('<main><h1>2025 Tax return</h1></main>');
  expect(extension.ports[0]?.sent).toHaveLength(before ?? 0);
});

it('tells the worker whether anybody looks', async () => {
  await start();
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  expect(told()?.isVisible).toBe(false);
  visibility.mockRestore();
  document.dispatchEvent(new Event('visibilitychange'));
  expect(told()?.isVisible).toBe(true);
});

it('keeps the range and the rows over other pages, pages without a panel and workers that were stopped', async () => {
  const choices = createViewChoices();
  const panel = await start(work, choices);
  const ask = mount.mock.calls[0]?.[1].sendRequest;
  ask?.({ type: 'setRange', range: { kind: 'lifetime' } });
  ask?.({ type: 'showEntries', count: 220 });
  ask?.({ type: 'showEntries', count: 40 });
  const chosen = { range: { kind: 'lifetime' }, shownRange: null, entryCount: 220 };
  expect(told()).toMatchObject(chosen);

  extension.ports[0]?.answer({ type: 'view', view });
  const shown = { ...chosen, shownRange: { kind: 'sixMonths' } };
  extension.ports[0]?.drop();
  await vi.advanceTimersByTimeAsync(200);
  expect(extension.ports[1]?.sent[0]?.state).toMatchObject({ page: work, ...shown });

  panel.show(client);
  expect(told()).toMatchObject({ page: client, ...shown });
  life.abort();
  life = new AbortController();
  await start(work, choices);
  expect(extension.ports).toHaveLength(3);
  expect(told()).toMatchObject({ page: work, ...shown });
});

it('leaves the page to a new copy of the extension, without a word', async () => {
  await start();
  extension.die();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(handle.remove).not.toHaveBeenCalled();
  life.abort();
  expect(hosts()).toHaveLength(0);
  expect(vi.getTimerCount()).toBe(0);
});

it('asks for a reload at a click that no copy of the extension would carry out', async () => {
  await start();
  extension.die();
  mount.mock.calls[0]?.[1].sendRequest({ type: 'refresh' });
  expect(handle.remove).toHaveBeenCalledTimes(1);
  expect(hosts()[0]?.textContent).toContain('Tieout was updated');
});

it('asks for a reload when no new copy of the extension comes, over re-renders too', async () => {
  await start();
  extension.die();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(handle.remove).toHaveBeenCalledTimes(1);
  expect(hosts()[0]?.textContent).toContain('Tieout was updated');
  await render(workPage());
  expect(hosts()).toHaveLength(1);
  expect(hosts()[0]?.querySelector('button')?.textContent).toBe('Reload');
});

it('leaves nothing behind where the user has switched it off, and asks for nothing', async () => {
  await start();
  extension.ports[0]?.answer({ type: 'switchedOff' });
  expect(handle.remove).toHaveBeenCalledTimes(1);
  expect(hosts()).toHaveLength(0);
  expect(vi.getTimerCount()).toBe(0);
});

it('waits for a place before it mounts the panel, and shows what has come meanwhile', async () => {
  document.body.innerHTML = '';
  await start();
  extension.ports[0]?.answer({ type: 'view', view });
  expect(mount).not.toHaveBeenCalled();
  await render(workPage());
  expect(mount).toHaveBeenCalledTimes(1);
  expect(handle.update.mock.calls).toEqual([[view]]);
});

describe('a worker that has failed', () => {
  const report = { at: 1, count: 1, where: 'making a view', errors: [] };

  it('is told to the panel, and forgotten with the next view or page', async () => {
    const panel = await start();
    const port = extension.ports.at(-1);
    port?.answer({ type: 'failed', code: 'storageNewer' });
    port?.answer({ type: 'reports', reports: [report] });
    expect(handle.showFailure).toHaveBeenCalledWith('storageNewer');
    expect(handle.setWorkerReports).toHaveBeenLastCalledWith([report]);
    port?.answer({ type: 'view', view });
    expect(handle.update).toHaveBeenLastCalledWith(view);
    panel.show({ ...work, key: '9fJkWm2LTq9D' });
    expect(handle.update).toHaveBeenLastCalledWith(null);
  });

  it('is told even where it never answers', async () => {
    await start();
    for (let time = 0; time < 5; time += 1) {
      expect(handle.showFailure).not.toHaveBeenCalled();
      extension.ports.at(-1)?.drop();
      await vi.advanceTimersByTimeAsync(15_000);
    }
    expect(handle.showFailure).toHaveBeenCalledWith('internal');
  });
});
