import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockOut } from '../firm/edits';
import { startFirm } from '../firm/firm';
import { openBrowser, type TestBrowser } from './harness/browser';
import { watchChanges } from './harness/changes';
import { connectAll, connectionCard, openOptions } from './harness/connect';
import { type FixAction, prepareActions } from './harness/fix-actions';
import { createAskedTable } from './harness/fix-requests';
import { focusIn, openWork, planLines, press, pressInMenu, type Way, waitForRun } from './harness/fixes';
import { logLines, newestRun, openLog, undoInLog } from './harness/log';
import { addWork } from './harness/new-work';
import { panelOf, waitUntilSettled } from './harness/panel';
import { checkPicture } from './harness/picture';
import { secretsIn, secretsOf } from './harness/secrets';

const firm = await startFirm();
// A total that stands still can be looked at.
for (const id of firm.state.quickbooksTime.users.keys()) clockOut(firm, id);
const actions = prepareActions(firm);
const table = createAskedTable(firm);
let browser: TestBrowser;
let log: Page;

beforeAll(async () => {
  browser = await openBrowser(firm);
  await connectAll(browser, firm);
});

afterAll(async () => {
  console.log(table.lines().join('\n'));
  await browser?.close();
  await firm.close();
});

const pictureOf = ({ what }: FixAction) => `fix-${what.toLowerCase().replace(/[^a-z]+/g, '-')}`;

/** From where the page stands to the end of the run; the steps are shown before, where there is anything to show. */
async function carryOut(page: Page, action: FixAction, way: Way): Promise<void> {
  await action.begin(page, way);
  if (action.plan !== null) {
    expect.soft(await planLines(page)).toEqual(action.plan);
    expect.soft((await focusIn(page)).name).toBe('Carry out');
    if (way === 'mouse') await checkPicture(page, `${pictureOf(action)}-plan`);
    await press(page, way, { name: 'Carry out' }, 'Space');
  }
  expect.soft(await waitForRun(page, 'Done')).toEqual(['Done.', ...action.done]);
}

describe.each(actions)('$what, by $way', (action) => {
  const { way, what } = action;

  it('does just that, and is taken back', async () => {
    const page = await openWork(browser, firm, action.work[way]);
    await action.prepare(page, way);
    const changes = watchChanges(firm);
    const expectAsked = table.watch(what);
    await carryOut(page, action, way);
    expectAsked(action.asked);
    expect.soft(changes()).toEqual({ ...action.changes, isRestUntouched: true });
    // What had the focus is gone; what tells of the run has it.
    expect.soft((await focusIn(page)).name).toBe('.fixing');
    await waitUntilSettled(page);
    await checkPicture(page, `${pictureOf(action)}-done-by-${way}`);

    const expectUndoAsked = table.watch(`Undo: ${what}`);
    if (way === 'mouse') await press(page, way, { name: 'Undo' });
    else await undoFromLog(action);
    await page.bringToFront();
    expect.soft(await waitForRun(page, 'Taken back')).toEqual(['Taken back.', ...action.undone]);
    expectUndoAsked(action.undoAsked);
    expect.soft(changes()).toEqual({ ...action.left, isRestUntouched: true });
    if (way === 'keyboard') await expect.poll(() => logLines(newestRun(log))).toEqual(action.undoLog);
    await page.close();
  });
});

async function undoFromLog(action: FixAction): Promise<void> {
  log ??= await openLog(browser);
  await log.bringToFront();
  const run = newestRun(log);
  const [, title] = action.work.keyboard.path;
  await expect.poll(() => run.locator('h3').innerText()).toBe(title);
  await expect.poll(() => logLines(run)).toEqual(action.log);
  await undoInLog(log, 'keyboard');
}

