import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import type { DesktopCompany } from '../firm/quickbooks-desktop/company';
import { workbookOf } from '../unit/pages/options/customer-list/workbook-of';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectionCard, connectKarbon, connectQuickbooksTime, openOptions } from './harness/connect';
import { desktopOf, dropFile, saveForPicking } from './harness/desktop';
import { openSettled, panelOf, verdictText } from './harness/panel';
import { checkPagePicture, checkPicture } from './harness/picture';

let firm: Firm;
let desktop: DesktopCompany;
let browser: TestBrowser;
let options: Page;
/** As it is called but for a while. */
let renamedClient = '';

beforeAll(async () => {
  firm = await startFirm();
  desktop = desktopOf(firm);
  browser = await openBrowser(firm);
  options = await openOptions(browser);
  await connectQuickbooksTime(browser, firm, options);
  await connectKarbon(firm, options);
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

const card = () => connectionCard(options, 'quickbooks');

test('the card says how to come by a customer list', async () => {
  await card().getByLabel('Use a customer list file').check();
  await card().getByText('Lists to IIF Files').waitFor();
  await checkPagePicture(options, 'list-file-steps');
});

test('a file that is no customer list is refused, and nothing is changed', async () => {
  await saveForPicking(options, 'notes.txt', new TextEncoder().encode('Call the client\nLunch\n'));
  await card().getByRole('button', { name: 'Choose file…' }).click();
  const alert = card().getByRole('alert');
  await alert.waitFor();
  expect(await alert.innerText()).toBe(
    "This isn't a customer list Tieout knows. Export it as the steps above say. Nothing was changed.",
  );
  expect(await card().getAttribute('data-state')).toBe('notConnected');
});

test('a workbook with two lists is read from the sheet that is chosen, and from no other later', async () => {
  // Without clients that QuickBooks Time knows it is doubted as soon as its list has been read.
  const clients = [...firm.state.quickbooksTime.jobcodes.values()].filter(({ parentId }) => parentId === 0);
  const list = (name: string) => [
    ['Customer full name', 'Email'],
    ...[name, ...clients.map((client) => client.name)].map((each) => [each, 'mail@example.com']),
  ];
  const workbook = (names: readonly string[]) => workbookOf(names.map(list), names);
  await saveForPicking(options, 'two-lists.xlsx', workbook(['This year', 'Last year']));
  await card().getByRole('button', { name: 'Choose file…' }).click();
  await card()
    .getByRole('radio', { name: /^This year / })
    .and(options.locator(':checked'))
    .waitFor();
  expect(await card().getAttribute('data-state')).toBe('notConnected');
  await checkPagePicture(options, 'list-file-sheets');
  await card()
    .getByLabel(/^Last year /)
    .check();
  await card().getByRole('button', { name: 'Read this sheet' }).click();
  await card().locator('dd').filter({ hasText: 'Sheet Last year' }).waitFor();

  await saveForPicking(options, 'two-lists.xlsx', workbook(['This year', 'Next year']));
  await card().getByRole('button', { name: 'Update from file' }).click();
  await card()
    .getByText('The sheet Last year is empty or no longer in this workbook. Nothing was changed.')
    .waitFor();
  await card().getByRole('button', { name: 'Cancel' }).click();
  await card().locator('dd').filter({ hasText: 'Sheet Last year' }).waitFor();
  await card().getByRole('button', { name: 'Disconnect' }).click();
  await card().getByRole('button', { name: 'Disconnect' }).click();
  await card().and(options.locator('[data-state="notConnected"]')).waitFor();
  await card().getByLabel('Use a customer list file').check();
});

test('each form of a list is read, picked, dropped or chosen once, and the next takes its place', async () => {
  const sample = (name: string) => readFileSync(`test/unit/systems/customer-list/samples/${name}`);
  const forms = [
    ['qbo-customer-contact-list-2026.xlsx', 'Customer contact list from QuickBooks Online', 4],
    ['qbo-customer-contact-list-2026.csv', 'Customer contact list from QuickBooks Online', 5],
    ['qbo-customers-page-export.csv', 'Customers page of QuickBooks Online', 2],
    ['qbd-customer-list-cp1252.csv', 'Customer list from QuickBooks Desktop (CSV)', 5],
    ['qbd-mac6-customers.iif', 'Lists from QuickBooks Desktop (IIF)', 3],
  ] as const;
  for (const [name, form, count] of forms) {
    await saveForPicking(options, name, sample(name));
    await card()
      .getByRole('button', { name: /^Choose (a newer )?file…$/ })
      .click();
    // Of another company, product or day than the one before.
    const question = card().getByRole('button', { name: 'Use it anyway' });
    await card().getByText(form).and(card().locator('dd')).or(question).first().waitFor();
    if (await question.isVisible()) await question.click();
    await card().locator('dd').filter({ hasText: name }).waitFor();
    await card()
      .getByText(new RegExp(`^${count} customers and jobs`))
      .waitFor();
  }
  await dropFile(card().locator('.drop'), 'dropped.csv', sample('qbo-customers-page-export.csv'));
  await card().getByRole('button', { name: 'Use it anyway' }).click();
  await card().locator('dd').filter({ hasText: 'dropped.csv' }).waitFor();
  expect(await card().getByRole('button', { name: 'Update from file' }).isVisible()).toBe(false);
  await card().getByRole('button', { name: 'Disconnect' }).click();
  await card().getByRole('button', { name: 'Disconnect' }).click();
  await card().and(options.locator('[data-state="notConnected"]')).waitFor();
});

test('where the browser keeps no files one is chosen anew each time', async () => {
  await options.evaluate(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
  await card().getByLabel('Use a customer list file').check();
  const bytes = readFileSync('test/unit/systems/customer-list/samples/qbd34-customers.iif');
  const file = { name: 'once.iif', mimeType: 'text/plain', buffer: bytes };
  await card().getByLabel('Choose a file to read once').setInputFiles(file);
  // QuickBooks Time knows nobody of it.
  await card()
    .getByText(/^Only 0 of the \d+ customers in QuickBooks Time/)
    .last()
    .waitFor();
  await card().getByRole('button', { name: 'Use it anyway' }).click();
  await card().locator('dd').filter({ hasText: 'once.iif' }).waitFor();
  await card().getByRole('button', { name: 'Disconnect' }).click();
  await card().getByRole('button', { name: 'Disconnect' }).click();
  await card().and(options.locator('[data-state="notConnected"]')).waitFor();
  await options.reload();
  await card().getByLabel('Use a customer list file').check();
});

test('the lists of QuickBooks Desktop become QuickBooks in the panel, with their day', async () => {
  await saveForPicking(options, 'lists.iif', desktop.exportIif());
  await card().getByRole('button', { name: 'Choose file…' }).click();
  await card().getByText('Lists from QuickBooks Desktop (IIF)').waitFor();
  const customers = desktop.snapshot().filter(({ list }) => list === 'customers');
  await card().getByText(`${customers.length} customers and jobs`).waitFor();
  await checkPagePicture(options, 'list-file-connected');

  const karbon = await openSettled(browser, firm, 'matchedWork');
  await panelOf(karbon)
    .getByText(/QuickBooks Desktop, list of /)
    .waitFor();
  expect(await verdictText(karbon)).toContain('Ties out: ');
  await checkPicture(karbon, 'list-file-panel');
  await karbon.close();
});

test('the same file saved anew is read again with one click', async () => {
  const karbon = await openSettled(browser, firm, 'matchedWork');
  const [, path = ''] = (await verdictText(karbon)).split('QuickBooks as ');
  [renamedClient = ''] = path.split(':');
  desktop.rename(renamedClient, `${renamedClient} Renamed`);
  await saveForPicking(options, 'lists.iif', desktop.exportIif());
  await card().getByRole('button', { name: 'Update from file' }).click();
  await card().getByText('Up to date.').waitFor();
  await panelOf(karbon).getByText('Exporting will create a duplicate').waitFor();
  await karbon.close();
});

test('by itself the worker reads one that was saved anew, and says so where it can’t', async () => {
  desktop.rename(`${renamedClient} Renamed`, renamedClient);
  await saveForPicking(options, 'lists.iif', desktop.exportIif());
  // It looks once in five minutes, and anew in each of its lives.
  await browser.killWorker();
  const karbon = await openSettled(browser, firm, 'matchedWork');
  await expect.poll(() => verdictText(karbon)).toContain('Ties out');

  await saveForPicking(options, 'lists.iif', new TextEncoder().encode('Call the client\n'));
  await browser.killWorker();
  await panelOf(karbon).getByText("There's a newer customer list.").waitFor();
  await checkPicture(karbon, 'list-file-waiting');
  await card().getByText("but Tieout can't read it").waitFor();
  await karbon.close();

  await saveForPicking(options, 'lists.iif', desktop.exportIif());
  await card().getByRole('button', { name: 'Update from file' }).click();
  await card().getByText('Up to date.').waitFor();
});

test('what is missing goes on the change list, from there into QuickBooks Desktop by file, and is done', async () => {
  await saveForPicking(options, 'lists.iif', desktop.exportIif());
  await card().getByRole('button', { name: 'Update from file' }).click();
  await card()
    .getByText(/Up to date|hasn't changed/)
    .waitFor();

  const karbon = await openSettled(browser, firm, 'missingWork');
  await panelOf(karbon)
    .getByRole('button', { name: /Create|Add to change list/ })
    // The timer offers it too, since time has nowhere to go before.
    .first()
    .click();
  await checkPicture(karbon, 'change-list-plan');
  await panelOf(karbon).getByRole('button', { name: 'Apply' }).click();
  await panelOf(karbon)
    .getByText(/^On the change list: /)
    .first()
    .waitFor();
  await checkPicture(karbon, 'change-list-asked');

  const list = options.locator('#change-list');
  await list
    .getByText(/^Create /)
    .first()
    .waitFor();
  await list.screenshot({ path: 'out/e2e/change-list-options.png' });
  const download = options.waitForEvent('download');
  await list.getByRole('button', { name: 'Save IIF file' }).click();
  const bytes = readFileSync(await (await download).path());
  const asAdministrator = { asAdministrator: true, isSingleUser: true, isUnchecked: false };
  const report = desktop.importIif(bytes, asAdministrator);
  expect(report).toMatchObject({ blockedBy: null, updated: [], refused: [] });
  expect(report.added.length).toBeGreaterThan(0);
  await list.getByText('saved or copied').first().waitFor();

  await saveForPicking(options, 'lists.iif', desktop.exportIif());
  await card().getByRole('button', { name: 'Update from file' }).click();
  await list
    .getByText(/ · done /)
    .first()
    .waitFor();
  await list.screenshot({ path: 'out/e2e/change-list-done.png' });
  await expect.poll(() => verdictText(karbon)).toContain('Ties out: ');
  await karbon.close();
});
