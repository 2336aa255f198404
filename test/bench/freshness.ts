import type { TestBrowser } from '../e2e/harness/browser';
import { openShowcase, panelOf, waitForTime } from '../e2e/harness/panel';
import { workJobcode } from '../e2e/harness/truth';
import { addTimesheet } from '../firm/edits';
import type { Firm } from '../firm/firm';
import type { Figure } from './table';

const rounds = 3;

/** From a write in QuickBooks Time to the entry in the open panel, the worst of a few, seconds. */
export async function measureFreshness(browser: TestBrowser, firm: Firm): Promise<Figure[]> {
  const page = await openShowcase(browser, firm, 'matchedWork');
  await waitForTime(page);
  const jobcodeId = workJobcode(firm, 'matchedWork');
  const [userId = 0] = [...firm.state.quickbooksTime.users.keys()];
  let worstSeconds = 0;
  for (let round = 0; round < rounds; round += 1) {
    const notes = `Freshness ${round}`;
    const startedMs = performance.now();
    addTimesheet(firm, {
      userId,
      jobcodeId,
      type: 'manual',
      date: new Date(firm.clock.now()).toISOString().slice(0, 10),
      duration: 600,
      notes,
    });
    await panelOf(page).getByText(notes).waitFor();
    worstSeconds = Math.max(worstSeconds, (performance.now() - startedMs) / 1000);
  }
  await page.close();
  return [
    {
      what: 'a new entry in QuickBooks Time → shown in the open panel',
      figure: worstSeconds,
      budget: 15,
      unit: 's',
    },
  ];
}
