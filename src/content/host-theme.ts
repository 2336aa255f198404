import type { HostTheme } from '../panel/panel-handle';
import { plain } from '../ui/unclobbered';
import { activeTabSelector, pageSelectors } from './karbon-selectors';

type Rgb = readonly [red: number, green: number, blue: number];

/** What small text needs against its background (WCAG 1.4.3). */
const readableContrast = 4.5;
const comfortableContrast = 7;

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
/** Reads `rgb(…)` and `rgba(…)` as computed styles write them; `null` for other notations and for transparent colours. */
function readColour(text: string): Rgb | null {
  const numbers = text
    .match(/^rgba?\((.+)\)$/)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number);
  if (numbers === undefined) return null;
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN, alpha = 1] = numbers;
  return alpha < 0.5 || Number.isNaN(red + green + blue) ? null : [red, green, blue];
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function css(colour: Rgb): string {
  return `rgb(${colour.join(' ')})`;
}

function backgroundBehind(element: Element | null): Rgb {
  for (let current = element; current !== null; current = plain(current).parentElement) {
    const colour = readColour(getComputedStyle(current).backgroundColor);
    if (colour !== null) return colour;
  }
  return white;
}

/** Grey links (of a tab bar, a menu) say nothing of the colour in which the page marks what can be clicked. */
function isColourful(colour: Rgb | null): colour is Rgb {
  return colour !== null && Math.max(...colour) - Math.min(...colour) > 60;
}

function linkColours(page: Document): (Rgb | null)[] {
  const activeTab = page.querySelector(activeTabSelector);
  const tabStyle = activeTab && getComputedStyle(activeTab);
  const links = page.querySelectorAll(pageSelectors.map((selector) => `${selector} a[href]`).join());
  return [
    tabStyle && tabStyle.borderBottomStyle !== 'none' ? readColour(tabStyle.borderBottomColor) : null,
    ...[...links].slice(0, 12).map((link) => readColour(getComputedStyle(link).color)),
  ];
}

/** How the page looks around the host: read once per placement, since computed styles are not free. */
export function readHostTheme(page: Document, host: HTMLElement): HostTheme {
  const background = backgroundBehind(host.parentElement);
  const body = getComputedStyle(page.body);
  const text = readColour(body.color);
  const link = linkColours(page).find(
    (colour) => isColourful(colour) && contrast(colour, background) >= readableContrast,
  );
  return {
    isDark: luminance(background) < 0.18,
    font: body.fontFamily,
    fontSize: body.fontSize,
    background: css(background),
    text: text && contrast(text, background) >= comfortableContrast ? css(text) : null,
    link: link
      ? { colour: css(link), textOnIt: css(contrast(link, white) >= readableContrast ? white : black) }
      : null,
  };
}
