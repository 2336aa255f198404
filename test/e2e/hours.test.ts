import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTimesheet, deleteTimesheet, editTimesheet } from '../firm/edits';
import { type Firm, startFirm } from '../firm/firm';
import { type HoursCase, type SeededHours, seedHours } from '../firm/seed/seed-hours';
import { findBarriers } from './harness/axe';
import { openBrowser, type TestBrowser } from './harness/browser';
import {
  connectKarbon,
  connectQuickbooksOnline,
  connectQuickbooksTimeByToken,
  openOptions,
} from './harness/connect';
import { readCsv } from './harness/csv';
import { checkPagePicture } from './harness/picture';
import { openTieOut, openTieOutOf } from './harness/tie-out';

const halfYear = { from: '2026-06-01', to: '2026-11-30' };
const patienceMs = 120_000;

let firm: Firm;
let seeded: SeededHours;
let browser: TestBrowser;
let page: Page;
/** An own entry of whom QuickBooks Time is connected as, on a job that QuickBooks does not have. */
let stranded: number;

beforeAll(async () => {
  firm = await startFirm();
  seeded = seedHours(firm);
  const { timesheets, jobcodes } = firm.state.quickbooksTime;
  const nowhere = [...jobcodes.values()].find(({ name }) => name === 'Nowhere in QuickBooks');
  const like = seeded.cases.find(({ reason }) => reason === 'noCustomer')?.entryIds[0];
  const { customFields = {} } = timesheets.get(Number(like)) ?? {};
  const userId = administratorId();
  const entry = { userId, jobcodeId: nowhere?.id ?? 0, customFields, notes: 'On the wrong job' };
  stranded = addTimesheet(firm, { ...entry, type: 'manual', date: '2026-11-19', duration: 2_700 }).id;
  browser = await openBrowser(firm);
  page = await openTieOutOf(firm, browser);
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

function administratorId(): number {
  const [first] = firm.state.quickbooksTime.users.values();
  if (!first) throw new Error('there is nobody');
  return first.id;
}

async function exported(from: Page): Promise<readonly Record<string, string>[]> {
  const download = from.waitForEvent('download');
  await from.getByRole('button', { name: 'Export CSV' }).click();
  const [head = [], ...lines] = readCsv(readFileSync(await (await download).path(), 'utf8'));
  return lines.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])));
}

async function load(on: Page): Promise<void> {
  await on.getByRole('button', { name: /^Load (hours|again)$/ }).click();
  await on.getByRole('button', { name: 'Load again' }).waitFor({ timeout: patienceMs });
  await on.getByRole('table', { name: 'Hours by client' }).waitFor({ timeout: patienceMs });
}

async function chooseHalfYear(on: Page): Promise<void> {
  await on.getByLabel('Period').selectOption('Custom');
  await on.getByLabel('From', { exact: true }).fill(halfYear.from);
  await on.getByLabel('To', { exact: true }).fill(halfYear.to);
}

function filter(name: string, on = page) {
  return on.getByRole('group', { name: 'Show' }).getByRole('button', { name });
}

const wordsOfReason: Readonly<Record<NonNullable<HoursCase['reason']>, string>> = {
  onTheClock: 'On the clock',
  noJobcode: 'No customer or job chosen',
  noCustomer: 'No such customer in QuickBooks',
  customerInactive: 'Customer inactive in QuickBooks',
  // QuickBooks Time does not say from which date on it exports.
  beforeExportDate: 'Approved, in the next export',
  serviceItemMissing: 'Service item missing',
  classMissing: 'Class missing',
  notApproved: 'Waiting for approval',
  nextExport: 'Approved, in the next export',
};

const wordsOfState: Readonly<Record<Exclude<HoursCase['state'], 'notExported'>, string>> = {
  arrived: 'Arrived',
  otherCustomer: 'Under Quillback Hours Ltd:Tax return (old)',
  exportedNotFound: 'Exported, not in QuickBooks',
  changedAfterExport: 'Changed after export',
  deletedAfterExport: 'Deleted after export',
  onlyInQuickbooks: 'Only in QuickBooks',
  unknown: 'Team member not found in QuickBooks',
};

function expectedWords({ state, reason }: HoursCase): string {
  return state === 'notExported' ? wordsOfReason[reason ?? 'nextExport'] : wordsOfState[state];
}

const inHalfYear = ({ date }: { readonly date: string }) => date >= halfYear.from && date <= halfYear.to;

