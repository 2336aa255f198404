import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtFolder, type TestBrowser } from '../e2e/harness/browser';
import { type IsolatedWorld, openIsolatedWorld } from '../e2e/harness/isolated-world';
import { karbonAddress, openShowcase, waitForTime } from '../e2e/harness/panel';
import type { Firm } from '../firm/firm';
import { openMeasuredBrowser } from './measured-browser';
import { timeRouteChange } from './route-change';
import { type Figure, median } from './table';

const rounds = 15;

/** Connects as the content script does, and waits for the worker's first word; ms. A worker that is stopped is started for it. */
async function timeConnection(world: IsolatedWorld): Promise<number> {
  return world.evaluate(
    () =>
      new Promise<number>((done) => {
        const startedMs = performance.now();
        const port = chrome.runtime.connect({ name: 'panel' });
        port.onMessage.addListener(() => {
          done(performance.now() - startedMs);
          port.disconnect();
        });
        port.postMessage({});
      }),
    null,
  );
}

/**
 * What somebody waits for who comes from a page without a panel after the browser has stopped the worker, as it does after thirty
 * idle seconds.
 */
export async function measureDeadWorker(browser: TestBrowser, firm: Firm): Promise<Figure[]> {
  const seen = await openShowcase(browser, firm, 'matchedWork');
  await waitForTime(seen);
  await seen.close();
  const page = await browser.context.newPage();
  const listAddress = `https://app2.karbonhq.com/${firm.state.karbon.tenantKey}#/work`;
  await page.goto(listAddress);
  const world = await openIsolatedWorld(page, browser.extensionId);
  const starts: number[] = [];
  const connections: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await browser.killWorker();
    starts.push(await timeConnection(world));
    connections.push(await timeConnection(world));
  }
  await world.close();
  const empty = await timeEmptyWorker(firm, listAddress);

  firm.switches.karbon.renderDelayMs = 0;
  const { hash } = new URL(karbonAddress(firm, 'matchedWork'));
  const panelTimes: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await browser.killWorker();
    panelTimes.push((await timeRouteChange(page, hash)).panelMs);
    await waitForTime(page);
    await page.goto(listAddress);
  }
  firm.switches.karbon.renderDelayMs = 150;
  await page.close();
  return [
    { what: 'its start until connected, median', figure: median(starts), budget: 30, unit: 'ms' },
    {
      what: 'the least it can take: a worker that only answers, median',
      figure: median(empty),
      budget: null,
      unit: 'ms',
    },
    {
      what: '… a connection to one that is awake, median',
      figure: median(connections),
      budget: null,
      unit: 'ms',
    },
    {
      what: 'route change to the panel with data, from the store, median',
      figure: median(panelTimes),
      budget: 70,
      unit: 'ms',
    },
  ];
}

/** What a worker answers on connecting, and the guide that the first start opens: no more. */
const emptyWorker = `
chrome.runtime.onInstalled.addListener(() => chrome.tabs.create({ url: chrome.runtime.getURL('guide/index.html') }));
chrome.runtime.onConnect.addListener((port) => port.postMessage({}));
`;

/** The same of the same extension whose worker does nothing. */
async function timeEmptyWorker(firm: Firm, address: string): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tieout-empty-'));
  cpSync(builtFolder(), folder, { recursive: true });
  writeFileSync(join(folder, 'background.js'), emptyWorker);
  const browser = await openMeasuredBrowser(firm, { extensionFolder: folder, isTourDue: true });
  try {
    const page = await browser.context.newPage();
    await page.goto(address);
    const world = await openIsolatedWorld(page, browser.extensionId);
    const starts: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await browser.killWorker();
      starts.push(await timeConnection(world));
    }
    return starts;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
