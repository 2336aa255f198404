import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll, connectionCard, connectQuickbooksTime, openOptions } from './harness/connect';
import { readPicked, saveForPicking } from './harness/desktop';
import { openSettled, openShowcase, panelOf, verdictText, waitUntilSettled } from './harness/panel';
import { checkPicture } from './harness/picture';

let firm: Firm;
let administrator: TestBrowser;
let staff: TestBrowser;
let saved: Uint8Array;

beforeAll(async () => {
  firm = await startFirm();
  administrator = await openBrowser(firm);
  await connectAll(administrator, firm);
  staff = await openBrowser(firm);
});

afterAll(async () => {
  await administrator?.close();
  await staff?.close();
  await firm?.close();
});

const card = (options: Page) => connectionCard(options, 'quickbooks');

test('whoever may sign in saves the list for the others, without what is nobody’s business', async () => {
  const options = await openOptions(administrator);
  await saveForPicking(options, 'list.tieout.json', new Uint8Array());
  await card(options).getByText('List file for colleagues').click();
  await card(options).getByRole('button', { name: 'Save list file…' }).click();
  await card(options).getByText('Saved. Colleagues choose it').waitFor();
  saved = await readPicked(options, 'list.tieout.json');
  const text = new TextDecoder().decode(saved);
  const { names, companyName, realmId } = firm.state.quickbooksOnline;
  expect(text).toContain(JSON.stringify(companyName));
  expect(text).toContain(realmId);
  const lines = text.trimEnd().split('\n').slice(1, -1);
  expect(lines).toHaveLength(names.size);
  for (const { email, balance, id } of names.values()) {
    if (email !== '') expect(text).not.toContain(email);
    if (balance !== 0)
      expect(lines.find((line) => line.includes(`"id":"${id}"`))).not.toContain(`${balance}`);
  }
  await options.close();
});

test('staff without any right in QuickBooks see the same with it, and ask for what they cannot do', async () => {
  const options = await openOptions(staff);
  await connectQuickbooksTime(staff, firm, options, 'employee');
  await card(options).getByLabel('Use a customer list file').check();
  await saveForPicking(options, 'list.tieout.json', saved);
  await card(options).getByRole('button', { name: 'Choose file…' }).click();
  await card(options)
    .getByText('Tieout’s list file')
    .or(card(options).getByText("Tieout's list file"))
    .waitFor();

  const theirs = await openSettled(administrator, firm, 'wouldDuplicateWork');
  const own = await openShowcase(staff, firm, 'wouldDuplicateWork');
  await waitUntilSettled(own);
  await panelOf(own)
    .getByText(/QuickBooks Online, list of /)
    .waitFor();
  expect(await verdictText(own)).toBe(await verdictText(theirs));
  await checkPicture(own, 'list-of-colleague');
  await own.close();
  await theirs.close();
});

test('a customer that is renamed in QuickBooks is in the file as soon as it is saved again', async () => {
  const options = await openOptions(administrator);
  const client = [...firm.state.quickbooksOnline.names.values()].find(
    ({ kind, parentId, active }) => kind === 'Customer' && parentId === null && active,
  );
  if (!client) throw new Error('the firm has no customers');
  client.displayName = `${client.displayName} Anew`;
  client.syncToken += 1;
  client.lastUpdatedMs = firm.clock.now();
  const karbon = await openSettled(administrator, firm, 'matchedWork');
  await panelOf(karbon).getByRole('button', { name: 'Refresh', exact: true }).click();
  await waitUntilSettled(karbon);
  await card(options).getByText('List file for colleagues').click();
  await card(options).getByRole('button', { name: 'Save again' }).click();
  await card(options).getByText('Saved. Colleagues choose it').waitFor();
  const text = new TextDecoder().decode(await readPicked(options, 'list.tieout.json'));
  expect(text).toContain(JSON.stringify(client.displayName));
  await karbon.close();
  await options.close();
});
