import type { Page } from 'playwright-core';
import type { TestBrowser } from '../e2e/harness/browser';
import { connectAll } from '../e2e/harness/connect';
import { addManyEntriesTo } from '../e2e/harness/many-entries';
import { addJobcodeByHand, addWork, type KarbonWork } from '../e2e/harness/new-work';
import { openShowcase, totalText, waitForTime } from '../e2e/harness/panel';
import { durationText, sixMonths, trueTime } from '../e2e/harness/truth';
import { type Firm, startFirm } from '../firm/firm';
import { openMeasuredBrowser } from './measured-browser';
import { measureMemory } from './memory';
import { timeRouteChange } from './route-change';
import { type Figure, median, percentile } from './table';

const sizes = [100, 1_000, 5_000] as const;
/** Of each size several work items, since a page is cold but once. */
const coldRounds = 3;
const warmRounds = 30;

interface MeasuredWork extends KarbonWork {
  readonly jobcodeId: number;
}

interface SizedWork {
  readonly size: number;
  readonly works: readonly MeasuredWork[];
}

/**
 * A work item's panel by how many entries it has: cold, with its time read live from the stand-in firm, and warm, from the store.
 * Then what that takes of memory. In a firm and a browser of their own, in which nothing has been read but the lists.
 */
export async function measurePanelBySize(): Promise<Figure[]> {
  const firm = await startFirm();
  firm.switches.karbon.renderDelayMs = 0;
  const sized: SizedWork[] = sizes.map((size) => ({
    size,
    works: Array.from({ length: coldRounds }, (_, round) => {
      const work = addWork(firm, `Journal of ${size} entries, volume ${round + 1}`);
      const [client, title] = work.path;
      // A different number each, so that no two panels show the same total.
      const jobcodeId = addJobcodeByHand(firm, [client], title);
      addManyEntriesTo(firm, jobcodeId, size + round);
      return { ...work, jobcodeId };
    }),
  }));
  const browser = await openMeasuredBrowser(firm);
  try {
    await connectAll(browser, firm);
    const times = await measureTimes(browser, firm, sized);
    const biggest = sized.at(-1)?.works[0];
    if (!biggest) throw new Error('there is no work item to look at');
    return [...times, ...(await measureMemory(browser, firm, biggest))];
  } finally {
    await browser.close();
    await firm.close();
  }
}

/** A wrong figure, however quickly, counts for nothing. */
async function checkTotal(page: Page, firm: Firm, { jobcodeId }: MeasuredWork): Promise<void> {
  const { from, to } = sixMonths(firm);
  const expected = durationText(trueTime(firm, jobcodeId, from, to).closedSeconds);
  const shown = await totalText(page);
  if (shown !== expected) throw new Error(`the panel shows ${shown}, the time is ${expected}`);
}

async function measureTimes(
  browser: TestBrowser,
  firm: Firm,
  sized: readonly SizedWork[],
): Promise<Figure[]> {
  const page = await openShowcase(browser, firm, 'matchedWork');
  await waitForTime(page);
  const home = new URL(page.url()).hash;
  const hashOf = ({ key }: KarbonWork) => `#/work/${key}/budget`;
  const figures: Figure[] = [];
  for (const { size, works } of sized) {
    const cold: number[] = [];
    for (const work of works) {
      cold.push((await timeRouteChange(page, hashOf(work), 'total')).panelMs);
      await waitForTime(page);
      await checkTotal(page, firm, work);
      await timeRouteChange(page, home, 'total');
      await waitForTime(page);
    }
    figures.push({
      what: `on a page never read before, ${size.toLocaleString('en-US')} entries, median`,
      figure: median(cold),
      budget: null,
      unit: 'ms',
    });
    const warm: number[] = [];
    for (let round = 0; round < warmRounds; round += 1) {
      const work = works[round % works.length];
      if (!work) break;
      warm.push((await timeRouteChange(page, hashOf(work), 'total')).panelMs);
      await waitForTime(page);
      await checkTotal(page, firm, work);
      await timeRouteChange(page, home, 'total');
      await waitForTime(page);
    }
    figures.push(
      {
        what: `on a known page with its total, ${size.toLocaleString('en-US')} entries, median`,
        figure: median(warm),
        budget: 16,
        unit: 'ms',
      },
      { what: '… 95th percentile', figure: percentile(warm, 0.95), budget: 60, unit: 'ms' },
    );
  }
  await page.close();
  return figures;
}
