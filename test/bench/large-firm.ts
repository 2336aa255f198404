import type { Page } from 'playwright-core';
import type { TestBrowser } from '../e2e/harness/browser';
import { waitForTime } from '../e2e/harness/panel';
import type { Firm } from '../firm/firm';
import { timeRouteChange } from './route-change';
import { type Figure, median, percentile } from './table';

const rounds = 12;

/**
 * What staff of a firm meet whose lists have just been brought in: their panels on clients' pages, each shown first by a worker that the
 * browser has stopped before.
 */
export async function measureLargeFirm(browser: TestBrowser, firm: Firm): Promise<Figure[]> {
  firm.switches.karbon.renderDelayMs = 0;
  const page = await browser.context.newPage();
  const home = `https://app2.karbonhq.com/${firm.state.karbon.tenantKey}#/triage`;
  await page.goto(home);
  const hashes = clientsInBothLists(firm, rounds).map((key) => `#/organizations/${key}/budget`);
  const floors: number[] = [];
  const time = (isStopped: boolean) => timeEach(browser, page, hashes, isStopped, floors);
  const [never, seen, warm] = [await time(true), await time(true), await time(false)];
  await page.close();
  return [
    row('a client’s page never seen, new worker → its time, median', median(never), 100),
    row('… 95th percentile', percentile(never, 0.95), null),
    row('the same page seen before, new worker, median', median(seen), 70),
    row('… worker awake, median', median(warm), 16),
    row('the least each can take: Karbon’s own page, median', median(floors), null),
  ];
}

async function timeEach(
  browser: TestBrowser,
  page: Page,
  hashes: readonly string[],
  isStopped: boolean,
  floors: number[],
): Promise<number[]> {
  const times: number[] = [];
  for (const hash of hashes) {
    if (isStopped) await browser.killWorker();
    const { panelMs, pageMs } = await timeRouteChange(page, hash, 'total');
    times.push(panelMs);
    floors.push(pageMs);
    await waitForTime(page);
    await page.evaluate(`location.hash = '#/triage'`);
    await page.locator('[data-tieout]').waitFor({ state: 'detached' });
  }
  return times;
}

/** Keys of clients with a jobcode and a customer of their very name, the last ones that came. */
function clientsInBothLists({ state }: Firm, count: number): readonly string[] {
  const jobcodes = new Set(
    [...state.quickbooksTime.jobcodes.values()].flatMap(({ parentId, name }) => (parentId ? [] : [name])),
  );
  const customers = new Set([...state.quickbooksOnline.names.values()].map(({ displayName }) => displayName));
  const both = [...state.karbon.organizations.values()].filter(
    ({ fullName }) => jobcodes.has(fullName) && customers.has(fullName),
  );
  if (both.length < count) throw new Error(`the firm has ${both.length} clients in both lists`);
  return both.slice(-count).map(({ key }) => key);
}

function row(what: string, figure: number, budget: number | null): Figure {
  return { what, figure, budget, unit: 'ms' };
}
