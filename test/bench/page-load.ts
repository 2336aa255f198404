import type { TestBrowser } from '../e2e/harness/browser';
import { karbonAddress, waitForTime } from '../e2e/harness/panel';
import type { Firm } from '../firm/firm';
import { type Figure, median } from './table';

const rounds = 15;

/**
 * Runs in the page before anything of its own: notes, from the moment on at which the browser starts content scripts, when Karbon's own
 * page is drawn and when the panel says its total on it; looked at after each frame's callbacks.
 */
const noteLoad = `
  const noted = { startedAt: null, pageAt: null, panelAt: null };
  window.__load = noted;
  document.addEventListener('readystatechange', () => { noted.startedAt ??= performance.now(); });
  const afterCallbacks = new MessageChannel();
  afterCallbacks.port1.onmessage = () => {
    if (document.querySelector('h1')?.textContent) noted.pageAt ??= performance.now();
    const total = document.querySelector('[data-tieout]')?.shadowRoot?.querySelector('.total');
    if (total?.textContent) noted.panelAt = performance.now();
    else nextFrame();
  };
  const nextFrame = () => requestAnimationFrame(() => afterCallbacks.port2.postMessage(null));
  nextFrame();
`;

type NotedLoad = Readonly<Record<'startedAt' | 'pageAt' | 'panelAt', number>>;

/** What somebody waits for who opens a known page in a new tab after the browser has stopped the worker. */
export async function measurePageLoad(browser: TestBrowser, firm: Firm): Promise<Figure[]> {
  firm.switches.karbon.renderDelayMs = 0;
  const loads: NotedLoad[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const page = await browser.context.newPage();
    await page.addInitScript(noteLoad);
    await browser.killWorker();
    await page.goto(karbonAddress(firm, 'matchedWork'));
    await waitForTime(page);
    loads.push(await page.evaluate<NotedLoad>('window.__load'));
    await page.close();
  }
  firm.switches.karbon.renderDelayMs = 150;
  const row = (what: string, timeOf: (load: NotedLoad) => number, budget: number | null): Figure => ({
    what,
    figure: median(loads.map((load) => timeOf(load) - load.startedAt)),
    budget,
    unit: 'ms',
  });
  return [
    row(
      'page load, from the content script to the panel with its total, median',
      ({ panelAt }) => panelAt,
      100,
    ),
    row('the least it can take: to Karbon’s own page, median', ({ pageAt }) => pageAt, null),
  ];
}
