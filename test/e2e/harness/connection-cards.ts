import type { Page } from 'playwright-core';
import type { SystemId } from '../../../src/domain/records/records';
import { connectionCard, openForm } from './connect';

/** Fills the fields that are named and presses Connect. */
export async function tryToConnect(
  options: Page,
  system: SystemId,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  await openForm(connectionCard(options, system));
  for (const [label, text] of Object.entries(fields)) {
    await connectionCard(options, system).getByLabel(label, { exact: true }).fill(text);
  }
  await connectionCard(options, system).getByRole('button', { name: 'Connect', exact: true }).click();
}

/** As `tryToConnect`, up to the sign-in window that it opens. */
export async function openSignIn(
  options: Page,
  system: 'quickbooksTime' | 'quickbooks',
  credentials: { readonly clientId: string; readonly clientSecret: string },
): Promise<Page> {
  const opened = options.context().waitForEvent('page');
  await tryToConnect(options, system, {
    'Client ID': credentials.clientId,
    'Client Secret': credentials.clientSecret,
  });
  return opened;
}

/** What the card says is wrong. */
export async function trouble(options: Page, system: SystemId): Promise<string> {
  return connectionCard(options, system).getByRole('alert').innerText();
}

/** What the card says beside a word such as `Rights`. */
export function fact(options: Page, system: SystemId, name: string): Promise<string> {
  return connectionCard(options, system).locator(`dt:text-is("${name}") + dd`).innerText();
}

export async function disconnect(options: Page, system: SystemId): Promise<void> {
  await connectionCard(options, system).getByRole('button', { name: 'Disconnect', exact: true }).click();
  await connectionCard(options, system)
    .locator('.confirm')
    .getByRole('button', { name: 'Disconnect', exact: true })
    .click();
  await connectionCard(options, system).and(options.locator('[data-state="notConnected"]')).waitFor();
}