describe('before anything is carried out', () => {
  it('Escape and Cancel leave the steps, with the focus where it was, and nothing is asked for', async () => {
    const page = await openWork(browser, firm, addWork(firm, 'Second thoughts'));
    const changes = watchChanges(firm);
    const expectAsked = table.watch('Looking at the steps and leaving them');
    for (const leave of ['Escape', 'Cancel'] as const) {
      await press(page, 'keyboard', { name: 'Create…' });
      await planLines(page);
      expect((await focusIn(page)).name).toBe('Carry out');
      if (leave === 'Escape') await page.keyboard.press('Escape');
      else await press(page, 'keyboard', { name: 'Cancel' }, 'Space');
      await panelOf(page).locator('.fixing .box').waitFor({ state: 'detached' });
      expect((await focusIn(page)).name).toBe('Create…');
    }
    await pressInMenu(page, 'keyboard', 'Only in QuickBooks: Create…');
    await planLines(page);
    await page.keyboard.press('Escape');
    expect((await focusIn(page)).name).toBe('More actions');
    expectAsked({ quickbooksTime: [], quickbooks: [] });
    expect(changes()).toEqual({ came: [], went: [], recordsTouched: 0, isRestUntouched: true });
    await page.close();
  });

  it('Undo and Hide are reached by Tab from the run', async () => {
    const page = await openWork(browser, firm, addWork(firm, 'Third thoughts'));
    await press(page, 'keyboard', { name: 'Create…' });
    await press(page, 'keyboard', { name: 'Carry out' });
    await waitForRun(page, 'Done');
    await page.keyboard.press('Tab');
    expect((await focusIn(page)).name).toBe('Undo');
    await page.keyboard.press('Space');
    await waitForRun(page, 'Taken back');
    await press(page, 'keyboard', { name: 'Hide' });
    await panelOf(page).locator('.run-head').waitFor({ state: 'detached' });
    expect((await focusIn(page)).name).toBe('.fixing');
    await page.close();
  });
});

describe('the log', () => {
  it('is given out as CSV with a line for each step and no secret', async () => {
    log ??= await openLog(browser);
    await log.bringToFront();
    const download = log.waitForEvent('download');
    await log.getByRole('button', { name: 'Export CSV' }).click();
    const text = readFileSync(await (await download).path(), 'utf8');
    const lines = text.trim().split('\r\n');
    expect(lines[0]).toContain('When,When (UTC),Run,Item');
    const count = log.locator('[role=status]', { hasText: /lines$/ }).last();
    await expect.poll(() => count.innerText()).toMatch(new RegExp(`(^| )${lines.length - 1} lines$`));
    expect(text).toContain(',Created in QuickBooks Time,');
    expect(secretsIn(text, secretsOf(firm))).toEqual([]);
  });
});

describe('QuickBooks Time alone', () => {
  it('creates there and nowhere else, at the click', async () => {
    const options = await openOptions(browser);
    const card = connectionCard(options, 'quickbooks');
    await card.getByRole('button', { name: 'Disconnect', exact: true }).click();
    await card.locator('.confirm').getByRole('button', { name: 'Disconnect', exact: true }).click();
    await card.and(options.locator('[data-state="notConnected"]')).waitFor();
    await options.close();
    for (const way of ['mouse', 'keyboard'] as const) {
      const work = addWork(firm, `Alone, by ${way}`);
      const page = await openWork(browser, firm, work);
      const changes = watchChanges(firm);
      const expectAsked = table.watch('Create, QuickBooks Time alone');
      await press(page, way, { name: 'Create' });
      const path = work.path.join(':');
      expect(await waitForRun(page, 'Done')).toEqual(['Done.', `Created ${path} in QuickBooks Time. done`]);
      expectAsked({ quickbooksTime: ['GET jobcodes page 1', 'POST jobcodes'], quickbooks: [] });
      expect(changes()).toEqual({
        came: [`QuickBooks Time ${path} active for 0`],
        went: [],
        recordsTouched: 1,
        isRestUntouched: true,
      });
      await checkPicture(page, `fix-alone-by-${way}`);
      await page.close();
    }
  });
});
