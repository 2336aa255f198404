import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addTimesheet } from '../firm/edits';
import { type Firm, startFirm } from '../firm/firm';
import { clientNameOf } from '../firm/karbon/client-names';
import type { QbtUser } from '../firm/quickbooks-time/state';
import type { ShowcaseName } from '../firm/state';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll, connectionCard, goToSection, openOptions } from './harness/connect';
import { openShowcase, panelOf, panelText, waitUntilSettled } from './harness/panel';
import { checkPicture } from './harness/picture';
import { openTieOut, showOnly } from './harness/tie-out';
import { jobcodeAt, sixMonths, workJobcode } from './harness/truth';

interface HostileName {
  /** Goes into every field of the showcase's client and work that somebody could have typed. */
  readonly text: string;
  /** A part of it that must be readable on the panel. */
  readonly readable: string;
  readonly showcase: ShowcaseName;
}

const hostileNames = {
  markup: {
    text: '<img src=x onerror="window.__pwned=1"><script>window.__pwned=1</script><b>bold',
    readable: '<img src=x onerror=',
    showcase: 'hostileTitleWork',
  },
  address: {
    text: 'javascript:window.__pwned=1//https://evil.example/?steal',
    readable: 'window.__pwned=1//https',
    showcase: 'matchedWork',
  },
  endless: { text: 'W'.repeat(10_000), readable: 'W'.repeat(30), showcase: 'busyWork' },
  reversed: {
    text: 'Receipt \u202efdp.exe\u2066 \u2067מס שנתי\u2069 | 2026',
    readable: 'Receipt ',
    showcase: 'rightToLeftTitleWork',
  },
  control: {
    text: 'Nul\u0000 bell\u0007 escape\u001b[31m line\u2028end tab\ttail\u200b',
    readable: 'Nul',
    showcase: 'emptyWork',
  },
  emoji: {
    text: '👩‍👩‍👧‍👦🏴‍☠️ Z̷̨a̵l̸g̶o̴ \ud83d ｆｕｌｌ 𝕯𝖔𝖚𝖇𝖑𝖊',
    readable: '👩‍👩‍👧‍👦🏴‍☠️',
    showcase: 'emojiTitleWork',
  },
} as const satisfies Record<string, HostileName>;

/** Whose vendor of the same name stands in the way. */
const heldName = '<svg onload="window.__pwned=1">\u202eHeld';
/** Whose entries carry all of them. */
const entriesShowcase: ShowcaseName = 'wouldDuplicateWork';
const companyName = '"><img src=x onerror="window.__pwned=1"> & \u202eCo.';

let firm: Firm;
let browser: TestBrowser;
const dialogs: string[] = [];
const foreignRequests: string[] = [];

beforeAll(async () => {
  firm = await startFirm();
  for (const name of Object.values(hostileNames)) plant(name);
  plantHeldName();
  plantEntries(Object.values(hostileNames).map(({ text }) => text));
  Object.assign(firm.state.quickbooksTime.account, { companyName });
  Object.assign(firm.state.quickbooksOnline, { companyName });
  browser = await openBrowser(firm);
  await connectAll(browser, firm);
  browser.context.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  browser.context.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol === 'https:' && !firm.hosts.includes(host)) foreignRequests.push(request.url());
  });
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

function found<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`The firm has no ${what}`);
  return value;
}

function rename(row: { name: string } | { displayName: string } | { fullName: string }, name: string): void {
  for (const field of ['name', 'displayName', 'fullName'] as const) {
    if (field in row) Object.assign(row, { [field]: name });
  }
}

/** Writes one text over all that belongs to a showcase's client and work, in all three systems. */
function plant({ text, showcase }: HostileName): void {
  const { karbon, quickbooksTime, quickbooksOnline, showcases } = firm.state;
  const work = found(karbon.workItems.get(showcases[showcase].key), showcase);
  const clientName = found(clientNameOf(karbon, work.clientKey, 'lastFirst') ?? undefined, 'client');
  const job = found(quickbooksTime.jobcodes.get(workJobcode(firm, showcase)), 'jobcode');
  const customers = [...quickbooksOnline.names.values()].filter(({ kind }) => kind === 'Customer');
  const customer = found(
    customers.find(({ displayName }) => displayName === clientName),
    clientName,
  );

  rename(found(karbon.organizations.get(work.clientKey), 'organization'), text);
  for (const line of karbon.estimates.get(work.key) ?? []) line.roleName = text;
  rename(found(quickbooksTime.jobcodes.get(jobcodeAt(firm, [clientName])), 'jobcode'), text);
  const subCustomer = customers.find(
    ({ parentId, displayName }) => parentId === customer.id && displayName === work.title,
  );
  if (subCustomer) rename(subCustomer, text);
  rename(customer, text);
  rename(job, text);
  work.title = text;
}

