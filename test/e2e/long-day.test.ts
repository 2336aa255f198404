import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { clockOut } from '../firm/edits';
import { type Firm, startFirm } from '../firm/firm';
import { openBrowser, type TestBrowser } from './harness/browser';
import { watchChanges } from './harness/changes';
import { connectQuickbooksOnline, connectQuickbooksTime, openOptions } from './harness/connect';
import { fixingText, openWork, planLines, press } from './harness/fixes';
import { addHour } from './harness/new-entry';
import { showcaseWork } from './harness/new-work';
import { openSettled, panelOf, totalText } from './harness/panel';
import { checkPicture } from './harness/picture';
import { trueTotal } from './harness/truth';

/** A new entry is to be seen within fifteen seconds; a slow machine gets a little more. */
const newEntryMs = 20_000;

let firm: Firm;
let browser: TestBrowser;

// Karbon's API is not connected: what the page shows is all that is known of its names.
beforeAll(async () => {
  firm = await startFirm({ switches: { karbon: { isDocumentStorable: true } } });
  // A total that stands still can be waited for.
  for (const id of firm.state.quickbooksTime.users.keys()) clockOut(firm, id);
  browser = await openBrowser(firm, { hasBackForwardCache: true });
  const options = await openOptions(browser);
  await connectQuickbooksTime(browser, firm, options);
  await connectQuickbooksOnline(browser, firm, options);
  await options.close();
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

afterEach(async () => {
  for (const page of browser.context.pages()) if (page.url().includes('karbonhq')) await page.close();
});

/** Follows a link to elsewhere and comes back by the browser's own button; says whether the document was kept meanwhile. */
async function leaveAndComeBack(page: Page): Promise<boolean> {
  await page.evaluate(() => {
    document.documentElement.dataset.visits = '0';
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) document.documentElement.dataset.visits = '1';
    });
  });
  await page.goto('https://app.karbonhq.com/emailmanager/1');
  await page.evaluate(() => history.back());
  await page.waitForURL(/app2\.karbonhq/, { waitUntil: 'commit' });
  return page.evaluate(() => document.documentElement.dataset.visits === '1');
}

/** Does to the page's names what Chrome's translator does. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.classList.add('translated-ltr');
    for (const element of document.querySelectorAll('h1, .work-item-hero-panel__client')) {
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      inner.textContent = `Traduit : ${element.textContent}`;
      outer.append(inner);
      element.replaceChildren(outer);
    }
  });
}

it('a page that comes back from the back-forward cache goes on: new time, and a button that answers', async () => {
  const page = await openSettled(browser, firm, 'matchedWork');
  await expect.poll(() => totalText(page)).toBe(trueTotal(firm, 'matchedWork'));

  expect(await leaveAndComeBack(page)).toBe(true);

  addHour(firm, 'matchedWork');
  await expect.poll(() => totalText(page), { timeout: newEntryMs }).toBe(trueTotal(firm, 'matchedWork'));
  addHour(firm, 'matchedWork');
  await panelOf(page).getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect.poll(() => totalText(page)).toBe(trueTotal(firm, 'matchedWork'));
  await checkPicture(page, 'back-from-the-cache');
});

it('a name that the page alone has shown is read by the user before it is written', async () => {
  const changes = watchChanges(firm);
  const work = showcaseWork(firm, 'missingWork');
  const page = await openWork(browser, firm, work);

  await press(page, 'mouse', { name: 'Create…' });
  const [line = ''] = await planLines(page);

  expect(line).toContain(work.path[1]);
  expect(changes().came).toEqual([]);
});

it('on a translated page nothing can be written, and the names are not taken for Karbon’s', async () => {
  const changes = watchChanges(firm);
  const work = showcaseWork(firm, 'missingWork');
  const page = await openWork(browser, firm, work);
  await panelOf(page).getByRole('button', { name: 'Create…' }).first().waitFor();

  await translate(page);

  await expect.poll(() => fixingText(page)).toContain('this page was translated');
  expect(
    await panelOf(page)
      .getByRole('button', { name: /^(Create|Sync|Apply)/ })
      .count(),
  ).toBe(0);
  expect(await panelOf(page).innerText()).not.toContain('Traduit');
  await checkPicture(page, 'translated-page');
  expect(changes().recordsTouched).toBe(0);
});

it('figures that a translator has wrapped within the panel are drawn anew', async () => {
  const page = await openSettled(browser, firm, 'matchedWork');
  await panelOf(page)
    .locator('.total')
    .first()
    .evaluate((total) => {
      const font = document.createElement('font');
      font.textContent = total.textContent;
      total.replaceChildren(font);
    });
  addHour(firm, 'matchedWork');
  await expect.poll(() => totalText(page), { timeout: newEntryMs }).toBe(trueTotal(firm, 'matchedWork'));
  expect(await panelOf(page).locator('font').count()).toBe(0);
});
