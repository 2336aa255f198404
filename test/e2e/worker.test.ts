import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addTimesheet, clockOut } from '../firm/edits';
import { type Firm, startFirm } from '../firm/firm';
import type { ShowcaseName } from '../firm/state';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll } from './harness/connect';
import { addManyEntries } from './harness/many-entries';
import { openShowcase, panelOf, totalText, waitUntilSettled } from './harness/panel';
import { durationText, sixMonths, trueTime, workJobcode } from './harness/truth';

const timeHost = 'rest.tsheets.com';
/** A new entry is to be seen within fifteen seconds; a slow machine gets a little more. */
const newEntryMs = 20_000;

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

/** The total that the panel must show now. */
function trueTotal(showcase: ShowcaseName): string {
  return durationText(truth(showcase).closedSeconds);
}

function addEntry(showcase: ShowcaseName, seconds = 3_600) {
  const [user] = firm.state.quickbooksTime.users.values();
  if (!user) throw new Error('The firm has no users');
  return addTimesheet(firm, {
    userId: user.id,
    jobcodeId: workJobcode(firm, showcase),
    type: 'manual',
    date: sixMonths(firm).to,
    duration: seconds,
    notes: 'Added while the panel was open',
  });
}

async function expectTotal(page: Page, total: string, timeout = newEntryMs): Promise<void> {
  await expect.poll(() => totalText(page), { timeout }).toBe(total);
}

describe('the service worker is stopped', () => {
  it('while a panel is open: the panel goes on from the copies and keeps fresh', async () => {
    const page = await openShowcase(browser, firm, 'matchedWork');
    await waitUntilSettled(page);
    expect(await totalText(page)).toBe(trueTotal('matchedWork'));
    firm.requests.clear();

    await browser.killWorker();
    addEntry('matchedWork');
    await expectTotal(page, trueTotal('matchedWork'));

    expect(await panelOf(page).count()).toBe(1);
    expect(await panelOf(page).locator('.entry').count()).toBeGreaterThan(0);
    // The lists were there already: nothing was read but what had moved.
    expect(firm.requests.count({ host: timeHost, path: /\/(jobcodes|users)$/ })).toBe(0);
    expect(firm.requests.count({ host: timeHost, path: /\/timesheets$/ })).toBe(1);
    expect(firm.requests.count({ path: /\/query$/ })).toBe(0);
  });

  it('while a panel is being filled: it is filled all the same, and nothing twice', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    firm.faults.order({ host: timeHost, path: /\/timesheets$/, fault: { hold: held } });
    firm.requests.clear();
    const page = await openShowcase(browser, firm, 'differsWork');
    await expect.poll(() => firm.requests.count({ host: timeHost, path: /\/timesheets$/ })).toBe(1);

    await browser.killWorker();
    release();
    await waitUntilSettled(page);

    const { entryCount } = truth('differsWork');
    await expectTotal(page, trueTotal('differsWork'));
    expect(await panelOf(page).count()).toBe(1);
    const shown = await panelOf(page).locator('.entry').count();
    expect(shown).toBe(Math.min(20, entryCount));
  });
});

describe('two tabs of one page', () => {
  it('are both fresh by one reading', async () => {
    const [one, other] = [
      await openShowcase(browser, firm, 'matchedWork'),
      await openShowcase(browser, firm, 'matchedWork'),
    ];
    await Promise.all([waitUntilSettled(one), waitUntilSettled(other)]);
    firm.requests.clear();

    addEntry('matchedWork');
    const total = trueTotal('matchedWork');
    await Promise.all([expectTotal(one, total), expectTotal(other, total)]);
    expect(firm.requests.count({ host: timeHost, path: /\/timesheets$/ })).toBe(1);

    // One clock, whichever tab looks.
    expect(firm.requests.count({ host: timeHost, path: /\/last_modified_timestamps$/ })).toBeLessThanOrEqual(
      2,
    );
  });
});

describe('a work item with 5,000 entries', () => {
  it('has the right total, shows the first rows, and more when asked', async () => {
    addManyEntries(firm, 'emptyWork', 5_000 - truth('emptyWork').entryCount);
    firm.requests.clear();
    const page = await openShowcase(browser, firm, 'emptyWork');
    await waitUntilSettled(page);
    await expectTotal(page, trueTotal('emptyWork'));
    expect(firm.requests.count({ host: timeHost, path: /\/timesheets$/ })).toBe(25);

    const panel = panelOf(page);
    await expect.poll(() => panel.locator('.entries-foot').innerText()).toContain('20 of 5,000 entries');
    expect(await panel.locator('.entry').count()).toBe(20);
    const nodes = () => panel.evaluate((host) => host.shadowRoot?.querySelectorAll('*').length ?? 0);
    const nodesAtFirst = await nodes();
    expect(nodesAtFirst).toBeLessThan(800);

    await panel.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => panel.locator('.entry').count()).toBe(220);
    await panel.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => panel.locator('.entry').count()).toBe(420);
    expect(await panel.locator('.entries-foot').innerText()).toContain('420 of 5,000 entries');
    // What is shown costs what a line costs; the 4,580 others cost nothing.
    expect((await nodes()) - nodesAtFirst).toBeLessThan(400 * 12);
    expect(await totalText(page)).toBe(trueTotal('emptyWork'));
  });
});

describe('the extension is updated under an open page', () => {
  it('leaves one sentence with a way on, and is whole again after it', async () => {
    const page = await openShowcase(browser, firm, 'matchedWork');
    await waitUntilSettled(page);
    const worker = await browser.worker();
    // The worker is gone before it could answer.
    await worker.evaluate(() => chrome.runtime.reload()).catch(() => undefined);

    const host = panelOf(page);
    await host.getByText('Tieout was updated: reload this page to go on.').waitFor();
    expect(await host.count()).toBe(1);
    const left = await host.evaluate(({ shadowRoot }) => {
      const texts: string[] = [];
      const walker = document.createTreeWalker(shadowRoot ?? document, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        texts.push(node.textContent?.trim() ?? '');
      }
      return texts;
    });
    expect(left).toEqual(['Tieout was updated: reload this page to go on.', 'Reload']);

    await page.evaluate(() => (window as unknown as { karbonRerender(): void }).karbonRerender());
    await host.getByRole('button', { name: 'Reload' }).click();
    await waitUntilSettled(page);
    await expectTotal(page, trueTotal('matchedWork'));
    expect(await host.count()).toBe(1);
    expect(await host.getByText('reload this page').count()).toBe(0);
  });
});
