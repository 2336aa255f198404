import { setTimeout } from 'node:timers/promises';
import type { TestBrowser } from '../e2e/harness/browser';
import { holdAnswers } from '../e2e/harness/hold-answers';
import { openShowcase, panelOf, waitForTime } from '../e2e/harness/panel';
import type { Firm } from '../firm/firm';
import type { Figure } from './table';

/** Longer than two visits may lie apart to count as one. */
const momentMs = 6_000;

/** Every host that the worker asks, as the budgets name them. */
const systems = [
  { name: 'QuickBooks Time', host: 'rest.tsheets.com', coldBudget: 2 },
  { name: 'QuickBooks Online', host: 'quickbooks.api.intuit.com', coldBudget: 1 },
  // The second reads the budget of the work item.
  { name: 'Karbon', host: 'api.karbonhq.com', coldBudget: 2 },
] as const;

const quietMs = 1_500;

/** Counts the requests to each system until none has come for a while. */
async function countUntilQuiet(firm: Firm): Promise<number[]> {
  for (;;) {
    const before = firm.requests.all().length;
    await setTimeout(quietMs);
    if (firm.requests.all().length === before) break;
  }
  return systems.map(({ host }) => firm.requests.count({ host }));
}

/** How many requests a page that was seen before waits for until it shows its time: answers held back can bring nothing. */
async function measureBeforeData(browser: TestBrowser, firm: Firm): Promise<Figure> {
  const release = holdAnswers(firm);
  firm.requests.clear();
  const page = await openShowcase(browser, firm, 'wouldDuplicateWork');
  const isShown = await panelOf(page)
    .locator('.total')
    .first()
    .waitFor({ timeout: momentMs })
    .then(
      () => true,
      () => false,
    );
  const sent = firm.requests.all().filter(({ host }) => systems.some((system) => system.host === host));
  release();
  await waitForTime(page);
  await page.close();
  return {
    what: 'before a known work item shows its time',
    figure: isShown ? 0 : sent.length,
    budget: 0,
    unit: '',
  };
}

/** Requests for a page never seen before, and for the same page seen again, by system; the lists have been read. */
export async function measureRequests(browser: TestBrowser, firm: Firm): Promise<Figure[]> {
  await countUntilQuiet(firm);
  // What was asked a moment ago would not be asked again.
  await setTimeout(momentMs);
  const counts: number[][] = [];
  for (let visit = 0; visit < 2; visit += 1) {
    firm.requests.clear();
    const page = await openShowcase(browser, firm, 'wouldDuplicateWork');
    await waitForTime(page);
    counts.push(await countUntilQuiet(firm));
    await page.close();
    await setTimeout(momentMs);
  }
  const [cold = [], warm = []] = counts;
  return [
    await measureBeforeData(browser, firm),
    ...systems.map(({ name, coldBudget }, place) => ({
      what: `for a work item never seen: ${name}`,
      figure: cold[place] ?? 0,
      budget: coldBudget,
      unit: '',
    })),
    ...systems.map(({ name }, place) => ({
      what: `for a known one, to be fresh: ${name}`,
      figure: warm[place] ?? 0,
      budget: 1,
      unit: '',
    })),
  ];
}
