import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findBarriers } from './harness/axe';
import { beginFixJourney } from './harness/fix-journey';
import { openWork, press } from './harness/fixes';
import { showcaseWork } from './harness/new-work';
import { panelOf } from './harness/panel';
import { checkPicture } from './harness/picture';

const journey = await beginFixJourney();
const { firm } = journey;

const runLine = (page: Page) => panelOf(page).locator('.timer-run');
const line = (page: Page) => panelOf(page).locator('.timer-line');

function openEntries() {
  return [...firm.state.quickbooksTime.timesheets.values()].filter(
    ({ type, endMs }) => type === 'regular' && endMs === null,
  );
}

it('starts by mouse, stops by a key, logs, corrects and deletes in the page, each with Undo', async () => {
  const work = showcaseWork(firm, 'matchedWork');
  const page = await openWork(journey.browser(), firm, work);
  const before = firm.state.quickbooksTime.timesheets.size;

  await press(page, 'mouse', { name: 'Start' });
  await expect.poll(() => runLine(page).innerText()).toContain('Started on');
  expect(openEntries()).toHaveLength(1);
  await expect.poll(() => line(page).innerText()).toMatch(/0:\d\d/);
  await checkPicture(page, 'timer-running');

  await panelOf(page).getByRole('button', { name: 'Refresh' }).focus();
  await page.keyboard.press('s');
  await expect.poll(() => runLine(page).innerText()).toContain('Stopped');
  expect(openEntries()).toHaveLength(0);
  await press(page, 'mouse', { name: 'Undo' });
  await expect.poll(() => openEntries().length).toBe(1);
  await expect.poll(() => runLine(page).innerText()).toContain('Undone');
  await press(page, 'keyboard', { name: 'Stop' });
  await expect.poll(() => openEntries().length).toBe(0);

  await panelOf(page).getByRole('button', { name: 'Refresh' }).focus();
  await page.keyboard.press('l');
  await page.keyboard.type('1h 20m');
  await expect.poll(() => panelOf(page).locator('.understood').innerText()).toContain('1.33 h');
  expect(await findBarriers(page, '[data-tieout]')).toEqual([]);
  await checkPicture(page, 'timer-log');
  await page.keyboard.press('Enter');
  await expect.poll(() => runLine(page).innerText()).toContain('Logged 1h 20m');
  const logged = () =>
    [...firm.state.quickbooksTime.timesheets.values()].filter(({ type }) => type === 'manual');
  expect(logged().at(-1)).toMatchObject({ duration: 4_788 });

  const own = panelOf(page).locator('.own-entries > ul > li', { hasText: '1h 20m' });
  await own.getByRole('button', { name: 'Edit' }).click();
  await panelOf(page).getByLabel('Note').fill('Bank feeds');
  await press(page, 'mouse', { name: 'Save' });
  await expect.poll(() => own.innerText()).toContain('Bank feeds');
  await own.getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => runLine(page).innerText()).toContain('Deleted your time entry');
  await expect.poll(() => firm.state.quickbooksTime.timesheets.size).toBe(before + 1);
  await press(page, 'mouse', { name: 'Undo' });
  await expect.poll(() => own.innerText()).toContain('Bank feeds');
  await page.close();
});
