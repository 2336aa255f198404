import type { Page } from 'playwright-core';
import { panelOf } from './panel';

export interface ShownFigures {
  readonly total: string;
  readonly week: string;
  readonly exported: string;
  readonly waiting: string;
  /** `Dana Whitlock: 2h`, sorted. */
  readonly people: readonly string[];
}

/** What the panel shows at one moment; `''` for what it leaves out. */
export async function shownFigures(page: Page): Promise<ShownFigures> {
  return panelOf(page).evaluate((host) => {
    const root = host.shadowRoot;
    const textOf = (element: Element | null | undefined) => element?.textContent.trim() ?? '';
    const sum = (label: string) =>
      textOf(
        [...(root?.querySelectorAll('.sums > li') ?? [])].find((li) => textOf(li).startsWith(`${label} `)),
      )
        .replace(label, '')
        .trim();
    const column = [...(root?.querySelectorAll('.part') ?? [])].find(
      (part) => textOf(part.querySelector('h3')) === 'By person',
    );
    const people = [...(column?.querySelectorAll('.bar-row') ?? [])].map((row) =>
      ['.name', '.amount'].map((part) => textOf(row.querySelector(part))).join(': '),
    );
    return {
      total: textOf(root?.querySelector('.total')),
      week: sum('this week'),
      exported: sum('exported'),
      waiting: sum('not exported yet'),
      people: people.sort(),
    };
  });
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
