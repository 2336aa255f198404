import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import { openBrowser, type TestBrowser } from './harness/browser';
import {
  connectAll,
  connectionCard,
  connectKarbon,
  connectQuickbooksTime,
  openForm,
  openOptions,
} from './harness/connect';
import { readPicked, saveForPicking } from './harness/desktop';
import { openSettled, openShowcase, panelOf, verdictText, waitUntilSettled } from './harness/panel';
import { checkPagePicture, checkPicture } from './harness/picture';
import { exportTieOut, openTieOut } from './harness/tie-out';

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

const savedWords = /^Saved, .*Colleagues choose it/;
const card = (options: Page) => connectionCard(options, 'quickbooks');

test('whoever may sign in saves the list for the others, without what is nobody’s business', async () => {
  const options = await openOptions(administrator);
  await saveForPicking(options, 'list.tieout.json', new Uint8Array());
  await card(options).getByText('List file for colleagues').click();
  await card(options)
    .getByLabel(/^Karbon clients and groups: \d/)
    .waitFor();
  expect(await card(options).getByLabel('Karbon team members').isChecked()).toBe(false);
  await checkPagePicture(options, 'list-parts-to-share');
  await card(options).getByRole('button', { name: 'Save list file…' }).click();
  await card(options).getByText(savedWords).waitFor();
  saved = await readPicked(options, 'list.tieout.json');
  const text = new TextDecoder().decode(saved);
  const { names, companyName, realmId } = firm.state.quickbooksOnline;
  expect(text).toContain(JSON.stringify(companyName));
  expect(text).toContain(realmId);
  const lines = text.split('\n').filter((line) => /^\{"(customer|nameHolder)"/.test(line));
  expect(lines).toHaveLength(names.size);
  const { organizations, contacts, users } = firm.state.karbon;
  expect(text.match(/^\{"sharedRow":"organizations"/gm)).toHaveLength(
    [...organizations.values()].filter(({ restriction }) => restriction !== 'Hidden').length,
  );
  for (const { email } of [...organizations.values(), ...contacts.values(), ...users.values()])
    if (email !== '') expect(text).not.toContain(email);
  for (const { email, balance, id } of names.values()) {
    if (email !== '') expect(text).not.toContain(email);
    if (balance !== 0)
      expect(lines.find((line) => line.includes(`"id":"${id}"`))).not.toContain(`${balance}`);
  }
  await options.close();
});

test('staff without any right in QuickBooks see the same with it, and ask for what they cannot do', async () => {
  const options = await openOptions(staff);
  await openForm(card(options));
  await card(options).getByLabel('Use a customer list file').check();
  await saveForPicking(options, 'list.tieout.json', saved);
  await card(options).getByRole('button', { name: 'Choose file…' }).click();
  await card(options)
    .getByText('Tieout’s list file')
    .or(card(options).getByText("Tieout's list file"))
    .waitFor();
  await card(options)
    .getByText(/^Karbon clients and groups: [^.]*\. Used once Karbon is connected\.$/)
    .waitFor();
  firm.requests.clear();
  await connectQuickbooksTime(staff, firm, options, 'employee');
  await card(options)
    .getByText(/^QuickBooks Time customers and jobs: [^.]*\. In use\.$/)
    .waitFor();
  await connectKarbon(firm, options);
  await card(options)
    .getByText(/^Karbon clients and groups: [^.]*\. In use\.$/)
    .waitFor();
  await checkPagePicture(options, 'list-parts-shared');
  const own = await openShowcase(staff, firm, 'wouldDuplicateWork');
  await waitUntilSettled(own);
  await panelOf(own)
    .getByText(/QuickBooks Online, list of /)
    .waitFor();
  const tieOut = await exportTieOut(await openTieOut(staff));
  expect(firm.requests.count({ path: /\/(Organizations|Contacts|ClientGroups)$/ })).toBe(0);
  expect(firm.requests.count({ path: '/api/v1/jobcodes' })).toBe(0);
  const theirs = await openSettled(administrator, firm, 'wouldDuplicateWork');
  // What an employee may not change in QuickBooks Time it says in place of the match status.
  const namesOf = (lines: typeof tieOut) => lines.map(({ inTime: _, ...names }) => names);
  expect(namesOf(tieOut)).toEqual(namesOf(await exportTieOut(await openTieOut(administrator))));
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
  await card(options).getByText(savedWords).waitFor();
  const text = new TextDecoder().decode(await readPicked(options, 'list.tieout.json'));
  expect(text).toContain(JSON.stringify(client.displayName));
  await karbon.close();
  await options.close();
});
