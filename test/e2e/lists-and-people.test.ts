import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renameCustomer, renameJobcode } from '../firm/edits';
import { type Firm, startFirm } from '../firm/firm';
import { findBarriers } from './harness/axe';
import { openBrowser, type TestBrowser } from './harness/browser';
import { readCsv } from './harness/csv';
import { checkPagePicture } from './harness/picture';
import { openTieOutOf } from './harness/tie-out';

let firm: Firm;
let browser: TestBrowser;
let page: Page;

beforeAll(async () => {
  firm = await startFirm();
  browser = await openBrowser(firm);
  renameJobcode(firm, jobcodeNamed('Hollow Oak Distilery'), 'Basalt Roofing, L.L.C. (old)');
  renameCustomer(firm, customerNamed('Cedar Ridge Holdings'), 'Copy of Basalt Roofing LLC');
  page = await openTieOutOf(firm, browser);
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

function jobcodeNamed(name: string): number {
  const found = [...firm.state.quickbooksTime.jobcodes.values()].find(
    (each) => each.name === name && each.parentId === 0,
  );
  if (!found) throw new Error(`there is no jobcode ${name}`);
  return found.id;
}

function customerNamed(name: string): string {
  const found = [...firm.state.quickbooksOnline.names.values()].find((each) => each.displayName === name);
  if (!found) throw new Error(`there is no customer ${name}`);
  return found.id;
}

function filter(name: string) {
  return page.getByRole('group', { name: 'Show' }).getByRole('button', { name });
}

async function exported(): Promise<string[][]> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  return readCsv(readFileSync(await (await download).path(), 'utf8'));
}

test('duplicates inside a list come with the one to keep, what to do, and a way to each record', async () => {
  await page.getByRole('tab', { name: 'Clients' }).focus();
  for (const _ of ['Work items', 'Hours', 'Inside each list']) await page.keyboard.press('ArrowRight');
  const time = page.getByRole('article').filter({ hasText: 'Basalt Roofing' });
  await time.getByText('Keep Basalt Roofing LLC: a client in Karbon uses it.').waitFor();
  await time.getByText('What to do').click();
  await time.getByText("QuickBooks Time can't merge customers").waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await checkPagePicture(page, 'lists-duplicates');

  await filter('Duplicates in QuickBooks Online').click();
  const customer = page.getByRole('article').filter({ hasText: 'Copy of Basalt Roofing LLC' });
  await customer.getByText('What to do').click();
  await customer
    .getByText(
      'Open Copy of Basalt Roofing LLC in QuickBooks Online and change its name to exactly Basalt Roofing LLC.',
    )
    .waitFor();
  const link = customer.getByRole('link', { name: /^Copy.of.Basalt/ });
  expect(await link.getAttribute('href')).toContain(
    `/app/customerdetail?nameId=${firm.state.quickbooksOnline.names.get(customerNamed('Copy of Basalt Roofing LLC'))?.id}`,
  );
  const [head = [], ...lines] = await exported();
  const named = lines.map((cells) => [cells[head.indexOf('Name')], cells[head.indexOf('Keep')]]);
  expect(named).toContainEqual(['Basalt Roofing LLC', 'Keep']);
  expect(named).toContainEqual(['Copy of Basalt Roofing LLC', '']);
});

test('customers that no client has are listed, and searched', async () => {
  await filter('Only in QuickBooks Online').click();
  await page.getByLabel('Search names').fill('copy of');
  const row = page.getByRole('row', { name: /Copy of Basalt Roofing LLC/ });
  await row.getByRole('cell', { name: 'Basalt Roofing LLC', exact: true }).waitFor();
  expect((await exported()).slice(1).map(([name]) => name)).toEqual(['Copy of Basalt Roofing LLC']);
});

test('who can’t enter time in Karbon is said with the fix; a pair is confirmed and parted with a click', async () => {
  await page.getByRole('tab', { name: 'People' }).click();
  const grace = page.getByRole('row', { name: /Grace Lindgren/ });
  await grace
    .getByText(
      'In QuickBooks Time, change glindgren@harborandpine.example to grace.lindgren@harborandpine.example.',
    )
    .waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await checkPagePicture(page, 'people');
  await grace.getByRole('button', { name: 'Link' }).click();
  await grace.getByText('linked by you').waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await findBarriers(page)).toEqual([]);
  await checkPagePicture(page, 'people-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await grace.getByRole('button', { name: 'Unlink' }).click();
  await grace.getByText('same name, not confirmed').waitFor();
});

test('whose e-mail has been put right there is paired after a refresh', async () => {
  const grace = [...firm.state.quickbooksTime.users.values()].find(({ lastName }) => lastName === 'Lindgren');
  if (!grace) throw new Error('there is no such user');
  grace.email = 'Grace.Lindgren@harborandpine.example';
  grace.lastModifiedMs = firm.clock.now();
  firm.state.quickbooksTime.stamps.set('users', firm.clock.now());
  await page.getByRole('button', { name: 'Refresh' }).click();
  await page.getByRole('row', { name: /Grace Lindgren/ }).waitFor({ state: 'detached' });
  await filter('Same email').click();
  await page.getByRole('row', { name: /Grace Lindgren/ }).waitFor();
});
