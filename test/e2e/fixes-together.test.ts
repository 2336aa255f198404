import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { clockOut } from '../firm/edits';
import { startFirm } from '../firm/firm';
import { createRandom } from '../firm/random';
import { openBrowser, type TestBrowser } from './harness/browser';
import { watchChanges } from './harness/changes';
import { connectAll } from './harness/connect';
import { fixingText, openWork, planLines, press } from './harness/fixes';
import { createGate } from './harness/hold-answers';
import { addClientWithWork, type KarbonWork, showcaseWork } from './harness/new-work';
import { hosts } from './harness/notices';
import { panelOf } from './harness/panel';
import { checkPicture } from './harness/picture';

/** One browser with ten tabs on the item, and a colleague's with one. */
const tabs = 10;
const mostDelayMs = 400;
/** More requests than all of them can send before the last of them is done. */
const delayedRequests = 400;
const everyoneDoneMs = 45_000;

const firm = await startFirm();
// A total that stands still can be looked at.
for (const id of firm.state.quickbooksTime.users.keys()) clockOut(firm, id);
let browsers: readonly TestBrowser[] = [];

beforeAll(async () => {
  browsers = [await openBrowser(firm), await openBrowser(firm)];
  for (const browser of browsers) await connectAll(browser, firm);
});

afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await firm.close();
});

afterEach(async () => {
  firm.faults.clear();
  for (const { context } of browsers)
    for (const page of context.pages()) if (page.url().includes('karbonhq')) await page.close();
});

/** Each answer of both services comes after another while, the same in every run of the tests. */
function delayAnswers(seed: number): void {
  const random = createRandom(seed);
  for (let count = 0; count < delayedRequests; count += 1) {
    const host = count % 2 === 0 ? hosts.quickbooksTime : hosts.quickbooks;
    firm.faults.order({ host, fault: { delayMs: random.integer(mostDelayMs + 1) } });
  }
}

async function openEverywhere(work: KarbonWork): Promise<readonly Page[]> {
  const [own, colleagues] = browsers;
  if (!own || !colleagues) throw new Error('no browsers');
  const all = [...Array.from({ length: tabs }, () => own), colleagues];
  return Promise.all(all.map((browser) => openWork(browser, firm, work)));
}

/** What a panel says once it is over: that it is done, by this click or another. */
const isDone = /^(Done\b|Someone else already did this)/;

async function pressTogether(work: KarbonWork, action: string, seed: number): Promise<readonly string[]> {
  const pages = await openEverywhere(work);
  await Promise.all(
    pages.map(async (page) => {
      await press(page, 'mouse', { name: action });
      await planLines(page);
    }),
  );
  // Nothing begins before everybody has pressed: as long as the names have not come, all panels show the steps.
  const { held, release } = createGate();
  for (const host of [hosts.quickbooksTime, hosts.quickbooks]) {
    firm.faults.order({ host, times: Number.POSITIVE_INFINITY, fault: { holdBefore: held } });
  }
  await Promise.all(pages.map((page) => press(page, 'mouse', { name: 'Apply' })));
  firm.faults.clear();
  delayAnswers(seed);
  release();
  const texts: string[] = [];
  for (const page of pages) {
    await page.bringToFront();
    await expect.poll(() => fixingText(page), { timeout: everyoneDoneMs }).toMatch(isDone);
    texts.push(await fixingText(page));
    expect(await panelOf(page).locator('.verdict > p').first().innerText()).toContain('Ties out');
  }
  const last = pages.at(-1);
  if (last) await checkPicture(last, `fix-together-${action.replace('…', '').toLowerCase()}`);
  return texts;
}

it.each([
  {
    what: 'create a client and its work',
    action: 'Create…',
    work: () => addClientWithWork(firm, 'Heliograph Observatory', 'First audit'),
    came: ({ path: [client, title] }: KarbonWork) => [
      `QuickBooks Customer ${client} active`,
      `QuickBooks Customer ${client}:${title} active`,
      `QuickBooks Time ${client} active for 0`,
      `QuickBooks Time ${client}:${title} active for 0`,
    ],
    recordsTouched: 4,
  },
  {
    what: 'rename',
    action: 'Rename…',
    work: () => showcaseWork(firm, 'differsWork'),
    came: ({ path }: KarbonWork) => [`QuickBooks Time ${path.join(':')} active for 0`],
    recordsTouched: 1,
  },
  {
    what: 'restore',
    action: 'Restore…',
    work: () => showcaseWork(firm, 'archivedWork'),
    came: ({ path }: KarbonWork) => [
      `QuickBooks Customer ${path.join(':')} active`,
      `QuickBooks Time ${path.join(':')} active for 0`,
    ],
    recordsTouched: 2,
  },
])('$what: eleven panels at once, one record in each list, and nobody is told of an error', async (each) => {
  const work = each.work();
  const changes = watchChanges(firm);
  const texts = await pressTogether(work, each.action, each.recordsTouched);
  const { came, recordsTouched, isRestUntouched } = changes();
  expect({ came, recordsTouched, isRestUntouched }).toEqual({
    came: each.came(work),
    recordsTouched: each.recordsTouched,
    isRestUntouched: true,
  });
  expect(texts).toHaveLength(tabs + 1);
});
