/**
 * `npm start`: the stand-in firm, a Chromium with the extension connected, and a work item's Time & Budgets tab. With a
 * display it stays until the browser is closed; without one it prints what the panel says, saves pictures of its main
 * states, and fails unless the figures are right.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { openBrowser, type TestBrowser } from '../e2e/harness/browser';
import { connectAll } from '../e2e/harness/connect';
import { openShowcase, panelLines, waitForTime } from '../e2e/harness/panel';
import { type Firm, startFirm } from '../firm/firm';
import { checkFigures } from './figures';
import { saveNotSetUp, savePictures } from './pictures';

const hasDisplay =
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const isHeadless = !hasDisplay || process.argv.includes('--headless');

/** Where the pictures go. */
const folder = resolve('out/pictures');

async function showHeadless(browser: TestBrowser, firm: Firm): Promise<boolean> {
  const page = await openShowcase(browser, firm, 'matchedWork');
  await waitForTime(page);
  console.log(`\nThe panel on ${page.url()} says:\n`);
  for (const line of await panelLines(page)) console.log(`  ${line}`);
  await page.close();

  console.log('\nChecking its figures against what the firm holds:');
  const wrong = await checkFigures(browser, firm);

  console.log('\nTaking pictures; this takes a minute or two …');
  const saved = await savePictures(browser, firm, folder);
  console.log(`\nPictures of ${saved + 1} states are in ${folder}`);
  return wrong === 0;
}

async function showInWindow(browser: TestBrowser, firm: Firm): Promise<void> {
  const page = await openShowcase(browser, firm, 'matchedWork');
  const blank = browser.context.pages().find((other) => other.url() === 'about:blank');
  await blank?.close();
  await page.bringToFront();
  console.log('\nChromium is open on a work item. Other cases to look at:');
  for (const [name, showcase] of Object.entries(firm.state.showcases)) {
    console.log(`  ${name.padEnd(22)} ${showcase.about}`);
  }
  console.log('\nClose the browser window to stop.');
  await new Promise<void>((done) => browser.context.on('close', () => done()));
}

console.log('Starting the stand-in firm …');
const firm = await startFirm();
const browser = await openBrowser(firm, { isHeadless });
try {
  if (isHeadless) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await saveNotSetUp(browser, firm, folder);
  }
  console.log('Connecting QuickBooks Time, QuickBooks Online and Karbon on the options page …');
  await connectAll(browser, firm);
  if (isHeadless) {
    const isRight = await showHeadless(browser, firm);
    console.log(isRight ? '\nThe panel showed the right figures.' : '\nThe panel showed wrong figures.');
    process.exitCode = isRight ? 0 : 1;
  } else {
    await showInWindow(browser, firm);
  }
} finally {
  await browser.close();
  await firm.close();
}
