import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import type { TestBrowser } from '../e2e/harness/browser';
import { addManyEntries } from '../e2e/harness/many-entries';
import { openShowcase, panelOf, waitForTime } from '../e2e/harness/panel';
import type { Firm } from '../firm/firm';
import type { Figure } from './table';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tid: number;
  readonly pid: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

/** Everything that Chromium's timeline records while `work` runs. */
async function trace(page: Page, work: () => Promise<void>): Promise<TraceEvent[]> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'toplevel', 'v8.execute'] },
  });
  await work();
  const ended = new Promise<void>((done) => session.once('Tracing.tracingComplete', () => done()));
  await session.send('Tracing.end');
  await ended;
  await session.detach();
  return events;
}

function isOurs(event: TraceEvent): boolean {
  return event.ph === 'X' && (event.args?.data?.url ?? '').startsWith('chrome-extension://');
}

/** The outermost of our events on each thread: an inner one is part of the time of the one around it. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  const ours = events.filter(isOurs).sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const endByThread = new Map<string, number>();
  return ours.filter((event) => {
    const thread = `${event.pid}:${event.tid}`;
    if (event.ts < (endByThread.get(thread) ?? 0)) return false;
    endByThread.set(thread, event.ts + (event.dur ?? 0));
    return true;
  });
}

const navigations = 50;
const pageLoads = 30;
/** The script runs when the document is there; this is long enough for it on any machine. */
const afterLoadMs = 300;
/** Whatever polls would show in so long. */
const idleMs = 10_000;

function sumMs(events: readonly TraceEvent[]): number {
  return outermost(events).reduce((sum, { dur = 0 }) => sum + dur / 1_000, 0);
}

/** Script time of ours while a page without a panel loads, reading and compiling the script included: the median of many loads. */
async function measurePageLoad(page: Page): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < pageLoads; count += 1) {
    const events = await trace(page, async () => {
      await page.reload();
      await page.locator('.block-list').first().waitFor();
      await pause(afterLoadMs);
    });
    times.push(sumMs(events));
  }
  return times.sort((one, other) => one - other)[Math.floor(pageLoads / 2)] ?? Number.NaN;
}

/** Script time of ours for each load of a page that has no panel, and for each navigation among such pages. */
export async function measureScriptTime(browser: TestBrowser, firm: Firm): Promise<Figure[]> {
  const page = await browser.context.newPage();
  await page.goto(`https://app2.karbonhq.com/${firm.state.karbon.tenantKey}#/contacts`);
  await page.locator('.block-list').first().waitFor();
  const pageLoadMs = await measurePageLoad(page);
  const events = await trace(page, async () => {
    for (let count = 0; count < navigations; count += 1) {
      await page.evaluate(
        (hash) =>
          new Promise<void>((done) => {
            location.hash = hash;
            setTimeout(done, 60);
          }),
        count % 2 === 0 ? '#/work' : '#/contacts',
      );
    }
  });
  const idle = await trace(page, () => pause(idleMs));
  await page.close();
  return [
    {
      what: 'a page load',
      figure: pageLoadMs,
      budget: 3,
      unit: 'ms',
    },
    {
      what: 'a navigation',
      figure: sumMs(events) / navigations,
      budget: 1,
      unit: 'ms',
    },
    {
      what: `how often anything of ours runs there in ${idleMs / 1_000} s in which nothing happens`,
      figure: outermost(idle).length,
      budget: 0,
      unit: '',
    },
  ];
}

/** The longest stretch of ours on Karbon's main thread while a work item with 5,000 entries opens and shows more. */
export async function measureLongestTask(browser: TestBrowser, firm: Firm): Promise<Figure[]> {
  addManyEntries(firm, 'emptyWork', 5_000);
  const page = await openShowcase(browser, firm, 'organization', '');
  await panelOf(page).waitFor();
  const events = await trace(page, async () => {
    await page.goto(`${page.url().split('#')[0]}#/work/${firm.state.showcases.emptyWork.key}/budget`);
    await waitForTime(page);
    await panelOf(page).getByRole('button', { name: 'Show more' }).click();
    await panelOf(page).locator('.entry').nth(200).waitFor();
  });
  await page.close();
  const longestMs = Math.max(0, ...outermost(events).map((event) => (event.dur ?? 0) / 1000));
  return [
    {
      what: 'a work item with 5,000 entries opens and shows more',
      figure: longestMs,
      budget: 50,
      unit: 'ms',
    },
  ];
}