test('last month is read when somebody asks, with the requests said before', async () => {
  await page.getByRole('tab', { name: 'Hours' }).click();
  await page.getByText(/^Loading this period takes about .* to QuickBooks Online/).waitFor();
  await load(page);
  await page.getByRole('heading', { name: 'October 2026' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await checkPagePicture(page, 'hours');
});

test('half a year’s hours are those of the firm, to the second, each in its state', async () => {
  await chooseHalfYear(page);
  await load(page);
  expect(new URL(page.url()).hash).toContain('period=2026-06-01_2026-11-30');
  await filter('All').click();
  const lines = await exported(page);
  const sum = (column: string) => lines.reduce((seconds, line) => seconds + Number(line[column]), 0);
  const closed = [...firm.state.quickbooksTime.timesheets.values()].filter(
    (entry) => inHalfYear(entry) && (entry.type === 'manual' || entry.endMs !== null),
  );
  const runningIds = new Set(
    [...firm.state.quickbooksTime.timesheets.values()]
      .filter((entry) => entry.type === 'regular' && entry.endMs === null)
      .map(({ id }) => String(id)),
  );
  const ofClosed = lines.filter((line) => !runningIds.has(line['QuickBooks Time entry IDs'] ?? ''));
  expect(ofClosed.reduce((seconds, line) => seconds + Number(line['QuickBooks Time, seconds']), 0)).toBe(
    closed.reduce((seconds, { duration }) => seconds + duration, 0),
  );
  const activities = [...firm.state.quickbooksOnline.transactions.values()].filter(
    (each) => each.time !== undefined && inHalfYear(each),
  );
  expect(sum('QuickBooks, seconds')).toBe(
    activities.reduce((seconds, { time }) => seconds + (time?.seconds ?? 0), 0),
  );
  // QuickBooks Time does not say from which date on it exports: those cases are of the year before.
  const cases = seeded.cases.filter(({ reason }) => reason !== 'beforeExportDate');
  const found = cases.map((each) => {
    const line = lines.find(
      (one) =>
        one['QuickBooks Time entry IDs'] ===
          (each.state === 'deletedAfterExport' ? '' : each.entryIds.join(' ')) &&
        (one['QuickBooks time activity IDs'] ?? '').split(' ').sort().join() ===
          [...each.activityIds].sort().join(),
    );
    return [...each.entryIds, ...each.activityIds, line?.State];
  });
  expect(found).toEqual(cases.map((each) => [...each.entryIds, ...each.activityIds, expectedWords(each)]));
});

test('a client opens to its entries, each state with what to do; pictures in dark, narrow and on paper', async () => {
  await filter('Needs attention').click();
  await page.getByLabel('Search clients').fill('quillback');
  await page.getByRole('button', { name: 'Details of Quillback Hours Ltd' }).click();
  await page.getByText('change the customer of this time to').waitFor();
  await page.getByRole('button', { name: 'Copy message that asks for approval' }).waitFor();
  const inQuickbooks = page.getByRole('link', { name: 'Open in QuickBooks' }).first();
  expect(await inQuickbooks.getAttribute('href')).toContain('/app/customerdetail?nameId=');
  expect(await findBarriers(page)).toEqual([]);
  await checkPagePicture(page, 'hours-client');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await findBarriers(page)).toEqual([]);
  await checkPagePicture(page, 'hours-client-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  const size = page.viewportSize() ?? { width: 1_280, height: 800 };
  await page.setViewportSize({ width: 860, height: 800 });
  await checkPagePicture(page, 'hours-client-narrow');
  await page.setViewportSize(size);
  await page.getByRole('button', { name: 'Print' }).click();
  await page.emulateMedia({ media: 'print' });
  // What is printed is there while it is being printed.
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.getByRole('heading', { name: 'Hours, June 1, 2026 – November 30, 2026' }).waitFor();
  await page.locator('.printed table').nth(1).waitFor();
  await page.screenshot({ path: 'out/e2e/hours-print.png', fullPage: true });
  await page.emulateMedia({ media: 'screen' });
});

test('each kind of exception says what to do, with the one thing to press where Tieout has one', async () => {
  const nothing = null;
  const expected: Readonly<Record<string, readonly [string, string | null]>> = {
    'Under Quillback Hours Ltd:Tax return (old)': [
      'In QuickBooks, change the customer',
      'Open in QuickBooks',
    ],
    'Exported, not in QuickBooks': ['QuickBooks Time says this was exported', 'Open QuickBooks Time'],
    'Changed after export': ['QuickBooks keeps the hours it got', 'Open in QuickBooks'],
    'Deleted after export': ['The entry was deleted in QuickBooks Time', 'Open in QuickBooks'],
    'Only in QuickBooks': ['QuickBooks Time has no such entry', 'Open in QuickBooks'],
    'On the clock': ['Counts once the timer is stopped', nothing],
    'No such customer in QuickBooks': ['QuickBooks has no customer or job of exactly this name', 'Fix the'],
    'Customer inactive in QuickBooks': ['Make the customer active in QuickBooks', 'Fix the'],
    'Service item missing': ['Choose a service item', 'Open QuickBooks Time'],
    'Class missing': ['Choose a class', 'Open QuickBooks Time'],
    'Waiting for approval': ['Ask whoever approves time', 'Copy message'],
    'Approved, in the next export': ['Export approved time in QuickBooks Time', 'Open QuickBooks Time'],
    'Team member not found in QuickBooks': ['No employee or vendor in QuickBooks has exactly', nothing],
  };
  const groups = page.locator('.client-hours .state-group');
  const said = new Map<string, string>();
  for (const group of await groups.all()) {
    const count = await group.locator('h3 .count').innerText();
    const head = (await group.locator('h3').innerText()).replace(/[\u2068\u2069]/g, '');
    said.set(head.slice(0, head.length - count.length).trim(), await group.locator('.to-do').innerText());
  }
  const left = Object.entries(expected).filter(([state, [text, action]]) => {
    const toDo = said.get(state) ?? '';
    return !toDo.startsWith(text) || (action !== null && !toDo.includes(action));
  });
  expect(left.map(([state]) => `${state}: ${said.get(state) ?? 'not shown'}`)).toEqual([]);
});

test('an own entry on a job that QuickBooks lacks is moved to the right one', async () => {
  const own = page.locator('.entries li').filter({ hasText: 'On the wrong job' });
  await own.getByRole('button', { name: /^Move the time entry of/ }).click();
  await page.getByLabel('Move to customer or job').fill('quillback tax');
  await page.getByRole('button', { name: /Quillback Hours Ltd:Tax return$/ }).click();
  await expect
    .poll(() => firm.state.quickbooksTime.timesheets.get(stranded)?.jobcodeId)
    .toBe(Number(seeded.jobcodeId));
});

test('a period is closed, and what has changed since is told', async () => {
  await page.getByRole('button', { name: /^Close June/ }).click();
  await page.getByRole('button', { name: 'Close period' }).click();
  const closed = page.locator('.closed-period');
  await closed.getByText(/ closed on .*: [\d,]+ exceptions$/).waitFor();
  await closed.getByText('Nothing has changed since.').waitFor({ timeout: patienceMs });
  const [arrived, gone] = seeded.cases.filter(
    ({ state, activityIds }) => state === 'arrived' && activityIds.length === 1,
  );
  const changedId = Number(arrived?.entryIds[0]);
  editTimesheet(firm, changedId, { locked: 0, duration: 9_999 });
  deleteTimesheet(firm, Number(gone?.entryIds[0]));
  await load(page);
  await closed.getByText(/^2 changes since$/).click({ timeout: patienceMs });
  const changes = closed.locator('.changes');
  await changes.getByText(/Arrived .* → .*Changed after export 2h 47m/).waitFor();
  await changes.getByText(/Arrived .* → .*Deleted after export/).waitFor();
  await checkPagePicture(page, 'hours-closed');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Export the closing of June/ }).click();
  const [head = [], ...lines] = readCsv(readFileSync(await (await download).path(), 'utf8'));
  const changed = head.indexOf('Changed since closing');
  expect(lines.filter((cells) => cells[changed] === 'Yes').length).toBe(2);
  expect(lines.length).toBeGreaterThan(8_000);
  await page.emulateMedia({ media: 'print' });
  await page.locator('.closings .printed').getByText('2 changes since').waitFor();
  await page.screenshot({ path: 'out/e2e/hours-closed-print.png', fullPage: true });
  await page.emulateMedia({ media: 'screen' });
});

test('an employee without rights sees only their own', async () => {
  const own = await openBrowser(firm);
  try {
    const options = await openOptions(own);
    await connectQuickbooksTimeByToken(options, firm.state.credentials.quickbooksTime.employeeToken);
    await connectQuickbooksOnline(own, firm, options);
    await connectKarbon(firm, options);
    await options.close();
    const tieOut = await openTieOut(own);
    await tieOut.getByRole('tab', { name: 'Hours' }).click({ timeout: patienceMs });
    await chooseHalfYear(tieOut);
    await load(tieOut);
    await tieOut.getByText('Showing only your time').waitFor();
    await filter('All', tieOut).click();
    const lines = await exported(tieOut);
    expect(lines.length).toBeGreaterThan(0);
    expect(new Set(lines.map((line) => line['Team member'])).size).toBe(1);
  } finally {
    await own.close();
  }
});
