import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { archiveJobcode } from '../firm/edits';
import { startFirm } from '../firm/firm';
import { createRandom } from '../firm/random';
import { duplicatesIn } from '../office/spoiled-clients';
import { openBrowser, type TestBrowser } from './harness/browser';
import { checkAllKinds, dialogOn, runLine, startButton, waitForRun } from './harness/bulk-run';
import { readCsv } from './harness/csv';
import { addClients } from './harness/new-clients';
import { hosts } from './harness/notices';
import { checkPagePicture } from './harness/picture';
import { openTieOutOf, showOnly } from './harness/tie-out';

const mostDelayMs = 120;
const delayedRequests = 200;
/** From here on both of them fix the clients, by name. */
const firstOfOther = 'Marlinspike Rigging';

const firm = await startFirm();
const { jobcodes, users } = firm.state.quickbooksTime;
const names = addClients(firm);
let browsers: readonly TestBrowser[] = [];
/** The tie-out of each of the two administrators, each in a browser of their own. */
let pages: readonly Page[] = [];

beforeAll(async () => {
  browsers = await Promise.all([openBrowser(firm), openBrowser(firm)]);
  pages = await Promise.all(browsers.map((browser) => openTieOutOf(firm, browser)));
});

afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await firm.close();
});

/** The checkbox of a client far down: only rows near what is on screen are drawn. */
async function checkboxOf(page: Page, client: string): Promise<Locator> {
  const box = page.getByLabel(`Select ${client}`, { exact: true });
  await expect
    .poll(async () => {
      await page.locator('.sheet').evaluate((sheet) => sheet.scrollTo(0, sheet.scrollHeight));
      return box.count();
    })
    .toBe(1);
  return box;
}

/** All that one filter shows, or what of it stands from one client to another, planned in all its kinds and ready to be begun. */
async function plan(
  page: Page,
  filter: string,
  only?: { readonly from: string; readonly to: string },
): Promise<void> {
  await showOnly(page, filter);
  if (only) {
    await checkboxOf(page, only.from).then((box) => box.click());
    await checkboxOf(page, only.to).then((box) => box.click({ modifiers: ['Shift'] }));
  } else {
    await page.getByLabel(/^Select all/).click();
  }
  await page.getByRole('button', { name: 'Show the plan…' }).click();
  await checkAllKinds(page, (box) => box.click());
}

/** What the report says of each of these. */
async function readReport(page: Page, wanted: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  await page.getByRole('button', { name: 'Report…' }).click();
  const download = page.waitForEvent('download');
  await dialogOn(page).getByRole('button', { name: 'Export CSV' }).click();
  const [, ...lines] = readCsv(readFileSync(await (await download).path(), 'utf8'));
  await dialogOn(page).getByRole('button', { name: 'Close' }).click();
  return new Map(
    lines.flatMap(([title = '', , state = '']) => (wanted.has(title) ? [[title, state] as const] : [])),
  );
}

/** Each answer of the services comes after another while, the same in every run of the tests. */
function delayAnswers(): void {
  const random = createRandom(7);
  for (let count = 0; count < delayedRequests; count += 1) {
    const host = count % 2 === 0 ? hosts.quickbooksTime : hosts.quickbooks;
    firm.faults.order({ host, fault: { delayMs: random.integer(mostDelayMs) } });
  }
}

const activeJobcodes = (name: string) =>
  [...jobcodes.values()].filter((jobcode) => jobcode.active && jobcode.name === name);

