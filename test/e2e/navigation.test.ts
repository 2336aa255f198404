import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import { clientNameOf } from '../firm/karbon/client-names';
import type { RequestRecord } from '../firm/request-log';
import type { ShowcaseName } from '../firm/state';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll } from './harness/connect';
import {
  karbonAddress,
  openShowcase,
  panelOf,
  totalText,
  verdictText,
  waitUntilSettled,
} from './harness/panel';
import { checkPicture } from './harness/picture';
import { namesBesidePolls, namesOf, watchRequests } from './harness/requests';
import { rerenderKarbon } from './harness/rerender';
import { durationText, jobcodeAt, sixMonths, trueTime, workJobcode } from './harness/truth';

let firm: Firm;
let browser: TestBrowser;
let page: Page;

const soon = { timeout: 10_000 };

/** QuickBooks Time gives 200 entries a page at most (quickbooks-time.md 4). */
const entriesAPage = 200;

beforeAll(async () => {
  // Without the wait that the real pages have, twenty rounds are twenty times as fast, and harder on the panel.
  firm = await startFirm({ switches: { karbon: { renderDelayMs: 20 } } });
  browser = await openBrowser(firm);
  await connectAll(browser, firm);
  page = await openShowcase(browser, firm, 'busyWork');
  await waitUntilSettled(page);
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

function workOf(name: ShowcaseName): { readonly title: string; readonly client: string } {
  const { karbon, showcases } = firm.state;
  const work = karbon.workItems.get(showcases[name].key);
  const client = clientNameOf(karbon, work?.clientKey ?? '', firm.switches.karbon.fullNameOrder);
  return { title: work?.title ?? '', client: client ?? '' };
}

function totalOf(jobcodeId: number): string {
  const { from, to } = sixMonths(firm);
  return durationText(trueTime(firm, jobcodeId, from, to).closedSeconds);
}

function entryCountOf(jobcodeId: number): number {
  const { from, to } = sixMonths(firm);
  return trueTime(firm, jobcodeId, from, to).entryCount;
}

/** However often a page is opened, Karbon is asked for its work once a minute at most, and for its budget more seldom. */
function expectMinutesBetween(requests: readonly RequestRecord[]): void {
  const lastAtMs = new Map<string, number>();
  for (const { method, path, query, atMs } of requests) {
    const what = `${method} ${path} ${query}`;
    const gapMs = atMs - (lastAtMs.get(what) ?? Number.NEGATIVE_INFINITY);
    expect(gapMs, what).toBeGreaterThan(59_000);
    lastAtMs.set(what, atMs);
  }
}

const strip = () => panelOf(page).locator('.strip-text');
const tab = (name: RegExp) => page.locator('ul.tab-bar').getByText(name);

async function expectOnePanel(): Promise<void> {
  // For the rest of a frame after Karbon has drawn its page anew there is none.
  await expect.poll(() => panelOf(page).count(), soon).toBe(1);
}

async function countLeaks(session: CDPSession): Promise<{ nodes: number; listeners: number }> {
  // What is only waiting to be collected is no leak; two rounds, because the first lets go of what the second can take.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
  return { nodes: metric('Nodes'), listeners: metric('JSEventListeners') };
}

test('work → client → work twenty times: one panel, the right one, and nothing left behind', async () => {
  const { title, client } = workOf('busyWork');
  const workTotal = totalOf(workJobcode(firm, 'busyWork'));
  const session = await browser.context.newCDPSession(page);
  await session.send('Performance.enable');
  const asked = watchRequests(firm);
  let early = { nodes: 0, listeners: 0 };
  for (let round = 1; round <= 20; round += 1) {
    await page.locator('.work-item-hero-panel__client').click();
    await expect.poll(() => strip().innerText(), soon).toMatch(new RegExp(`QuickBooks as ${client}$`));
    await expectOnePanel();
    await page.locator('#main-container').getByRole('link', { name: title, exact: true }).click();
    await expect.poll(() => strip().innerText(), soon).toContain(`${client}:${title}`);
    await expectOnePanel();
    // The panel may be there before Karbon has drawn the item, and until then the tabs are the client's.
    await page.locator('.work-item-hero-panel__client').waitFor();
    await tab(/^Time & Budget/).click();
    // The panel follows the address at once; what is clicked in the page that still stands may be gone before the button is let go.
    await page
      .locator('ul.tab-bar .active')
      .getByText(/^Time & Budget/)
      .waitFor();
    await panelOf(page).locator('.time').waitFor();
    expect(await totalText(page)).toBe(workTotal);
    expect(await verdictText(page)).toContain(`${client}:${title}`);
    await expectOnePanel();
    if (round === 5) early = await countLeaks(session);
  }
  const late = await countLeaks(session);
  await session.detach();
  expect(late.nodes - early.nodes, `nodes, ${early.nodes} after five rounds`).toBeLessThan(300);
  expect(late.listeners - early.listeners, `listeners, ${early.listeners} after five rounds`).toBeLessThan(
    20,
  );
  await checkPicture(page, 'after-twenty-rounds');
  // The client's page is read when it is first opened; after that the mirror serve, for a minute at least.
  await waitUntilSettled(page);
  const clientEntries = namesBesidePolls(asked().quickbooksTime);
  expect(clientEntries).toEqual(clientEntries.map((_, place) => `GET timesheets page ${place + 1}`));
  expect(clientEntries).toHaveLength(Math.ceil(entryCountOf(jobcodeAt(firm, [client])) / entriesAPage));
  expect(namesOf(asked().quickbooks)).toEqual([]);
  expectMinutesBetween(asked().karbon);
});

test('a storm of re-rendering leaves one panel, still right, and asks nothing', async () => {
  const workTotal = totalOf(workJobcode(firm, 'busyWork'));
  await waitUntilSettled(page);
  const asked = watchRequests(firm);
  const placements = await rerenderKarbon(page, 200);
  // Each redrawing throws the panel out once at most, and it is put back at most once a frame.
  expect(placements).toBeLessThanOrEqual(200);
  await expectOnePanel();
  await panelOf(page).locator('.time').waitFor();
  expect(await totalText(page)).toBe(workTotal);
  expect(namesOf(asked().karbon)).toEqual([]);
  expect(namesOf(asked().quickbooks)).toEqual([]);
  expect(namesBesidePolls(asked().quickbooksTime)).toEqual([]);
  await checkPicture(page, 'after-a-storm');
});

test('hurried through six pages, the panel ends on the last one’s figures', async () => {
  const hurried: readonly ShowcaseName[] = [
    'archivedWork',
    'organization',
    'misplacedWork',
    'person',
    'colonTitleWork',
    'archivedCustomer',
  ];
  const addresses = hurried.map((name) => new URL(karbonAddress(firm, name)).hash);
  await page.evaluate(async (hashes) => {
    for (const hash of hashes) {
      location.hash = hash;
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }, addresses);
  const client =
    clientNameOf(firm.state.karbon, firm.state.showcases.archivedCustomer.key, 'lastFirst') ?? '';
  await waitUntilSettled(page);
  await expect.poll(() => verdictText(page), soon).toContain(client);
  await expect.poll(() => totalText(page), soon).toBe(totalOf(jobcodeAt(firm, [client])));
  await expectOnePanel();
  await checkPicture(page, 'after-a-hurry');
});

test('back and forward bring each page’s own figures', async () => {
  await page.goto(karbonAddress(firm, 'busyWork'));
  await waitUntilSettled(page);
  await page.goto(karbonAddress(firm, 'archivedWork'));
  const archived = totalOf(workJobcode(firm, 'archivedWork'));
  const busy = totalOf(workJobcode(firm, 'busyWork'));
  await expect.poll(() => totalText(page), soon).toBe(archived);
  await page.goBack();
  await expect.poll(() => totalText(page), soon).toBe(busy);
  expect(await verdictText(page)).toContain(workOf('busyWork').title);
  await page.goForward();
  await expect.poll(() => totalText(page), soon).toBe(archived);
  expect(await verdictText(page)).toContain(workOf('archivedWork').title);
  await expectOnePanel();
});

test('a page without a panel has nothing of it, and the next one has it again', async () => {
  await page.locator('nav').getByRole('link', { name: 'Work' }).click();
  await page.locator('.work-view-list').waitFor();
  expect(await panelOf(page).count()).toBe(0);
  await page.goBack();
  await panelOf(page).locator('.time').waitFor();
  await expectOnePanel();
});
