import type { Page } from 'playwright-core';
import { panelOf } from './panel';

/** What an element gets from the one around it, wherever the page sets it. */
const inherited = [
  'letterSpacing',
  'wordSpacing',
  'textTransform',
  'textIndent',
  'textAlign',
  'fontStyle',
  'fontWeight',
  'fontVariant',
  'lineHeight',
  'whiteSpace',
  'direction',
  'visibility',
  'cursor',
  'hyphens',
  'listStyleType',
] as const;

/** Sets them for each element of the page, and for the panel's own by name, above all rules but those of an element itself. */
const pageRules = `
  html, body, *, [data-tieout], div[data-tieout][translate] {
    letter-spacing: 7px !important; word-spacing: 20px !important; text-transform: uppercase !important;
    text-indent: 40px !important; text-align: right !important; font-style: italic !important; font-weight: 900 !important;
    font-variant: small-caps !important; line-height: 3 !important; white-space: pre !important; direction: rtl !important;
    visibility: hidden !important; cursor: wait !important; hyphens: auto !important; list-style-type: square !important;
  }`;

/** What each element of the panel has of these, one line for each. */
export function inheritedStyles(page: Page): Promise<readonly string[]> {
  return panelOf(page).evaluate(
    ({ shadowRoot }, names) =>
      [...(shadowRoot?.querySelectorAll('*') ?? [])].map((element) => {
        const style = getComputedStyle(element);
        return [element.tagName, ...names.map((name) => style[name])].join(' ');
      }),
    inherited,
  );
}

/** As a theme of the page's would do it, which no policy forbids. */
export async function styleWholePage(page: Page): Promise<void> {
  await page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    document.documentElement.dir = 'rtl';
  }, pageRules);
}

/** What of these parts of the panel can be seen beyond the panel: `.chain: -4 to 300 of 0 to 280`. */
export function partsOutside(page: Page, selectors: readonly string[]): Promise<readonly string[]> {
  return panelOf(page).evaluate(
    ({ shadowRoot }, parts) => {
      const panel = shadowRoot?.querySelector('.tieout');
      if (!panel) return ['no panel'];
      const edges = panel.getBoundingClientRect();

      /** From where to where it is seen: less than it takes where a box around it cuts it off. */
      function seen(element: Element): readonly [left: number, right: number] {
        let { left, right } = element.getBoundingClientRect();
        for (let box = element.parentElement; box && box !== panel; box = box.parentElement) {
          if (getComputedStyle(box).overflowX === 'visible') continue;
          const cut = box.getBoundingClientRect();
          [left, right] = [Math.max(left, cut.left), Math.min(right, cut.right)];
        }
        return [left, right];
      }

      return parts.flatMap((selector) => {
        const part = shadowRoot?.querySelector(selector);
        if (!part) return [`no ${selector}`];
        return [part, ...part.querySelectorAll('*')].flatMap((element) => {
          const [left, right] = seen(element);
          if (right - left < 1 || (left >= edges.left - 1 && right <= edges.right + 1)) return [];
          const [from, to, first, last] = [left, right, edges.left, edges.right].map(Math.round);
          return [`${selector}: ${from} to ${to} of ${first} to ${last}`];
        });
      });
    },
    [...selectors],
  );
}

/** The colours of the first bar, its ground and the panel's. */
export function barColours(
  page: Page,
): Promise<Readonly<Record<'fill' | 'ground' | 'week' | 'panel', string>>> {
  return panelOf(page).evaluate(({ shadowRoot }) => {
    const colourOf = (selector: string) => {
      const element = shadowRoot?.querySelector(selector);
      return element ? getComputedStyle(element).backgroundColor : `no ${selector}`;
    };
    return {
      fill: colourOf('.bar > span'),
      ground: colourOf('.bar'),
      week: colourOf('.weeks > li'),
      panel: colourOf('.tieout'),
    };
  });
}
