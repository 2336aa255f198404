import { openPage, type TestBrowser } from '../e2e/harness/browser';
import { builtScript } from './built-script';
import type { MatchTimes } from './page-match-main';
import { type Figure, median } from './table';

/** How a work item's page is matched out of the copies of a large firm, in a page of the extension. */
export async function measurePageMatch(browser: TestBrowser): Promise<Figure[]> {
  const page = await openPage(browser, `chrome-extension://${browser.extensionId}/icons/16.png`);
  await page.evaluate(await builtScript('test/bench/page-match-main.ts'));
  const times = await page.evaluate(
    () => (globalThis as unknown as { matchTimes: Promise<MatchTimes> }).matchTimes,
  );
  await page.close();
  const row = (what: string, of: readonly number[], budget: number | null): Figure => ({
    what,
    figure: median([...of]),
    budget,
    unit: 'ms',
  });
  return [
    row('in a new worker, median', times.shownNew, 100),
    row('… once one jobcode has changed, median', times.shownAfterChange, 10),
    row('one whose client is in neither list, in a new worker, median', times.missingNew, 100),
    row('… once one jobcode has changed, median', times.missingAfterChange, 10),
    row('the least it can take: the lists out of the copies alone, median', times.lists, null),
    row('against the whole lists, in a new worker, median', times.wholeNew, null),
    row('… once one jobcode has changed, median', times.wholeAfterChange, null),
  ];
}
