import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Firm } from '../../firm/firm';
import { compareLists, listsOf } from '../../kill/lists';

const runMs = 120_000;

/** The line on the run that goes on or was the last. */
export function runLine(page: Page): Locator {
  return page.getByRole('region', { name: 'Run' });
}

export function dialogOn(page: Page): Locator {
  return page.getByRole('dialog');
}

/** The button of the plan that starts the run. */
export function startButton(page: Page): Locator {
  return dialogOn(page).getByRole('button', { name: /^Fix \d+$/ });
}

export async function waitForRun(page: Page, words: RegExp): Promise<void> {
  await expect.poll(() => runLine(page).innerText(), { timeout: runMs }).toMatch(words);
}

/** Checks every kind of the plan that is shown. @param check presses a box that is not checked */
export async function checkAllKinds(page: Page, check: (box: Locator) => Promise<void>): Promise<void> {
  await dialogOn(page).locator('.kinds').waitFor();
  for (const box of await dialogOn(page).locator('.kinds > li > label input').all()) {
    if (!(await box.isChecked())) await check(box);
  }
}

/** Undoes the run that was the last. @param press presses a button */
export async function undoWholeRun(page: Page, press: (target: Locator) => Promise<void>): Promise<void> {
  await press(page.getByRole('button', { name: 'Undo the whole run…' }));
  await press(dialogOn(page).getByRole('button', { name: 'Undo the whole run' }));
  await waitForRun(page, /Undo finished/);
}

/** @param before as `listsOf` has told it: the lists are as they were, but for what was created, which can't be deleted. */
export function expectAsBefore(firm: Firm, before: readonly string[]): void {
  const { missing, tooMany } = compareLists(listsOf(firm.state), before);
  expect(missing).toEqual([]);
  expect(tooMany.filter((line) => !/inactive|archived/.test(line))).toEqual([]);
}
