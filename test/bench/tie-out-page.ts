import type { Page } from 'playwright-core';
import type { PageApi, PageApiMethod } from '../../src/messages/page-api';
import { openPage, type TestBrowser } from '../e2e/harness/browser';
import { connectAll } from '../e2e/harness/connect';
import { openTieOut } from '../e2e/harness/tie-out';
import { startFirm } from '../firm/firm';
import { builtScript } from './built-script';
import { longestTask, watchTasks } from './long-tasks';
import { openMeasuredBrowser } from './measured-browser';
import { openWorkerHeap } from './memory';
import { type Figure, median } from './table';
import type { FirmToFill } from './tie-out-fill-main';

interface MeasuredFirm extends FirmToFill {
  readonly name: string;
  /** The first rows after the page is opened; what they are made of grows with the firm. */
  readonly firstRowsMs: number;
  readonly pageHeapMb: number;
}

/** As many records in each list in both: with jobs below the clients, or as clients alone. */
const firms: readonly MeasuredFirm[] = [
  { name: '10,000 clients, 50,000 jobs', clients: 10_000, jobs: 5, firstRowsMs: 3_000, pageHeapMb: 150 },
  { name: '60,000 clients', clients: 60_000, jobs: 0, firstRowsMs: 15_000, pageHeapMb: 300 },
];
const patienceMs = 10 * 60_000;
const longestSliceMs = 50;
const responseMs = 100;
/** The browser passes none that is longer. */
const longestMessageMb = 64;
const typed = ['h', 'ha', 'har', 'harb', 'harbo', 'harbor'];
const scrolledFrames = 60;

/** The tie-out page of firms of design size, in the production build: what a user waits for, how long anything holds the page, what it holds. */
export async function measureTieOutPage(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const firm of firms) figures.push(...(await measureFirm(firm)));
  return figures;
}

async function measureFirm(of: MeasuredFirm): Promise<Figure[]> {
  const firm = await startFirm();
  const browser = await openMeasuredBrowser(firm);
  try {
    await connectAll(browser, firm);
    await fill(browser, of);
    await readOnce(browser);
    await browser.killWorker();
    const messages = await measureMessages(browser);
    await browser.killWorker();
    const page = await openTimedPage(browser);
    const firstRowsMs = await page.evaluate(() => performance.now());
    const stakes = await stakesOf(page);
    const opening = await longestTask(page, 0);
    const shown = await measureUse(page);
    const pageHeap = await heapOf(page);
    const worker = await openWorkerHeap(browser);
    await worker.collectGarbage();
    const workerHeap = await worker.megabytes();
    await worker.close();
    const row = (what: string, figure: number, budget: number | null, unit: string): Figure => ({
      what: `${of.name}: ${what}`,
      figure,
      budget,
      unit,
    });
    return [
      row('a page opened, new worker → its first rows', firstRowsMs, of.firstRowsMs, 'ms'),
      row('… the least it can take: the names from the worker', messages.namesMs, null, 'ms'),
      row('… its longest task', opening, null, 'ms'),
      ...shown.flatMap(({ what, ms, longestMs }) => [
        row(`${what} → on screen`, ms, what === 'plan of all' ? null : responseMs, 'ms'),
        row('… its longest task', longestMs, longestSliceMs, 'ms'),
      ]),
      row('time and balances added up', stakes.allMs, null, 'ms'),
      row('… its longest slice', stakes.longestMs, longestSliceMs, 'ms'),
      row('message with the names', messages.namesMb, longestMessageMb, 'MB'),
      row('message with time and balances', messages.stakesMb, longestMessageMb, 'MB'),
      ...(of.jobs > 0
        ? [row('longest message with work items', messages.workMb, longestMessageMb, 'MB')]
        : []),
      row('heap of the page', pageHeap, of.pageHeapMb, 'MB'),
      row('heap of the worker', workerHeap, null, 'MB'),
    ];
  } finally {
    await browser.close();
    await firm.close();
  }
}

function openEmptyPage(browser: TestBrowser): Promise<Page> {
  return openPage(browser, `chrome-extension://${browser.extensionId}/icons/16.png`);
}

async function fill(browser: TestBrowser, of: FirmToFill): Promise<void> {
  const page = await openEmptyPage(browser);
  await page.evaluate(await builtScript('test/bench/tie-out-fill-main.ts'));
  await page.evaluate(
    (wanted) => (globalThis as unknown as { fillFirm: (firm: FirmToFill) => Promise<void> }).fillFirm(wanted),
    { clients: of.clients, jobs: of.jobs },
  );
  await page.close();
  // What it has in memory knows nothing of that.
  await browser.killWorker();
}

/** What is packed and indexed at the first look is there at all others. */
async function readOnce(browser: TestBrowser): Promise<void> {
  const page = await openTieOut(browser);
  await page.getByRole('table').waitFor({ timeout: patienceMs });
  await page.waitForFunction(() => performance.getEntriesByName('stakes').length > 0, null, {
    timeout: patienceMs,
  });
  await page.waitForTimeout(5_000);
  await page.close();
}

