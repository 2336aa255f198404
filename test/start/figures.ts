import type { TestBrowser } from '../e2e/harness/browser';
import { openShowcase, totalText, verdictText, waitForTime } from '../e2e/harness/panel';
import { durationText, sixMonths, trueTime, workJobcode } from '../e2e/harness/truth';
import type { Firm } from '../firm/firm';
import type { ShowcaseName } from '../firm/state';

/** Work whose total is compared with the firm's own entries, and how its verdict begins. */
const expectations: readonly { readonly showcase: ShowcaseName; readonly verdict: RegExp }[] = [
  { showcase: 'matchedWork', verdict: /^Ties out/ },
  { showcase: 'busyWork', verdict: /^Ties out/ },
  { showcase: 'wouldDuplicateWork', verdict: /duplicate/ },
];

/** Opens each page and compares what the panel shows with what QuickBooks Time holds; returns how many were wrong. */
export async function checkFigures(browser: TestBrowser, firm: Firm): Promise<number> {
  let wrong = 0;
  for (const { showcase, verdict } of expectations) {
    const { from, to } = sixMonths(firm);
    const truth = trueTime(firm, workJobcode(firm, showcase), from, to);
    const page = await openShowcase(browser, firm, showcase);
    await waitForTime(page);
    const shown = await totalText(page);
    const said = await verdictText(page);
    const expected = durationText(truth.closedSeconds + truth.runningSeconds(firm.clock.now()));
    const isRight = shown === expected && verdict.test(said);
    if (!isRight) wrong += 1;
    console.log(
      `  ${isRight ? 'right' : 'WRONG'}  ${showcase}: ${shown} (the firm holds ${expected}); “${said}”`,
    );
    await page.close();
  }
  return wrong;
}
