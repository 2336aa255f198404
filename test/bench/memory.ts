import { type CDPSession, chromium, type Page } from 'playwright-core';
import { chromiumFlags, type TestBrowser } from '../e2e/harness/browser';
import type { KarbonWork } from '../e2e/harness/new-work';
import { waitForTime } from '../e2e/harness/panel';
import type { Firm } from '../firm/firm';
import type { Figure } from './table';

interface HeapUsage {
  readonly usedSize: number;
}

/** What the worker holds, and what the page of a work item holds more than without Tieout; after garbage was collected. */
export async function measureMemory(browser: TestBrowser, firm: Firm, work: KarbonWork): Promise<Figure[]> {
  const address = `https://app2.karbonhq.com/${firm.state.karbon.tenantKey}#/work/${work.key}/budget`;
  const page = await browser.context.newPage();
  await page.goto(address);
  await waitForTime(page);
  const withPanel = await heapOf(await browser.context.newCDPSession(page));
  const worker = await workerHeap(browser);
  await page.close();
  const withoutPanel = await heapWithoutTieout(firm, address);
  return [
    { what: 'heap of the worker, 5,000 entries on screen', figure: worker, budget: 15, unit: 'MB' },
    {
      what: '… of Karbon’s page, more than without Tieout',
      figure: withPanel - withoutPanel,
      budget: null,
      unit: 'MB',
    },
  ];
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return megabytes(await session.send('Runtime.getHeapUsage'));
}

function megabytes({ usedSize }: HeapUsage): number {
  return usedSize / 1024 / 1024;
}

async function workerHeap(browser: TestBrowser): Promise<number> {
  const heap = await openWorkerHeap(browser);
  await heap.collectGarbage();
  const held = await heap.megabytes();
  await heap.close();
  return held;
}

/** What the worker that is alive now holds. */
export interface WorkerHeap {
  collectGarbage(): Promise<void>;
  megabytes(): Promise<number>;
  close(): Promise<void>;
}

/** A worker has no session of its own in Playwright, so that its messages go through the browser's. */
export async function openWorkerHeap(browser: TestBrowser): Promise<WorkerHeap> {
  const session = await browser.context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('the browser takes no session');
  const { targetInfos } = await session.send('Target.getTargets');
  const worker = targetInfos.find(
    ({ type, url }) => type === 'service_worker' && url.includes(browser.extensionId),
  );
  if (!worker) throw new Error('the worker is not alive');
  const { targetId } = worker;
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, (usage: HeapUsage) => void>();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer = JSON.parse(message);
    waiting.get(answer.id)?.(answer.result);
    waiting.delete(answer.id);
  });
  let count = 0;
  const ask = (method: string) =>
    new Promise<HeapUsage>((resolve) => {
      count += 1;
      waiting.set(count, resolve);
      const message = JSON.stringify({ id: count, method });
      void session.send('Target.sendMessageToTarget', { sessionId, message });
    });
  return {
    collectGarbage: async () => void (await ask('HeapProfiler.collectGarbage')),
    megabytes: async () => megabytes(await ask('Runtime.getHeapUsage')),
    close: () => session.detach(),
  };
}

async function heapWithoutTieout(firm: Firm, address: string): Promise<number> {
  const bare = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: chromiumFlags(firm),
  });
  try {
    const page: Page = await bare.newPage();
    await page.goto(address);
    await page.locator('h1').waitFor();
    return await heapOf(await page.context().newCDPSession(page));
  } finally {
    await bare.close();
  }
}
