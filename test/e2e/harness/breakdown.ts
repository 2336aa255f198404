import type { Page } from 'playwright-core';
import { panelOf } from './panel';

/** The rows of a column such as `By person`, folded ones too: name → amount, both as shown. */
export async function columnRows(page: Page, title: string): Promise<ReadonlyMap<string, string>> {
  const column = panelOf(page)
    .locator('.part')
    .filter({ has: page.getByRole('heading', { name: title }) });
  const texts = await column
    .locator('.bar-row')
    .evaluateAll((rows) =>
      rows.map((row) =>
        ['.name', '.amount'].map((part) => row.querySelector(part)?.textContent?.trim() ?? ''),
      ),
    );
  return new Map(texts.map(([name = '', amount = '']) => [name, amount]));
}

/** The rows of a list of records such as `Members`: name → time, both as shown. */
export async function recordRows(page: Page, title: string): Promise<ReadonlyMap<string, string>> {
  const list = panelOf(page)
    .locator('.records')
    .filter({ has: page.getByRole('heading', { name: title }) });
  const texts = await list
    .locator('.record')
    .evaluateAll((rows) =>
      rows.map((row) =>
        ['.name', '.amount'].map((part) => row.querySelector(part)?.textContent?.trim() ?? ''),
      ),
    );
  return new Map(texts.map(([name = '', amount = '']) => [name, amount]));
}
