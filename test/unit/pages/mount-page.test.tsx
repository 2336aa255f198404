// @vitest-environment happy-dom
import { type JSX, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { mountPage } from '../../../src/pages/mount-page';
import { PageHead } from '../../../src/pages/page-head';
import { keptReports, reportUnexpected } from '../../../src/reports/report-unexpected';
import { silenceConsole } from '../reports/silent-console';

const worker = vi.hoisted(() => ({ reply: undefined as unknown }));

vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: { sendMessage: async () => worker.reply, getManifest: () => ({ version: '1.2.3' }) },
  },
}));

silenceConsole();

const root = document.createElement('div');

function show(Page: () => JSX.Element): void {
  root.id = 'options';
  document.body.replaceChildren(root);
  act(() => mountPage('options', Page));
}

async function copied(): Promise<string> {
  const writeText = vi.fn((_: string) => Promise.resolve());
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  await act(async () => {
    root.querySelector<HTMLElement>('header button')?.click();
    await vi.waitFor(() => expect(writeText).toHaveBeenCalled());
  });
  vi.unstubAllGlobals();
  return writeText.mock.calls[0]?.[0] ?? '';
}

afterEach(() => {
  render(null, root);
});

describe('a page of the extension', () => {
  it('that cannot be drawn says so, and what happened can be copied', async () => {
    show(() => {
      throw new TypeError('Acme Plumbing');
    });
    expect(root.querySelector('[role=alert]')?.textContent).toContain('Something went wrong in Tieout.');
    expect(keptReports().at(-1)).toMatchObject({ where: 'drawing a page', errors: [{ name: 'TypeError' }] });
    const workerReports = [{ at: 1, count: 1, where: 'answering a page', errors: [] }];
    worker.reply = { ok: true, value: workerReports };
    const details = await copied();
    expect(JSON.parse(details)).toMatchObject({ tieout: '1.2.3', workerReports });
    expect(details).toContain('drawing a page');
    expect(details).not.toContain('Acme');
    expect(root.querySelector('header button')?.textContent).toBe('Copied');
  });

  it('gives its own reports where the worker gives none', async () => {
    show(() => (
      <PageHead current="guide" title="Page">
        fine
      </PageHead>
    ));
    expect(root.textContent).toContain('fine');
    reportUnexpected(new Error('Acme'), 'something on the page');
    worker.reply = undefined;
    const details = await copied();
    expect(JSON.parse(details)).toMatchObject({ workerReports: null });
    expect(details).toContain('something on the page');
  });
});
