import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addTimesheet, clockOut } from '../firm/edits';
import { type Firm, startFirm } from '../firm/firm';
import type { ShowcaseName } from '../firm/state';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll } from './harness/connect';
import { addManyEntries } from './harness/many-entries';
import { addHour } from './harness/new-entry';
import {
  chooseRange,
  karbonAddress,
  openShowcase,
  panelOf,
  totalText,
  waitUntilSettled,
} from './harness/panel';
import { checkPicture } from './harness/picture';
import { durationText, sixMonths, trueTime, trueTotal, workJobcode } from './harness/truth';

/** A new entry is to be seen within fifteen seconds; a slow machine gets a little more. */
const newEntryMs = 20_000;

let firm: Firm;
let browser: TestBrowser;

// A firm of its own: other journeys would use up the requests that QuickBooks Time allows in five minutes.
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

/** An hour that All time has and the last six months have not. */
function addHourOfLastYear(showcase: ShowcaseName): void {
  const [userId = 0] = firm.state.quickbooksTime.users.keys();
  addTimesheet(firm, {
    userId,
    jobcodeId: workJobcode(firm, showcase),
    type: 'manual',
    date: new Date(firm.clock.now() - 365 * 86_400_000).toISOString().slice(0, 10),
    duration: 3_600,
    notes: '',
  });
}

async function expectTotal(page: Page, total: string, timeout = newEntryMs): Promise<void> {
  await expect.poll(() => totalText(page), { timeout }).toBe(total);
}

describe('what the user has chosen to see', () => {
  it('is on screen again after the service worker was stopped, on the next page, and after a reload', async () => {
    addManyEntries(firm, 'matchedWork', 300);
    addHourOfLastYear('matchedWork');
    const page = await openShowcase(browser, firm, 'matchedWork');
    await waitUntilSettled(page);
    const panel = panelOf(page);
    const range = panel.getByRole('combobox', { name: 'Time range' });
    await chooseRange(page, 'All time');
    const lifetime = () => {
      const jobcode = workJobcode(firm, 'matchedWork');
      return durationText(trueTime(firm, jobcode, '', sixMonths(firm).to).closedSeconds);
    };
    expect(lifetime()).not.toBe(trueTotal(firm, 'matchedWork'));
    await expectTotal(page, lifetime());
    await panel.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => panel.locator('.entry').count()).toBe(220);

    await browser.killWorker();
    addHour(firm, 'matchedWork');
    await expectTotal(page, lifetime());
    expect(await range.inputValue()).toBe('lifetime');
    await expect.poll(() => panel.locator('.entry').count()).toBe(220);
    await checkPicture(page, 'worker-killed-after-a-choice');

    await browser.killWorker();
    await page.goto(karbonAddress(firm, 'busyWork'));
    await expect.poll(() => range.inputValue()).toBe('lifetime');
    const busy = trueTime(firm, workJobcode(firm, 'busyWork'), '', sixMonths(firm).to);
    await expectTotal(page, durationText(busy.closedSeconds));
    // Lines grow by some a frame.
    await expect.poll(() => panel.locator('.entry').count()).toBe(Math.min(220, busy.entryCount));

    await page.reload();
    await expectTotal(page, durationText(busy.closedSeconds));
    expect(await range.inputValue()).toBe('lifetime');
    await expect.poll(() => panel.locator('.entry').count()).toBe(Math.min(220, busy.entryCount));
  });
});
