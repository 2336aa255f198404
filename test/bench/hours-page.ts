import type { Page } from 'playwright-core';
import type { HoursView } from '../../src/messages/hours';
import { openPage, type TestBrowser } from '../e2e/harness/browser';
import { connectAll } from '../e2e/harness/connect';
import { startFirm } from '../firm/firm';
import { builtScript } from './built-script';
import type { HoursToFill } from './hours-fill-main';
import { longestTask, watchTasks } from './long-tasks';
import { openMeasuredBrowser } from './measured-browser';
import { openWorkerHeap } from './memory';
import type { Figure } from './table';

const quarter = { from: '2026-07-01', to: '2026-09-30' };
const patienceMs = 3 * 60_000;
const longestSliceMs = 50;
const firstFiguresMs = 8_000;
const responseMs = 1_000;
const workerHeapMb = 300;
const pageHeapMb = 100;
/** A page of QuickBooks and of Karbon has 1,000 records: of 100,000 each, all pages and a tenth. */
const mostRequests = 110;

/** The Hours view of a large firm, in the production build: what a biller waits for, how long anything holds page and worker, what they hold. */
export async function measureHoursPage(): Promise<readonly Figure[]> {
  const firm = await startFirm();
  const browser = await openMeasuredBrowser(firm);
  try {
    await connectAll(browser, firm);
    await fill(browser, 'entries');
    const asked = await openPage(browser, emptyPageOf(browser));
    const { estimate } = await viewOf(asked);
    await asked.close();
    await fill(browser, 'others');
    const other = await openPage(browser, emptyPageOf(browser));
    const page = await openPage(browser, 'about:blank');
    await watchTasks(page);
    await page.goto(`chrome-extension://${browser.extensionId}/tie-out/index.html#hours?period=lastQuarter`);
    const waited = watchWorker(other);
    await page.locator('.hours-table').waitFor({ timeout: patienceMs });
    const firstMs = await page.evaluate(() => performance.now());
    const workerWaitMs = await waited();
    const opening = await longestTask(page, 0);
    const uses = await measureUses(page);
    const worker = await openWorkerHeap(browser);
    await worker.collectGarbage();
    const heap = await worker.megabytes();
    await worker.close();
    const row = (what: string, figure: number, budget: number | null, unit: string): Figure => ({
      what,
      figure,
      budget,
      unit,
    });
    return [
      row('page opened, new worker → its first figures', firstMs, firstFiguresMs, 'ms'),
      row('… longest that the worker keeps another page waiting', workerWaitMs, longestSliceMs, 'ms'),
      row('… longest task of the page', opening, null, 'ms'),
      ...uses.flatMap(({ what, ms, longestMs }) => [
        row(`${what} → on screen`, ms, responseMs, 'ms'),
        row('… longest task of the page', longestMs, longestSliceMs, 'ms'),
      ]),
      row('lines of clients in the page at first', await linesIn(page), 101, ''),
      row('requests said for a first reading: QuickBooks', estimate.quickbooks, mostRequests, ''),
      row('… Karbon', estimate.karbon, mostRequests, ''),
      row('… QuickBooks Time, whose entries are there', estimate.quickbooksTime, mostRequests, ''),
      row('heap of the worker with the quarter', heap, workerHeapMb, 'MB'),
      row('heap of the page', await pageHeap(page), pageHeapMb, 'MB'),
    ];
  } finally {
    await browser.close();
    await firm.close();
  }
}

function emptyPageOf({ extensionId }: TestBrowser): string {
  return `chrome-extension://${extensionId}/icons/16.png`;
}

async function fill(browser: TestBrowser, what: HoursToFill): Promise<void> {
  const page = await openPage(browser, emptyPageOf(browser));
  await page.evaluate(await builtScript('test/bench/hours-fill-main.ts'));
  await page.evaluate(
    (wanted) =>
      (globalThis as unknown as { fillHours: (what: HoursToFill) => Promise<void> }).fillHours(wanted),
    what,
  );
  await page.close();
  // What it has in memory knows nothing of that.
  await browser.killWorker();
}

function viewOf(page: Page): Promise<HoursView> {
  return page.evaluate(
    async (period) => {
      const reply: { readonly value: HoursView } = await chrome.runtime.sendMessage({
        request: 'hours.view',
        payload: { period },
      });
      return reply.value;
    },
    { kind: 'custom', ...quarter },
  );
}

/** Asks the worker for next to nothing again and again; ends by telling the longest that an answer took, once it was awake. */
function watchWorker(page: Page): () => Promise<number> {
  let isOver = false;
  const watched = page.evaluate(async () => {
    const state = { isOver: false, longestMs: 0 };
    Object.assign(globalThis, { watch: state });
    for (let count = 0; !state.isOver; count += 1) {
      const beganMs = performance.now();
      await chrome.runtime.sendMessage({ request: 'hours.cancel', payload: null });
      // The first one waits for the worker to start.
      if (count > 0) state.longestMs = Math.max(state.longestMs, performance.now() - beganMs);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return state.longestMs;
  });
  return async () => {
    if (isOver) throw new Error('it is over');
    isOver = true;
    await page.evaluate(() => {
      (globalThis as unknown as { watch: { isOver: boolean } }).watch.isOver = true;
    });
    return watched;
  };
}

interface Used {
  readonly what: string;
  readonly ms: number;
  readonly longestMs: number;
}

async function measureUses(page: Page): Promise<readonly Used[]> {
  const used: Used[] = [];
  const measure = async (what: string, act: () => Promise<void>) => {
    const sinceMs = await page.evaluate(() => performance.now());
    await act();
    const ms = (await page.evaluate(() => performance.now())) - sinceMs;
    used.push({ what, ms, longestMs: await longestTask(page, sinceMs) });
  };
  await measure('a client opened', async () => {
    await page.locator('.unfold-client').first().click();
    await page.locator('.client-hours .entries li').first().waitFor({ timeout: patienceMs });
  });
  await measure('another filter', async () => {
    await page.getByRole('group', { name: 'Show' }).getByRole('button', { name: 'All' }).click();
    await page.locator('.unfold-client[aria-expanded="false"]').first().waitFor();
  });
  await measure('a search', async () => {
    await page.getByLabel('Search clients').fill('bench client 77');
    await page.getByRole('button', { name: 'Details of Bench client 777', exact: true }).waitFor();
  });
  await page.getByLabel('Search clients').fill('');
  return used;
}

function linesIn(page: Page): Promise<number> {
  return page.locator('.hours-table tbody tr').count();
}

async function pageHeap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1024 / 1024;
}
