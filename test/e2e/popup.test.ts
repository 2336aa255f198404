import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clockIn, clockOut } from '../firm/edits';
import { type Firm, startFirm } from '../firm/firm';
import type { QbtTimesheet } from '../firm/quickbooks-time/state';
import { findBarriers } from './harness/axe';
import { openBrowser, openPage, type TestBrowser } from './harness/browser';
import { connectAll } from './harness/connect';
import { showcaseWork } from './harness/new-work';
import { openSettled } from './harness/panel';
import { checkPagePicture } from './harness/picture';
import { jobcodeAt } from './harness/truth';

/** What was started on a phone is to be seen within fifteen seconds; a slow machine gets a little more. */
const phoneMs = 20_000;

let firm: Firm;
let browser: TestBrowser;
let popup: Page;
let userId: number;
let jobcodeId: number;
let path: readonly string[];

beforeAll(async () => {
  firm = await startFirm();
  // Sums that stand still can be waited for, and nobody is on the clock already.
  for (const id of firm.state.quickbooksTime.users.keys()) clockOut(firm, id);
  const users = [...firm.state.quickbooksTime.users.values()];
  userId = users.find(({ permissions }) => permissions.admin === true)?.id ?? 0;
  path = showcaseWork(firm, 'matchedWork').path;
  jobcodeId = jobcodeAt(firm, path);
  browser = await openBrowser(firm);
  popup = await openPopup();
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

/** As a page of the size that the browser gives the popup of the icon at the most. */
async function openPopup(): Promise<Page> {
  const page = await browser.context.newPage();
  await page.setViewportSize({ width: 360, height: 600 });
  await page.goto(`chrome-extension://${browser.extensionId}/popup/index.html`);
  return page;
}

/** The user's own entries on the work item, without those of earlier. */
function ownEntries(): Pick<QbtTimesheet, 'type' | 'duration' | 'notes'>[] {
  return [...firm.state.quickbooksTime.timesheets.values()]
    .filter((entry) => entry.userId === userId && entry.jobcodeId === jobcodeId && !seeded.has(entry.id))
    .map(({ type, duration, notes, endMs }) => ({
      type,
      duration,
      notes,
      isOpen: type === 'regular' && endMs === null,
    }));
}

const seeded = new Set<number>();

async function icon(): Promise<{ readonly text: string; readonly title: string }> {
  const worker = await browser.worker();
  return worker.evaluate(async () => ({
    text: await chrome.action.getBadgeText({}),
    title: await chrome.action.getTitle({}),
  }));
}

async function activeAddress(): Promise<string | undefined> {
  const worker = await browser.worker();
  return worker.evaluate(async () => (await chrome.tabs.query({ active: true }))[0]?.url);
}

test('before anything is connected it says so, and leads to the options page', async () => {
  await popup.getByText("QuickBooks Time isn't connected").waitFor();
  const opened = browser.context.waitForEvent('page');
  await popup.getByRole('link', { name: 'Connect QuickBooks Time' }).click();
  const options = await opened;
  await options.getByRole('heading', { name: 'QuickBooks Time', exact: true }).waitFor();
  await options.close();
  expect((await icon()).text).toBe('');
});

test('by the keyboard alone: searched, started, noted, stopped, and taken back', async () => {
  await connectAll(browser, firm);
  for (const id of firm.state.quickbooksTime.timesheets.keys()) seeded.add(id);
  await popup.reload();
  await popup.getByRole('heading', { name: 'No timer running' }).waitFor();
  const search = popup.getByRole('searchbox', { name: 'Search customers and jobs' });
  await expect.poll(() => search.evaluate((field) => field === document.activeElement)).toBe(true);
  await popup.keyboard.type(path.join(' ').toLowerCase());
  await popup.getByRole('button', { name: `Start on ${path.join(':')}`, exact: true }).waitFor();
  await popup.keyboard.press('ArrowDown');
  expect(await popup.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    `Start on ${path.join(':')}`,
  );
  await popup.keyboard.press('Enter');
  await popup.getByRole('timer').waitFor();
  expect(ownEntries()).toMatchObject([{ isOpen: true }]);
  await expect.poll(async () => (await icon()).text).toMatch(/^0:0\d$/);
  expect((await icon()).title).toContain(`on ${path.join(':')}`);
  await checkPagePicture(popup, 'popup-running');
  expect(await findBarriers(popup)).toEqual([]);

  await popup.getByRole('textbox', { name: 'Note' }).fill('Depreciation schedules');
  await popup.getByRole('button', { name: 'Stop', exact: true }).press('Enter');
  await popup.getByRole('heading', { name: 'No timer running' }).waitFor();
  expect(ownEntries()).toMatchObject([{ isOpen: false, notes: 'Depreciation schedules' }]);
  await expect.poll(async () => (await icon()).text).toBe('');
  await popup.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
  await popup.getByRole('timer').waitFor();
  expect(ownEntries()).toMatchObject([{ isOpen: true }]);
  await expect.poll(async () => (await icon()).text).toMatch(/^0:0\d$/);
});

test('the work item it is for is one click away, in the tab that shows it', async () => {
  // Whose page was open once is known by ids.
  const work = await openSettled(browser, firm, 'matchedWork');
  const other = await openSettled(browser, firm, 'differsWork');
  await popup.bringToFront();
  const closed = popup.waitForEvent('close');
  await popup.getByRole('button', { name: 'Go to work item' }).click();
  // As a popup does when another window has the focus.
  await closed;
  await expect.poll(activeAddress).toBe(work.url());
  await work.close();

  popup = await openPopup();
  const opened = browser.context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Go to work item' }).click();
  const page = await opened;
  await page.waitForURL(new RegExp(`#/work/${showcaseWork(firm, 'matchedWork').key}`));
  await page.close();
  await other.close();
});

test('time is logged, corrected, deleted and brought back', async () => {
  popup = await openPopup();
  await popup.getByRole('button', { name: 'Stop', exact: true }).click();
  await popup.getByRole('heading', { name: 'No timer running' }).waitFor();
  await popup.getByRole('button', { name: `Log time on ${path.join(':')}`, exact: true }).click();
  await popup.getByLabel('Duration').fill('1h 30m');
  await popup.getByText('1h 30m, or 1.50 h in QuickBooks Time').waitFor();
  await popup.getByRole('textbox', { name: 'Note' }).fill('Call with the client');
  await checkPagePicture(popup, 'popup-log');
  expect(await findBarriers(popup)).toEqual([]);
  await popup.keyboard.press('Enter');
  await popup.getByText('Logged', { exact: false }).first().waitFor();
  const logged = { type: 'manual', notes: 'Call with the client' };
  expect(ownEntries()).toContainEqual(expect.objectContaining({ ...logged, duration: 5_400 }));

  const name = path.at(-1) ?? '';
  await popup.getByRole('button', { name: `Edit: ${name}, 1h 30m` }).click();
  await popup.getByLabel('Duration').fill('2');
  await popup.getByRole('button', { name: 'Save' }).click();
  await popup.getByText('Changed your time entry', { exact: false }).waitFor();
  expect(ownEntries()).toContainEqual(expect.objectContaining({ ...logged, duration: 7_200 }));

  await popup.getByRole('button', { name: `Delete: ${name}, 2h` }).click();
  await popup.getByText('Deleted your time entry', { exact: false }).waitFor();
  expect(ownEntries()).not.toContainEqual(expect.objectContaining(logged));
  await checkPagePicture(popup, 'popup-deleted');
  await popup.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect
    .poll(() => ownEntries())
    .toContainEqual(expect.objectContaining({ ...logged, duration: 7_200 }));
});

test('what is started on the phone shows by itself, here and on the icon', async () => {
  clockIn(firm, { userId, jobcodeId });
  await popup.getByRole('timer').waitFor({ timeout: phoneMs });
  await expect.poll(async () => (await icon()).text).toMatch(/^0:0\d$/);
});

test('the keys are named to the browser', async () => {
  const page = await openPage(browser, `chrome-extension://${browser.extensionId}/icons/16.png`);
  const commands = await page.evaluate(() => chrome.commands.getAll());
  expect(commands.map(({ name, shortcut }) => [name, shortcut])).toEqual([
    ['_execute_action', 'Alt+Shift+K'],
    ['toggle-timer', 'Alt+Shift+S'],
  ]);
  await page.close();
});
