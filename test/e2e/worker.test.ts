import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clockOut } from '../firm/edits';
import { type Firm, startFirm } from '../firm/firm';
import type { ShowcaseName } from '../firm/state';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll } from './harness/connect';
import { addManyEntries } from './harness/many-entries';
import { addHour } from './harness/new-entry';
import { openShowcase, panelOf, totalText, waitUntilSettled } from './harness/panel';
import { checkPicture } from './harness/picture';
import { namesBesidePolls, namesOf, watchRequests } from './harness/requests';
import { sixMonths, trueTime, trueTotal, workJobcode } from './harness/truth';

const timeHost = 'rest.tsheets.com';
/** A new entry is to be seen within fifteen seconds; a slow machine gets a little more. */
const newEntryMs = 20_000;
/** How often open panels ask what has moved: ten seconds, less what two requests may differ in on their way. */
const roundEveryMs = 9_750;

let firm: Firm;
let browser: TestBrowser;

beforeAll(async () => {
  firm = await startFirm();
  // A total that stands still can be waited for.
  for (const id of firm.state.quickbooksTime.users.keys()) clockOut(firm, id);
  browser = await openBrowser(firm);
  await connectAll(browser, firm);
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

afterEach(async () => {
  firm.faults.clear();
  for (const page of browser.context.pages()) if (page.url().includes('karbonhq')) await page.close();
});

function truth(showcase: ShowcaseName) {
  const { from, to } = sixMonths(firm);
  return trueTime(firm, workJobcode(firm, showcase), from, to);
}

async function expectTotal(page: Page, total: string, timeout = newEntryMs): Promise<void> {
  await expect.poll(() => totalText(page), { timeout }).toBe(total);
}

describe('the service worker is stopped', () => {
  it('while a panel is open: the panel goes on from the copies and keeps fresh', async () => {
    const page = await openShowcase(browser, firm, 'matchedWork');
    await waitUntilSettled(page);
    expect(await totalText(page)).toBe(trueTotal(firm, 'matchedWork'));
    const asked = watchRequests(firm);

    await browser.killWorker();
    addHour(firm, 'matchedWork');
    await expectTotal(page, trueTotal(firm, 'matchedWork'));

    expect(await panelOf(page).count()).toBe(1);
    expect(await panelOf(page).locator('.entry').count()).toBeGreaterThan(0);
    await checkPicture(page, 'worker-killed');
    // The lists were there already: nothing was read but what had moved.
    expect(namesBesidePolls(asked().quickbooksTime)).toEqual(['GET timesheets page 1']);
    expect(namesOf(asked().quickbooks)).toEqual([]);
    expect(namesOf(asked().karbon)).toEqual([]);
  });

  it('while a panel is being filled: it is filled all the same, and nothing twice', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    firm.faults.order({ host: timeHost, path: /\/timesheets$/, fault: { hold: held } });
    const asked = watchRequests(firm);
    const page = await openShowcase(browser, firm, 'differsWork');
    await expect.poll(() => namesOf(asked().quickbooksTime)).toContain('GET timesheets page 1');

    await browser.killWorker();
    release();
    await waitUntilSettled(page);

    const { entryCount } = truth('differsWork');
    await expectTotal(page, trueTotal(firm, 'differsWork'));
    expect(await panelOf(page).count()).toBe(1);
    const entries = panelOf(page).locator('.entry');
    await expect.poll(() => entries.count()).toBe(Math.min(5, entryCount));
    await checkPicture(page, 'worker-killed-while-reading');
    // What the first worker had asked for died with it, so it is asked for once more.
    expect(namesBesidePolls(asked().quickbooksTime, 1)).toEqual([
      'GET timesheets page 1',
      'GET timesheets page 1',
    ]);
    expect(namesOf(asked().quickbooks)).toEqual([]);
    // Its budget may have been on its way as well; the work of its client was there.
    const budget = `GET EstimateSummaries/${firm.state.showcases.differsWork.key}`;
    expect([[budget], [budget, budget]]).toContainEqual(namesOf(asked().karbon));
  });
});

describe('two tabs of one page', () => {
  it('are both fresh by one reading', async () => {
    const [one, other] = [
      await openShowcase(browser, firm, 'matchedWork'),
      await openShowcase(browser, firm, 'matchedWork'),
    ];
    await Promise.all([waitUntilSettled(one), waitUntilSettled(other)]);
    const asked = watchRequests(firm);

    addHour(firm, 'matchedWork');
    const total = trueTotal(firm, 'matchedWork');
    await Promise.all([expectTotal(one, total), expectTotal(other, total)]);
    const requests = asked().quickbooksTime;
    expect(namesBesidePolls(requests)).toEqual(['GET timesheets page 1']);
    // Beside it, one look at who is on the clock may have come due: that is every 45 seconds.
    expect(requests.filter(({ path }) => path.endsWith('/timesheets')).length).toBeLessThanOrEqual(2);

    // One clock, whichever tab looks.
    const polls = requests.filter(({ path }) => path.endsWith('/last_modified_timestamps'));
    const polledAt = polls.map(({ atMs }) => atMs);
    const pauses = polledAt.slice(1).map((atMs, place) => atMs - (polledAt[place] ?? 0));
    expect(pauses.filter((pauseMs) => pauseMs < roundEveryMs)).toEqual([]);
  });
});

describe('a work item with 5,000 entries', () => {
  it('has the right total, shows the first rows, and more when asked', async () => {
    addManyEntries(firm, 'emptyWork', 5_000 - truth('emptyWork').entryCount);
    const asked = watchRequests(firm);
    const page = await openShowcase(browser, firm, 'emptyWork');
    await waitUntilSettled(page);
    await expectTotal(page, trueTotal(firm, 'emptyWork'));
    const pages = Array.from({ length: 25 }, (_, place) => `GET timesheets page ${place + 1}`);
    // Beside them, what has changed is asked for once, which here is all of them.
    const ofPage = () => asked().quickbooksTime.filter(({ query }) => query.has('jobcode_ids'));
    expect(namesBesidePolls(ofPage())).toEqual(pages);
    await checkPicture(page, 'many-entries');

    const panel = panelOf(page);
    await expect.poll(() => panel.locator('.entries-foot').innerText()).toContain('5 of 5,000 time entries');
    await expect.poll(() => panel.locator('.entry').count()).toBe(5);
    const nodes = () => panel.evaluate((host) => host.shadowRoot?.querySelectorAll('*').length ?? 0);
    const nodesAtFirst = await nodes();
    expect(nodesAtFirst).toBeLessThan(800);

    await panel.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => panel.locator('.entry').count()).toBe(220);
    await panel.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => panel.locator('.entry').count()).toBe(420);
    expect(await panel.locator('.entries-foot').innerText()).toContain('420 of 5,000 time entries');
    // What is shown costs what a line costs; the 4,580 others cost nothing.
    expect((await nodes()) - nodesAtFirst).toBeLessThan(400 * 12);
    expect(await totalText(page)).toBe(trueTotal(firm, 'emptyWork'));
    await panel.locator('.entries-foot').scrollIntoViewIfNeeded();
    await checkPicture(page, 'many-entries-unfolded');
    // What is shown beyond the first rows was in the mirror.
    expect(namesBesidePolls(ofPage())).toEqual(pages);
    expect(namesOf(asked().quickbooks)).toEqual([]);
    expect(namesOf(asked().karbon).sort()).toEqual([
      `GET EstimateSummaries/${firm.state.showcases.emptyWork.key}`,
      'GET WorkItems',
    ]);
  });
});
