import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll, connectionCard, goToSection, openOptions } from './harness/connect';
import { openSettled, verdictText } from './harness/panel';
import { checkPagePicture } from './harness/picture';

const passphrase = 'a long passphrase of our own';

let firm: Firm;
let administrator: TestBrowser;
let colleague: TestBrowser;
let text: string;

beforeAll(async () => {
  firm = await startFirm();
  administrator = await openBrowser(firm);
  await connectAll(administrator, firm);
  colleague = await openBrowser(firm);
});

afterAll(async () => {
  await administrator?.close();
  await colleague?.close();
  await firm?.close();
});

const section = (options: Page) => options.locator('section', { has: options.locator('#setup-title') });

test('a set-up is saved as a file, its secrets under a passphrase', async () => {
  const options = await openOptions(administrator, 'rules');
  await options.getByLabel('Longest name, in characters').selectOption('100');
  await options.getByText('Saved', { exact: true }).waitFor();
  await goToSection(options, 'advanced');
  await section(options).getByLabel('Whom colleagues can ask').fill('Ask the front desk');
  const save = section(options).getByRole('button', { name: 'Save setup file' });
  expect(await save.isDisabled()).toBe(true);
  await section(options).getByLabel('Passphrase for the credentials in the file').fill(passphrase);
  await section(options).getByLabel('The same passphrase again').fill(passphrase);
  const download = options.waitForEvent('download');
  await save.click();
  text = readFileSync(await (await download).path(), 'utf8');
  const { quickbooksTime, karbon } = firm.state.credentials;
  for (const secret of [
    quickbooksTime.clientId,
    quickbooksTime.clientSecret,
    karbon.bearer,
    karbon.accessKey,
    passphrase,
  ])
    expect(text).not.toContain(secret);
  expect(JSON.parse(text).setup).toMatchObject({ nameLimit: 100, askWhom: 'Ask the front desk' });
  await checkPagePicture(options, 'setup-file');
  await options.close();
});

test('with it a colleague signs in with one click and has a working panel', async () => {
  const options = await openOptions(colleague, 'advanced');
  const file = { name: 'Tieout setup.json', mimeType: 'application/json', buffer: Buffer.from(text) };
  await section(options).locator('input[type="file"]').setInputFiles(file);
  await section(options).getByText('Enter its passphrase').waitFor();
  await section(options).getByLabel('Passphrase for the credentials in the file').last().fill('not this one');
  await section(options).getByRole('button', { name: 'Open', exact: true }).click();
  await section(options).getByText("That isn't the passphrase of this file").waitFor();
  await section(options).getByLabel('Passphrase for the credentials in the file').last().fill(passphrase);
  await section(options).getByRole('button', { name: 'Open', exact: true }).click();
  await section(options).getByText('Setup read.').waitFor();
  const limit = (await goToSection(options, 'rules')).getByLabel('Longest name, in characters');
  await expect.poll(() => limit.inputValue()).toBe('100');

  await goToSection(options, 'connections');
  const card = connectionCard(options, 'quickbooksTime');
  await card.getByText('Your administrator has set this up.').waitFor();
  await card.getByText(`Sign in to ${firm.state.quickbooksTime.account.companyName}.`).waitFor();
  await checkPagePicture(options, 'setup-read');
  const opened = colleague.context.waitForEvent('page');
  await card.getByRole('button', { name: 'Sign in', exact: true }).click();
  await (await opened).getByRole('button', { name: 'Allow' }).click();
  await card.and(options.locator('[data-state="connected"]')).waitFor();
  const karbon = await openSettled(colleague, firm, 'matchedWork');
  expect(await verdictText(karbon)).toContain('Alder & Finch Architects');
  await karbon.close();
  await options.close();
});

test('a file that is none, or is damaged, changes nothing', async () => {
  const options = await openOptions(colleague, 'advanced');
  for (const [content, said] of [
    ['{"customers": []}', "This isn't a setup file from Tieout."],
    ['not even JSON', "This isn't a setup file from Tieout."],
    [text.slice(0, -20), "This isn't a setup file from Tieout."],
    ['{"tieoutSetup": 2}', 'A newer version of Tieout wrote this file.'],
  ] as const) {
    const file = { name: 'setup.json', mimeType: 'application/json', buffer: Buffer.from(content) };
    await section(options).locator('input[type="file"]').setInputFiles(file);
    await section(options).getByText(said).waitFor();
  }
  const rules = await goToSection(options, 'rules');
  expect(await rules.getByLabel('Longest name, in characters').inputValue()).toBe('100');
  await options.close();
});
