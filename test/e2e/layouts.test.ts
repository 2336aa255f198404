import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import type { ShowcaseName } from '../firm/state';
import { defaultSwitches, type Switches } from '../firm/switches';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll } from './harness/connect';
import { forgetShifts, shiftsIn, watchShifts } from './harness/layout-shift';
import {
  karbonAddress,
  openShowcase,
  panelOf,
  totalText,
  verdictText,
  waitUntilSettled,
} from './harness/panel';
import { barColours, inheritedStyles, partsOutside, styleWholePage } from './harness/panel-styles';
import { checkPicture } from './harness/picture';
import { namesBesidePolls, namesOf, watchRequests } from './harness/requests';
import { durationText, jobcodeAt, sixMonths, trueTime, workJobcode } from './harness/truth';

let firm: Firm;
let browser: TestBrowser;
let page: Page | null = null;

const soon = { timeout: 10_000 };

beforeAll(async () => {
  firm = await startFirm();
  browser = await openBrowser(firm);
  await connectAll(browser, firm);
  const first = await openShowcase(browser, firm, 'busyWork');
  await waitUntilSettled(first);
  await first.close();
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

afterEach(async () => {
  await page?.close();
  page = null;
  Object.assign(firm.switches.karbon, defaultSwitches().karbon);
});

async function open(
  name: ShowcaseName,
  tab: string,
  turned: { readonly karbon?: Partial<Switches['karbon']> } = {},
  size = { width: 1280, height: 900 },
): Promise<Page> {
  Object.assign(firm.switches.karbon, turned.karbon);
  page = await openShowcase(browser, firm, name, tab);
  await page.setViewportSize(size);
  return page;
}

function totalOf(jobcodeId: number): string {
  const { from, to } = sixMonths(firm);
  return durationText(trueTime(firm, jobcodeId, from, to).closedSeconds);
}

const busyTotal = () => totalOf(workJobcode(firm, 'busyWork'));
const busyName = 'Cedar Ridge Holdings:Outsourced accounting | FY 2026';

async function heightOf(shown: Page): Promise<number> {
  return (await panelOf(shown).boundingBox())?.height ?? Number.NaN;
}

describe('on other tabs', () => {
  test.each(['', 'tasks', 'details'])('the strip, on /%s', async (tab) => {
    const shown = await open('busyWork', tab);
    await expect.poll(() => panelOf(shown).locator('.strip-text').innerText(), soon).toContain(busyName);
    expect(await totalText(shown)).toBe(busyTotal());
    expect(await heightOf(shown)).toBeLessThanOrEqual(44);
    await checkPicture(shown, `strip-on-${tab || 'timeline'}`);
  });

  test('the strip unfolds to the whole panel, and folds again', async () => {
    const shown = await open('busyWork', 'tasks');
    await panelOf(shown).locator('.strip-line').getByRole('button', { expanded: false }).click();
    await waitUntilSettled(shown);
    expect(await verdictText(shown)).toContain(busyName);
    expect(await totalText(shown)).toBe(busyTotal());
    await panelOf(shown).locator('.entries').waitFor();
    await checkPicture(shown, 'strip-unfolded');
    await panelOf(shown).locator('.header').getByRole('button', { expanded: true }).click();
    await panelOf(shown).locator('.strip-text').waitFor();
    expect(await heightOf(shown)).toBeLessThanOrEqual(44);
  });

  test('from tab to tab it changes its form, not its figures', async () => {
    const shown = await open('busyWork', 'budget');
    await waitUntilSettled(shown);
    await shown.locator('ul.tab-bar').getByText('Tasks').click();
    await panelOf(shown).locator('.strip-text').waitFor();
    expect(await totalText(shown)).toBe(busyTotal());
    await shown.locator('ul.tab-bar').getByText('Time & Budget').click();
    await panelOf(shown).locator('.entries').waitFor();
    expect(await totalText(shown)).toBe(busyTotal());
    expect(await panelOf(shown).count()).toBe(1);
  });
});

describe('where the page is built otherwise', () => {
  test('on the time tab of the newer shell, above its filters', async () => {
    const shown = await open('busyWork', 'budget', { karbon: { shell: 'react' } });
    await waitUntilSettled(shown);
    expect(await verdictText(shown)).toContain(busyName);
    expect(await totalText(shown)).toBe(busyTotal());
    await checkPicture(shown, 'newer-shell');
  });

  test('the drawer where there is no place for it: folded, out of the way, and unfolded when asked', async () => {
    const asked = watchRequests(firm);
    const shown = await open('busyWork', 'tasks', { karbon: { shell: 'react' } });
    const handle = panelOf(shown).locator('.drawer-handle');
    await handle.waitFor();
    expect((await handle.boundingBox())?.width).toBeLessThan(48);
    // The rest of its edge lets clicks through to the page.
    const isPageBelow = await shown.evaluate(() => {
      const below = document.elementFromPoint(innerWidth - 10, innerHeight - 120);
      return below !== null && !below.matches('[data-tieout]');
    });
    expect(isPageBelow).toBe(true);
    await checkPicture(shown, 'drawer-folded');

    await handle.click();
    await waitUntilSettled(shown);
    expect(await verdictText(shown)).toContain(busyName);
    expect(await totalText(shown)).toBe(busyTotal());
    await checkPicture(shown, 'drawer');
    expect(namesBesidePolls(asked().quickbooksTime)).toEqual([]);
    expect(namesOf(asked().quickbooks)).toEqual([]);
    // Of Karbon the work is read again where that was done a minute ago.
    expect(['', 'GET WorkItems']).toContain(namesOf(asked().karbon).join());
    await panelOf(shown).locator('.header').getByRole('button', { expanded: true }).click();
    await handle.waitFor();
  });

  test.each(['ember', 'plain'] as const)('a client’s page in the %s layout', async (contactLayout) => {
    const shown = await open('person', 'budget', { karbon: { contactLayout } });
    await waitUntilSettled(shown);
    const { firstName, middleName, lastName } = firm.state.karbon.contacts.get(
      firm.state.showcases.person.key,
    ) ?? { firstName: '', middleName: '', lastName: '' };
    const name = `${lastName}, ${firstName} ${middleName}`;
    expect(await verdictText(shown)).toContain(name);
    expect(await totalText(shown)).toBe(totalOf(jobcodeAt(firm, [name])));
    await checkPicture(shown, `client-${contactLayout}`);
  });

  test.each(['groups', 'clientgroups'] as const)('a client group’s page at /%s', async (clientGroupRoute) => {
    const turned = { karbon: { clientGroupRoute, hasSecurityPolicy: false } };
    const shown = await open('organization', 'tasks', turned);
    await shown.goto(karbonAddress(firm, 'clientGroup').replace('client-groups', clientGroupRoute));
    await waitUntilSettled(shown);
    expect(await panelOf(shown).locator('.records').first().innerText()).toContain('Members');
    await checkPicture(shown, `client-group-at-${clientGroupRoute}`);
  });

  test('a firm that has no time tab', async () => {
    const shown = await open('busyWork', '', { karbon: { hasTimeTab: false } });
    await expect.poll(() => panelOf(shown).locator('.strip-text').innerText(), soon).toContain(busyName);
    await checkPicture(shown, 'no-time-tab');
  });

  test('tabs without addresses', async () => {
    const shown = await open('busyWork', 'budget', { karbon: { tabsHaveHref: false } });
    await waitUntilSettled(shown);
    expect(await totalText(shown)).toBe(busyTotal());
    await checkPicture(shown, 'tabs-without-addresses');
  });
});

describe('looks like the page', () => {
  test.each([
    [1280, false],
    [1280, true],
    [1920, false],
    [1920, true],
  ] as const)('at %i wide, dark: %s', async (width, isDark) => {
    const shown = await open('busyWork', 'budget', { karbon: { isDark } }, { width, height: 1000 });
    await waitUntilSettled(shown);
    const styles = await shown.evaluate(() => {
      const behind = (start: Element | null) => {
        for (let element = start; element; element = element.parentElement) {
          const { backgroundColor } = getComputedStyle(element);
          if (!/, 0\)$/.test(backgroundColor)) return backgroundColor;
        }
        return 'none';
      };
      const host = document.querySelector('[data-tieout]');
      const panel = host?.shadowRoot?.querySelector('.tieout') ?? null;
      const ofPanel = panel && getComputedStyle(panel);
      return {
        panel: ofPanel && [ofPanel.backgroundColor, ofPanel.fontFamily, ofPanel.fontSize],
        page: [
          behind(host?.parentElement ?? null),
          getComputedStyle(document.body).fontFamily,
          getComputedStyle(document.body).fontSize,
        ],
      };
    });
    expect(styles.panel).toEqual(styles.page);
    await checkPicture(shown, `look-${width}${isDark ? '-dark' : ''}`);
  });
});

describe('whatever the window, the printer and the page’s styles', () => {
  test('no style of the page reaches into it', async () => {
    const shown = await open('busyWork', 'budget');
    await waitUntilSettled(shown);
    const before = await inheritedStyles(shown);
    await styleWholePage(shown);
    expect(await inheritedStyles(shown)).toEqual(before);
    await shown.screenshot({ path: 'out/e2e/page-styles.png' });
  });

  test('forced colours leave the bars in sight', async () => {
    const shown = await open('busyWork', 'budget');
    await waitUntilSettled(shown);
    await shown.emulateMedia({ forcedColors: 'active' });
    const { fill, week, ground, panel } = await barColours(shown);
    expect([fill, week]).not.toContain(ground);
    expect([fill, week]).not.toContain(panel);
    await checkPicture(shown, 'forced-colours');
  });

  test('print has the bars, and no drawer', async () => {
    const shown = await open('busyWork', 'budget');
    await waitUntilSettled(shown);
    await shown.emulateMedia({ media: 'print' });
    const adjusts = await panelOf(shown).evaluate(({ shadowRoot }) =>
      ['.bar', '.bar > span', '.weeks > li'].map((selector) => {
        const element = shadowRoot?.querySelector(selector);
        return element && getComputedStyle(element).printColorAdjust;
      }),
    );
    expect(adjusts).toEqual(['exact', 'exact', 'exact']);
    await shown.screenshot({ path: 'out/e2e/print.png' });
    await shown.close();
    const beside = await open('busyWork', 'tasks', { karbon: { shell: 'react' } });
    await panelOf(beside).locator('.drawer-handle').click();
    await waitUntilSettled(beside);
    await beside.emulateMedia({ media: 'print' });
    expect(await panelOf(beside).locator('.drawer').isVisible()).toBe(false);
  });

  test.each([
    [320, 'tasks', { karbon: { shell: 'react' } }],
    [640, 'budget', {}],
    [640, 'tasks', { karbon: { shell: 'react' } }],
  ] as const)('%i px wide, on /%s, nothing leaves its box or the window', async (width, tab, turned) => {
    const shown = await open('busyWork', tab, turned, { width, height: 800 });
    if (tab === 'tasks') await panelOf(shown).locator('.drawer-handle').click();
    await waitUntilSettled(shown);
    expect(await partsOutside(shown, ['.verdict', '.weeks', '.time-line', '.entries'])).toEqual([]);
    const box = await panelOf(shown).locator('.tieout').boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? width + 1)).toBeLessThanOrEqual(width);
    await shown.screenshot({ path: `out/e2e/narrow-${width}-${tab}.png` });
  });

  test('a theme that is switched while it is open is its own', async () => {
    const shown = await open('busyWork', 'budget');
    await waitUntilSettled(shown);
    const light = (await barColours(shown)).panel;
    await shown.evaluate(() => document.documentElement.classList.replace('theme-light', 'theme-dark'));
    await expect.poll(async () => (await barColours(shown)).panel, soon).not.toBe(light);
    await checkPicture(shown, 'theme-switched');
  });
});

