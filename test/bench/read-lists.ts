import { openPage, type TestBrowser } from '../e2e/harness/browser';
import { builtScript } from './built-script';
import { type Figure, median } from './table';

type ListTimes = Readonly<Record<'rows' | 'columns' | 'changed' | 'packing', number[]>>;

/** The copies of a large firm's jobcodes out of the database, as a new worker reads them, in a page of the extension. */
export async function measureLists(browser: TestBrowser): Promise<Figure[]> {
  const page = await openPage(browser, `chrome-extension://${browser.extensionId}/icons/16.png`);
  await page.evaluate(await builtScript('test/bench/read-lists-main.ts'));
  const times = await page.evaluate(
    () => (globalThis as unknown as { listTimes: Promise<ListTimes> }).listTimes,
  );
  await page.close();
  const row = (what: string, of: readonly number[]): Figure => ({
    what,
    figure: median([...of]),
    budget: null,
    unit: 'ms',
  });
  return [
    row('60,000 jobcodes from their columns, median', times.columns),
    row('… of which 100 have changed since', times.changed),
    row('… row by row, as it was before there were columns', times.rows),
    row('… packed into columns, in the background', times.packing),
  ];
}
