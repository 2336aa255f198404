import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import { textsIn, textsOf } from '../firm/firm-texts';
import { findBarriers } from './harness/axe';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll, openOptions } from './harness/connect';
import { holdAnswers } from './harness/hold-answers';
import { karbonAddress, openSettled, waitUntilSettled } from './harness/panel';
import { checkPagePicture } from './harness/picture';
import { secretsIn, secretsOf } from './harness/secrets';

let firm: Firm;
let browser: TestBrowser;
let options: Page;

beforeAll(async () => {
  firm = await startFirm();
  browser = await openBrowser(firm);
  await connectAll(browser, firm);
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

function help() {
  return options.locator('[data-section=help]');
}

async function runCheck(): Promise<void> {
  await help()
    .getByRole('button', { name: /^Check (this setup|again)$/ })
    .click();
  await help()
    .getByText(/ needs? you\. /)
    .waitFor();
}

it('checks this set-up on the real pages, reads only, and hands out a report without anything of the firm', async () => {
  const pages = [
    await openSettled(browser, firm, 'matchedWork'),
    await openSettled(browser, firm, 'organization'),
  ];
  options = await openOptions(browser, 'help');
  await help().getByText('QuickBooks Time: up to 22 requests').waitFor();
  const before = firm.requests.all().length;

  await runCheck();
  await help().getByText("Open Karbon pages: 9 as expected and 1 couldn't be tested").waitFor();
  await help().getByText("This browser: 3 as expected and 1 couldn't be tested").waitFor();
  const asked = firm.requests.all().slice(before);
  expect(asked.length).toBeGreaterThan(30);
  expect(asked.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/query'))).toEqual([]);
  // The firm's clock is days behind this machine's.
  await help().getByText("This computer's clock agrees with Karbon").waitFor();
  await help()
    .getByText(/^Open Karbon pages: /)
    .click();
  expect(await findBarriers(options)).toEqual([]);
  await checkPagePicture(options, 'self-check');

  firm.switches.quickbooksTime.nameFilterIgnoresCase = false;
  firm.switches.karbon.quoteEscape = 'backslash';
  Object.assign(firm.switches.karbon, {
    contactLayout: 'plain',
    clientGroupRoute: 'groups',
    tabsHaveHref: false,
    hasSecurityPolicy: false,
    isDocumentStorable: true,
  } satisfies Partial<Firm['switches']['karbon']>);
  await pages[1]?.close();
  const group = await browser.context.newPage();
  await group.goto(karbonAddress(firm, 'clientGroup').replace('/client-groups/', '/groups/'));
  await waitUntilSettled(group);
  await runCheck();
  await help()
    .getByText('Open Karbon pages: 1 good to know, 5 as expected, and 4 different without effect')
    .waitFor();
  await help().getByText('you may get it twice. Check before you add one.').waitFor();
  await help().getByText('Karbon: 1 needs you, 7 as expected, 1 different without effect').waitFor();
  await checkPagePicture(options, 'self-check-different');

  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await help().getByRole('button', { name: 'Copy report' }).click();
  await help().getByRole('button', { name: 'Copied' }).waitFor();
  const report = await options.evaluate(() => navigator.clipboard.readText());
  const lines: readonly { readonly check?: string; readonly outcome?: string }[] = JSON.parse(report);
  expect(lines.find(({ check }) => check === 'timeFilterCase')?.outcome).toBe('different');
  expect(lines.filter(({ check }) => check).length).toBeGreaterThan(60);
  expect(textsIn(report, textsOf(firm.state))).toEqual([]);
  expect(secretsIn(report, secretsOf(firm))).toEqual([]);
});

it('says so where the worker is stopped, and can be run again', async () => {
  const release = holdAnswers(firm, ['rest.tsheets.com']);
  try {
    await help().getByRole('button', { name: 'Check again' }).click();
    await help()
      .getByText(/^\d+ of \d+ checked$/)
      .waitFor();
    await browser.killWorker();
    await help().getByText('The check was interrupted. Run it again.').waitFor();
  } finally {
    release();
  }
  await runCheck();
  await help().getByText('The check was interrupted').waitFor({ state: 'detached' });
});
