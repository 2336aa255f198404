import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import { findBarriers } from './harness/axe';
import { openBrowser, openPage, type TestBrowser } from './harness/browser';
import {
  connectionCard,
  connectKarbon,
  connectQuickbooksOnline,
  connectQuickbooksTime,
  openOptions,
} from './harness/connect';
import { checkPagePicture } from './harness/picture';

let firm: Firm;
let browser: TestBrowser;
let guide: Page;

beforeAll(async () => {
  firm = await startFirm();
  browser = await openBrowser(firm);
  guide = await openPage(browser, `chrome-extension://${browser.extensionId}/guide/index.html`);
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

const step = (id: string): Locator => guide.locator(`[data-step="${id}"]`);
const stateOf = (id: string) => step(id).getAttribute('data-state');
/** Where the keyboard is. */
const focused = () =>
  guide.evaluate(() => document.activeElement?.closest('[data-step]')?.getAttribute('data-step'));

test('asks first who sets up, and remembers it', async () => {
  await guide.getByRole('heading', { name: 'What do you want to do?' }).waitFor();
  await checkPagePicture(guide, 'guide-who');
  await guide.getByRole('button', { name: 'Set up Tieout for my firm' }).click();
  await step('time').waitFor();
  await guide.reload();
  await step('time').and(guide.locator('[data-state="next"][open]')).waitFor();
  await checkPagePicture(guide, 'guide-first-step');
});

test('goes from nothing to a firm that is set up, in the order of the vendors', async () => {
  await connectQuickbooksTime(browser, firm, guide);
  await expect.poll(() => stateOf('time')).toBe('done');
  await expect.poll(() => stateOf('quickbooks')).toBe('next');
  await expect.poll(focused).toBe('quickbooks');
  await guide
    .getByRole('status')
    .getByText(/^2 of 7 done\. Next: Connect QuickBooks$/)
    .waitFor();

  await step('quickbooks').getByText("Answers for Intuit's questions").click();
  await step('quickbooks').getByText('If something goes wrong').click();
  await step('quickbooks')
    .getByText(new URL(`https://${browser.extensionId}.chromiumapp.org`).host, { exact: true })
    .waitFor();
  await checkPagePicture(guide, 'guide-intuit-answers');
  expect(await findBarriers(guide)).toEqual([]);
  await connectQuickbooksOnline(browser, firm, guide);
  // QuickBooks Time has said that it is linked.
  await expect.poll(() => stateOf('pairing')).toBe('done');
  await step('pairing').locator('summary').first().click();
  await step('pairing').getByText("QuickBooks Time says it's linked to QuickBooks Online.").waitFor();
  await checkPagePicture(guide, 'guide-pairing');

  await expect.poll(() => stateOf('karbon')).toBe('next');
  await connectKarbon(firm, guide);
  await expect.poll(() => stateOf('tieOut')).toBe('next');
  await step('tieOut').getByText("You haven't tied out in this browser yet.").waitFor();

  const opened = browser.context.waitForEvent('page');
  await step('tieOut').getByRole('link', { name: 'Tie out the whole firm' }).click();
  const tieOut = await opened;
  // Before its rows are there, the page says how far it has come, in words that are alike.
  const rowCount = tieOut
    .getByRole('tabpanel')
    .getByRole('status')
    .getByText(/\d+ of \d+/);
  const shown = await rowCount.innerText();
  await tieOut.close();
  await guide.bringToFront();
  await step('tieOut')
    .getByText(/clients need attention, as of/)
    .waitFor();
  const [open = ''] = shown.match(/\d+/) ?? [];
  expect(
    await step('tieOut')
      .getByText(/clients need attention/)
      .innerText(),
  ).toMatch(new RegExp(`^${open} of `));
  await checkPagePicture(guide, 'guide-tie-out');

  for (const id of ['tieOut', 'karbonLink', 'handOver']) {
    await expect.poll(() => stateOf(id)).toBe('next');
    await step(id).getByLabel('Done, or not needed').check();
  }
  await guide
    .getByRole('status')
    .getByText(/^All set\./)
    .waitFor();
  await guide.reload();
  await guide
    .getByRole('status')
    .getByText(/^All set\./)
    .waitFor();
  await checkPagePicture(guide, 'guide-done');
});

test('somebody else who signs in again is named beside the one that was meant, and taken only on a click', async () => {
  const options = await openOptions(browser);
  const card = connectionCard(options, 'quickbooksTime');
  const [administrator, employee] = [...firm.state.quickbooksTime.users.values()];
  const nameOf = (user: typeof employee) => `${user?.firstName} ${user?.lastName}`;
  const signInAs = async (index: number) => {
    const opened = browser.context.waitForEvent('page');
    await card.getByRole('button', { name: 'Sign in again', exact: true }).click();
    const window = await opened;
    await window.locator('select').selectOption({ index });
    await window.getByRole('button', { name: 'Allow' }).click();
  };
  await signInAs(1);
  const question = card.locator('.confirm');
  await question.getByRole('paragraph').getByText('Nothing was changed.').waitFor();
  const said = await question.innerText();
  expect(said).toContain(nameOf(administrator));
  expect(said).toContain(nameOf(employee));
  await checkPagePicture(options, 'other-account');
  await question.getByRole('button', { name: /^Keep / }).click();
  await question.waitFor({ state: 'detached' });
  expect(await card.locator('dt:text-is("Connected as") + dd').innerText()).toBe(nameOf(administrator));

  await signInAs(1);
  await question.getByRole('button', { name: /^Switch to / }).click();
  await question.waitFor({ state: 'detached' });
  await expect.poll(() => card.locator('dt:text-is("Connected as") + dd').innerText()).toBe(nameOf(employee));
  await options.close();
});

test('a colleague sees four steps, with the one that is next unfolded', async () => {
  await guide.getByRole('button', { name: 'Show the steps for staff' }).click();
  await expect.poll(() => guide.locator('[data-step]').count()).toBe(4);
  await expect.poll(() => stateOf('open')).toBe('next');
  await checkPagePicture(guide, 'guide-staff');
});
