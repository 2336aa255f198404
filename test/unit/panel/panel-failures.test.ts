// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { m } from '../../../src/i18n/compiled/messages';
import type { PanelView } from '../../../src/messages/panel-view';
import { problemText } from '../../../src/panel/words';
import { keptReports, reportUnexpected } from '../../../src/reports/report-unexpected';
import { silenceConsole } from '../reports/silent-console';
import { createPanelBench } from './panel-bench';
import { sampleView } from './sample-view';

silenceConsole();
const { button, panel, root, show, text } = createPanelBench();

const sentence = problemText({ code: 'storageNewer', system: null, retryAt: null, count: 0 });

async function copied(): Promise<string> {
  const writeText = vi.fn((_: string) => Promise.resolve());
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  button('Copy details').click();
  await vi.advanceTimersByTimeAsync(50);
  vi.unstubAllGlobals();
  return writeText.mock.calls[0]?.[0] ?? '';
}

/** As no worker sends it: drawing it throws. */
const broken = { ...sampleView, notices: null } as unknown as PanelView;

describe('a failure of the worker', () => {
  it.each(['panel', 'strip', 'drawer'] as const)('is said instead of reading for ever (%s)', (mode) => {
    show(null, mode);
    panel().showFailure('storageNewer');
    const collapsed = root().querySelector('[title]')?.getAttribute('title') ?? '';
    expect(`${text()} ${collapsed}`).toContain(sentence);
    expect(root().querySelector('.skeleton')).toBeNull();
    expect(`${text()} ${collapsed}`).not.toContain(m.panel_loading_time());
  });

  it('stands above the figures of before, until the next ones come', () => {
    show(sampleView);
    panel().showFailure('storageFull');
    expect(text()).toContain("There's no room left");
    expect(text()).toContain('Ties out');
    panel().update({ ...sampleView });
    expect(text()).not.toContain("There's no room left");
  });

  it('is copied with the reports of both worlds, and without a name', async () => {
    show(sampleView);
    panel().showFailure('internal');
    const errors = [{ name: 'TypeError', code: '', field: '', stack: ['background.js:1:2'] }];
    panel().setWorkerReports([{ at: 1, count: 3, where: 'making a view', errors }]);
    reportUnexpected(new RangeError('Acme Plumbing'), 'something in the page');
    const details = await copied();
    expect(JSON.parse(details)).toMatchObject({
      failure: 'internal',
      workerReports: [{ where: 'making a view', count: 3, errors }],
      phase: 'ready',
    });
    expect(details).toContain('something in the page');
    expect(details).toContain('RangeError');
    expect(details).not.toMatch(/Acme|Tax|Dana|Iyer|3fJkWm2LTq9D|4CbnP9XvRr|https/);
  });
});

describe("work of the worker's own that has failed", () => {
  const storageFull = { code: 'storageFull', system: null, retryAt: null, count: 0 } as const;

  it('is said while nothing is known yet, in the strip too', () => {
    show({ ...sampleView, phase: 'loading', notices: [storageFull] });
    expect(text()).toContain("There's no room left");
    panel().setMode('strip');
    expect(text()).toContain("There's no room left");
    expect(text()).not.toContain(m.panel_loading_time());
  });

  it('is said where nothing is set up', () => {
    show({ ...sampleView, phase: 'notSetUp', notices: [storageFull] });
    expect(text()).toContain("There's no room left");
  });
});

describe('a panel that cannot be drawn', () => {
  it('says so, is reported, and is drawn again with the next view', async () => {
    show(sampleView);
    panel().update(broken);
    await vi.advanceTimersByTimeAsync(50);
    expect(text()).toContain('Something went wrong in Tieout.');
    expect(keptReports().at(-1)).toMatchObject({
      where: 'drawing the panel',
      errors: [{ name: 'TypeError' }],
    });
    const details = await copied();
    expect(details).toContain('drawing the panel');
    expect(details).not.toContain('Acme');
    panel().update({ ...sampleView });
    await vi.advanceTimersByTimeAsync(50);
    expect(text()).toContain('Ties out');
    expect(text()).not.toContain('Something went wrong');
  });
});
