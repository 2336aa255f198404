/**
 * `npm run bench`: measures the budgets of the house on the production build in Chromium, and prints each figure beside
 * its budget; what takes a large firm or a day, in an office without a browser, on a clock that is simulated, and the first sync
 * in Chromium too, on a clock that is quick. Times vary with the machine; sizes and requests are also asserted by `npm test`.
 */
import { measureSizes } from '../../scripts/budgets.mjs';
import { openBrowser } from '../e2e/harness/browser';
import { connectAll } from '../e2e/harness/connect';
import { startFirm } from '../firm/firm';
import { measureFirstSync } from './first-sync';
import { measureFirstSyncInBrowser } from './first-sync-browser';
import { measureFreshness } from './freshness';
import { measureLookUp } from './look-up-in-browser';
import { measureLongestTask, measureScriptTime } from './main-thread';
import { measurePanelBySize } from './panel-by-size';
import { measureRequests } from './requests';
import { measureRouteChange } from './route-change';
import { type Figure, printTable } from './table';
import { measureTieOut } from './tie-out';
import { hoursInDay, measureWorkingDay } from './working-day';

const figures: Figure[] = [];
// Before the browser, whose timers would never let the simulated clock come to rest.
console.log('First sync of a large firm, simulated (a minute or two) …');
figures.push(...(await measureFirstSync(1)));
console.log('A day of ten staff, simulated (five minutes) …');
figures.push(...(await measureWorkingDay(hoursInDay)));
console.log('First sync of a large firm in Chromium, ten times as fast (six minutes) …');
figures.push(...(await measureFirstSyncInBrowser(1)));
console.log('The panel at 100, 1,000 and 5,000 entries, and memory …');
figures.push(...(await measurePanelBySize()));
const firm = await startFirm();
const browser = await openBrowser(firm);
try {
  console.log('Connecting …');
  await connectAll(browser, firm);
  // Before what asks for much: the extension allows itself 200 requests to QuickBooks Time in five minutes.
  console.log('Freshness …');
  figures.push(...(await measureFreshness(browser, firm)));
  console.log('Requests …');
  figures.push(...(await measureRequests(browser, firm)));
  console.log('Route changes …');
  figures.push(...(await measureRouteChange(browser, firm)));
  console.log('Script time …');
  figures.push(...(await measureScriptTime(browser, firm)));
  console.log('Longest task at 5,000 entries …');
  figures.push(...(await measureLongestTask(browser, firm)));
  console.log('One look-up among 50,000 names …');
  figures.push(await measureLookUp(browser));
} finally {
  await browser.close();
  await firm.close();
}
console.log('10,000 names against 10,000 (a minute or two) …');
figures.push(...(await measureTieOut()));
figures.push(
  ...measureSizes().map(({ what, bytes, budgetBytes }) => ({
    what,
    figure: bytes / 1024,
    budget: budgetBytes / 1024,
    unit: 'KB',
  })),
);
printTable(figures);
