import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import { findBarriers } from './harness/axe';
import { openBrowser, openPage, type TestBrowser } from './harness/browser';
import { connectAll, goToSection, openOptions } from './harness/connect';
import { openSettled, openShowcase, panelOf, waitUntilCardSettled, waitUntilSettled } from './harness/panel';
import { checkPagePicture } from './harness/picture';
import { watchAddresses } from './harness/requests';

let firm: Firm;
let browser: TestBrowser;

beforeAll(async () => {
  firm = await startFirm();
  browser = await openBrowser(firm, { isTourDue: true });
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

const addressOf = (page: string) => `chrome-extension://${browser.extensionId}/${page}/index.html`;
/** Of the panel in the sample. */
const sample = (page: Page) => page.locator('.sample-panel');
const verdictOf = (page: Page) => sample(page).locator('.verdict > p').first().innerText();

test('a fresh install can be tried with sample data: a fix, an undo, the whole firm, and all as it was', async () => {
  const asked = watchAddresses(firm);
  const page = await openPage(browser, addressOf('guide'));
  await page.getByRole('link', { name: 'Try with sample data' }).click();
  await page.getByRole('heading', { name: 'Sample firm' }).waitFor();
  expect(await verdictOf(page)).toContain('Ties out');
  await checkPagePicture(page, 'sample-firm');
  expect(await findBarriers(page)).toEqual([]);

  await page.getByRole('button', { name: 'Monthly bookkeeping, Bravo & Sons Plumbing' }).click();
  await expect.poll(() => verdictOf(page)).toContain('Exporting will create a duplicate');
  await sample(page).getByRole('button', { name: 'Rename…' }).click();
  await sample(page).getByText('Nothing changes until you click Apply').waitFor();
  await sample(page).getByRole('button', { name: 'Apply' }).click();
  await expect.poll(() => verdictOf(page)).toContain('Ties out');
  // The client of that work is a row of the firm, too.
  const bravo = page.locator('tr[data-key="SampleClient2"]');
  await expect.poll(() => bravo.innerText()).not.toContain('spelled differently');
  await sample(page).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => bravo.innerText()).toContain('spelled differently');

  await page.getByRole('button', { name: 'Create: Hotel Street Florists' }).click();
  await page.locator('.details').getByRole('button', { name: 'Apply' }).click();
  const hotel = page.locator('tr[data-key="SampleClient8"]');
  await expect.poll(() => hotel.innerText()).toContain('Created in both lists');
  await checkPagePicture(page, 'sample-firm-fixed');
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect.poll(() => hotel.innerText()).toContain('missing');
  await page.reload();
  await hotel.getByRole('button', { name: 'Create: Hotel Street Florists' }).waitFor();
  expect(asked()).toEqual([]);
  await page.close();
});

test('the help is one page with pictures, which the options lead to', async () => {
  const page = await openOptions(browser);
  const section = await goToSection(page, 'help');
  await section.getByRole('link', { name: 'How to use Tieout' }).click();
  await page.getByRole('link', { name: 'Fix a name' }).first().click();
  await expect.poll(() => page.url()).toBe(`${addressOf('help')}#fix`);
  const widths = () =>
    page.locator('main img').evaluateAll((images) =>
      images.map((image) => {
        image.scrollIntoView();
        return (image as HTMLImageElement).naturalWidth > 0;
      }),
    );
  await expect.poll(widths).toEqual([true, true, true, true, true]);
  expect(await findBarriers(page)).toEqual([]);
  await checkPagePicture(page, 'help');
  await page.close();
});

test('the tour of the panel appears once, and again when asked for', async () => {
  await connectAll(browser, firm);
  // Untouched: whoever has been in the panel already goes on in the tour.
  const page = await openShowcase(browser, firm, 'differsWork');
  await waitUntilCardSettled(page);
  const tour = panelOf(page).getByRole('dialog', { name: 'Tour of Tieout' });
  await tour.waitFor();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  expect(await findBarriers(page, '[data-tieout]')).toEqual([]);
  for (const name of ['tour-status', 'tour-time', 'tour-act']) {
    await page.screenshot({ path: `out/e2e/${name}.png` });
    const [part, box] = await Promise.all([
      panelOf(page)
        .locator(`[data-tour="${name.slice('tour-'.length)}"]`)
        // The fix's button, where the timer's are meant otherwise.
        .first()
        .boundingBox(),
      tour.boundingBox(),
    ]);
    // Beside its part, and not over it.
    if (!part || !box) throw new Error('nothing is shown');
    expect(box.y >= part.y + part.height || box.y + box.height <= part.y, name).toBe(true);
    const next = tour.getByRole('button', { name: 'Next' });
    if (await next.isVisible()) await next.click();
  }
  await tour.getByRole('button', { name: 'Done' }).press('Escape');
  await tour.waitFor({ state: 'detached' });

  const other = await openSettled(browser, firm, 'matchedWork');
  await waitUntilSettled(other);
  expect(await panelOf(other).getByRole('dialog').count()).toBe(0);
  await panelOf(other).getByRole('button', { name: 'More actions' }).click();
  await panelOf(other).getByRole('menuitem', { name: 'Show the tour' }).click();
  const again = panelOf(other).getByRole('dialog', { name: 'Tour of Tieout' });
  await again.getByRole('button', { name: 'Skip' }).click();
  await again.waitFor({ state: 'detached' });

  await panelOf(other).getByRole('button', { name: 'More actions' }).click();
  const opened = browser.context.waitForEvent('page');
  await panelOf(other).getByRole('menuitem', { name: 'Help' }).click();
  const help = await opened;
  await help.getByRole('heading', { name: 'How to use Tieout' }).waitFor();
});
