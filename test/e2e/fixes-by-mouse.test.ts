import { describe, expect, it } from 'vitest';
import { watchChanges } from './harness/changes';
import { connectionCard, openOptions } from './harness/connect';
import { beginFixJourney, itFixesAndUndoes } from './harness/fix-journey';
import { openWork, press, waitForRun } from './harness/fixes';
import { addWork } from './harness/new-work';
import { checkPicture } from './harness/picture';

const journey = await beginFixJourney();
const { firm, table, actions } = journey;

describe.each(actions)('$what, by mouse', (action) => {
  itFixesAndUndoes(journey, action, 'mouse', (page) => press(page, 'mouse', { name: 'Undo' }));
});

describe('QuickBooks Time alone', () => {
  it('creates there and nowhere else, at the click', async () => {
    const options = await openOptions(journey.browser());
    const card = connectionCard(options, 'quickbooks');
    await card.getByRole('button', { name: 'Disconnect', exact: true }).click();
    await card.locator('.confirm').getByRole('button', { name: 'Disconnect', exact: true }).click();
    await card.and(options.locator('[data-state="notConnected"]')).waitFor();
    await options.close();
    for (const inputMethod of ['mouse', 'keyboard'] as const) {
      const work = addWork(firm, `Alone, by ${inputMethod}`);
      const page = await openWork(journey.browser(), firm, work);
      const changes = watchChanges(firm);
      const expectAsked = table.watch('Create, QuickBooks Time alone');
      await press(page, inputMethod, { name: 'Create' });
      const path = work.path.join(':');
      expect(await waitForRun(page, 'Done')).toEqual([
        'Done',
        `Created ${path} in QuickBooks Time. Open QuickBooks Time`,
      ]);
      await expectAsked({ quickbooksTime: ['GET jobcodes page 1', 'POST jobcodes'], quickbooks: [] });
      expect(changes()).toEqual({
        came: [`QuickBooks Time ${path} active for 0`],
        went: [],
        recordsTouched: 1,
        isRestUntouched: true,
      });
      await checkPicture(page, `fix-alone-by-${inputMethod}`);
      await page.close();
    }
  });
});
