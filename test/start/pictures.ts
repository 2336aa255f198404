import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { TestBrowser } from '../e2e/harness/browser';
import { openOptions } from '../e2e/harness/connect';
import { openShowcase, panelOf, waitUntilSettled } from '../e2e/harness/panel';
import { openTieOut } from '../e2e/harness/tie-out';
import type { Firm } from '../firm/firm';
import type { ShowcaseName } from '../firm/state';

const contentCases: readonly ShowcaseName[] = [
  'matchedWork',
  'busyWork',
  'emptyWork',
  'differsWork',
  'wouldDuplicateWork',
  'archivedWork',
  'misplacedWork',
  'ambiguousWork',
  'similarWork',
  'missingWork',
  'nameHeldClient',
  'archivedCustomer',
  'organization',
  'person',
  'clientGroup',
  'hostileTitleWork',
  'rightToLeftTitleWork',
];

/** At this pace Tieout's own share of Karbon's requests is used up now and then, and the panel says so for up to a minute. */
const quietTimeoutMs = 75_000;

async function waitUntilQuiet(page: Page): Promise<void> {
  await waitUntilSettled(page);
  await panelOf(page).locator('.notice').first().waitFor({ state: 'detached', timeout: quietTimeoutMs });
  await waitUntilSettled(page);
}

/** Saves a picture of the panel in each of its main states into `folder`; returns how many. */
export async function savePictures(browser: TestBrowser, firm: Firm, folder: string): Promise<number> {
  let saved = 0;
  const save = async (page: Page, name: string): Promise<void> => {
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await page.close();
    saved += 1;
  };

  for (const name of contentCases) {
    const page = await openShowcase(browser, firm, name);
    await waitUntilQuiet(page);
    await save(page, name);
  }

  const strip = await openShowcase(browser, firm, 'matchedWork', '');
  await panelOf(strip).locator('.strip-line .total').waitFor();
  await save(strip, 'strip-on-another-tab');

  const wide = await openShowcase(browser, firm, 'matchedWork');
  await wide.setViewportSize({ width: 1920, height: 1080 });
  await waitUntilQuiet(wide);
  await save(wide, 'wide');

  const plan = await openShowcase(browser, firm, 'missingWork');
  await waitUntilQuiet(plan);
  await panelOf(plan).locator('.fix-button').click();
  await panelOf(plan).locator('.plan > li').first().waitFor();
  await save(plan, 'plan-in-words');

  const choice = await openShowcase(browser, firm, 'ambiguousWork');
  await waitUntilQuiet(choice);
  await panelOf(choice).locator('.fix-button').click();
  await panelOf(choice).locator('.candidate').first().waitFor();
  await save(choice, 'records-to-choose-from');

  firm.switches.karbon.isDark = true;
  const dark = await openShowcase(browser, firm, 'wouldDuplicateWork');
  await waitUntilQuiet(dark);
  await save(dark, 'dark');
  firm.switches.karbon.isDark = false;

  firm.switches.karbon.shell = 'react';
  const newer = await openShowcase(browser, firm, 'matchedWork');
  await waitUntilQuiet(newer);
  await save(newer, 'newer-shell');
  const drawer = await openShowcase(browser, firm, 'matchedWork', 'tasks');
  await panelOf(drawer).locator('.drawer-handle').click();
  await waitUntilQuiet(drawer);
  await save(drawer, 'drawer');
  firm.switches.karbon.shell = 'ember';

  firm.faults.order({ host: 'rest.tsheets.com', times: Number.POSITIVE_INFINITY, fault: { status: 503 } });
  const failing = await openShowcase(browser, firm, 'matchedWork');
  await waitUntilSettled(failing);
  await panelOf(failing).getByRole('button', { name: 'Refresh', exact: true }).click();
  await panelOf(failing).locator('.notice', { hasText: 'QuickBooks Time' }).waitFor();
  await save(failing, 'service-failing');
  firm.faults.clear();

  const options = await openOptions(browser);
  await options.locator('[data-state="connected"]').first().waitFor();
  await options.screenshot({ path: join(folder, 'options.png'), fullPage: true });
  await options.close();

  const tieOut = await openTieOut(browser);
  await tieOut.getByRole('table').waitFor();
  await tieOut.screenshot({ path: join(folder, 'tie-out.png') });
  await tieOut.close();
  return saved + 2;
}

/** Saves a picture of the panel before anything has been connected. */
export async function saveNotSetUp(browser: TestBrowser, firm: Firm, folder: string): Promise<void> {
  const page = await openShowcase(browser, firm, 'matchedWork');
  await panelOf(page).locator('.notice').waitFor();
  await page.screenshot({ path: join(folder, 'not-set-up.png') });
  await page.close();
}
