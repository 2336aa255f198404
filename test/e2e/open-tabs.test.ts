import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clockOut } from '../firm/edits';
import { type Firm, startFirm } from '../firm/firm';
import { type BareBrowser, openBareBrowser, type TestBrowser } from './harness/browser';
import { connectAll } from './harness/connect';
import { addHour } from './harness/new-entry';
import { karbonAddress, panelOf, refresh, totalText, waitUntilSettled } from './harness/panel';
import { checkPicture } from './harness/picture';
import { namesBesidePolls, namesOf, watchRequests } from './harness/requests';
import { rerenderKarbon } from './harness/rerender';
import { trueTotal } from './harness/truth';

/*
 * One page of Karbon that was open before all else, in the order of a life: the extension is installed, updated, switched off and on
 * again under it. Only at the very end is the page loaded anew.
 */

const reloadSentence = 'Tieout was updated or switched off. Reload this page to continue';
/** A new entry is to be seen within fifteen seconds; a slow machine gets a little more. */
const newEntryMs = 20_000;

let firm: Firm;
let bare: BareBrowser;
let browser: TestBrowser;
let page: Page;
let loadedAt: number;

const timeOfLoading = () => page.evaluate(() => performance.timeOrigin);

/** Only a copy of the extension that is alive shows it. */
async function expectNewHour(): Promise<void> {
  addHour(firm, 'matchedWork');
  await expect.poll(() => totalText(page), { timeout: newEntryMs }).toBe(trueTotal(firm, 'matchedWork'));
}

beforeAll(async () => {
  firm = await startFirm();
  // A total that stands still can be waited for.
  for (const id of firm.state.quickbooksTime.users.keys()) clockOut(firm, id);
  bare = await openBareBrowser(firm);
  page = await bare.context.newPage();
  await page.goto(karbonAddress(firm, 'matchedWork'));
  loadedAt = await timeOfLoading();
});

afterAll(async () => {
  await bare?.close();
  await firm?.close();
});

it('comes into a page that was open before it was installed', async () => {
  browser = await bare.install();
  await panelOf(page).locator('.notices li').waitFor();
  await checkPicture(page, 'installed-under-a-page');
  await connectAll(browser, firm);
  await page.bringToFront();
  await waitUntilSettled(page);
  await expectNewHour();
  expect(await panelOf(page).count()).toBe(1);
  expect(await timeOfLoading()).toBe(loadedAt);
});

it('goes on in an open page after an update, by a new copy that takes over', async () => {
  // The page was there before anything was connected: now all of it has been read.
  const asking = watchRequests(firm);
  await refresh(page);
  // What a refresh asks may come after the panel has settled, the page's whole time last: these questions are not the new copy's.
  await expect.poll(() => namesOf(asking().quickbooks)).toContain('GET cdc');
  const entriesOfPage = () => asking().quickbooksTime.filter(({ query }) => query.has('jobcode_ids'));
  await expect.poll(() => namesBesidePolls(entriesOfPage(), 1)).toEqual(['GET timesheets page 1']);
  await waitUntilSettled(page);
  const worker = await browser.worker();
  const asked = watchRequests(firm);
  const renewed = browser.context.waitForEvent('serviceworker');
  // The worker is gone before it could answer.
  await worker.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
  await renewed;

  await expectNewHour();
  await waitUntilSettled(page);
  expect(await panelOf(page).count()).toBe(1);
  expect(await panelOf(page).getByText(reloadSentence).count()).toBe(0);
  expect(await timeOfLoading()).toBe(loadedAt);
  await checkPicture(page, 'updated');
  // The new copy finds what the old one has stored, and reads what is new.
  expect(namesBesidePolls(asked().quickbooksTime)).toEqual(['GET timesheets page 1']);
  expect(namesOf(asked().quickbooks)).toEqual([]);
  // Of Karbon the work and its budget are read again where that was done a minute ago: each by itself, and once.
  const askedOfKarbon = namesOf(asked().karbon).map((name) => name.split('/')[0]);
  expect(['GET WorkItems', 'GET EstimateSummaries']).toEqual(expect.arrayContaining(askedOfKarbon));
  expect(new Set(askedOfKarbon).size).toBe(askedOfKarbon.length);
  await rerenderKarbon(page, 2);
  expect(await panelOf(page).count()).toBe(1);
});

it('leaves one sentence with a way on where no new copy comes, and is whole again after it', async () => {
  const extensions = await browser.context.newPage();
  await extensions.goto('chrome://extensions');
  const setEnabled = (isEnabled: boolean) =>
    extensions.evaluate(([id, isOn]) => chrome.management.setEnabled(id, isOn), [
      browser.extensionId,
      isEnabled,
    ] as const);
  await setEnabled(false);
  await page.bringToFront();

  const host = panelOf(page);
  await host.getByText(reloadSentence).waitFor();
  expect(await host.count()).toBe(1);
  const left = await host.evaluate(({ shadowRoot }) => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(shadowRoot ?? document, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      texts.push(node.textContent?.trim() ?? '');
    }
    return texts;
  });
  expect(left).toEqual([reloadSentence, 'Reload']);
  await checkPicture(page, 'switched-off');

  await setEnabled(true);
  await rerenderKarbon(page, 2);
  await host.getByRole('button', { name: 'Reload' }).click();
  await waitUntilSettled(page);
  await expectNewHour();
  expect(await host.count()).toBe(1);
  expect(await host.getByText(reloadSentence).count()).toBe(0);
  await checkPicture(page, 'reloaded');
});
