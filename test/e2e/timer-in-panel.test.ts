import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { addTimesheet, clockIn, deleteTimesheet, editTimesheet } from '../firm/edits';
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

it('switches and ends a forgotten timer by the keyboard, and corrects an entry of a colleague', async () => {
  const work = showcaseWork(firm, 'matchedWork');
  const { users, jobcodes } = firm.state.quickbooksTime;
  const all = [...users.values()];
  const me = all.find(({ permissions }) => permissions.admin === true);
  const colleague = all.find(({ id, active }) => active && id !== me?.id);
  const elsewhere = [...jobcodes.values()].find(
    ({ active, type, parentId, assignedToAll }) =>
      active && type === 'regular' && parentId === 0 && assignedToAll,
  );
  const started = clockIn(firm, {
    userId: me?.id ?? 0,
    jobcodeId: elsewhere?.id ?? 0,
  });
  const page = await openWork(journey.browser(), firm, work);
  await expect.poll(() => line(page).innerText()).toContain(elsewhere?.name ?? '');
  await panelOf(page).getByRole('button', { name: 'Refresh' }).focus();
  await page.keyboard.press('s');
  await expect.poll(() => runLine(page).innerText()).toContain('Started on');
  const [here] = openEntries();
  const ended = firm.state.quickbooksTime.timesheets.get(started.id);
  expect([openEntries().length, here?.startMs]).toEqual([1, ended?.endMs]);

  // Since yesterday morning, as the service has it; the panel looks again.
  const hour = 3_600_000;
  editTimesheet(firm, here?.id ?? 0, { startMs: wholeSecond() - 25 * hour });
  // Nothing else of theirs is in the way of what is corrected: the service refuses times that overlap.
  for (const { id, userId } of [...firm.state.quickbooksTime.timesheets.values()])
    if ([me?.id, colleague?.id].includes(userId) && id !== here?.id) deleteTimesheet(firm, id);
  await press(page, 'keyboard', { name: 'Refresh' });
  const asOf = panelOf(page).getByRole('button', { name: /^Stop as of/ });
  await asOf.waitFor();
  await checkPicture(page, 'timer-forgotten');
  await asOf.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => openEntries().length).toBe(0);
  const corrected = firm.state.quickbooksTime.timesheets.get(here?.id ?? 0);
  expect((corrected?.endMs ?? 0) - (corrected?.startMs ?? 0)).toBeLessThan(10 * hour);

  const startMs = wholeSecond() - 2 * hour;
  const theirs = addTimesheet(firm, {
    userId: colleague?.id ?? 0,
    jobcodeId: here?.jobcodeId ?? 0,
    type: 'regular',
    startMs,
    endMs: startMs + hour,
    notes: 'Reconciliation',
  });
  await press(page, 'keyboard', { name: 'Refresh' });
  const row = panelOf(page).locator('.entries li', { hasText: 'Reconciliation' }).first();
  await row.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await panelOf(page).getByLabel('Note').fill('Bank reconciliation');
  expect(await findBarriers(page, '[data-tieout]')).toEqual([]);
  await checkPicture(page, 'entry-of-a-colleague');
  await press(page, 'keyboard', { name: 'Save' });
  await expect.poll(() => runLine(page).innerText()).toContain('Changed');
  const noteOf = () => firm.state.quickbooksTime.timesheets.get(theirs.id)?.notes;
  expect(noteOf()).toBe('Bank reconciliation');
  await press(page, 'keyboard', { name: 'Undo' });
  await expect.poll(noteOf).toBe('Reconciliation');
  await page.close();
});

function wholeSecond(): number {
  return Math.floor(firm.clock.now() / 1_000) * 1_000;
}