describe('the look at a picture finds', () => {
  let shown: Page;
  beforeAll(async () => {
    shown = await openShowcase(browser, firm, 'busyWork');
    await waitUntilSettled(shown);
  });
  afterAll(async () => {
    await shown?.close();
  });

  /** Runs in the page: `rules` for the panel's own parts, in place of those that were set so before. */
  function restyle({ shadowRoot }: HTMLElement, rules: string): void {
    if (!shadowRoot) return;
    const [own] = shadowRoot.adoptedStyleSheets;
    const spoiling = new CSSStyleSheet();
    spoiling.replaceSync(rules);
    shadowRoot.adoptedStyleSheets = own ? [own, spoiling] : [spoiling];
  }

  async function findFaults(): Promise<string> {
    return checkPicture(shown, 'spoilt').then(
      () => 'nothing',
      ({ actual }: { actual: readonly string[] }) => actual.join('\n'),
    );
  }

  test.each([
    ['text in the colour of its ground', '.total { color: var(--background) }', /779h 11m/],
    ['text that was not painted', '.sums { opacity: 0 }', /exported/],
    ['text that has left the box', '.total { position: relative; top: -100px }', /outside the panel: 779h/],
    ['text that is cut off', '.verdict > p { height: 9px; overflow: hidden }', /cut off: Ties out/],
    ['text on other text', '.sums { position: relative; top: -22px }', /lies on/],
    ['a panel wider than its column', '.tieout { width: 2000px }', /leaves the window/],
    ['a panel without text', '.tieout > * { display: none }', /has no text/],
  ])('%s', async (_what, rules, fault) => {
    await panelOf(shown).evaluate(restyle, rules);
    expect(await findFaults()).toMatch(fault);
    await panelOf(shown).evaluate(restyle, '');
    await checkPicture(shown, 'mended');
  });

  test('something in front of it', async () => {
    await panelOf(shown).evaluate((host) => {
      const cover = document.createElement('aside');
      const { left, top } = host.getBoundingClientRect();
      cover.style.cssText = `position:fixed;left:${left + 20}px;top:${top + 20}px;width:200px;height:80px;z-index:9`;
      host.after(cover);
    });
    expect(await findFaults()).toMatch(/lies under aside/);
  });
});

