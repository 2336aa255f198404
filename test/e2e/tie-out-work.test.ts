import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renameJobcode } from '../firm/edits';
import { type Firm, startFirm } from '../firm/firm';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll } from './harness/connect';
import { checkPagePicture } from './harness/picture';
import { countOf, openTieOut, showOnly } from './harness/tie-out';

/* Work items on the tie-out page, loaded on demand, and what has come undone since somebody looked last. */

let firm: Firm;
let browser: TestBrowser;
let page: Page;

const row = (name: string) => page.locator('tr[data-key]').filter({ hasText: name });
const shown = () => page.locator('.facts [role="status"]');
const missingTitle = () => firm.state.karbon.workItems.get(firm.state.showcases.missingWork.key)?.title ?? '';

beforeAll(async () => {
  firm = await startFirm();
  browser = await openBrowser(firm);
  await connectAll(browser, firm);
  page = await openTieOut(browser);
  await shown().waitFor();
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

it('loads all work of the firm, a hundred items for a request, and creates what is missing from its row', async () => {
  const { workItems } = firm.state.karbon;
  await page.getByRole('tab', { name: 'Work items' }).click();
  await page.getByLabel('Work items of').selectOption({ label: 'The whole firm' });
  await checkPagePicture(page, 'tie-out-work-before');
  const before = firm.requests.count({ path: /\/WorkItems$/ });
  await page.getByRole('button', { name: 'Load work items' }).click();
  await expect.poll(() => page.locator('tr[data-key]').count()).toBeGreaterThan(0);
  expect(firm.requests.count({ path: /\/WorkItems$/ }) - before).toBe(Math.ceil(workItems.size / 100));
  await checkPagePicture(page, 'tie-out-work');

  await page.getByLabel('Search work items').fill(missingTitle());
  const missing = row(missingTitle()).first();
  const jobcodes = firm.state.quickbooksTime.jobcodes.size;
  await missing.getByRole('button', { name: /^Create/ }).click();
  // It is two steps, which are shown first.
  await checkPagePicture(page, 'tie-out-work-steps');
  await page.locator('.details').getByRole('button', { name: 'Apply' }).click();
  await expect.poll(() => firm.state.quickbooksTime.jobcodes.size).toBe(jobcodes + 1);
  await missing.getByRole('button', { name: 'Undo' }).waitFor();
  const log = page.locator('.row-log');
  await expect.poll(() => log.innerText()).toMatch(/Created in QuickBooks Time · Done/);
  await log.scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'out/e2e/tie-out-work-log.png' });
});

it('says what has come undone since somebody looked, and begins anew when that was seen', async () => {
  await page.getByRole('tab', { name: 'Clients' }).click();
  await showOnly(page, 'Exact match');
  const name = await page.locator('tr[data-key] th bdi').first().innerText();
  const jobcode = [...firm.state.quickbooksTime.jobcodes.values()].find(
    (each) => each.name === name && each.parentId === 0,
  );
  renameJobcode(firm, jobcode?.id ?? 0, `${name} moved away`);
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect.poll(() => countOf(page, 'No longer ties out')).toBe(1);
  await showOnly(page, 'No longer ties out');
  await expect.poll(() => page.locator('tr[data-key]').count()).toBe(1);
  await row(name).waitFor();
  await checkPagePicture(page, 'tie-out-came-undone');

  const worker = await browser.worker();
  const badge = () => worker.evaluate(() => chrome.action.getBadgeText({}));
  await expect.poll(badge).toBe('1');
  await page.getByRole('button', { name: 'Mark as seen' }).click();
  await expect.poll(badge).toBe('');
  await expect.poll(() => countOf(page, 'No longer ties out')).toBe(0);
});
