import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFirmClock } from '../firm/clock';
import { renameJobcode } from '../firm/edits';
import { type Firm, startFirm } from '../firm/firm';
import { createRandom } from '../firm/random';
import type { SeededStanding } from '../firm/seed/placement';
import { seedFirmWithCases } from '../firm/seed/seed-firm';
import { defaultSwitches } from '../firm/switches';
import { findBarriers } from './harness/axe';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll, connectionCard, openOptions } from './harness/connect';
import { readControls, walkWithTab } from './harness/focus';
import { countOf, exportTieOut, openTieOut, showOnly } from './harness/tie-out';

/** The words of each match status, as somebody reads them in the file. */
const wordsOf: Readonly<Record<SeededStanding, string>> = {
  matched: 'exact match',
  differs: 'spelled differently',
  archived: 'inactive',
  misplaced: 'wrong parent',
  ambiguous: 'multiple matches',
  similar: 'similar names only',
  missing: 'missing',
  blocked: 'name already in use',
};

let firm: Firm;
let browser: TestBrowser;
let page: Page;

beforeAll(async () => {
  firm = await startFirm();
  browser = await openBrowser(firm);
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

/** The page must stay in its window: the rows scroll in a box of their own. */
async function checkTieOutPicture(name: string): Promise<void> {
  await page.screenshot({ path: `out/e2e/${name}.png` });
  const overflow = await page.evaluate(() => {
    const { scrollHeight, scrollWidth, clientHeight, clientWidth } = document.documentElement;
    return { down: scrollHeight - clientHeight, right: scrollWidth - clientWidth };
  });
  expect(overflow, name).toEqual({ down: 0, right: 0 });
}

test('before Karbon is connected, it says what is missing, and leads there', async () => {
  page = await openTieOut(browser);
  await page.getByText('Connect Karbon').waitFor();
  await page.getByRole('link', { name: 'Options', exact: true }).click();
  await page.getByRole('heading', { name: 'Karbon', exact: true }).waitFor();
  await page.close();
});

test('it is reached from the options page, and shows first what does not tie out', async () => {
  await connectAll(browser, firm);
  page = await openOptions(browser);
  await page.getByRole('link', { name: 'Tie out the whole firm' }).click();
  await page.getByRole('table').waitFor();
  expect(await page.getByRole('button', { name: 'Needs attention' }).getAttribute('aria-pressed')).toBe(
    'true',
  );
  const shown = await exportTieOut(page);
  expect(shown).toHaveLength(await countOf(page, 'Needs attention'));
  expect(
    shown.filter(({ inTime, inQuickbooks }) => inTime === inQuickbooks && inTime === wordsOf.matched),
  ).toEqual([]);
  await checkTieOutPicture('tie-out');
});

test('every client stands where the seed has put it, in both lists', async () => {
  const { cases } = seedFirmWithCases({
    clock: createFirmClock(),
    switches: defaultSwitches(),
    random: createRandom(1),
  });
  await showOnly(page, 'All');
  const lines = new Map((await exportTieOut(page)).map((line) => [line.key, line]));
  const known = cases.filter(({ kind, key }) => kind === 'client' && lines.has(key));
  expect(known).toHaveLength(lines.size);
  expect(lines.size).toBeGreaterThan(50);
  const meant = known.map(({ key, path, quickbooksTime, quickbooks }) => ({
    client: path[0],
    inTime: quickbooksTime ? wordsOf[quickbooksTime] : lines.get(key)?.inTime,
    inQuickbooks: quickbooks ? wordsOf[quickbooks] : lines.get(key)?.inQuickbooks,
  }));
  const found = known.map(({ key }) => {
    const { client, inTime, inQuickbooks } = lines.get(key) ?? {};
    return { client, inTime, inQuickbooks };
  });
  expect(found).toEqual(meant);
});

test('only near matches come with a suggestion', async () => {
  await showOnly(page, 'With a suggestion');
  const lines = await exportTieOut(page);
  expect(lines.map(({ client, suggestedInTime }) => [client, suggestedInTime])).toContainEqual([
    'Hollow Oak Distillery',
    'Hollow Oak Distilery',
  ]);
  await page
    .getByRole('row', { name: /Hollow Oak Distillery/ })
    .getByText('Suggested:')
    .waitFor();
});

test('names are found without case and accents, and what is found can be empty', async () => {
  await showOnly(page, 'All');
  await page.getByLabel('Search clients').fill('RIDGE cedar');
  await page
    .getByRole('status')
    .filter({ hasText: /^\d+ of \d+ clients$/ })
    .waitFor();
  const found = await exportTieOut(page);
  expect(found.map(({ client }) => client)).toContain('Cedar Ridge Holdings');
  expect(found.length).toBeLessThan(5);
  await page.getByLabel('Search clients').fill('nobody of this name');
  await page.getByText('No clients match.').waitFor();
  await page.getByLabel('Search clients').fill('');
});

test('a filter that was saved is there again in another life of page and worker, by keyboard alone', async () => {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).press('Enter');
  const nameIt = async (name: string) => {
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.keyboard.press('Enter');
  };
  await page.getByLabel('Search clients').fill('ridge');
  await press('Save filter…');
  await nameIt('Ridges');
  await page.getByRole('button', { name: 'Ridges', exact: true, pressed: true }).waitFor();
  // The focus comes back to where the dialog was opened from.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Edit filter…');
  const count = (await exportTieOut(page)).length;

  await page.getByLabel('Search clients').fill('');
  await browser.killWorker();
  await page.reload();
  await press('Ridges');
  await expect.poll(async () => (await exportTieOut(page)).length).toBe(count);
  await checkTieOutPicture('tie-out-saved-filter');
  await press('Edit filter…');
  await nameIt('Ridge clients');
  await page.getByRole('button', { name: 'Ridge clients', exact: true, pressed: true }).waitFor();
  await press('Edit filter…');
  await press('Delete');
  await expect.poll(() => page.getByRole('group', { name: 'Saved filters' }).count()).toBe(0);
  await page.getByLabel('Search clients').fill('');
});

test('a client group opens to its members, from whose names their own rows are reached', async () => {
  const { clientGroups, contacts, organizations } = firm.state.karbon;
  const group = [...clientGroups.values()].find(({ members }) =>
    members.some(({ organizationKey }) => organizationKey !== null),
  );
  if (!group) throw new Error('the firm has no client group with an organization');
  await showOnly(page, 'All');
  await page.getByLabel('Search clients').fill(group.fullName);
  await page.getByRole('button', { name: `Details of ${group.fullName}`, exact: true }).click();
  const members = page.getByRole('table', { name: 'Members' });
  const names = members.locator('tbody th button');
  await expect.poll(() => names.count()).toBe(group.members.length);
  const organization = group.members
    .map(({ organizationKey }) => organizations.get(organizationKey ?? ''))
    .find((each) => each !== undefined);
  expect(group.members.every(({ contactKey }) => contactKey === null || contacts.has(contactKey))).toBe(true);
  await members.scrollIntoViewIfNeeded();
  await checkTieOutPicture('tie-out-members');
  expect(await findBarriers(page)).toEqual([]);
  await members.getByRole('button', { name: organization?.fullName ?? '', exact: true }).press('Enter');
  const open = page.locator('tr:has([aria-expanded="true"])');
  await expect.poll(() => open.getAttribute('data-key')).toBe(organization?.key);
  await page.locator('.row-log').getByText('Nothing yet from this browser').waitFor();
  await open.getByRole('button', { name: /^Details of/ }).click();
  // Other rows begin at the top again.
  await showOnly(page, 'Needs attention');
  await showOnly(page, 'All');
});

test('a client leads to its page in Karbon', async () => {
  const [work] = firm.state.karbon.organizations.values();
  if (!work) throw new Error('the firm has no organization');
  const link = page.getByRole('link', { name: work.fullName, exact: true });
  expect(await link.getAttribute('href')).toBe(
    `https://app2.karbonhq.com/${firm.state.karbon.tenantKey}#/organizations/${work.key}`,
  );
});

test('tied out again, it shows what a colleague has changed meanwhile; names are text', async () => {
  const jobcode = [...firm.state.quickbooksTime.jobcodes.values()].find(
    ({ name }) => name === 'Basalt Roofing LLC',
  );
  if (!jobcode) throw new Error('there is no such jobcode');
  const name = 'BASALT Roofing <b onmouseover=alert(1)>\u202eLLC</b>';
  const before = await countOf(page, 'Exact match');
  expect(before).toBeGreaterThan(2);
  renameJobcode(firm, jobcode.id, 'BASALT Roofing LLC');
  const organization = [...firm.state.karbon.organizations.values()].find(
    ({ fullName }) => fullName === 'Cedar Ridge Holdings',
  );
  if (!organization) throw new Error('there is no such organization');
  organization.fullName = name;
  organization.lastModifiedMs = firm.clock.now();
  await showOnly(page, 'All');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(() => countOf(page, 'Exact match')).toBe(before - 2);
  const row = page.getByRole('row', { name: /Basalt Roofing LLC/ });
  await row.getByText('spelled differently').waitFor();
  await row.getByText('BASALT Roofing LLC', { exact: true }).waitFor();
  expect(await page.locator('b').count()).toBe(0);
  await page.getByLabel('Search clients').fill('<b onmouseover');
  expect((await exportTieOut(page)).map(({ client }) => client)).toEqual([name]);
  await checkTieOutPicture('tie-out-hostile');
  await page.getByLabel('Search clients').fill('');
});

test('everything in it is reached and told apart, by keyboard and by a screen reader, light and dark', async () => {
  await showOnly(page, 'Needs attention');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect.soft(await findBarriers(page), colorScheme).toEqual([]);
  }
  await checkTieOutPicture('tie-out-dark');
  await page.emulateMedia({ colorScheme: 'light' });

  await page.locator('body').click({ position: { x: 2, y: 2 } });
  const controls = (await readControls(page)).names;
  const stops = new Set(await walkWithTab(page));
  expect(controls.length).toBeGreaterThan(15);
  expect(controls.filter((name) => !stops.has(name))).toEqual([]);

  // Tab leads to one row, and the arrows to each of the others.
  const inRow = () =>
    page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex'));
  const count = await countOf(page, 'Needs attention');
  await page.locator('tr[data-key] input').first().focus();
  const rows = new Set([await inRow()]);
  for (let presses = 1; presses < count; presses += 1) {
    await page.keyboard.press('ArrowDown');
    rows.add(await inRow());
  }
  expect(rows.size).toBe(count);
  expect(rows).not.toContain(null);
  await page.keyboard.press('Home');
  expect(await inRow()).toBe('2');

  await page.getByRole('button', { name: 'Missing' }).focus();
  await page.keyboard.press('Space');
  await expect
    .poll(() => page.getByRole('status').first().innerText())
    .toMatch(new RegExp(`^${await countOf(page, 'Missing')} of `));
});

test('the filter that is chosen is seen in forced colours too', async () => {
  await page.emulateMedia({ forcedColors: 'active' });
  const groundOf = (isPressed: boolean) =>
    page
      .locator(`.filters button[aria-pressed="${isPressed}"]`)
      .first()
      .evaluate((button) => getComputedStyle(button).backgroundColor);
  expect(await groundOf(true)).not.toBe(await groundOf(false));
  await page.screenshot({ path: 'out/e2e/tie-out-forced-colours.png' });
  await page.emulateMedia({ forcedColors: 'none' });
});

test('it fits a small window', async () => {
  await page.setViewportSize({ width: 720, height: 680 });
  await checkTieOutPicture('tie-out-small');
});

test('what is disconnected meanwhile goes from the page at once', async () => {
  const options = await openOptions(browser);
  const card = connectionCard(options, 'karbon');
  await card.getByRole('button', { name: 'Disconnect', exact: true }).click();
  await card.locator('.confirm').getByRole('button', { name: 'Disconnect', exact: true }).click();
  await page.getByText('Connect Karbon').waitFor();
  expect(await page.getByRole('table').count()).toBe(0);
  await options.close();
});
