import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { watchChanges } from './harness/changes';
import type { FixAction } from './harness/fix-actions';
import { beginFixJourney, itFixesAndUndoes } from './harness/fix-journey';
import { focusIn, openWork, planLines, press, pressInMenu, waitForRun } from './harness/fixes';
import { logLines, newestRun, openLog, undoInLog } from './harness/log';
import { addWork } from './harness/new-work';
import { panelOf } from './harness/panel';
import { secretsIn, secretsOf } from './harness/secrets';

const journey = await beginFixJourney();
const { firm, table, actions } = journey;
let log: Page;

/** From the log on the options page, which stays open from one action to the next. */
async function undoFromLog(action: FixAction): Promise<void> {
  log ??= await openLog(journey.browser());
  await log.bringToFront();
  const run = newestRun(log);
  const [, title] = action.work.path;
  await expect.poll(() => run.getByRole('heading').innerText()).toBe(title);
  await expect.poll(() => logLines(run)).toEqual(action.log);
  await undoInLog(log, 'keyboard');
  await expect.poll(() => logLines(newestRun(log))).toEqual(action.undoLog);
}

describe.each(actions)('$what, by keyboard', (action) => {
  itFixesAndUndoes(journey, action, 'keyboard', () => undoFromLog(action));
});

describe('before anything is carried out', () => {
  it('Escape and Cancel leave the steps, with the focus where it was, and nothing is asked for', async () => {
    const page = await openWork(journey.browser(), firm, addWork(firm, 'Second thoughts'));
    const changes = watchChanges(firm);
    const expectAsked = table.watch('Looking at the steps and leaving them');
    for (const leave of ['Escape', 'Cancel'] as const) {
      await press(page, 'keyboard', { name: 'Create…' });
      await planLines(page);
      expect((await focusIn(page)).name).toBe('Apply');
      if (leave === 'Escape') await page.keyboard.press('Escape');
      else await press(page, 'keyboard', { name: 'Cancel' }, 'Space');
      await panelOf(page).locator('.fixing .box').waitFor({ state: 'detached' });
      expect((await focusIn(page)).name).toBe('Create…');
    }
    await pressInMenu(page, 'keyboard', 'Only in QuickBooks: Create…');
    await planLines(page);
    await page.keyboard.press('Escape');
    expect((await focusIn(page)).name).toBe('More actions');
    await expectAsked({ quickbooksTime: [], quickbooks: [] });
    expect(changes()).toEqual({ came: [], went: [], recordsTouched: 0, isRestUntouched: true });
    await page.close();
  });

  it('Undo and Hide are reached by Tab from the run', async () => {
    const page = await openWork(journey.browser(), firm, addWork(firm, 'Third thoughts'));
    await press(page, 'keyboard', { name: 'Create…' });
    await press(page, 'keyboard', { name: 'Apply' });
    await waitForRun(page, 'Done');
    await page.keyboard.press('Tab');
    expect((await focusIn(page)).name).toBe('Undo');
    await page.keyboard.press('Space');
    await waitForRun(page, 'Undone');
    await press(page, 'keyboard', { name: 'Hide' });
    await panelOf(page).locator('.run-head').waitFor({ state: 'detached' });
    expect((await focusIn(page)).name).toBe('.fixing');
    await page.close();
  });
});

describe('the log', () => {
  it('is given out as CSV with a line for each step and no secret', async () => {
    await log.bringToFront();
    const download = log.waitForEvent('download');
    await log.getByRole('button', { name: 'Export CSV' }).click();
    const text = readFileSync(await (await download).path(), 'utf8');
    const lines = text.trim().split('\r\n');
    expect(lines[0]).toContain('When,When (UTC),Run,Item');
    // All that the file holds is on screen beside it, once it is all shown.
    const more = log.getByRole('button', { name: 'Show more', exact: true });
    await expect
      .poll(async () => {
        if (await more.isVisible()) await more.click();
        return log.locator('.run .lines > li').count();
      })
      .toBe(lines.length - 1);
    expect(text).toContain(',Created in QuickBooks Time,');
    expect(secretsIn(text, secretsOf(firm))).toEqual([]);
  });
});
