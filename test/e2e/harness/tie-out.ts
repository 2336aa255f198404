import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Firm } from '../../firm/firm';
import { openPage, type TestBrowser } from './browser';
import { connectAll } from './connect';
import { readCsv } from './csv';

/** Opens the page that ties out the whole firm in a tab of its own. */
export function openTieOut(browser: TestBrowser): Promise<Page> {
  return openPage(browser, `chrome-extension://${browser.extensionId}/tie-out/index.html`);
}

/** The same with all three connected, once its rows are there. */
export async function openTieOutOf(firm: Firm, browser: TestBrowser): Promise<Page> {
  await connectAll(browser, firm);
  const page = await openTieOut(browser);
  await page.getByRole('table').waitFor();
  return page;
}

/** Shows the rows of one filter, such as `Missing`. */
export async function showOnly(page: Page, filter: string): Promise<void> {
  await page.getByRole('group', { name: 'Show' }).getByRole('button', { name: filter }).click();
}

/** What the button of a filter says there is: `Missing` → 7; 0 where it is not offered. */
export async function countOf(page: Page, filter: string): Promise<number> {
  const button = page.getByRole('group', { name: 'Show' }).getByRole('button', { name: filter });
  if ((await button.count()) === 0) return 0;
  return Number((await button.locator('.count').innerText()).replaceAll(',', ''));
}

/** A line of the exported file. */
export interface TieOutCsvLine {
  readonly client: string;
  readonly key: string;
  readonly inTime: string;
  /** The name of the record that is there; `''` where none is. */
  readonly nameInTime: string;
  readonly inQuickbooks: string;
  readonly suggestedInTime: string;
  /** Nearest first. */
  readonly nearInTime: readonly string[];
}

/** Exports what is shown and reads it. */
export async function exportTieOut(page: Page): Promise<readonly TieOutCsvLine[]> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  const [head = [], ...lines] = readCsv(text);
  const at = (column: string) => head.indexOf(column);
  const columns = {
    client: at('Client in Karbon'),
    key: at('Karbon key'),
    inTime: at('QuickBooks Time: match status'),
    inQuickbooks: at('QuickBooks Online: match status'),
    suggestedInTime: at('QuickBooks Time: suggested name'),
    nameInTime: at('QuickBooks Time: name there'),
    nearInTime: at('QuickBooks Time: similar names'),
  };
  return lines.map((cells) => ({
    client: cells[columns.client] ?? '',
    key: cells[columns.key] ?? '',
    inTime: cells[columns.inTime] ?? '',
    inQuickbooks: cells[columns.inQuickbooks] ?? '',
    suggestedInTime: cells[columns.suggestedInTime] ?? '',
    nameInTime: cells[columns.nameInTime] ?? '',
    nearInTime: (cells[columns.nearInTime] ?? '').split('; ').filter(Boolean),
  }));
}
