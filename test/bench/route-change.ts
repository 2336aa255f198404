import type { Page } from 'playwright-core';
import type { TestBrowser } from '../e2e/harness/browser';
import { karbonAddress, openShowcase, verdictSelector, waitForTime } from '../e2e/harness/panel';
import type { Firm } from '../firm/firm';
import type { ShowcaseName } from '../firm/state';
import { type Figure, median, percentile } from './table';

const rounds = 40;
const pages: readonly ShowcaseName[] = ['matchedWork', 'busyWork'];

/** Times in ms from the change of the address, looked at after each frame's callbacks. */
export interface RouteChange {
  /** Karbon's own page shows the new title: what no panel on it can be quicker than. */
  readonly pageMs: number;
  /** The panel shows what it was waited for. */
  readonly panelMs: number;
  /** Frames that the page was shown without it. */
  readonly framesLate: number;
}

/** What a panel is waited for: the sentence on top, or the total below it. */
export type Awaited = 'verdict' | 'total';

const selectors: Readonly<Record<Awaited, string>> = { verdict: verdictSelector, total: '.total' };

/** Runs in the page, where the compiler's helpers are not there: so it is text. */
const timeInPage = `(hash, selector) => new Promise((done, fail) => {
  const shown = () =>
    document.querySelector('[data-tieout]')?.shadowRoot?.querySelector(selector)?.textContent ?? '';
  const title = () => document.querySelector('h1')?.textContent ?? '';
  const before = { shown: shown(), title: title() };
  const startedMs = performance.now();
  let frame = 0;
  let drawn = null;
  const look = () => {
    const passedMs = performance.now() - startedMs;
    if (title() !== '' && title() !== before.title) drawn ??= { frame, ms: passedMs };
    const isShown = shown() !== '' && shown() !== before.shown;
    if (isShown && drawn) done({ pageMs: drawn.ms, panelMs: passedMs, framesLate: frame - drawn.frame });
    else if (passedMs > 30000) fail(new Error('The panel still says: ' + shown()));
    else nextFrame();
  };
  const afterCallbacks = new MessageChannel();
  afterCallbacks.port1.onmessage = look;
  const nextFrame = () =>
    requestAnimationFrame(() => {
      frame += 1;
      afterCallbacks.port2.postMessage(null);
    });
  location.hash = hash;
  nextFrame();
})`;

/** Goes to another page of Karbon's, whose panel must not show the same there. */
export function timeRouteChange(
  page: Page,
  hash: string,
  awaited: Awaited = 'verdict',
): Promise<RouteChange> {
  return page.evaluate<RouteChange>(
    `(${timeInPage})(${JSON.stringify(hash)}, ${JSON.stringify(selectors[awaited])})`,
  );
}

export async function measureRouteChange(browser: TestBrowser, firm: Firm): Promise<Figure[]> {
  for (const name of pages) {
    const seen = await openShowcase(browser, firm, name);
    await waitForTime(seen);
    await seen.close();
  }
  firm.switches.karbon.renderDelayMs = 0;
  const page = await openShowcase(browser, firm, 'matchedWork');
  await waitForTime(page);
  const changes: RouteChange[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const name = pages[(round + 1) % pages.length] ?? 'matchedWork';
    changes.push(await timeRouteChange(page, new URL(karbonAddress(firm, name)).hash));
    await waitForTime(page);
  }
  await page.close();
  firm.switches.karbon.renderDelayMs = 150;
  const panelTimes = changes.map(({ panelMs }) => panelMs);
  return [
    {
      what: 'to the panel with data, from the store, median',
      figure: median(panelTimes),
      budget: 16,
      unit: 'ms',
    },
    { what: '… 95th percentile', figure: percentile(panelTimes, 0.95), budget: 60, unit: 'ms' },
    {
      what: 'the least it can take: to Karbon’s own page, median',
      figure: median(changes.map(({ pageMs }) => pageMs)),
      budget: null,
      unit: 'ms',
    },
    {
      what: 'frames that Karbon’s page is shown without the panel, median',
      figure: median(changes.map(({ framesLate }) => framesLate)),
      budget: 0,
      unit: '',
    },
  ];
}
