import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import { openBrowser, openPage, type TestBrowser } from './harness/browser';
import { connectAll } from './harness/connect';
import { openSettled, openShowcase, panelOf } from './harness/panel';

const newer = 'A newer version of Tieout has stored its data here.';
/** The content script connects again after so long at most, and there is time to spare. */
const retriedMs = 30_000;

let firm: Firm;
let browser: TestBrowser;

beforeAll(async () => {
  firm = await startFirm();
  browser = await openBrowser(firm);
  await connectAll(browser, firm);
  await (await openSettled(browser, firm, 'matchedWork')).close();
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

/** In a page of the extension, as a later Tieout would leave it; the worker that had it open lets go. */
async function raiseVersion(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('tieout', 999);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
  );
}

it('a database of a newer version is said in the panel and in the options', async () => {
  const origin = `chrome-extension://${browser.extensionId}`;
  const bare = await openPage(browser, `${origin}/icons/16.png`);
  await raiseVersion(bare);
  await browser.killWorker();

  const page = await openShowcase(browser, firm, 'matchedWork');
  await panelOf(page).getByText(newer).waitFor({ timeout: retriedMs });
  expect(await panelOf(page).locator('.skeleton').count()).toBe(0);
  const options = await openPage(browser, `${origin}/options/index.html`);
  await options.getByText(newer).first().waitFor();
  expect(await options.getByText('Loading…').count()).toBe(0);
});