/** The longest messages of the page, as they are passed: as JSON. */
async function measureMessages(browser: TestBrowser) {
  const page = await openEmptyPage(browser);
  const names = await ask(page, 'tieOut.input', { isUserInitiated: false });
  const stakes = await ask(page, 'stakes.input', null);
  let workMb = 0;
  let after: string | null = null;
  do {
    const part: Asked = await ask(page, 'work.known', { scope: null, after });
    workMb = Math.max(workMb, part.megabytes);
    after = part.next;
  } while (after !== null);
  await page.close();
  return { namesMs: names.tookMs, namesMb: names.megabytes, stakesMb: stakes.megabytes, workMb };
}

/** As far as it matters here. */
interface Reply {
  readonly ok: boolean;
  readonly value: { readonly next?: string | null };
}

interface Asked {
  readonly tookMs: number;
  readonly megabytes: number;
  /** Of a part: where the next one begins. */
  readonly next: string | null;
}

function ask<Name extends PageApiMethod>(
  page: Page,
  name: Name,
  payload: PageApi[Name]['request'],
): Promise<Asked> {
  return page.evaluate(
    async (message) => {
      const beganMs = performance.now();
      const reply: Reply | undefined = await chrome.runtime.sendMessage(message);
      if (!reply?.ok) throw new Error(`${message.request} was refused`);
      const tookMs = performance.now() - beganMs;
      return { tookMs, megabytes: JSON.stringify(reply).length / 1e6, next: reply.value.next ?? null };
    },
    { request: name, payload },
  );
}

/** The page, opened anew, with its first rows on screen. */
async function openTimedPage(browser: TestBrowser): Promise<Page> {
  const page = await openPage(browser, 'about:blank');
  await watchTasks(page);
  await page.goto(`chrome-extension://${browser.extensionId}/tie-out/index.html`);
  await page.waitForFunction(() => document.querySelector('tr[data-key]'), null, {
    timeout: patienceMs,
    polling: 'raf',
  });
  return page;
}

async function stakesOf(page: Page) {
  await page.waitForFunction(
    () => {
      const slices = performance.getEntriesByName('stakes');
      const last = slices.at(-1);
      return last !== undefined && performance.now() - (last.startTime + last.duration) > 1_000;
    },
    null,
    { timeout: patienceMs },
  );
  return page.evaluate(() => {
    const slices = performance.getEntriesByName('stakes');
    const ends = slices.map(({ startTime, duration }) => startTime + duration);
    return {
      allMs: Math.max(...ends) - (slices[0]?.startTime ?? 0),
      longestMs: Math.max(...slices.map(({ duration }) => duration)),
    };
  });
}

interface Used {
  readonly what: string;
  /** From the click to the second frame after it, which shows what has come of it. */
  readonly ms: number;
  readonly longestMs: number;
}

async function measureUse(page: Page): Promise<Used[]> {
  const used: Used[] = [];
  const measure = async (what: string, act: () => Promise<number>) => {
    const sinceMs = await page.evaluate(() => performance.now());
    const ms = await act();
    used.push({ what, ms, longestMs: await longestTask(page, sinceMs) });
  };
  const press = (selector: string, text = '') =>
    page.evaluate(
      async ([wanted = '', label = '']) => {
        const found = [...document.querySelectorAll<HTMLElement>(wanted)].find(({ textContent }) =>
          textContent?.startsWith(label),
        );
        if (!found) throw new Error(`there is no ${wanted} ${label}`);
        const beganMs = performance.now();
        found.click();
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        return performance.now() - beganMs;
      },
      [selector, text],
    );
  const type = (text: string) =>
    page.evaluate(async (value) => {
      const field = document.querySelector<HTMLInputElement>('input[type="search"]');
      if (!field) throw new Error('there is nothing to search in');
      const beganMs = performance.now();
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return performance.now() - beganMs;
    }, text);

  await measure('a filter', () => press('.filters button', 'Missing'));
  await measure('all rows', () => press('.filters button', 'All'));
  await measure('a letter of a search, median', async () => {
    const times: number[] = [];
    for (const text of typed) times.push(await type(text));
    return median(times);
  });
  await type('');
  await measure('a frame of scrolling, longest', () =>
    page.evaluate(async (frames) => {
      const sheet = document.querySelector('.sheet');
      let longestMs = 0;
      let lastMs = performance.now();
      for (let frame = 0; frame < frames; frame += 1) {
        sheet?.scrollBy(0, 1_800);
        await new Promise(requestAnimationFrame);
        longestMs = Math.max(longestMs, performance.now() - lastMs);
        lastMs = performance.now();
      }
      return longestMs;
    }, scrolledFrames),
  );
  await measure('all selected', () => press('thead input'));
  await measure('plan of all', async () => {
    const beganMs = await page.evaluate(() => performance.now());
    await press('.chosen .primary');
    await page.waitForFunction(() => document.querySelector('dialog .kinds'), null, {
      timeout: patienceMs,
      polling: 'raf',
    });
    return (await page.evaluate(() => performance.now())) - beganMs;
  });
  return used;
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1024 / 1024;
}