/** Entries by colleagues of these names, with these notes and service items, on a job that ties out otherwise. */
function plantEntries(texts: readonly string[]): void {
  const { customFields } = firm.state.quickbooksTime;
  for (const text of texts) {
    addTimesheet(firm, {
      userId: addColleague(text).id,
      jobcodeId: workJobcode(firm, entriesShowcase),
      type: 'manual',
      date: sixMonths(firm).to,
      duration: 3_600,
      notes: text,
      customFields: Object.fromEntries([...customFields.keys()].map((id) => [id, text])),
    });
  }
}

function addColleague(name: string): QbtUser {
  const { users } = firm.state.quickbooksTime;
  const [example] = users.values();
  const id = firm.state.quickbooksTime.nextId++;
  const colleague: QbtUser = {
    ...found(example, 'user'),
    id,
    firstName: name,
    lastName: '',
    username: `u${id}`,
  };
  users.set(id, colleague);
  return colleague;
}

function plantHeldName(): void {
  const { karbon, quickbooksOnline, showcases } = firm.state;
  const client = found(karbon.organizations.get(showcases.nameHeldClient.key), 'organization');
  const before = client.fullName;
  for (const name of quickbooksOnline.names.values()) {
    if (name.kind === 'Vendor' && name.displayName === before) rename(name, heldName);
  }
  rename(client, heldName);
}

/** Runs in the page: what in `root` is neither text nor of Tieout's own making. */
function findIntruders(hostSelector: string | null): string[] {
  const root = hostSelector === null ? document.body : document.querySelector(hostSelector)?.shadowRoot;
  if (!root) return ['nothing to look at'];
  const intruders: string[] = [];
  for (const element of root.querySelectorAll('*')) {
    const name = element.tagName.toLowerCase();
    const source = element.getAttribute('src') ?? '';
    if (['iframe', 'object', 'embed', 'base', 'style'].includes(name)) intruders.push(name);
    if ((name === 'img' || name === 'script') && !source.startsWith('/')) intruders.push(`${name} ${source}`);
    for (const { name: attribute, value } of element.attributes) {
      if (attribute.startsWith('on')) intruders.push(`${name} ${attribute}`);
      const isOurs = [
        /^#\//,
        /^#[a-z-]+$/,
        /^\/(demo|guide|help|options|tie-out)\/index\.html(#[a-z-]+)?$/,
        /^\/privacy\.txt$/,
        /^https:\/\/tsheets\.intuit\.com\/$/,
        /^https:\/\/app2\.karbonhq\.com\/\w+#\/(contacts|organizations)\/\w+$/,
        /^https:\/\/qbo\.intuit\.com\/app\/customerdetail\?nameId=\d+$/,
      ].some((address) => address.test(value));
      if (attribute === 'href' && !isOurs) intruders.push(`${name} ${value}`);
    }
  }
  return intruders;
}

/** Runs in the page: texts of Tieout's own, by their words, that are not written from left to right. */
function findTurnedText(hostSelector: string): string[] {
  const root = document.querySelector(hostSelector)?.shadowRoot;
  if (!root) return ['nothing to look at'];
  const turned: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent ?? '';
    const start = text.search(/[A-Za-z]{3}/);
    if (start < 0 || node.parentElement?.closest('bdi, option')) continue;
    const leftOf = (place: number) => {
      const range = document.createRange();
      range.setStart(node, place);
      range.setEnd(node, place + 1);
      return range.getBoundingClientRect().left;
    };
    if (leftOf(start + 1) < leftOf(start)) turned.push(text);
  }
  return turned;
}

/** The page's own title may be longer than the window. */
async function showPanel(page: Page): Promise<void> {
  await panelOf(page).evaluate((host) => host.scrollIntoView({ block: 'start' }));
}

async function expectHarmless(page: Page, hostSelector: string | null): Promise<void> {
  expect(await page.evaluate(findIntruders, hostSelector)).toEqual([]);
  if (hostSelector !== null) expect(await page.evaluate(findTurnedText, hostSelector)).toEqual([]);
  expect(await page.evaluate(() => '__pwned' in window)).toBe(false);
  expect(dialogs).toEqual([]);
  expect(foreignRequests).toEqual([]);
}

