import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SystemId } from '../../src/domain/records/records';
import { type Firm, startFirm } from '../firm/firm';
import { openBrowser, type TestBrowser } from './harness/browser';
import {
  connectAll,
  connectionCard,
  connectKarbon,
  connectQuickbooksOnline,
  connectQuickbooksTime,
  connectQuickbooksTimeByToken,
  goToSection,
  openForm,
  openOptions,
} from './harness/connect';
import {
  companyInfo,
  expectConnecting,
  grants,
  identityRequests,
  signIns,
  watchBesideBackfill,
} from './harness/connecting-requests';
import { disconnect, fact, openSignIn, trouble, tryToConnect } from './harness/connection-cards';
import { openShowcase, panelOf, panelText, totalText, verdictText, waitUntilSettled } from './harness/panel';
import { checkPagePicture, checkPicture } from './harness/picture';
import { namesOf, watchRequests } from './harness/requests';
import { durationText, sixMonths, trueTime, workJobcode } from './harness/truth';

let firm: Firm;
let browser: TestBrowser;
let options: Page;

const soon = { timeout: 10_000 };

beforeAll(async () => {
  firm = await startFirm();
  browser = await openBrowser(firm);
  options = await openOptions(browser);
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

const card = (system: SystemId) => connectionCard(options, system);
const stateOf = (system: SystemId) => card(system).getAttribute('data-state');

test('before anything is connected, the panel says so and nothing is asked of any service', async () => {
  const asked = watchRequests(firm);
  const page = await openShowcase(browser, firm, 'matchedWork');
  await panelOf(page).getByText("QuickBooks Time isn't connected").waitFor();
  await panelOf(page).getByRole('button', { name: 'Open options' }).waitFor();
  await checkPicture(page, 'not-set-up');
  await page.close();
  expect(asked()).toEqual({ quickbooksTime: [], quickbooks: [], karbon: [] });
});

test('QuickBooks Time: a denied or closed window changes nothing and is said', async () => {
  const asked = watchBesideBackfill(firm);
  const denied = await openSignIn(options, 'quickbooksTime', firm.state.credentials.quickbooksTime);
  await denied.getByRole('button', { name: 'Deny' }).click();
  expect(await trouble(options, 'quickbooksTime')).toMatch(/didn't finish signing in.*Nothing was changed/);
  expect(await stateOf('quickbooksTime')).toBe('notConnected');
  expect(asked()).toEqual(signIns.quickbooksTime);
  await checkPagePicture(options, 'options-sign-in-denied');

  const closed = await openSignIn(options, 'quickbooksTime', firm.state.credentials.quickbooksTime);
  await closed.getByRole('button', { name: 'Allow' }).waitFor();
  await closed.close();
  expect(await trouble(options, 'quickbooksTime')).toMatch(
    /window was closed before .*Nothing was changed.*redirect/,
  );
  expect(await stateOf('quickbooksTime')).toBe('notConnected');
  expect(asked()).toEqual([...signIns.quickbooksTime, signIns.quickbooksTime[0]]);
});

test('a Client ID that nobody knows, and an address that is not registered, are told from a closed window', async () => {
  const { quickbooksTime, quickbooksOnline } = firm.state.credentials;
  const [registered] = firm.state.quickbooksTime.applications;
  const redirectUris = registered?.redirectUris.splice(0) ?? [];
  for (const [system, clientId] of [
    ['quickbooksTime', 'nobody'],
    ['quickbooksTime', quickbooksTime.clientId],
    ['quickbooks', quickbooksOnline.clientId.toLowerCase()],
  ] as const) {
    await tryToConnect(options, system, { 'Client ID': clientId, 'Client Secret': 'any' });
    await card(system)
      .getByRole('button', { name: 'Connect', exact: true })
      .and(options.locator(':enabled'))
      .waitFor();
    expect(await trouble(options, system)).toMatch(
      /didn't show its sign-in page.*Client ID.*redirect address/,
    );
  }
  registered?.redirectUris.push(...redirectUris);
});

test('a browser without a network is told from a page that the service does not show', async () => {
  await browser.context.setOffline(true);
  await tryToConnect(options, 'quickbooksTime', { 'Client ID': 'any', 'Client Secret': 'any' });
  await card('quickbooksTime').getByRole('alert').getByText("You're offline.").waitFor();
  await browser.context.setOffline(false);
  expect(await stateOf('quickbooksTime')).toBe('notConnected');
});

test('a Bearer token that was copied with its label is taken', async () => {
  const { bearer, accessKey } = firm.state.credentials.karbon;
  await tryToConnect(options, 'karbon', {
    'Bearer token': `Authorization: Bearer ${bearer} `,
    'Access Key': `"${accessKey}"`,
  });
  await card('karbon').and(options.locator('[data-state="connected"]')).waitFor();
  await disconnect(options, 'karbon');
});

test('QuickBooks Time: a wrong secret is refused in words', async () => {
  const { clientId } = firm.state.credentials.quickbooksTime;
  const asked = watchBesideBackfill(firm);
  const window = await openSignIn(options, 'quickbooksTime', { clientId, clientSecret: 'not-the-secret' });
  await window.getByRole('button', { name: 'Allow' }).click();
  expect(await trouble(options, 'quickbooksTime')).toMatch(/^QuickBooks Time .*credentials/);
  expect(await stateOf('quickbooksTime')).toBe('notConnected');
  expect(asked()).toEqual([...signIns.quickbooksTime, grants.quickbooksTime]);
});

test('QuickBooks Time: a token that it does not know is refused in words', async () => {
  await openForm(card('quickbooksTime'));
  await card('quickbooksTime').getByLabel('With a token made in QuickBooks Time').check();
  const asked = watchBesideBackfill(firm);
  await tryToConnect(options, 'quickbooksTime', { Token: 'S.7__no-such-token' });
  expect(await trouble(options, 'quickbooksTime')).toMatch(/doesn't accept these credentials/);
  expect(asked().sort()).toEqual(identityRequests);
  await checkPagePicture(options, 'options-token-refused');
  expect(await stateOf('quickbooksTime')).toBe('notConnected');
  await card('quickbooksTime')
    .getByLabel(/own application/)
    .check();
});

test('QuickBooks Time by its window: who, with what rights, until when', async () => {
  const asked = watchBesideBackfill(firm);
  await connectQuickbooksTime(browser, firm, options);
  const [administrator] = firm.state.quickbooksTime.users.values();
  expect(await fact(options, 'quickbooksTime', 'Account')).toBe(
    firm.state.quickbooksTime.account.companyName,
  );
  expect(await fact(options, 'quickbooksTime', 'Connected as')).toBe(
    `${administrator?.firstName} ${administrator?.lastName}`,
  );
  expect(await fact(options, 'quickbooksTime', 'Permissions')).toBe(
    "sees everyone's time; can add and edit customers and jobs",
  );
  expect(await fact(options, 'quickbooksTime', 'Access ends')).toMatch(/^Renews automatically/);
  expectConnecting(asked(), [...signIns.quickbooksTime, grants.quickbooksTime, ...identityRequests]);
  await checkPagePicture(options, 'options-quickbooks-time');
});

test('works with QuickBooks Time alone: time is there, names come from the page', async () => {
  const asked = watchRequests(firm);
  const page = await openShowcase(browser, firm, 'busyWork');
  await waitUntilSettled(page);
  const { from, to } = sixMonths(firm);
  const truth = trueTime(firm, workJobcode(firm, 'busyWork'), from, to);
  expect(await totalText(page)).toBe(durationText(truth.closedSeconds));
  expect(await verdictText(page)).toMatch(
    /Exact match in QuickBooks Time: Cedar Ridge Holdings:Outsourced accounting \| FY 2026\. QuickBooks isn't checked/,
  );
  const text = await panelText(page);
  expect(text).toContain("QuickBooks and Karbon aren't connected. An administrator can connect them.");
  await checkPicture(page, 'quickbooks-time-alone');
  await page.close();
  expect(asked().quickbooks).toEqual([]);
  expect(asked().karbon).toEqual([]);
});

test('QuickBooks Online: Cancel in the window changes nothing; then who, which company, until when', async () => {
  const askedInVain = watchBesideBackfill(firm);
  const window = await openSignIn(options, 'quickbooks', firm.state.credentials.quickbooksOnline);
  await window.getByRole('button', { name: 'Cancel' }).click();
  expect(await trouble(options, 'quickbooks')).toMatch(/Nothing was changed/);
  expect(await stateOf('quickbooks')).toBe('notConnected');
  expect(askedInVain()).toEqual(signIns.quickbooks);

  const asked = watchBesideBackfill(firm);
  await connectQuickbooksOnline(browser, firm, options);
  expect(await fact(options, 'quickbooks', 'Account')).toBe(firm.state.quickbooksOnline.companyName);
  expect(await fact(options, 'quickbooks', 'Permissions')).toBe('reads and edits customers');
  const { environment } = firm.state.quickbooksOnline;
  expect(await fact(options, 'quickbooks', 'Environment')).toBe(
    { production: 'Production', sandbox: 'Sandbox' }[environment],
  );
  expect(await fact(options, 'quickbooks', 'Access ends')).toMatch(/^Renews automatically/);
  expectConnecting(asked(), [...signIns.quickbooks, grants.quickbooks, companyInfo(firm)]);
  await checkPagePicture(options, 'options-quickbooks-online');
});

test('QuickBooks Online: somebody who is no administrator, and the wrong environment, are told apart', async () => {
  await card('quickbooks').getByRole('button', { name: 'Use other credentials' }).click();
  const window = await openSignIn(options, 'quickbooks', firm.state.credentials.quickbooksOnline);
  const staff = firm.state.quickbooksOnline.users.find(({ isCompanyAdmin }) => !isCompanyAdmin)?.name ?? '';
  await window.getByLabel(staff, { exact: true }).check();
  await window.getByRole('button', { name: 'Connect' }).click();
  expect(await trouble(options, 'quickbooks')).toMatch(
    /didn't show its sign-in page, or the page after it.*administrator/,
  );

  const { environment } = firm.state.quickbooksOnline;
  const other = environment === 'production' ? 'sandbox' : 'production';
  await card('quickbooks').getByLabel('Company', { exact: true }).selectOption(other);
  const again = await openSignIn(options, 'quickbooks', firm.state.credentials.quickbooksOnline);
  await again.getByRole('button', { name: 'Connect' }).click();
  await card('quickbooks').getByRole('alert').getByText('keys are for the other environment').waitFor();
  expect(await stateOf('quickbooks')).toBe('connected');
  await card('quickbooks').getByRole('button', { name: 'Cancel', exact: true }).click();
});

test('QuickBooks Online: a wrong secret over a good connection leaves that as it was', async () => {
  const { clientId } = firm.state.credentials.quickbooksOnline;
  await card('quickbooks').getByRole('button', { name: 'Use other credentials' }).click();
  const window = await openSignIn(options, 'quickbooks', { clientId, clientSecret: 'not-the-secret' });
  await window.getByRole('button', { name: 'Connect' }).click();
  expect(await trouble(options, 'quickbooks')).toMatch(
    /^QuickBooks Online .*Client ID and Client Secret don't belong/,
  );
  expect(await stateOf('quickbooks')).toBe('connected');
  await card('quickbooks').getByRole('button', { name: 'Cancel', exact: true }).click();
  await card('quickbooks').getByRole('button', { name: 'Test', exact: true }).click();
  await card('quickbooks').getByText('QuickBooks Online answered. The connection works.').waitFor();
});

test('Karbon: swapped and misshapen keys are seen before they are sent, wrong ones when they are', async () => {
  const { bearer, accessKey } = firm.state.credentials.karbon;
  const asked = watchRequests(firm);
  const askedAtAll = watchBesideBackfill(firm);
  const connect = card('karbon').getByRole('button', { name: 'Connect', exact: true });
  await openForm(card('karbon'));
  await card('karbon').getByLabel('Bearer token').fill(accessKey);
  await card('karbon').getByLabel('Access Key').fill(bearer);
  await card('karbon').getByText('These two look swapped').waitFor();
  expect(await connect.isDisabled()).toBe(true);
  await card('karbon').getByLabel('Bearer token').fill('too-short');
  await card('karbon').getByText('A Bearer token has 36 characters').waitFor();
  expect(await connect.isDisabled()).toBe(true);
  expect(asked().karbon).toEqual([]);

  await tryToConnect(options, 'karbon', {
    'Bearer token': '00000000-0000-4000-8000-000000000000',
    'Access Key': accessKey,
  });
  expect(await trouble(options, 'karbon')).toMatch(/^Karbon doesn't accept these credentials/);
  expect(await stateOf('karbon')).toBe('notConnected');

  await connectKarbon(firm, options);
  expect(await fact(options, 'karbon', 'Account')).toBe(firm.state.karbon.tenantKey);
  expect(await fact(options, 'karbon', 'Permissions')).toBe("reads the whole firm's data, whoever uses it");
  const tenantSettings = 'GET api.karbonhq.com/v3/TenantSettings';
  expectConnecting(askedAtAll(), [tenantSettings, tenantSettings]);
  await checkPagePicture(options, 'options-all-connected');
});

test('Test asks each service once more who we are', async () => {
  for (const [system, path] of [
    ['quickbooksTime', /current_user/],
    ['quickbooks', /companyinfo/],
    ['karbon', /TenantSettings/],
  ] as const) {
    const before = firm.requests.count({ path });
    await card(system).getByRole('button', { name: 'Test', exact: true }).click();
    await card(system).getByText('answered. The connection works.').waitFor();
    expect(firm.requests.count({ path })).toBe(before + 1);
  }
});

test('disconnected services are not asked again, and Intuit is told', async () => {
  // The last of the lists that are read after connecting.
  await expect.poll(() => firm.requests.count({ host: 'api.karbonhq.com', path: /Users$/ }), soon).toBe(1);
  const askedAtAll = watchBesideBackfill(firm);
  await disconnect(options, 'quickbooks');
  await disconnect(options, 'karbon');
  expect(askedAtAll()).toEqual(['POST developer.api.intuit.com/v2/oauth2/tokens/revoke']);
  await checkPagePicture(options, 'options-two-disconnected');
  expect(firm.requests.count({ method: 'POST', path: /tokens\/revoke/ })).toBe(1);
  expect([...firm.state.quickbooksOnline.refreshTokens.keys()]).toEqual([]);

  const asked = watchRequests(firm);
  const page = await openShowcase(browser, firm, 'matchedWork');
  await waitUntilSettled(page);
  await panelOf(page).getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect.poll(() => namesOf(asked().quickbooksTime)).toContain('GET last_modified_timestamps');
  await waitUntilSettled(page);
  expect(await panelText(page)).toContain("QuickBooks and Karbon aren't connected");
  await checkPicture(page, 'disconnected');
  await page.close();
  expect(asked().quickbooks).toEqual([]);
  expect(asked().karbon).toEqual([]);
});

test('an employee’s token shows what it may see, and only that', async () => {
  const asked = watchBesideBackfill(firm);
  await disconnect(options, 'quickbooksTime');
  expect(asked()).toEqual([]);
  await checkPagePicture(options, 'options-none-connected');
  const { employeeToken } = firm.state.credentials.quickbooksTime;
  await connectQuickbooksTimeByToken(options, employeeToken);
  expect(await fact(options, 'quickbooksTime', 'Permissions')).toBe(
    "sees only your time; can't add or edit customers and jobs",
  );
  expect(await fact(options, 'quickbooksTime', 'Access ends')).toMatch(/^No end date/);
  expectConnecting(asked(), identityRequests);

  const { quickbooksTime } = firm.state;
  const userId = quickbooksTime.accessTokens.get(employeeToken)?.userId ?? 0;
  const employee = quickbooksTime.users.get(userId);
  const { from, to } = sixMonths(firm);
  const own = trueTime(firm, workJobcode(firm, 'busyWork'), from, to, userId);
  const page = await openShowcase(browser, firm, 'busyWork');
  await waitUntilSettled(page);
  expect(await totalText(page)).toBe(durationText(own.closedSeconds));
  expect(await panelText(page)).toContain('Showing only your time');
  for (const other of quickbooksTime.users.values()) {
    if (other === employee) continue;
    expect(await panelOf(page).locator('.part, .entries').getByText(other.lastName).count()).toBe(0);
  }
  await checkPicture(page, 'own-time-only');
  await page.close();
});

test('a naming rule is saved, survives a reload and changes the name that the panel expects', async () => {
  const { key } = firm.state.showcases.person;
  const person = firm.state.karbon.contacts.get(key);
  const inOrder = [person?.firstName, person?.middleName, person?.lastName].filter(Boolean).join(' ');
  const page = await openShowcase(browser, firm, 'person');
  await waitUntilSettled(page);
  expect(await verdictText(page)).not.toContain(inOrder);

  await goToSection(options, 'rules');
  await options.getByLabel('People', { exact: true }).selectOption({ label: 'First Last' });
  await options.getByText('Saved', { exact: true }).waitFor();
  await options.reload();
  expect(await options.getByLabel('People', { exact: true }).inputValue()).toBe('firstLast');
  await options.getByLabel('Client in Karbon').fill('Doe, Jane Q.');
  await expect.poll(() => options.locator('.result output').innerText()).toMatch(/^Jane Q. Doe:/);

  // A blank in which the names differ is marked.
  await expect.poll(async () => (await verdictText(page)).replaceAll('␣', ' ')).toContain(inOrder);
  await checkPicture(page, 'other-naming-rule');
  await page.close();
  await options.getByLabel('People', { exact: true }).selectOption({ label: 'As Karbon shows them' });
  await options.getByText('Saved', { exact: true }).waitFor();
});

/** What the browser's own storages hold. */
function storedOutsideTheDatabase(): Promise<unknown> {
  return options.evaluate(() =>
    Promise.all([chrome.storage.session.get(null), chrome.storage.local.get(null)]),
  );
}

test('Remove everything forgets the credentials, the copies, the settings and what was on screen', async () => {
  expect(JSON.stringify(await storedOutsideTheDatabase())).toContain('"last view ');
  await goToSection(options, 'panel');
  await options.getByLabel('Panel appearance').selectOption({ label: 'Dark' });
  await options.getByText('Saved', { exact: true }).waitFor();
  await goToSection(options, 'data');
  await options.getByRole('button', { name: 'Remove everything' }).click();
  const question = await options.locator('.confirm').textContent();
  for (const told of [
    'the activity log and its undo included',
    "to end Tieout's access to QuickBooks Time, revoke it there",
  ])
    expect(question).toContain(told);
  await options.locator('.confirm').getByRole('button', { name: 'Remove everything' }).click();
  await options.getByText('Removed', { exact: true }).waitFor();
  await options
    .getByText(/^0 QuickBooks Time customers and jobs · 0 team members · 0 time entries · 0 /)
    .waitFor();
  expect(await storedOutsideTheDatabase()).toEqual([{}, {}]);
  await options.reload();
  await goToSection(options, 'panel');
  await expect.poll(() => options.getByLabel('Panel appearance').inputValue()).toBe('auto');
  await goToSection(options, 'connections');
  await expect.poll(() => stateOf('quickbooksTime')).toBe('notConnected');

  const asked = watchRequests(firm);
  const page = await openShowcase(browser, firm, 'matchedWork');
  await panelOf(page).getByText("QuickBooks Time isn't connected").waitFor();
  await page.close();
  expect(asked()).toEqual({ quickbooksTime: [], quickbooks: [], karbon: [] });

  await connectAll(browser, firm);
  await expect.poll(() => stateOf('karbon')).toBe('connected');
});
