import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import { findBarriers } from './harness/axe';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll, goToSection } from './harness/connect';
import { openShowcase, panelOf, waitUntilSettled } from './harness/panel';
import { checkPagePicture, checkPicture } from './harness/picture';

let firm: Firm;
let browser: TestBrowser;

beforeAll(async () => {
  firm = await startFirm();
  browser = await openBrowser(firm, { language: 'fr-CA' });
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

const openPage = async (path: string): Promise<Page> => {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.extensionId}/${path}/index.html`);
  return page;
};
const languageOf = (page: Page) => page.evaluate(() => document.documentElement.lang);
const panelSays = (page: Page, text: string) => panelOf(page).getByText(text).waitFor();

it('speaks the language of the browser until another is chosen, and then that one everywhere at once', async () => {
  const options = await openPage('options');
  await expect.poll(() => options.title()).toBe('Connexions\u00a0: options de Tieout');
  expect(await languageOf(options)).toBe('fr');

  await goToSection(options, 'panel');
  await options.getByRole('combobox', { name: 'Langue' }).selectOption({ label: 'English' });
  await options.getByRole('combobox', { name: 'Language' }).waitFor();
  await connectAll(browser, firm);
  const work = await openShowcase(browser, firm, 'matchedWork');
  await waitUntilSettled(work);
  await panelSays(work, 'Ties out: time goes to QuickBooks');
  const tieOut = await openPage('tie-out');
  await tieOut.getByRole('heading', { name: 'Tie-out', exact: true }).waitFor();

  await options.getByRole('combobox', { name: 'Language' }).selectOption('browser');
  await panelSays(work, 'Concorde\u00a0: le temps va dans QuickBooks');
  expect(await panelOf(work).count()).toBe(1);
  await tieOut.getByRole('heading', { name: 'Concordance', exact: true }).waitFor();
  await expect.poll(() => languageOf(options)).toBe('fr');
  await checkPicture(work, 'panel-in-french');
  await checkPagePicture(tieOut, 'tie-out-in-french');

  // A page that is loaded now speaks it from its first frame: nothing takes the place of an English panel.
  const worker = await browser.worker();
  const registered = await worker.evaluate(() =>
    chrome.scripting.getRegisteredContentScripts({ ids: ['language'] }),
  );
  expect(registered).toMatchObject([{ js: ['languages/content.fr.js'], runAt: 'document_start' }]);
  await work.reload();
  await panelSays(work, 'Concorde\u00a0: le temps va dans QuickBooks');
  const popup = await openPage('popup');
  await expect
    .poll(() => popup.locator('body').innerText())
    .toMatch(/Aucun chronomètre en marche|Chronomètre en marche/);
  await checkPagePicture(popup, 'popup-in-french');

  // The help is a page for each language, opened at the same place.
  const help = await browser.context.newPage();
  const helpAt = (file: string) => `chrome-extension://${browser.extensionId}/help/${file}`;
  await help.goto(helpAt('index.html#fix'));
  await expect.poll(() => help.url()).toBe(helpAt('fr.html#fix'));
  await help.getByRole('heading', { name: 'Corriger un nom' }).waitFor();
  expect(await languageOf(help)).toBe('fr');
  expect(await findBarriers(help)).toEqual([]);
  await checkPagePicture(help, 'help-in-french');
  await goToSection(options, 'panel');
  await options.getByRole('combobox', { name: 'Langue' }).selectOption({ label: 'English' });
  await expect.poll(() => help.url()).toBe(helpAt('index.html#fix'));
  await help.getByRole('heading', { name: 'Fix a name' }).waitFor();
});