describe('does not shift the page', () => {
  async function openWatched(name: ShowcaseName, tab: string): Promise<Page> {
    const shown = await browser.context.newPage();
    page = shown;
    await watchShifts(shown);
    await shown.goto(karbonAddress(firm, name, tab));
    return shown;
  }

  test('a part of the page that moves would be found', async () => {
    const shown = await openWatched('archivedWork', 'budget');
    await waitUntilSettled(shown);
    expect((await shiftsIn(shown)).above).toEqual([]);
    await shown.locator('ul.tab-bar').evaluate((tabBar) => {
      const pushing = document.createElement('p');
      pushing.style.height = '60px';
      tabBar.before(pushing);
    });
    await expect.poll(async () => (await shiftsIn(shown)).above, soon).not.toEqual([]);
  });

  test('on other tabs, when the figures arrive', async () => {
    const shown = await openWatched('archivedWork', 'tasks');
    await panelOf(shown).locator('.strip-text').waitFor();
    await expect.poll(() => totalText(shown), soon).toBe(totalOf(workJobcode(firm, 'archivedWork')));
    expect(await shiftsIn(shown)).toMatchObject({ above: [], below: [] });
  });

  test.each(['misplacedWork', 'missingWork', 'emptyWork', 'clientGroup'] as const)(
    'on the time tab of %s: above the panel never, below it no more once the first figures are there',
    async (name) => {
      const shown = await openWatched(name, 'budget');
      await waitUntilSettled(shown);
      expect((await shiftsIn(shown)).above).toEqual([]);
      await forgetShifts(shown);
      const asked = watchRequests(firm);
      await panelOf(shown).getByRole('button', { name: 'Refresh', exact: true }).click();
      await expect.poll(() => asked().quickbooksTime.length, soon).toBeGreaterThan(0);
      await waitUntilSettled(shown);
      expect(await shiftsIn(shown)).toMatchObject({ above: [], below: [] });
    },
  );
});