describe('a name that somebody has made to do harm', () => {
  for (const [what, { showcase, readable }] of Object.entries(hostileNames)) {
    it(`is text on a work item’s panel: ${what}`, async () => {
      const page = await openShowcase(browser, firm, showcase);
      await waitUntilSettled(page);
      for (const summary of await panelOf(page).locator('details:not([open]) > summary').all()) {
        if (await summary.isVisible()) await summary.click();
      }
      expect(await panelText(page)).toContain(readable);
      await expectHarmless(page, '[data-tieout]');

      await showPanel(page);
      await checkPicture(page, `hostile-${what}-work`);
      await page.close();
    });

    it(`is text on its client’s panel: ${what}`, async () => {
      const page = await browser.context.newPage();
      const work = found(firm.state.karbon.workItems.get(firm.state.showcases[showcase].key), showcase);
      await page.goto(
        `https://app2.karbonhq.com/${firm.state.karbon.tenantKey}#/organizations/${work.clientKey}/budget`,
      );
      await waitUntilSettled(page);
      expect(await panelText(page)).toContain(readable);
      await expectHarmless(page, '[data-tieout]');
      await showPanel(page);
      await checkPicture(page, `hostile-${what}-client`);
      await page.close();
    });
  }

  it('is text among the entries, each of which keeps its line and its columns', async () => {
    const page = await openShowcase(browser, firm, entriesShowcase);
    await waitUntilSettled(page);
    await panelOf(page).getByRole('button', { name: 'Show more' }).click();
    const namesCount = Object.keys(hostileNames).length;
    await expect.poll(() => panelOf(page).locator('.entry').count()).toBeGreaterThan(namesCount);
    const text = await panelText(page);
    for (const { readable } of Object.values(hostileNames)) expect(text).toContain(readable);
    await expectHarmless(page, '[data-tieout]');
    const lines = await panelOf(page)
      .locator('.entry')
      .evaluateAll((entries) =>
        entries.map((entry) => {
          const lefts = ['time', '.name', '.amount', '.notes', '.status'].map(
            (part) => entry.querySelector(part)?.getBoundingClientRect().left ?? Number.NaN,
          );
          return {
            height: entry.getBoundingClientRect().height,
            isInOrder: lefts.every((left, place) => place === 0 || left > (lefts[place - 1] ?? Number.NaN)),
          };
        }),
      );
    expect(lines.length).toBeGreaterThan(namesCount);
    for (const line of lines) expect(line).toEqual({ height: lines.at(-1)?.height, isInOrder: true });
    await panelOf(page).locator('.entries').scrollIntoViewIfNeeded();
    await checkPicture(page, 'hostile-entries');
    await page.close();
  });

  it('is text where a vendor holds it', async () => {
    const page = await openShowcase(browser, firm, 'nameHeldClient');
    await waitUntilSettled(page);
    expect(await panelText(page)).toContain('<svg onload=');
    await expectHarmless(page, '[data-tieout]');
    await checkPicture(page, 'hostile-vendor');
    await page.close();
  });

  it('is text on the options page, and in the preview of the naming rule', async () => {
    const options = await openOptions(browser);
    for (const system of ['quickbooksTime', 'quickbooks'] as const) {
      await connectionCard(options, system).getByText('"><img src=x onerror=').waitFor();
    }
    await goToSection(options, 'rules');
    await options.getByLabel('Client in Karbon').fill(hostileNames.markup.text);
    await options.getByLabel('Work item in Karbon').fill(hostileNames.endless.text);
    await expect.poll(() => options.locator('output').innerText()).toContain('<img src=x onerror=');
    await expectHarmless(options, null);
    const overflow = await options.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await options.screenshot({ path: 'out/e2e/hostile-options.png', fullPage: true });
    await options.close();
  });

  it('is text in the tie-out of the firm', async () => {
    const tieOut = await openTieOut(browser);
    await tieOut.getByRole('table').waitFor();
    await showOnly(tieOut, 'All');
    await tieOut.getByLabel('Search clients').fill('<svg onload=');
    await expect.poll(() => tieOut.locator('tbody tr').count()).toBe(1);
    await expectHarmless(tieOut, null);
    await tieOut.getByLabel('Search clients').fill('');
    await expectHarmless(tieOut, null);
    const overflow = await tieOut.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await tieOut.screenshot({ path: 'out/e2e/hostile-tie-out.png' });
    await tieOut.close();
  });
});
