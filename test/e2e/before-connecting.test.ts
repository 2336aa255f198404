import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import { exportOrganizations, exportPeople } from '../firm/karbon/export-contacts';
import { exportJobs } from '../firm/quickbooks-time/export-jobs';
import { findBarriers } from './harness/axe';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectKarbon, openOptions } from './harness/connect';
import { readCsv } from './harness/csv';
import { desktopOf, dropFile, saveForPicking } from './harness/desktop';
import { countOf, openTieOut, showOnly } from './harness/tie-out';

let firm: Firm;
let browser: TestBrowser;
let page: Page;

beforeAll(async () => {
  firm = await startFirm();
  browser = await openBrowser(firm);
  page = await openTieOut(browser);
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

const place = (system: 'karbon' | 'quickbooksTime' | 'quickbooks'): Locator =>
  page.locator(`[data-place="${system}"]`);
const bytesOf = (text: string) => new TextEncoder().encode(text);
const organizations = () => exportOrganizations(firm.state.karbon, firm.switches.karbon);

async function picture(name: string): Promise<void> {
  await page.screenshot({ path: `out/e2e/before-connecting-${name}.png`, fullPage: true });
  const right = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect([name, right]).toEqual([name, 0]);
}

/** Chooses a file and agrees with the columns that were found. */
async function choose(system: 'karbon' | 'quickbooksTime', name: string, text: string): Promise<void> {
  await saveForPicking(page, name, bytesOf(text));
  await place(system)
    .getByRole('button', { name: /^Choose (another )?file…$/ })
    .click();
  await place(system).getByRole('button', { name: 'Use these columns' }).click();
}

test('with nothing connected there are three places, each to be connected or given a file', async () => {
  for (const name of ['Connect Karbon', 'Connect QuickBooks Time', 'Connect QuickBooks'])
    expect(await page.getByRole('link', { name, exact: true }).getAttribute('href')).toMatch(
      /^\/options\/index\.html#\w+-title$/,
    );
  expect(await findBarriers(page)).toEqual([]);
  await picture('places');
});

test('a file that can’t be read is refused with its line, and nothing is changed', async () => {
  const broken = 'Karbon Key,Name\n3Nb8jKpL5tQR,"Acme\n7wPqXnT4mBjK,Elm\n';
  await dropFile(place('karbon').locator('.drop'), 'broken.csv', bytesOf(broken));
  const alert = place('karbon').getByRole('alert');
  await alert.waitFor();
  expect(await alert.innerText()).toBe('A quotation mark in line 2 is never closed. Nothing was changed.');
});

test('whoever gives a file sees its first rows and says which column is which', async () => {
  await saveForPicking(page, 'Karbon organizations.csv', bytesOf(organizations()));
  await place('karbon').getByRole('button', { name: 'Choose file…' }).click();
  const form = page.getByRole('region', { name: 'Which column is which?' });
  await form.waitFor();
  expect(await form.getByLabel('Name', { exact: true }).inputValue()).toBe('c1');
  expect(await form.getByLabel('Karbon key or web address').inputValue()).toBe('c0');
  expect(await findBarriers(page)).toEqual([]);
  await picture('columns');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture('columns-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await form.getByLabel('Name', { exact: true }).selectOption({ label: 'Not in this file' });
  expect(await form.getByRole('button', { name: 'Use these columns' }).isDisabled()).toBe(true);
  await form.getByLabel('Name', { exact: true }).selectOption({ index: 2 });
  await form.getByRole('button', { name: 'Use these columns' }).click();
  await place('karbon')
    .getByText(/\d+ clients \(organizations\), /)
    .waitFor();
});

test('three files tie out, and no service is asked', async () => {
  await choose('karbon', 'Karbon people.csv', exportPeople(firm.state.karbon, firm.switches.karbon));
  await place('karbon').getByText('Karbon people.csv').waitFor();
  await choose(
    'quickbooksTime',
    'Existing Jobs.csv',
    exportJobs(firm.state.quickbooksTime, firm.switches.quickbooksTime),
  );
  await page.getByRole('table', { name: '' }).first().waitFor();
  await page.getByText('so Tieout changes nothing').waitFor();

  await page.getByText('Lists in this tie-out').click();
  await place('quickbooksTime').getByText("This file doesn't say what's archived.").waitFor();
  await saveForPicking(page, 'lists.iif', desktopOf(firm).exportIif());
  await place('quickbooks').getByRole('button', { name: 'Choose file…' }).click();
  await place('quickbooks').getByText('lists.iif').waitFor();
  await picture('lists');
  await page.getByText('Lists in this tie-out').click();
  await page.getByRole('columnheader', { name: 'QuickBooks Desktop' }).waitFor();

  await showOnly(page, 'All');
  const { contacts, organizations: firms } = firm.state.karbon;
  const all = [...contacts.values(), ...firms.values()].filter(({ restriction }) => restriction === 'Public');
  await expect.poll(() => countOf(page, 'All')).toBe(all.length);
  await page.getByText(/Karbon: file of .* QuickBooks Time: file of .* QuickBooks Desktop/).waitFor();
  const hosts = new Set(firm.requests.all().map(({ host }) => host));
  for (const host of ['api.karbonhq.com', 'rest.tsheets.com', 'quickbooks.api.intuit.com'])
    expect([host, hosts.has(host)]).toEqual([host, false]);
});

test('a row says what to do by hand, offers nothing to apply, and the CSV has it too', async () => {
  await showOnly(page, 'Spelled differently');
  const row = page.locator('tr[data-key]').filter({ hasText: 'Rename by hand' }).first();
  const client = await row.locator('th a, th span').first().innerText();
  await row.getByRole('button', { name: /^Details of / }).click();
  await page.getByRole('heading', { name: 'To do by hand' }).waitFor();
  expect(await page.getByRole('button', { name: /^(Apply|Create|Rename|Sync|Show the plan)/ }).count()).toBe(
    0,
  );
  await picture('row');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture('row-dark');
  await page.emulateMedia({ colorScheme: 'light' });

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const [head = [], ...lines] = readCsv(readFileSync(await (await download).path(), 'utf8'));
  const line = lines.find(([name]) => name === client);
  expect(head).toContain('QuickBooks Desktop: match status');
  expect(line?.[head.indexOf('To do by hand')]).toMatch(
    /^(QuickBooks Desktop|QuickBooks Time): Rename .+ to /,
  );
  await page
    .getByRole('button', { name: 'Work items' })
    .or(page.getByRole('tab', { name: 'Work items' }))
    .click();
  await page.getByText('Connect Karbon to tie them out').waitFor();
  await page.getByRole('tab', { name: 'Clients' }).click();
});

test('a later save of a file is read with one click, and a removed one is gone', async () => {
  await showOnly(page, 'All');
  const before = await countOf(page, 'All');
  const later = `${organizations()}9zzNewClient,Newly Founded Partners,,,,Public,,,,\r\n`;
  await saveForPicking(page, 'Karbon organizations.csv', bytesOf(later));
  await page.getByText('Lists in this tie-out').click();
  await place('karbon').getByRole('button', { name: 'Update from Karbon organizations.csv' }).click();
  await expect.poll(() => countOf(page, 'All')).toBe(before + 1);
  await place('karbon').getByRole('button', { name: 'Remove Karbon people.csv' }).click();
  await expect
    .poll(() => countOf(page, 'All'))
    .toBe(
      [...firm.state.karbon.organizations.values()].filter(({ restriction }) => restriction === 'Public')
        .length + 1,
    );
});

test('Karbon connected takes its file’s place', async () => {
  const options = await openOptions(browser);
  await connectKarbon(firm, options);
  await options.close();
  const { contacts, organizations: firms, clientGroups } = firm.state.karbon;
  const visible = [...contacts.values(), ...firms.values()].filter(
    ({ restriction }) => restriction === 'Public',
  );
  await expect.poll(() => countOf(page, 'All'), { timeout: 60_000 }).toBe(visible.length + clientGroups.size);
  await page.getByText('Lists in this tie-out').click();
  await place('karbon').getByText('✓ Connected').waitFor();
  expect(await place('karbon').getByText('Karbon organizations.csv').count()).toBe(0);
  await place('quickbooksTime').getByText('Existing Jobs.csv', { exact: true }).waitFor();
  await page.getByText(/Karbon as of /).waitFor();
});
