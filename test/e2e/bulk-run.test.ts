import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import { compareLists, listsOf } from '../kill/lists';
import { openBrowser, type TestBrowser } from './harness/browser';
import {
  checkAllKinds,
  dialogOn,
  expectAsBefore,
  runLine,
  startButton,
  undoWholeRun,
  waitForRun,
} from './harness/bulk-run';
import { readCsv } from './harness/csv';
import { addClients } from './harness/new-clients';
import { openTieOut, openTieOutOf } from './harness/tie-out';

let firm: Firm;
let browser: TestBrowser;
let page: Page;

beforeAll(async () => {
  firm = await startFirm();
  addClients(firm);
  browser = await openBrowser(firm);
  page = await openTieOutOf(firm, browser);
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

const testMs = 240_000;

const button = (name: string) => page.getByRole('button', { name });

/** By which the browser starts the worker again while a run is under way. */
async function alarms(): Promise<readonly unknown[]> {
  return (await browser.worker()).evaluate(() => chrome.alarms.getAll());
}

/** Each client of the run with what has become of it. */
async function readReport(): Promise<readonly { readonly title: string; readonly state: string }[]> {
  await button('Report…').click();
  const download = page.waitForEvent('download');
  await dialogOn(page).getByRole('button', { name: 'Export CSV' }).click();
  const [, ...lines] = readCsv(readFileSync(await (await download).path(), 'utf8'));
  await dialogOn(page).getByRole('button', { name: 'Close' }).click();
  return lines.map(([title = '', , state = '']) => ({ title, state }));
}

/** Whether a line of the lists is of a record of this name, or below it. */
function names(title: string): (line: string) => boolean {
  return (line) => line.includes(` ${title} `) || line.includes(` ${title}:`);
}

test(
  'a run that is paused outlives its worker and its page, goes on, is cancelled, and tells the truth of it',
  async () => {
    const before = listsOf(firm.state);
    expect(await alarms()).toEqual([]);
    await page.getByLabel(/^Select all/).click();
    await button('Show the plan…').click();
    await checkAllKinds(page, (box) => box.click());
    await startButton(page).click();
    await waitForRun(page, / \d+ done/);
    expect(await alarms()).toHaveLength(1);
    await button('Pause').click();
    await waitForRun(page, /Paused at \d+ of \d+/);

    await browser.killWorker();
    await page.close();
    page = await openTieOut(browser);
    await waitForRun(page, /Paused at \d+ of \d+/);
    // Whatever had begun when the worker was stopped is settled first.
    await expect.poll(alarms).toEqual([]);
    await button('Resume').click();
    await waitForRun(page, /Fixing: \d/);
    expect(await alarms()).toHaveLength(1);
    await button('Cancel the run').click();
    await waitForRun(page, /Canceled at .* not started(?!.*(queued|in progress))/s);
    await expect.poll(alarms).toEqual([]);

    const report = await readReport();
    const after = listsOf(firm.state);
    const changed = (title: string) => {
      const { tooMany, missing } = compareLists(after.filter(names(title)), before.filter(names(title)));
      return tooMany.length + missing.length > 0;
    };
    const isLeft = ({ state }: { readonly state: string }) => state === 'Not started';
    expect(report.map((line) => `${line.title} ${isLeft(line)}`)).toEqual(
      report.map(({ title }) => `${title} ${!changed(title)}`),
    );
    const left = report.filter(isLeft).length;
    const done = report.filter(({ state }) => / in (both lists|QuickBooks.*)$/.test(state)).length;
    expect(await runLine(page).innerText()).toContain(`${done} done · ${left} not started`);
    expect(done + left).toBe(report.length);
    expect(done).toBeGreaterThan(0);
    expect(left).toBeGreaterThan(0);

    await undoWholeRun(page, (target) => target.click());
    expectAsBefore(firm, before);
  },
  testMs,
);
