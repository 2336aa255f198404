import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import { openBrowser, openPage, type TestBrowser } from './harness/browser';
import { connectAll, connectionCard, openOptions } from './harness/connect';
import { openSettled, panelOf } from './harness/panel';

let firm: Firm;
let browser: TestBrowser;
let options: Page;

const withheld = "Chrome doesn't let Tieout reach QuickBooks Time: its site access is off.";
/** After a failure the next round comes by itself within so long. */
const nextRoundMs = 30_000;

beforeAll(async () => {
  firm = await startFirm();
  browser = await openBrowser(firm);
  options = await openOptions(browser);
  await connectAll(browser, firm);
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

/** As on the extension's page in Chrome, "Site access: on click" or "on all sites". */
async function setSiteAccess(hostAccess: 'ON_CLICK' | 'ON_ALL_SITES'): Promise<void> {
  const page = await openPage(browser, 'chrome://extensions/');
  await page.evaluate(
    ([extensionId, access]) =>
      // Not among the types of any package.
      (
        globalThis as unknown as {
          chrome: { developerPrivate: { updateExtensionConfiguration(change: object): Promise<void> } };
        }
      ).chrome.developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: access }),
    [browser.extensionId, hostAccess] as const,
  );
  await page.close();
}

it('access to sites that is withheld while all is open is named, with the way to give it back', async () => {
  const page = await openSettled(browser, firm, 'matchedWork');
  await setSiteAccess('ON_CLICK');

  await options.getByRole('alert').getByText('so no panel can appear there').waitFor();
  await options.getByRole('button', { name: 'Allow access' }).waitFor();
  const card = connectionCard(options, 'quickbooksTime');
  await card.getByRole('button', { name: 'Test', exact: true }).click();
  await card.getByText(withheld).waitFor();
  expect(await card.getByText('The connection works').count()).toBe(0);
  await panelOf(page).getByText(withheld).waitFor({ timeout: nextRoundMs });
  expect(await panelOf(page).getByText("isn't responding").count()).toBe(0);

  await setSiteAccess('ON_ALL_SITES');
  await options.getByRole('button', { name: 'Allow access' }).waitFor({ state: 'detached' });
  await panelOf(page).getByText(withheld).waitFor({ state: 'detached', timeout: nextRoundMs });
  await card.getByRole('button', { name: 'Test', exact: true }).click();
  await card.getByText('The connection works').waitFor();
});