test('two administrators put the same clients right at once: none is doubled, and the reports say who did what', async () => {
  const [own, other] = pages;
  if (!own || !other) throw new Error('nobody fixes anything');
  // A third of them are in no list, a third in QuickBooks alone.
  const missing = new Set(names.filter((_, at) => at % 3 < 2));
  const inQuickbooks = new Set(names.filter((_, at) => at % 3 === 1));
  const before = duplicatesIn(firm);
  // The other begins where the first one comes later.
  const ofBoth = [...missing].filter((name) => name >= firstOfOther).sort();
  const part = { from: firstOfOther, to: ofBoth.at(-1) ?? '' };
  await Promise.all([plan(own, 'Missing'), plan(other, 'Missing', part)]);
  delayAnswers();
  await Promise.all(pages.map((page) => startButton(page).click()));
  await Promise.all(pages.map((page) => waitForRun(page, /Run finished/)));
  firm.faults.clear();
  expect(duplicatesIn(firm)).toEqual(before);
  for (const name of missing) expect(activeJobcodes(name), name).toHaveLength(1);
  for (const [at, page] of pages.entries()) {
    expect(await runLine(page).innerText()).not.toMatch(/failed|not started/);
    await page.locator('.sheet').evaluate((sheet) => sheet.scrollTo(0, 0));
    await checkPagePicture(page, `bulk-administrators-${at + 1}`);
  }
  const reports = await Promise.all(pages.map((page) => readReport(page, missing)));
  expect(reports.map(({ size }) => size)).toEqual([missing.size, ofBoth.length]);
  expect(ofBoth.length).toBeGreaterThan(5);
  for (const name of missing) {
    const told = reports.flatMap((report) => report.get(name) ?? []);
    for (const state of told)
      expect([name, state]).toEqual([name, expect.stringMatching(/^(Created in .*|Already done)$/)]);
    // What was in neither list may have been made in one by each of them.
    const creators = told.filter((state) => state.startsWith('Created in')).length;
    expect(creators, name).toBeGreaterThanOrEqual(1);
    if (inQuickbooks.has(name)) expect(creators, name).toBe(1);
  }
});

test('a right that is taken away mid-way stops the run, which says so and goes on with Resume once it is back', async () => {
  const [page] = pages;
  const administrator = [...users.values()].find(({ permissions }) => permissions.admin);
  if (!page || !administrator) throw new Error('nobody fixes anything');
  const archived = names.filter((_, at) => at % 3 < 2);
  for (const name of archived) for (const { id } of activeJobcodes(name)) archiveJobcode(firm, id);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect
    .poll(() =>
      page.getByRole('group', { name: 'Show' }).getByRole('button', { name: 'Inactive' }).innerText(),
    )
    .toMatch(/\d\d/);
  await plan(page, 'Inactive');
  firm.faults.order({
    host: hosts.quickbooksTime,
    times: Number.POSITIVE_INFINITY,
    fault: { delayMs: 300 },
  });
  const restored = () => archived.filter((name) => activeJobcodes(name).length > 0).length;
  await startButton(page).click();
  await expect.poll(restored, { interval: 20 }).toBeGreaterThan(0);
  const { permissions } = administrator;
  administrator.permissions = { time_tracking: true };
  // It is said at the first refusal, and tried twice more before it is left to somebody.
  await waitForRun(page, /You don't have permission to do this in QuickBooks Time/);
  await waitForRun(page, /Interrupted at \d+ of \d+\. Resume to go on\./);
  const restoredThen = restored();
  expect(restoredThen).toBeLessThan(archived.length);
  const said = await runLine(page).innerText();
  expect(said).toMatch(/permission/);
  expect(said).not.toMatch(/failed/);
  await checkPagePicture(page, 'bulk-right-taken-away');

  administrator.permissions = permissions;
  firm.faults.clear();
  await page.getByRole('button', { name: 'Resume' }).click();
  await waitForRun(page, /Run finished/);
  expect(restored()).toBe(archived.length);
  expect(await runLine(page).innerText()).not.toMatch(/failed|not started/);
  const report = await readReport(page, new Set(archived));
  expect([...report.values()].filter((state) => !state.startsWith('Restored in'))).toEqual([]);
  expect(report.size).toBe(archived.length);
  await checkPagePicture(page, 'bulk-right-back');
});
