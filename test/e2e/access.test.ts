import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { optionsSections } from '../../src/pages/options-address';
import { type Firm, startFirm } from '../firm/firm';
import type { ShowcaseName } from '../firm/state';
import { findBarriers } from './harness/axe';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll, connectionCard, goToSection, openOptions } from './harness/connect';
import { press } from './harness/fixes';
import { readControls, walkWithTab } from './harness/focus';
import { chooseRange, openSettled, openShowcase, panelOf, waitUntilSettled } from './harness/panel';
import { rerenderKarbon } from './harness/rerender';

const panelSelector = '[data-tieout]';

/** One for each match status, each kind of page, and much and little time. */
const showcases: readonly ShowcaseName[] = [
  'matchedWork',
  'differsWork',
  'archivedWork',
  'misplacedWork',
  'ambiguousWork',
  'similarWork',
  'missingWork',
  'nameHeldClient',
  'busyWork',
  'emptyWork',
  'person',
  'clientGroup',
];

/** Those that have every colour between them: good, marked, bad, bars. */
const alsoInDark: ReadonlySet<ShowcaseName> = new Set([
  'matchedWork',
  'differsWork',
  'missingWork',
  'busyWork',
]);

let firm: Firm;
let browser: TestBrowser;

beforeAll(async () => {
  firm = await startFirm();
  browser = await openBrowser(firm);
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

afterEach(async () => {
  firm.faults.clear();
  firm.switches.karbon.isDark = false;
  firm.switches.karbon.shell = 'ember';
  const [first, ...others] = browser.context.pages();
  for (const page of others) await page.close();
  await first?.emulateMedia({ colorScheme: 'light' });
});

async function unfoldEverything(page: Page): Promise<void> {
  for (const summary of await panelOf(page).locator('details:not([open]) > summary').all()) {
    if (await summary.isVisible()) await summary.click();
  }
  const button = panelOf(page).locator('.fix-button');
  if ((await button.count()) === 0) return;
  await button.click();
  await panelOf(page).locator('.fixing .box').waitFor();
}

type ColorScheme = 'light' | 'dark';

/** Light, then dark as the page is then; the page is opened anew for each. */
async function expectNoBarriers(
  name: string,
  open: () => Promise<Page>,
  colorSchemes: readonly ColorScheme[] = ['light', 'dark'],
): Promise<void> {
  for (const colorScheme of colorSchemes) {
    firm.switches.karbon.isDark = colorScheme === 'dark';
    const page = await open();
    expect.soft(await findBarriers(page, panelSelector), `${name}, ${colorScheme}`).toEqual([]);
    await page.close();
  }
}

async function expectNoBarriersOnOptions(options: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await options.emulateMedia({ colorScheme });
    expect.soft(await findBarriers(options), colorScheme).toEqual([]);
  }
}

describe('before anything is connected', () => {
  it('axe finds nothing on the options page, and Tab reaches all of it', async () => {
    const options = await openOptions(browser);
    await options.locator('[data-state="notConnected"]').nth(2).waitFor();
    const { names } = await readControls(options);
    expect(names.length).toBeGreaterThan(15);
    expect(await walkWithTab(options)).toEqual(names);
    for (const section of optionsSections) {
      await goToSection(options, section);
      await options.getByText('Loading…').first().waitFor({ state: 'hidden' });
      await expectNoBarriersOnOptions(options);
    }
  });

  it('goes through the sections of the options by keyboard, back and forth by the browser, and fits 320 px', async () => {
    const options = await openOptions(browser);
    await options.locator('[data-state="notConnected"]').nth(2).waitFor();
    const heading = () => options.locator('h1:visible').innerText();
    const focused = () => options.evaluate(() => document.activeElement?.textContent ?? '');
    await connectionCard(options, 'quickbooksTime').getByLabel('Client ID').fill('half a client id');
    await options.locator('nav a[href="#rules"]').focus();
    await options.keyboard.press('Enter');
    await options.getByLabel('Longest name, in characters').waitFor();
    expect([await heading(), await focused()]).toEqual(['Rules', 'Rules']);
    await options.keyboard.press('Tab');
    expect((await readControls(options)).focused).toMatch(/select/);
    expect(await options.locator('nav.sections [aria-current]').innerText()).toBe('Rules');
    await options.goBack();
    await expect.poll(heading).toBe('Connections');
    expect(await connectionCard(options, 'quickbooksTime').getByLabel('Client ID').inputValue()).toBe(
      'half a client id',
    );
    await options.goForward();
    await expect.poll(heading).toBe('Rules');
    await options.setViewportSize({ width: 320, height: 800 });
    for (const section of optionsSections) {
      await goToSection(options, section);
      await options.getByText('Loading…').first().waitFor({ state: 'hidden' });
      const overflow = await options.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(overflow, section).toBeLessThanOrEqual(0);
      await options.screenshot({ path: `out/e2e/options-320-${section}.png`, fullPage: true });
    }
  });

  it('axe finds nothing on the panel', async () => {
    await expectNoBarriers('not set up', async () => {
      const page = await openShowcase(browser, firm, 'matchedWork');
      await panelOf(page).getByRole('button', { name: 'Open options' }).waitFor();
      return page;
    });
  });
});

describe('connected', () => {
  beforeAll(() => connectAll(browser, firm));

  it('axe finds nothing on the options page, and Tab reaches all of it', async () => {
    const options = await openOptions(browser);
    await options.locator('[data-state="connected"]').nth(2).waitFor();
    await options.getByRole('button', { name: 'Use other credentials' }).first().click();
    await options.getByRole('button', { name: 'Disconnect' }).last().click();
    await options.getByRole('button', { name: 'Keep' }).waitFor();
    await expectNoBarriersOnOptions(options);
    await options.mouse.click(1, 1);
    const { names } = await readControls(options);
    expect(names.length).toBeGreaterThan(15);
    expect(await walkWithTab(options)).toEqual(names);
  });

  it.each(showcases)('axe finds nothing on the panel of %s, everything unfolded', async (showcase) => {
    await expectNoBarriers(
      showcase,
      async () => {
        const page = await openSettled(browser, firm, showcase);
        await unfoldEverything(page);
        return page;
      },
      alsoInDark.has(showcase) ? ['light', 'dark'] : ['light'],
    );
  });

  it('axe finds nothing on the strip', async () => {
    await expectNoBarriers('strip', async () => {
      const page = await openShowcase(browser, firm, 'busyWork', 'tasks');
      await panelOf(page).locator('.strip-line .total').waitFor();
      return page;
    });
  });

  it('axe finds nothing on the menu and the custom range', async () => {
    await expectNoBarriers('menu', async () => {
      const page = await openSettled(browser, firm, 'busyWork');
      await chooseRange(page, 'Custom range');
      await panelOf(page).getByRole('button', { name: 'More actions' }).click();
      await panelOf(page).getByRole('menuitem').first().waitFor();
      return page;
    });
  });

  it('axe finds nothing on the drawer', async () => {
    firm.switches.karbon.shell = 'react';
    await expectNoBarriers('drawer', () => openSettled(browser, firm, 'busyWork'));
  });

  it('axe finds nothing on what has been put right, nor on the menu that goes with it', async () => {
    const fixed = await openSettled(browser, firm, 'differsWork');
    await unfoldEverything(fixed);
    await press(fixed, 'mouse', { name: 'Apply' });
    await panelOf(fixed).getByRole('button', { name: 'Undo', exact: true }).waitFor();
    await fixed.close();
    await expectNoBarriers('put right', async () => {
      const page = await openSettled(browser, firm, 'differsWork');
      await panelOf(page).getByRole('button', { name: 'Undo', exact: true }).waitFor();
      await panelOf(page).getByRole('button', { name: 'More actions' }).click();
      await panelOf(page).getByRole('menuitem', { name: 'Undo the last change' }).waitFor();
      return page;
    });
  });

  it('axe finds nothing on a bad day', async () => {
    firm.faults.order({ host: 'rest.tsheets.com', times: Number.POSITIVE_INFINITY, fault: { html: 200 } });
    firm.faults.order({
      host: 'api.karbonhq.com',
      times: Number.POSITIVE_INFINITY,
      fault: { rateLimited: 600 },
    });
    await expectNoBarriers('bad day', async () => {
      const page = await openShowcase(browser, firm, 'busyWork');
      await panelOf(page).getByRole('button', { name: 'Refresh', exact: true }).click();
      await panelOf(page).locator('.notices li').nth(1).waitFor();
      return page;
    });
  });

  it('axe would find it: a button without a name', async () => {
    const page = await openShowcase(browser, firm, 'matchedWork');
    await waitUntilSettled(page);
    // In a copy beside the panel: what others change in the panel itself is drawn anew while axe still looks.
    await panelOf(page).evaluate((host) => {
      const copy = document.createElement('div');
      copy.id = 'copy-of-the-panel';
      copy
        .attachShadow({ mode: 'open' })
        .append(...[...(host.shadowRoot?.childNodes ?? [])].map((node) => node.cloneNode(true)));
      const button = copy.shadowRoot?.querySelector('button[aria-label="More actions"]');
      button?.removeAttribute('aria-label');
      button?.removeAttribute('title');
      host.after(copy);
    });
    expect((await findBarriers(page, '#copy-of-the-panel')).join()).toContain('button-name');
    await page.close();
  });

  describe('the keyboard', () => {
    it('reaches every control of the panel, in reading order, and gets out again', async () => {
      for (const showcase of ['similarWork', 'clientGroup'] as const) {
        const page = await openShowcase(browser, firm, showcase);
        await waitUntilSettled(page);
        await unfoldEverything(page);
        await page.locator('ul.tab-bar a').last().focus();
        const { names } = await readControls(page, panelSelector);
        expect(names.length).toBeGreaterThan(2);
        expect(await walkWithTab(page, panelSelector)).toEqual(names);
        await page.close();
      }
    });

    it('opens the menu, moves in it by arrows and closes it by Escape', async () => {
      const page = await openShowcase(browser, firm, 'matchedWork');
      await waitUntilSettled(page);
      const focusedText = () =>
        panelOf(page).evaluate(({ shadowRoot }) => shadowRoot?.activeElement?.textContent?.trim() ?? '');
      const opener = panelOf(page).getByRole('button', { name: 'More actions' });
      await opener.focus();
      await page.keyboard.press('Enter');
      // What can be fixed comes with the first opening.
      await panelOf(page).getByRole('menuitem', { name: 'Sync' }).waitFor();
      const items = (await panelOf(page).locator('[role=menuitem]').allTextContents()).map((text) =>
        text.trim(),
      );
      expect(items.length).toBeGreaterThan(3);
      await expect.poll(focusedText).toBe(items[0]);
      for (const item of [...items.slice(1), items[0]]) {
        await page.keyboard.press('ArrowDown');
        expect(await focusedText()).toBe(item);
      }
      await page.keyboard.press('ArrowUp');
      expect(await focusedText()).toBe(items.at(-1));
      await page.keyboard.press('Home');
      expect(await focusedText()).toBe(items[0]);
      await page.keyboard.press('Escape');
      await panelOf(page).locator('[role=menu]').waitFor({ state: 'hidden' });
      expect((await readControls(page, panelSelector)).focused).toContain('More actions');
    });

    it('keeps its place over a refresh and over the page’s own re-rendering', async () => {
      const page = await openShowcase(browser, firm, 'busyWork');
      await waitUntilSettled(page);
      const focused = async () => (await readControls(page, panelSelector)).focused;

      const before = firm.requests.count({ path: /last_modified_timestamps/ });
      await panelOf(page).getByRole('button', { name: 'Refresh', exact: true }).focus();
      const refresh = await focused();
      await page.keyboard.press('Enter');
      await expect
        .poll(() => firm.requests.count({ path: /last_modified_timestamps/ }))
        .toBeGreaterThan(before);
      await waitUntilSettled(page);
      expect(await focused()).toBe(refresh);

      await panelOf(page).getByRole('button', { name: 'Show more' }).focus();
      const showMore = await focused();
      await rerenderKarbon(page, 2);
      await expect.poll(focused).toBe(showMore);

      const menu = panelOf(page).locator('[role=menu]');
      const place = () => menu.boundingBox();
      const itemText = () =>
        panelOf(page).evaluate(({ shadowRoot }) => shadowRoot?.activeElement?.textContent?.trim() ?? '');
      await panelOf(page).getByRole('button', { name: 'More actions' }).click();
      await menu.waitFor();
      await page.keyboard.press('ArrowDown');
      const [item, opened] = [await itemText(), await place()];
      expect(item).toBe('Export CSV');
      await rerenderKarbon(page, 2);
      await expect.poll(itemText).toBe(item);
      expect(await place()).toEqual(opened);
      await page.keyboard.press('ArrowUp');
      expect(await itemText()).toBe('Refresh');
      await page.keyboard.press('Escape');
      await menu.waitFor({ state: 'hidden' });
      await rerenderKarbon(page, 2);
      expect(await menu.isVisible()).toBe(false);
      await expect.poll(focused).toContain('More actions');
    });

    it('writes nothing into Karbon while it is in the panel, and Karbon’s shortcuts live on outside', async () => {
      const page = await openShowcase(browser, firm, 'busyWork');
      await waitUntilSettled(page);
      const pageKeys = () => page.evaluate(() => (window as unknown as { __pageKeys: string[] }).__pageKeys);
      const shortcuts = ['t', 'b', 'j', 'k'];
      const address = page.url();
      const before = await pageKeys();

      const panel = panelOf(page);
      await chooseRange(page, 'Custom range');
      for (const control of [
        panel.getByRole('button', { name: 'Refresh', exact: true }),
        panel.getByLabel('From', { exact: true }),
        panel.locator('summary').first(),
        // Last: it takes a letter for a choice.
        panel.getByRole('combobox', { name: 'Time range' }),
      ]) {
        await control.focus();
        for (const key of shortcuts) await page.keyboard.press(key);
      }
      expect(await pageKeys()).toEqual(before);
      expect(page.url()).toBe(address);

      await page.locator('h1').click();
      await page.keyboard.press('t');
      await expect.poll(() => page.url()).toContain('/tasks');
      expect(await pageKeys()).toEqual([...before, 't']);
    });

    it('writes nothing into Karbon while it is in the steps or in a choice', async () => {
      for (const showcase of ['missingWork', 'ambiguousWork'] as const) {
        const page = await openSettled(browser, firm, showcase);
        const address = page.url();
        const pageKeys = () =>
          page.evaluate(() => (window as unknown as { __pageKeys: string[] }).__pageKeys);
        const before = await pageKeys();
        await unfoldEverything(page);
        for (const button of await panelOf(page).locator('.fixing button').all()) {
          await button.focus();
          for (const key of ['t', 'b', 'j', 'k', 'Shift', 'ArrowDown']) await page.keyboard.press(key);
        }
        await page.keyboard.press('Escape');
        await panelOf(page).locator('.fixing .box').waitFor({ state: 'detached' });
        expect((await readControls(page, panelSelector)).focused).toMatch(/(Create|Choose)…/);
        expect(await pageKeys()).toEqual(before);
        expect(page.url()).toBe(address);
        await page.close();
      }
    });
  });
});
