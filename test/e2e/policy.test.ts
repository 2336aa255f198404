import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectionCard, goToSection, openForm, openOptions } from './harness/connect';
import { checkPagePicture } from './harness/picture';
import { createManagedBuild, type ManagedBuild } from './harness/policy';

let firm: Firm;
let build: ManagedBuild;
let browser: TestBrowser;

/** Chromium rereads its policies within seconds of a change, and Tieout looks at them again after half a minute at the latest. */
const policyMs = 60_000;

beforeAll(async () => {
  firm = await startFirm();
  build = createManagedBuild();
});

afterAll(async () => {
  await browser?.close();
  build?.remove();
  await firm?.close();
});

const limit = (options: Page) => options.getByLabel('Longest name, in characters');
const appearance = (options: Page) => options.getByLabel('Panel appearance');

test('a policy that is there from the beginning counts at once: locked, or to begin with', async () => {
  const { clientId, clientSecret } = firm.state.credentials.quickbooksTime;
  build.setPolicy({
    nameLimit: 41,
    appearance: 'dark',
    locked: ['nameLimit'],
    quickbooksTimeClientId: clientId,
    quickbooksTimeClientSecret: clientSecret,
    listFileName: 'Harbor customers.iif',
  });
  browser = await openBrowser(firm, { extensionFolder: build.folder });
  const options = await openOptions(browser);
  const card = connectionCard(options, 'quickbooksTime');
  await card.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await openForm(connectionCard(options, 'quickbooks'));
  await options.getByText('Harbor customers.iif').waitFor();
  expect(await options.content()).not.toContain(clientSecret);
  await checkPagePicture(options, 'policy');

  await goToSection(options, 'rules');
  await expect.poll(() => limit(options).inputValue()).toBe('41');
  expect(await limit(options).isDisabled()).toBe(true);
  await checkPagePicture(options, 'policy-rules');
  await goToSection(options, 'panel');
  expect(await appearance(options).inputValue()).toBe('dark');
  expect(await appearance(options).isEnabled()).toBe(true);
  await appearance(options).selectOption('light');
  await options.getByText('Saved', { exact: true }).waitFor();
  await options.reload();
  await expect.poll(() => appearance(options).inputValue()).toBe('light');
  await options.close();
});

test('one that changes, or comes later, counts without a new start, and what is wrong in it stops nothing', async () => {
  const options = await openOptions(browser, 'rules');
  build.setPolicy({
    nameLimit: 100,
    karbonPerMinute: 5_000,
    listOldDays: 60,
    locked: ['nameLimit', 'listOldDays'],
  });
  await expect
    .poll(
      async () => {
        await options.reload();
        await limit(options).waitFor();
        return limit(options).inputValue();
      },
      { timeout: policyMs, interval: 2_000 },
    )
    .toBe('100');
  await options.close();
});

test('one that is taken away leaves what was chosen', async () => {
  const options = await openOptions(browser, 'rules');
  build.setPolicy(null);
  await expect
    .poll(
      async () => {
        await options.reload();
        await limit(options).waitFor();
        return limit(options).isEnabled();
      },
      { timeout: policyMs, interval: 2_000 },
    )
    .toBe(true);
  await goToSection(options, 'panel');
  expect(await appearance(options).inputValue()).toBe('light');
  await options.close();
});
