import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import { compareLists, listsOf } from '../kill/lists';
import { findBarriers } from './harness/axe';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll } from './harness/connect';
import { readCsv } from './harness/csv';
import { addClients } from './harness/new-clients';
import { countOf, openTieOut } from './harness/tie-out';

let firm: Firm;
let browser: TestBrowser;
let page: Page;
let added: readonly string[] = [];

beforeAll(async () => {
  firm = await startFirm();
  added = addClients(firm);
  browser = await openBrowser(firm);
  await connectAll(browser, firm);
  page = await openTieOut(browser);
  await page.getByRole('table').waitFor();
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

const runMs = 120_000;
const testMs = 240_000;

function open(): Promise<number> {
  return countOf(page, 'Needs attention');
}

/** The line on the run that goes on or was the last. */
function runLine(): Locator {
  return page.getByRole('region', { name: 'Run' });
}

function dialog(): Locator {
  return page.getByRole('dialog');
}

function button(name: string | RegExp): Locator {
  return page.getByRole('button', { name });
}

async function waitForRun(words: RegExp): Promise<void> {
  await expect.poll(() => runLine().innerText(), { timeout: runMs }).toMatch(words);
}

async function save(name: string): Promise<void> {
  await page.screenshot({ path: `out/e2e/${name}.png` });
}

/** Presses Tab until the focus is there. */
async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not lead to ${target}`);
}

/** Checks every kind of the plan that is shown. @param check presses a box that is not checked */
async function checkAllKinds(check: (box: Locator) => Promise<void>): Promise<void> {
  await dialog().locator('.kinds').waitFor();
  for (const box of await dialog().locator('.kinds > li > label input').all()) {
    if (!(await box.isChecked())) await check(box);
  }
}

/** Undoes the run that was the last. @param press presses a button */
async function undoWholeRun(press: (target: Locator) => Promise<void>): Promise<void> {
  await press(button('Undo the whole run…'));
  await press(dialog().getByRole('button', { name: 'Undo the whole run' }));
  await waitForRun(/Undo finished/);
}

function expectAsBefore(before: readonly string[]): void {
  const { missing, tooMany } = compareLists(listsOf(firm.state), before);
  expect(missing).toEqual([]);
  // What was created can't be deleted.
  expect(tooMany.filter((line) => !/inactive|archived/.test(line))).toEqual([]);
}

/** By which the browser starts the worker again while a run is under way. */
async function alarms(): Promise<readonly unknown[]> {
  return (await browser.worker()).evaluate(() => chrome.alarms.getAll());
}

/** Each client of the run with what has become of it. */
async function readReport(): Promise<readonly { readonly title: string; readonly state: string }[]> {
  await button('Report…').click();
  const download = page.waitForEvent('download');
  await dialog().getByRole('button', { name: 'Export CSV' }).click();
  const [, ...lines] = readCsv(readFileSync(await (await download).path(), 'utf8'));
  await dialog().getByRole('button', { name: 'Close' }).click();
  return lines.map(([title = '', , state = '']) => ({ title, state }));
}

/** Whether a line of the lists is of a record of this name, or below it. */
function names(title: string): (line: string) => boolean {
  return (line) => line.includes(` ${title} `) || line.includes(` ${title}:`);
}

test(
  'by keyboard alone: a range is selected, planned, fixed in one run, and all of it is undone',
  async () => {
    const press = (key: string) => page.keyboard.press(key);
    const openBefore = await open();
    expect(openBefore).toBeGreaterThanOrEqual(60);
    const before = listsOf(firm.state);

    await tabTo(page.locator('tr[data-key] input').first());
    await press('Space');
    for (let row = 1; row < 12; row += 1) await press('ArrowDown');
    await press('Shift+Space');
    await page.getByText('12 selected').waitFor();
    await save('workbench-selected');
    await tabTo(button('Show the plan…'), 'Shift+Tab');
    await press('Enter');
    await checkAllKinds(async (box) => {
      await tabTo(box);
      await press('Space');
    });
    await save('workbench-plan');
    expect(await findBarriers(page)).toEqual([]);
    await tabTo(dialog().getByRole('button', { name: /^Fix \d+$/ }));
    await press('Enter');
    await waitForRun(/Run finished/);
    await expect.poll(open).toBeLessThan(openBefore - 8);
    const { missing } = compareLists(listsOf(firm.state), before);
    expect(missing.length).toBeGreaterThan(3);

    await undoWholeRun(async (target) => {
      await tabTo(target);
      await press('Enter');
    });
    await save('workbench-undone');
    expectAsBefore(before);
    await expect.poll(open).toBe(openBefore);
  },
  testMs,
);

test(
  'a run that is paused outlives its worker and its page, goes on, is cancelled, and tells the truth of it',
  async () => {
    const before = listsOf(firm.state);
    expect(await alarms()).toEqual([]);
    await page.getByLabel(/^Select all/).click();
    await button('Show the plan…').click();
    await checkAllKinds((box) => box.click());
    await dialog()
      .getByRole('button', { name: /^Fix \d+$/ })
      .click();
    await waitForRun(/ \d+ done/);
    expect(await alarms()).toHaveLength(1);
    await button('Pause').click();
    await waitForRun(/Paused at \d+ of \d+/);

    await browser.killWorker();
    await page.close();
    page = await openTieOut(browser);
    await waitForRun(/Paused at \d+ of \d+/);
    expect(await alarms()).toEqual([]);
    await button('Resume').click();
    await waitForRun(/Fixing: \d/);
    expect(await alarms()).toHaveLength(1);
    await button('Cancel the run').click();
    await waitForRun(/Cancelled at .* left(?!.*(queued|in progress))/s);
    await expect.poll(alarms).toEqual([]);

    const report = await readReport();
    const after = listsOf(firm.state);
    const changed = (title: string) => {
      const { tooMany, missing } = compareLists(after.filter(names(title)), before.filter(names(title)));
      return tooMany.length + missing.length > 0;
    };
    expect(report.map(({ title, state }) => `${title} ${state}`)).toEqual(
      report.map(({ title }) => `${title} ${changed(title) ? 'done' : 'left'}`),
    );
    const countIn = (state: string) => report.filter((line) => line.state === state).length;
    expect(await runLine().innerText()).toContain(`${countIn('done')} done · ${countIn('left')} left`);
    expect(countIn('done')).toBeGreaterThan(0);
    expect(countIn('left')).toBeGreaterThan(0);

    await undoWholeRun((target) => target.click());
    expectAsBefore(before);
  },
  testMs,
);

test(
  'by mouse: sixty clients are put right from start to end, in fewer than 25 clicks',
  async () => {
    let clicks = 0;
    const click = async (target: Locator) => {
      clicks += 1;
      await target.click();
    };
    const openBefore = await open();
    await click(page.getByLabel(/^Select all/));
    await click(button('Show the plan…'));
    await checkAllKinds(click);
    await click(dialog().getByRole('button', { name: /^Fix \d+$/ }));
    await waitForRun(/Run finished/);
    await expect.poll(open).toBeLessThan(openBefore - 50);
    await save('workbench-run');

    // What is left is chosen one by one, in its row.
    const choose = button(/^(Choose|Link): /);
    for (let left = await choose.count(); left > 0; left -= 1) {
      const row = page.locator('tr[data-key]').filter({ has: choose }).first();
      const key = await row.getAttribute('data-key');
      await click(choose.first());
      if (left === 1) await save('workbench-choose');
      await click(page.locator('.candidate button').first());
      const apply = page.locator('.details').getByRole('button', { name: 'Apply' });
      if (await apply.isVisible()) await click(apply);
      const news = page.locator(`tr[data-key="${key}"] .news`);
      await expect.poll(() => news.innerText(), { timeout: 20_000 }).toMatch(/Linked|Fixed|Renamed|Restored/);
    }
    await save('workbench-chosen');

    // Nobody can fix a name that a vendor holds from here.
    await click(page.getByLabel(/^Select all/));
    await click(page.locator('.chosen').getByRole('button', { name: 'Ignore…' }));
    await click(dialog().getByRole('button', { name: 'Ignore' }));
    await expect.poll(open).toBe(0);
    await save('workbench-end');
    const lists = listsOf(firm.state);
    for (const name of added) {
      const of = lists.filter((line) => line.toLowerCase().includes(` ${name.toLowerCase()} `));
      expect(of, name).toEqual([
        `QuickBooks Customer ${name} active`,
        expect.stringContaining(`QuickBooks Time ${name} active`),
      ]);
    }
    expect(clicks).toBeLessThan(25);
  },
  testMs,
);
