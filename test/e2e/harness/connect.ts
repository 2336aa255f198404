import type { Locator, Page } from 'playwright-core';
import { type OptionsSection, optionsAddress } from '../../../src/pages/options-address';
import type { Firm } from '../../firm/firm';
import { openPage, type TestBrowser } from './browser';

/** What is only made ready for a journey may take this long on a busy machine. */
export const setUpMs = 90_000;

/** Opens the options page in a tab of its own, at this section or at its first, the connections. */
export function openOptions(browser: TestBrowser, section?: OptionsSection): Promise<Page> {
  return openPage(browser, `chrome-extension://${browser.extensionId}${optionsAddress(section)}`);
}

/** Goes to a section by the page's own navigation; what is in it. */
export async function goToSection(options: Page, section: OptionsSection): Promise<Locator> {
  await options.locator(`nav a[href="#${section}"]`).click();
  const found = options.locator(`[data-section="${section}"]`);
  await found.waitFor();
  return found;
}

/** The card of one connection on the options page. */
export function connectionCard(options: Page, system: 'quickbooksTime' | 'quickbooks' | 'karbon'): Locator {
  return options.locator(`[data-system="${system}"]`);
}

/** Unfolds the form of a connection, where another's is open. */
export async function openForm(card: Locator): Promise<void> {
  const isOpen = card.locator('.kept:not([hidden])');
  const opener = card.getByRole('button', { name: 'Connect…', exact: true });
  await isOpen.or(opener).first().waitFor();
  if (await opener.isVisible()) await opener.click();
}

async function waitUntilConnected(card: Locator): Promise<void> {
  await card.and(card.page().locator('[data-state="connected"]')).waitFor({ timeout: setUpMs });
}

/** Connects QuickBooks Time with the firm's own application: signs in as `person` in the window that opens. */
export async function connectQuickbooksTime(
  browser: TestBrowser,
  firm: Firm,
  options: Page,
  person: 'administrator' | 'employee' = 'administrator',
): Promise<void> {
  const { clientId, clientSecret } = firm.state.credentials.quickbooksTime;
  const card = connectionCard(options, 'quickbooksTime');
  await openForm(card);
  await card.getByLabel('Client ID').fill(clientId);
  await card.getByLabel('Client Secret').fill(clientSecret);
  const opened = browser.context.waitForEvent('page');
  await card.getByRole('button', { name: 'Connect', exact: true }).click();
  const window = await opened;
  if (person === 'employee') await chooseUser(window, 1);
  await window.getByRole('button', { name: 'Allow' }).click();
  await waitUntilConnected(card);
}

async function chooseUser(window: Page, index: number): Promise<void> {
  await window.locator('select').selectOption({ index });
}

/** Connects QuickBooks Time with a token made in its web pages. */
export async function connectQuickbooksTimeByToken(options: Page, token: string): Promise<void> {
  const card = connectionCard(options, 'quickbooksTime');
  await openForm(card);
  await card.getByLabel('With a token made in QuickBooks Time').check();
  await card.getByLabel('Token', { exact: true }).fill(token);
  await card.getByRole('button', { name: 'Connect', exact: true }).click();
  await waitUntilConnected(card);
}

export async function connectQuickbooksOnline(
  browser: TestBrowser,
  firm: Firm,
  options: Page,
): Promise<void> {
  const { clientId, clientSecret } = firm.state.credentials.quickbooksOnline;
  const card = connectionCard(options, 'quickbooks');
  await openForm(card);
  await card.getByLabel('Client ID').fill(clientId);
  await card.getByLabel('Client Secret').fill(clientSecret);
  const opened = browser.context.waitForEvent('page');
  await card.getByRole('button', { name: 'Connect', exact: true }).click();
  const window = await opened;
  await window.getByRole('button', { name: 'Connect' }).click();
  await waitUntilConnected(card);
}

export async function connectKarbon(firm: Firm, options: Page): Promise<void> {
  const { bearer, accessKey } = firm.state.credentials.karbon;
  const card = connectionCard(options, 'karbon');
  await openForm(card);
  await card.getByLabel('Bearer token').fill(bearer);
  await card.getByLabel('Access Key').fill(accessKey);
  await card.getByRole('button', { name: 'Connect', exact: true }).click();
  await waitUntilConnected(card);
}

/**
 * Makes all three connections through the options page, as an administrator of the firm would. What is brought in behind the screen
 * is then paused, so that whatever is asked afterwards has been asked for by a page.
 */
export async function connectAll(browser: TestBrowser, firm: Firm): Promise<void> {
  const options = await openOptions(browser);
  await connectQuickbooksTime(browser, firm, options);
  await connectQuickbooksOnline(browser, firm, options);
  await connectKarbon(firm, options);
  await pauseBackfill(options);
  await options.close();
}

/** Lets this browser send all that Karbon takes: a journey goes through its pages faster than a person, and would wait for the share. */
export async function takeAllOfKarbon(browser: TestBrowser): Promise<void> {
  const options = await openOptions(browser, 'advanced');
  await options.getByLabel('Requests a minute this browser may send to Karbon').selectOption('120');
  await options.getByText('Saved', { exact: true }).waitFor();
  await options.close();
}

/**
 * Stops the backfill as soon as every list is there, which pages need. What the page has said before the last connection is still on
 * screen for a moment after it, and knows nothing of that system's lists: so it is opened anew.
 */
async function pauseBackfill(options: Page): Promise<void> {
  await goToSection(options, 'data');
  await options.reload();
  await options.getByText(/^(Still missing: time entries\b|Up to date$)/).waitFor({ timeout: setUpMs });
  await options.getByRole('button', { name: 'Pause', exact: true }).click();
  await options.getByRole('button', { name: 'Resume', exact: true }).waitFor();
}
