import { openPage, type TestBrowser } from '../e2e/harness/browser';
import { builtScript } from './built-script';
import { type Figure, median } from './table';

/** One look-up by the rules of the domain, built as the extension is and run in a page of its own. */
export async function measureLookUp(browser: TestBrowser): Promise<Figure> {
  const page = await openPage(browser, `chrome-extension://${browser.extensionId}/icons/16.png`);
  await page.evaluate(await builtScript('test/bench/look-up-main.ts'));
  const times = await page.evaluate(() => (globalThis as unknown as { lookUpTimes: number[] }).lookUpTimes);
  await page.close();
  return { what: 'in a list of 50,000 names', figure: median(times), budget: 5, unit: 'ms' };
}
