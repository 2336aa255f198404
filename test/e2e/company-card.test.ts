import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import type { QboName } from '../firm/quickbooks-online/state';
import { findBarriers } from './harness/axe';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll } from './harness/connect';
import { karbonAddress, panelOf, waitUntilCardSettled } from './harness/panel';
import { checkPicture } from './harness/picture';
import { namesOf, watchRequests } from './harness/requests';

let firm: Firm;
let browser: TestBrowser;

beforeAll(async () => {
  firm = await startFirm();
  browser = await openBrowser(firm);
  await connectAll(browser, firm);
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

async function openPage(name: 'organization' | 'matchedWork' | 'person', width = 1280): Promise<Page> {
  const page = await browser.context.newPage();
  await page.setViewportSize({ width, height: 1_400 });
  await page.addInitScript(notePrinted);
  await page.goto(karbonAddress(firm, name));
  await waitUntilCardSettled(page);
  return page;
}

/** Runs in each frame: what is put on paper is text that is noted in the page. */
function notePrinted(): void {
  addEventListener('beforeprint', () => {
    const all = top as unknown as { printed?: string[] };
    all.printed = [...(all.printed ?? []), document.body.innerText];
  });
}

/** What was printed, the last of so many. */
async function printed(page: Page, count: number): Promise<string> {
  const all = () => page.evaluate(() => (window as unknown as { printed?: string[] }).printed ?? []);
  await expect.poll(async () => (await all()).length).toBe(count);
  return (await all()).at(-1) ?? '';
}

const card = (page: Page): Locator => panelOf(page).locator('.customer');
const menu = (page: Page) => panelOf(page).getByRole('button', { name: 'More actions' });
const row = (page: Page, field: string) => card(page).locator(`[data-field="${field}"]`);

async function openByMouse(page: Page): Promise<void> {
  await menu(page).click();
  await panelOf(page).getByRole('menuitem', { name: 'Customer in QuickBooks' }).click();
  await card(page).locator('table').waitFor();
}

/** All that QuickBooks holds of names, and Karbon of clients. */
function heldBy({ state }: Firm): string {
  const { karbon, quickbooksOnline } = state;
  const names: readonly QboName[] = [...quickbooksOnline.names.values()];
  return JSON.stringify([names, [...karbon.organizations.values()], [...karbon.contacts.values()]]);
}

describe("the customer's card", () => {
  it('reads both records when it is asked for and not before, and writes nothing', async () => {
    const page = await openPage('organization');
    const before = heldBy(firm);
    const askedWithout = watchRequests(firm);
    await menu(page).click();
    await page.keyboard.press('Escape');
    expect(namesOf([...askedWithout().karbon, ...askedWithout().quickbooks])).toEqual([]);

    const asked = watchRequests(firm);
    await openByMouse(page);
    const { karbon, quickbooks } = asked();
    console.log(`asked for the card: ${namesOf([...karbon, ...quickbooks]).join(', ')}`);
    expect(namesOf(karbon)).toEqual([`GET Organizations/${firm.state.showcases.organization.key}`]);
    expect(namesOf(quickbooks)[0]).toBe('GET customer/{id}');
    expect(quickbooks.length).toBeLessThanOrEqual(2);
    expect([...karbon, ...quickbooks].every(({ method }) => method === 'GET')).toBe(true);
    expect(heldBy(firm)).toBe(before);

    const agreements = await card(page)
      .locator('[data-field]')
      .evaluateAll((rows) =>
        rows.map((each) => `${each.getAttribute('data-field')} ${each.getAttribute('data-agreement')}`),
      );
    expect(agreements).toEqual([
      'name same',
      'company differs',
      'contact same',
      'email differs',
      'phone same',
    ]);
    expect(await row(page, 'phone').innerText()).toContain('+1 303.555.3322');
    expect(await card(page).innerText()).toContain('nothing is changed here');
    await page.close();
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 700],
  ] as const)('is to be read in %s at %i px, without barriers', async (scheme, width) => {
    firm.switches.karbon.isDark = scheme === 'dark';
    const page = await openPage('organization', width);
    await openByMouse(page);
    await card(page).scrollIntoViewIfNeeded();
    await checkPicture(page, `company-card-${scheme}-${width}`);
    expect(await findBarriers(page, '[data-tieout]')).toEqual([]);
    await page.close();
    firm.switches.karbon.isDark = false;
  });

  it('stays in its box at 320 px, where Karbon leaves it the right edge', async () => {
    firm.switches.karbon.shell = 'react';
    const page = await browser.context.newPage();
    await page.setViewportSize({ width: 320, height: 900 });
    await page.goto(karbonAddress(firm, 'matchedWork', 'tasks'));
    await panelOf(page).locator('.drawer-handle').click();
    await waitUntilCardSettled(page);
    await openByMouse(page);
    const outside = await card(page).evaluate((box) =>
      [...box.querySelectorAll('*')]
        .filter((part) => part.getClientRects().length > 0 && !part.matches('.visually-hidden'))
        .filter((part) => {
          const { left, right } = part.getBoundingClientRect();
          return left < 0 || right > innerWidth || part.scrollWidth > part.clientWidth + 1;
        })
        .map((part) => part.outerHTML.slice(0, 120)),
    );
    expect(outside).toEqual([]);
    expect(await card(page).locator('*').count()).toBeGreaterThan(40);
    expect(await findBarriers(page, '[data-tieout]')).toEqual([]);
    await page.screenshot({ path: 'out/e2e/company-card-320.png' });
    await page.close();
    firm.switches.karbon.shell = 'ember';
  });

  it('is printed alone, as the panel is, with nothing left in the page', async () => {
    const page = await openPage('organization');
    await openByMouse(page);
    await card(page).getByRole('button', { name: 'Print' }).click();
    const ofCard = await printed(page, 1);
    expect(ofCard).toContain('Customer in QuickBooks');
    expect(ofCard).not.toMatch(/Ties out|Copy|Close|Open in/);
    await menu(page).click();
    await panelOf(page).getByRole('menuitem', { name: 'Print' }).click();
    const ofPanel = await printed(page, 2);
    expect(ofPanel).toContain('Ties out');
    expect(ofPanel).not.toMatch(/Time & Budgets|Refresh/);
    expect(await page.locator('iframe').count()).toBe(0);
    expect(await menu(page).evaluate((button) => button.matches(':focus'))).toBe(true);
    await page.close();
  });

  it('is opened, used and closed by keyboard, and gives the focus back', async () => {
    const page = await openPage('person');
    await menu(page).focus();
    await page.keyboard.press('Enter');
    const item = panelOf(page).getByRole('menuitem', { name: 'Customer in QuickBooks' });
    for (let presses = 0; presses < 20; presses += 1) {
      if (await item.evaluate((each) => each.matches(':focus'))) break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await card(page).locator('table').waitFor();
    expect(await focused(page)).toBe('Close');
    expect(await card(page).innerText()).toContain('Would link them: name and email are the same in both.');
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toMatch(/^Copy /);
    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('More actions');
    await page.close();
  });

  it("shows a work item's client, and what is known while QuickBooks fails", async () => {
    const page = await openPage('matchedWork');
    await openByMouse(page);
    const client = firm.state.karbon.workItems.get(firm.state.showcases.matchedWork.key)?.clientKey;
    const link = card(page).getByRole('link', { name: 'Open in Karbon' });
    expect(await link.getAttribute('href')).toContain(`/${client}`);
    await card(page).getByRole('button', { name: 'Close' }).click();
    firm.faults.order({
      host: 'quickbooks.api.intuit.com',
      times: Number.POSITIVE_INFINITY,
      fault: { status: 400, body: { Fault: { Error: [{ code: '6190', Message: 'Lapsed' }] } } },
    });
    await openByMouse(page);
    expect(await card(page).innerText()).toContain('Showing what Tieout knew before.');
    expect(await row(page, 'email').getAttribute('data-agreement')).toBe('unknown');
    firm.faults.clear();
    await page.close();
  });
});

/** The name of what has the focus in the panel. */
function focused(page: Page): Promise<string> {
  return panelOf(page).evaluate((host) => {
    const active = host.shadowRoot?.activeElement;
    return active?.getAttribute('aria-label') ?? active?.textContent ?? '';
  });
}
