import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clockOut } from '../../firm/edits';
import { type Firm, startFirm } from '../../firm/firm';
import { openBrowser, type TestBrowser } from './browser';
import { watchChanges } from './changes';
import { connectAll, takeAllOfKarbon } from './connect';
import { type FixAction, prepareActions } from './fix-actions';
import { type AskedTable, createAskedTable } from './fix-requests';
import { focusIn, type InputMethod, openWork, planLines, press, waitForRun } from './fixes';
import { waitUntilSettled } from './panel';
import { checkPicture } from './picture';

/** A firm of its own, with what the actions need, and a browser that is connected to it while the tests of a file run. */
export interface FixJourney {
  readonly firm: Firm;
  readonly table: AskedTable;
  readonly actions: readonly FixAction[];
  browser(): TestBrowser;
}

/** To be called once, at the top of a file. Prints at the end what each action has asked for. */
export async function beginFixJourney(): Promise<FixJourney> {
  const firm = await startFirm();
  // A total that stands still can be looked at.
  for (const id of firm.state.quickbooksTime.users.keys()) clockOut(firm, id);
  const actions = prepareActions(firm);
  const table = createAskedTable(firm);
  let browser: TestBrowser | null = null;

  beforeAll(async () => {
    browser = await openBrowser(firm);
    await connectAll(browser, firm);
    await takeAllOfKarbon(browser);
  });

  afterAll(async () => {
    console.log(table.lines().join('\n'));
    await browser?.close();
    await firm.close();
  });

  return {
    firm,
    table,
    actions,
    browser() {
      if (!browser) throw new Error('the browser is not open yet');
      return browser;
    },
  };
}

/** From the page of the work item to the run that has been undone by `takeBack`, with texts, pictures, requests and lists checked. */
export function itFixesAndUndoes(
  journey: FixJourney,
  action: FixAction,
  inputMethod: InputMethod,
  undo: (page: Page) => Promise<void>,
): void {
  it('does just that, and is taken back', async () => {
    const { firm, table } = journey;
    const page = await openWork(journey.browser(), firm, action.work);
    await action.prepare(page, inputMethod);
    const changes = watchChanges(firm);
    const expectAsked = table.watch(action.what);
    await carryOut(page, action, inputMethod);
    await waitUntilSettled(page);
    await expectAsked(action.asked);
    expect.soft(changes()).toEqual({ ...action.changes, isRestUntouched: true });
    // What had the focus is gone; what tells of the run has it.
    expect.soft((await focusIn(page)).name).toBe('.fixing');
    await checkPicture(page, `${pictureOf(action)}-done-by-${inputMethod}`);

    const expectUndoAsked = table.watch(`Undo: ${action.what}`);
    await undo(page);
    await page.bringToFront();
    const isLeft = action.left.came.some((line) => / inactive$| archived for /.test(line));
    const sentence = isLeft ? "Undone. What was created can't be deleted, so it's inactive now" : 'Undone';
    expect.soft(await waitForRun(page, 'Undone')).toEqual([sentence, ...action.undone]);
    await expectUndoAsked(action.undoAsked);
    expect.soft(changes()).toEqual({ ...action.left, isRestUntouched: true });
    await page.close();
  });
}

/** From where the page stands to the end of the run; the steps are shown before, where there is anything to show. */
async function carryOut(page: Page, action: FixAction, inputMethod: InputMethod): Promise<void> {
  await action.begin(page, inputMethod);
  if (action.plan !== null) {
    expect.soft(await planLines(page)).toEqual(action.plan);
    expect.soft((await focusIn(page)).name).toBe('Apply');
    if (inputMethod === 'mouse') await checkPicture(page, `${pictureOf(action)}-plan`);
    await press(page, inputMethod, { name: 'Apply' }, 'Space');
  }
  expect.soft(await waitForRun(page, 'Done')).toEqual(['Done', ...action.done]);
}

function pictureOf({ what }: FixAction): string {
  return `fix-${what.toLowerCase().replace(/[^a-z]+/g, '-')}`;
}
