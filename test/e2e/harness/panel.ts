import type { Locator, Page } from 'playwright-core';
import type { Firm } from '../../firm/firm';
import type { Showcase, ShowcaseName } from '../../firm/state';
import type { TestBrowser } from './browser';

const routeOf: Readonly<Record<Showcase['kind'], string>> = {
  work: 'work',
  person: 'contacts',
  organization: 'organizations',
  clientGroup: 'client-groups',
};

/** The address of a showcase's page in Karbon; `tab` empty for the timeline. */
export function karbonAddress(
  firm: Firm,
  name: ShowcaseName,
  tab = 'budget',
  origin = 'https://app2.karbonhq.com',
): string {
  const { kind, key } = firm.state.showcases[name];
  const tabPart = tab ? `/${tab}` : '';
  return `${origin}/${firm.state.karbon.tenantKey}#/${routeOf[kind]}/${key}${tabPart}`;
}

/** Opens a showcase's page in a tab of its own. */
export async function openShowcase(
  browser: TestBrowser,
  firm: Firm,
  name: ShowcaseName,
  tab = 'budget',
): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(karbonAddress(firm, name, tab));
  return page;
}

/** The same, with its figures there and nothing being read. */
export async function openSettled(browser: TestBrowser, firm: Firm, name: ShowcaseName): Promise<Page> {
  const page = await openShowcase(browser, firm, name);
  await waitUntilSettled(page);
  return page;
}

/** Presses the panel's Refresh. */
export async function refresh(page: Page): Promise<void> {
  await panelOf(page).getByRole('button', { name: 'Refresh', exact: true }).click();
}

/** Chooses a time range by the arrow keys, one after the other: what a script chooses counts for nothing. Throws where they do not come to it. */
export async function chooseRange(page: Page, label: string): Promise<void> {
  const ranges = panelOf(page).getByRole('combobox', { name: 'Time range' });
  for (let presses = 0; presses < 20; presses += 1) {
    await ranges.focus();
    const stepsDown = await ranges.evaluate((select, wanted) => {
      const { options, selectedIndex } = select as HTMLSelectElement;
      return [...options].findIndex(({ text }) => text === wanted) - selectedIndex;
    }, label);
    if (stepsDown === 0) return;
    await page.keyboard.press(stepsDown > 0 ? 'ArrowDown' : 'ArrowUp');
  }
  throw new Error(`the arrow keys do not come to ${label}`);
}

/** The sentence on top of the panel, within its shadow root. */
export const verdictSelector = '.verdict > p:first-child';

/** The one element that Tieout puts into Karbon's page; its open shadow root is seen through by locators. */
export function panelOf(page: Page): Locator {
  return page.locator('[data-tieout]');
}

/** Waits until the panel shows a verdict, that is, until it has read what it needs. */
async function waitForVerdict(page: Page): Promise<void> {
  await panelOf(page).locator(verdictSelector).waitFor();
}

/** Waits until the panel shows its time with nothing being refreshed, and unfolds its details. */
export async function waitUntilSettled(page: Page): Promise<void> {
  await waitUntilCardSettled(page);
  await unfoldDetails(page);
}

/** The same with the card as the user has it. */
export async function waitUntilCardSettled(page: Page): Promise<void> {
  await waitForVerdict(page);
  await panelOf(page).locator('.header:not(.turning)').waitFor();
}

/** Unfolds the details, which stays so on all pages of the kind: most of what journeys look for is in there. */
export async function unfoldDetails(page: Page): Promise<void> {
  const button = panelOf(page).locator('.details-button');
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
}

/** Leaves the card alone, which stays so on all pages of the kind. */
export async function foldDetails(page: Page): Promise<void> {
  const button = panelOf(page).locator('.details-button');
  if ((await button.getAttribute('aria-expanded')) === 'false') return;
  await button.click();
  await panelOf(page).locator('.details').waitFor({ state: 'detached' });
}

/** As `waitUntilSettled`, on a page that has time to show. */
export async function waitForTime(page: Page): Promise<void> {
  await panelOf(page).locator('.total').first().waitFor();
  await waitUntilSettled(page);
}

/** What a reader sees in the panel, line by line. */
export function panelText(page: Page): Promise<string> {
  return panelOf(page).locator('.tieout').innerText();
}

/** The same with the cells of a row on one line, for a terminal. */
export async function panelLines(page: Page): Promise<string[]> {
  const rows = panelOf(page).locator(
    'h2, h3, .verdict > p, .chain, .time-line .total, .budget, tr, li, .entries-foot',
  );
  const texts = await rows.allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
}

export async function verdictText(page: Page): Promise<string> {
  return (await panelOf(page).locator(verdictSelector).innerText()).trim();
}

export function totalText(page: Page): Promise<string> {
  return panelOf(page).locator('.total').first().innerText();
}
