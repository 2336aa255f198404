import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectionCard, connectQuickbooksTimeByToken, goToSection, openOptions } from './harness/connect';
import { openShowcase, panelOf, waitForTime } from './harness/panel';

let firm: Firm;
let browser: TestBrowser;

const locked = "Tieout's connections are locked.";
/** After a failure the next round comes by itself within so long. */
const nextRoundMs = 30_000;

beforeAll(async () => {
  firm = await startFirm();
  browser = await openBrowser(firm);
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

it('a passphrase is asked for once in the life of a browser, and a panel goes on when it is given', async () => {
  const options = await openOptions(browser);
  await connectQuickbooksTimeByToken(options, firm.state.credentials.quickbooksTime.adminToken);
  await goToSection(options, 'advanced');
  const section = options.locator('[data-passphrase]');
  await section.getByLabel('New passphrase', { exact: true }).fill('correct horse');
  await section.getByLabel('New passphrase again').fill('correct horse');
  await section.getByRole('button', { name: 'Set passphrase' }).click();
  await section.and(options.locator('[data-passphrase="open"]')).waitFor();
  await browser.killWorker();
  await (await openShowcase(browser, firm, 'matchedWork')).close();
  await goToSection(options, 'connections');
  await connectionCard(options, 'quickbooksTime').getByRole('button', { name: 'Test', exact: true }).click();
  await options.getByText('The connection works.').waitFor();

  // What is in the browser's memory goes with it.
  await options.evaluate(() => chrome.storage.session.clear());
  await browser.killWorker();
  const page = await openShowcase(browser, firm, 'differsWork');
  await panelOf(page).getByText(locked).first().waitFor({ timeout: nextRoundMs });
  await options.reload();
  await section.getByLabel('Your passphrase').fill('wrong');
  await section.getByRole('button', { name: 'Unlock' }).click();
  await section.getByText("That isn't the passphrase.").waitFor();
  await section.getByLabel('Your passphrase').fill('correct horse');
  await section.getByRole('button', { name: 'Unlock' }).click();
  // It was asked for above the connections, and is gone from there.
  await section.waitFor({ state: 'detached' });
  await goToSection(options, 'advanced');
  await section.and(options.locator('[data-passphrase="open"]')).waitFor();
  await panelOf(page).getByText(locked).waitFor({ state: 'detached', timeout: nextRoundMs });
  await waitForTime(page);
  expect(await panelOf(page).getByText(locked).count()).toBe(0);
});
