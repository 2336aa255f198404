import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import { openBrowser, openPage, type TestBrowser } from './harness/browser';
import { connectAll, openOptions } from './harness/connect';
import { karbonAddress, panelOf, verdictText, waitUntilSettled } from './harness/panel';
import { checkPicture } from './harness/picture';

const origin = 'https://intuitpracticemanagement.karbonhq.com';

let firm: Firm;
let browser: TestBrowser;
let options: Page;
let page: Page;

beforeAll(async () => {
  firm = await startFirm();
  browser = await openBrowser(firm);
  await connectAll(browser, firm);
  options = await openOptions(browser, 'advanced');
  page = await openPage(browser, karbonAddress(firm, 'matchedWork', 'budget', origin));
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

const box = () => options.getByLabel('My firm opens Karbon at intuitpracticemanagement.karbonhq.com');
const registered = async () =>
  (await browser.worker()).evaluate(async () =>
    (await chrome.scripting.getRegisteredContentScripts()).map(({ matches }) => matches),
  );

/**
 * Allows the site as its user does on the extension's page in Chrome. No test can press the browser's own question; whoever has allowed the
 * site before is not asked, and the click on our own page is granted at once.
 */
async function allowSite(): Promise<void> {
  const extensions = await openPage(browser, 'chrome://extensions/');
  await extensions.evaluate(
    ([id, pages]) =>
      // Not among the types of any package.
      (
        globalThis as unknown as {
          chrome: { developerPrivate: { addHostPermission(id: string, host: string): Promise<void> } };
        }
      ).chrome.developerPrivate.addHostPermission(id, pages),
    [browser.extensionId, `${origin}/*`] as const,
  );
  await extensions.close();
}

it('has no panel before it is switched on', async () => {
  await page
    .getByText(firm.state.karbon.workItems.get(firm.state.showcases.matchedWork.key)?.title ?? '')
    .first()
    .waitFor();
  expect(await registered()).toEqual([]);
  expect(await panelOf(page).count()).toBe(0);
  await expect.poll(() => box().isChecked()).toBe(false);
});

it('has it once it is switched on: in the tab that is open, and after a reload', async () => {
  await allowSite();
  await box().click();
  await expect.poll(() => box().isChecked()).toBe(true);
  await page.bringToFront();
  await waitUntilSettled(page);
  expect(await verdictText(page)).toMatch(/Alder & Finch Architects/);
  await checkPicture(page, 'practice-management');
  await expect.poll(registered).toEqual([[`${origin}/*`]]);

  await browser.killWorker();
  await page.reload();
  await waitUntilSettled(page);
  expect(await panelOf(page).count()).toBe(1);
});

it('leads there from the tie-out', async () => {
  const tieOut = await openPage(browser, `chrome-extension://${browser.extensionId}/tie-out/index.html`);
  const link = tieOut.locator(`tbody a[href^="${origin}/${firm.state.karbon.tenantKey}#/"]`).first();
  await link.waitFor();
  expect(await tieOut.locator('tbody a[href^="https://app2."]').count()).toBe(0);
  await tieOut.close();
});

it('has none any more once it is switched off, and has it again once it is switched on, without a reload', async () => {
  await options.bringToFront();
  await box().click();
  await expect.poll(() => box().isChecked()).toBe(false);
  await expect.poll(registered).toEqual([]);
  await page.bringToFront();
  await expect.poll(() => panelOf(page).count()).toBe(0);
  await allowSite();
  await options.bringToFront();
  await box().click();
  await expect.poll(() => box().isChecked()).toBe(true);
  await page.bringToFront();
  await waitUntilSettled(page);
  expect(await panelOf(page).count()).toBe(1);
  expect(await verdictText(page)).toMatch(/Alder & Finch Architects/);
});
