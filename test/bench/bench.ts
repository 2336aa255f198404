/**
 * `npm run bench`: measures the budgets of the house on the production build in Chromium, and prints each figure beside
 * its budget; what takes a large firm or a day, in an office without a browser, on a clock that is simulated, and the first sync
 * in Chromium too, on a clock that is quick. Times vary with the machine; sizes and requests are also asserted by `npm test`.
 *
 * Named parts alone are measured by `npm run bench -- route-change requests`. What was measured goes into `docs/bench.json` and the
 * README's table; the exit code is 1 where a figure is over its budget.
 */
import { measureSizes } from '../../scripts/budgets.mjs';
import type { TestBrowser } from '../e2e/harness/browser';
import { connectAll } from '../e2e/harness/connect';
import { type Firm, startFirm } from '../firm/firm';
import { measureCard } from './card';
import { measureCustomerList } from './customer-list';
import { measureDeadWorker } from './dead-worker';
import { readFigureRows, withFigures, writeFigureRows } from './figures-file';
import { measureFirstSync } from './first-sync';
import { measureFirstSyncInBrowser } from './first-sync-browser';
import { measureFreshness } from './freshness';
import { measureHours } from './hours';
import { measureLookUp } from './look-up-in-browser';
import { measureLongestTask, measureScriptTime } from './main-thread';
import { openMeasuredBrowser } from './measured-browser';
import { measureNames } from './names';
import { measurePageLoad } from './page-load';
import { measurePageMatch } from './page-match';
import { measurePanelBySize } from './panel-by-size';
import { isPartName, type PartName, partNames, partTitles } from './parts';
import { measureLists } from './read-lists';
import { measureRequests } from './requests';
import { measureRouteChange } from './route-change';
import { measureStaff } from './staff/staff';
import { type Figure, isOverBudget, printTable } from './table';
import { measureTieOut } from './tie-out';
import { measureTieOutGrowth } from './tie-out-growth';
import { measureTieOutPage } from './tie-out-page';
import { hoursInDay, measureWorkingDay } from './working-day';

interface Connected {
  readonly browser: TestBrowser;
  readonly firm: Firm;
}

let connected: Connected | null = null;

/** One firm and one connected browser for the parts that share them. */
async function connect(): Promise<Connected> {
  if (connected) return connected;
  console.log('Connecting …');
  const firm = await startFirm();
  const browser = await openMeasuredBrowser(firm);
  connected = { browser, firm };
  await connectAll(browser, firm);
  return connected;
}

async function disconnect(): Promise<void> {
  await connected?.browser.close();
  await connected?.firm.close();
  connected = null;
}

type Measure = (browser: TestBrowser, firm: Firm) => Promise<readonly Figure[]>;

async function inBrowser(measure: Measure): Promise<readonly Figure[]> {
  const { browser, firm } = await connect();
  return measure(browser, firm);
}

function sizes(): readonly Figure[] {
  return measureSizes().map(({ what, bytes, budgetBytes }) => ({
    what: what.replace(/, gzip$/, ''),
    figure: bytes / 1024,
    budget: budgetBytes / 1024,
    unit: 'KB',
  }));
}

/**
 * What is simulated comes before the browser, whose timers would never let the simulated clock come to rest. Freshness comes before
 * what asks for much: the extension allows itself 285 requests to QuickBooks Time in five minutes.
 */
const measures: Readonly<Record<PartName, () => Promise<readonly Figure[]> | readonly Figure[]>> = {
  'first-sync': () => measureFirstSync(1),
  'working-day': () => measureWorkingDay(hoursInDay),
  staff: measureStaff,
  'first-sync-browser': () => measureFirstSyncInBrowser(1),
  'panel-by-size': measurePanelBySize,
  freshness: () => inBrowser(measureFreshness),
  requests: () => inBrowser(measureRequests),
  'route-change': () => inBrowser(measureRouteChange),
  card: () => inBrowser(measureCard),
  'dead-worker': () =>
    inBrowser(async (...where) => [
      ...(await measureDeadWorker(...where)),
      ...(await measurePageLoad(...where)),
    ]),
  'script-time': () => inBrowser(measureScriptTime),
  'longest-task': () => inBrowser(measureLongestTask),
  'look-up': () => inBrowser(async (browser) => [await measureLookUp(browser)]),
  'read-lists': () => inBrowser(measureLists),
  'page-match': () => inBrowser(measurePageMatch),
  'customer-list': measureCustomerList,
  'tie-out': async () => [...(await measureTieOut()), measureTieOutGrowth()],
  'tie-out-page': measureTieOutPage,
  hours: measureHours,
  names: measureNames,
  sizes,
};

/** These are timed with nothing else under way. */
const timedAlone: ReadonlySet<PartName> = new Set(['customer-list', 'tie-out', 'tie-out-page', 'hours']);

/** Thousandths are more than any of the measures can tell. */
function rounded(figure: number): number {
  return Math.round(figure * 1_000) / 1_000;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !isPartName(name));
if (unknown.length > 0) {
  throw new Error(`No such part: ${unknown.join(', ')}. The parts are ${partNames.join(', ')}.`);
}

const date = new Date().toISOString().slice(0, 10);
const measured = [];
try {
  for (const part of partNames.filter((name) => asked.length === 0 || asked.includes(name))) {
    console.log(`${partTitles[part]} …`);
    if (timedAlone.has(part)) await disconnect();
    for (const one of await measures[part]()) {
      measured.push({ part, ...one, figure: rounded(one.figure), date });
    }
  }
} finally {
  await disconnect();
}
printTable(measured);
writeFigureRows(withFigures(readFigureRows(), measured, partNames), new Map(Object.entries(partTitles)));
process.exitCode = measured.some(isOverBudget) ? 1 : 0;
