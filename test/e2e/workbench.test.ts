import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import { compareLists, listsOf } from '../kill/lists';
import { findBarriers } from './harness/axe';
import { openBrowser, type TestBrowser } from './harness/browser';
import {
  checkAllKinds,
  dialogOn,
  expectAsBefore,
  startButton,
  undoWholeRun,
  waitForRun,
} from './harness/bulk-run';
import { addClients } from './harness/new-clients';
import { countOf, openTieOutOf } from './harness/tie-out';

let firm: Firm;
let browser: TestBrowser;
let page: Page;
let added: readonly string[] = [];

beforeAll(async () => {
  firm = await startFirm();
  added = addClients(firm);
  browser = await openBrowser(firm);
  page = await openTieOutOf(firm, browser);
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

const testMs = 240_000;

function open(): Promise<number> {
  return countOf(page, 'Needs attention');
}

function button(name: string | RegExp): Locator {
  return page.getByRole('button', { name });
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
    await checkAllKinds(page, async (box) => {
      await tabTo(box);
      await press('Space');
    });
    await save('workbench-plan');
    expect(await findBarriers(page)).toEqual([]);
    await tabTo(startButton(page));
    await press('Enter');
    await waitForRun(page, /Run finished/);
    await expect.poll(open).toBeLessThan(openBefore - 8);
    const { missing } = compareLists(listsOf(firm.state), before);
    expect(missing.length).toBeGreaterThan(3);

    await undoWholeRun(page, async (target) => {
      await tabTo(target);
      await press('Enter');
    });
    await save('workbench-undone');
    expectAsBefore(firm, before);
    await expect.poll(open).toBe(openBefore);
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
    await checkAllKinds(page, click);
    await click(startButton(page));
    await waitForRun(page, /Run finished/);
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
    await click(dialogOn(page).getByRole('button', { name: 'Ignore' }));
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
