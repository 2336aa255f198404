import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clockOut } from '../firm/edits';
import { startFirm } from '../firm/firm';
import type { RequestMatch } from '../firm/request-log';
import { compareLists, listsOf } from '../kill/lists';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll } from './harness/connect';
import { openWork, planLines, press, waitForRun } from './harness/fixes';
import { createGate } from './harness/hold-answers';
import { addWork, type KarbonWork } from './harness/new-work';
import { hosts } from './harness/notices';

/** The moments of a request at which the worker is killed. */
type Moment = 'before it leaves' | 'after the commit' | 'after the answer';

const time = (method: string, path: RegExp): RequestMatch => ({ host: hosts.quickbooksTime, method, path });
const online = (method: string, path: RegExp): RequestMatch => ({ host: hosts.quickbooks, method, path });
const getJobcodes = time('GET', /\/jobcodes$/);
const postJobcodes = time('POST', /\/jobcodes$/);
const putJobcodes = time('PUT', /\/jobcodes$/);
const getChanges = online('GET', /\/cdc$/);
const postCustomer = online('POST', /\/customer$/);

/**
 * Each write at each moment, and the reads between at one: what a kill at another moment of a read leaves behind is the same. All
 * points of all plans are gone through by `npm run test:kill`.
 */
const pointsOfCreate: readonly (readonly [name: string, match: RequestMatch, moment: Moment])[] = [
  ['the names in QuickBooks Time', getJobcodes, 'before it leaves'],
  ['the names in QuickBooks', getChanges, 'after the answer'],
  ['the customer', postCustomer, 'before it leaves'],
  ['the customer', postCustomer, 'after the commit'],
  ['the customer', postCustomer, 'after the answer'],
  ['the jobcode', postJobcodes, 'before it leaves'],
  ['the jobcode', postJobcodes, 'after the commit'],
  ['the jobcode', postJobcodes, 'after the answer'],
];
const pointsOfUndo: typeof pointsOfCreate = [
  ['the names', getJobcodes, 'before it leaves'],
  ['the jobcode', putJobcodes, 'before it leaves'],
  ['the jobcode', putJobcodes, 'after the commit'],
  ['the customer', postCustomer, 'after the commit'],
  ['the customer', postCustomer, 'after the answer'],
];

const firm = await startFirm();
for (const id of firm.state.quickbooksTime.users.keys()) clockOut(firm, id);
let browser: TestBrowser;

beforeAll(async () => {
  browser = await openBrowser(firm);
  await connectAll(browser, firm);
});

afterAll(async () => {
  await browser?.close();
  await firm.close();
});

afterEach(async () => {
  firm.faults.clear();
  for (const page of browser.context.pages()) if (page.url().includes('karbonhq')) await page.close();
});

/** Presses, kills the worker at the moment of the next such request, and lets go what was held back. */
async function pressAndKill(page: Page, button: string, match: RequestMatch, moment: Moment): Promise<void> {
  const { held, release } = createGate();
  if (moment === 'before it leaves') firm.faults.order({ ...match, fault: { holdBefore: held } });
  if (moment === 'after the commit') firm.faults.order({ ...match, fault: { hold: held } });
  const before = firm.requests.count(match);
  await press(page, 'mouse', { name: button });
  await expect.poll(() => firm.requests.count(match), { interval: 5 }).toBeGreaterThan(before);
  if (moment === 'after the answer') {
    const { host, method } = match;
    const isAnswered = () =>
      firm.requests
        .all()
        .filter((request) => request.host === host && request.method === method)
        .at(-1)?.status;
    await expect.poll(isAnswered, { interval: 5 }).toBe(200);
  }
  await browser.killWorker();
  release();
  await page.bringToFront();
}

async function openPlan(work: KarbonWork): Promise<Page> {
  const page = await openWork(browser, firm, work);
  await press(page, 'mouse', { name: 'Create…' });
  await planLines(page);
  return page;
}

const created = (path: string) => [
  'Done',
  `Created ${path} in QuickBooks. Open in QuickBooks`,
  `Created ${path} in QuickBooks Time. Open QuickBooks Time`,
];

describe('the worker is killed while records are created in both lists', () => {
  it.each(pointsOfCreate)('at $0, $2', async (name, match, moment) => {
    const work = addWork(firm, `Created, ${name}, ${moment}`);
    const path = work.path.join(':');
    const page = await openPlan(work);
    const before = listsOf(firm.state);
    await pressAndKill(page, 'Apply', match, moment);
    expect(await waitForRun(page, 'Done')).toEqual(created(path));
    expect(compareLists(listsOf(firm.state), before)).toEqual({
      tooMany: [`QuickBooks Customer ${path} active`, `QuickBooks Time ${path} active for 0`],
      missing: [],
    });
  });
});

describe('the worker is killed while that is taken back', () => {
  it.each(pointsOfUndo)('at $0, $2', async (name, match, moment) => {
    const work = addWork(firm, `Taken back, ${name}, ${moment}`);
    const path = work.path.join(':');
    const page = await openPlan(work);
    const before = listsOf(firm.state);
    await press(page, 'mouse', { name: 'Apply' });
    await waitForRun(page, 'Done');
    await pressAndKill(page, 'Undo', match, moment);
    expect(await waitForRun(page, 'Undone')).toEqual([
      "Undone. What was created can't be deleted, so it's inactive now",
      `Archived ${path} in QuickBooks Time. Open QuickBooks Time`,
      `Made ${path} inactive in QuickBooks. Open in QuickBooks`,
    ]);
    expect(compareLists(listsOf(firm.state), before)).toEqual({
      tooMany: [`QuickBooks Customer ${path} (deleted) inactive`, `QuickBooks Time ${path} archived for `],
      missing: [],
    });
  });
});
