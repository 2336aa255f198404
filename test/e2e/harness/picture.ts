import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const folder = resolve('out/e2e');

/** Between the darkest and the lightest spot of a line of text, of 255: less than this nobody reads. */
const leastContrast = 40;
/** A text that ticks may just have grown by a digit; a panel that moves all the time is none to look at. */
const maxAttempts = 10;

/**
 * Saves what the window shows as `out/e2e/NAME.png` and checks what a person would see at a glance: exactly one panel, inside its
 * column and the window; nothing scrolls sideways; no text outside the panel's box, cut off, on top of other text or under
 * anything else; and each line that is in the window is to be read in the picture itself.
 */
export async function checkPicture(page: Page, name: string): Promise<void> {
  await check(page, name, 'panel');
}

/** The same of a page of the extension's own, from top to bottom. */
export async function checkPagePicture(page: Page, name: string): Promise<void> {
  const size = page.viewportSize();
  if (size === null) throw new Error('a window of no fixed size');
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...size, height: Math.max(size.height, height) });
  await check(page, name, 'page');
  await page.setViewportSize(size);
}

async function check(page: Page, name: string, what: 'panel' | 'page'): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const { png, faults, lines } = await captureWhileStill(page, resolve(folder, `${name}.png`), what);
  expect(faults, `what is wrong on ${name}.png`).toEqual([]);
  if (lines.length === 0) throw new Error(`no text to be read on ${name}.png`);
  const picture = { png: png.toString('base64'), lines, leastContrast };
  expect(await page.evaluate(findUnreadable, picture), `not to be read on ${name}.png`).toEqual([]);
}

/** A picture and a look that belong together: nothing has moved from before the one until after the other. */
async function captureWhileStill(page: Page, path: string, what: 'panel' | 'page') {
  let before = await page.evaluate(inspectText, what);
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    // Hiding the caret puts a style into the panel, which draws itself anew for that and forgets what is half typed.
    const png = await page.screenshot({ path, caret: 'initial' });
    const after = await page.evaluate(inspectText, what);
    if (JSON.stringify(placesOf(before)) === JSON.stringify(placesOf(after))) return { png, ...after };
    before = after;
  }
  throw new Error(`nothing stands still on ${path}`);
}

function placesOf({ lines }: { readonly lines: readonly Line[] }): number[][] {
  return lines.map(({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round));
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A line of text, as far as it is in the window. */
interface Line extends Box {
  readonly text: string;
}

/** Runs in the page. Boxes are in CSS pixels against the viewport. */
function inspectText(what: 'panel' | 'page'): { faults: string[]; lines: Line[] } {
  const slackPx = 1.5;
  const faults: string[] = [];
  const hosts = document.querySelectorAll<HTMLElement>('[data-tieout]');
  const host = hosts[0];
  if (what === 'panel' && hosts.length !== 1) faults.push(`${hosts.length} panels instead of one`);
  const root = what === 'page' ? document.body : host?.shadowRoot;
  // After an update of the extension a notice stands where the panel stood.
  const section =
    what === 'page'
      ? document.body
      : (root?.querySelector('.tieout') ?? root?.querySelector('[role=status]'));
  if (!root || !section) return { faults: [...faults, 'there is no panel'], lines: [] };
  const drawn = section.matches('.drawer') ? section.firstElementChild : section;
  if (!drawn) return { faults: [...faults, 'the panel is empty'], lines: [] };
  const panel = boxOf(drawn.getBoundingClientRect());
  const inWindow = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };

  const column = section.matches('.drawer') ? null : host?.parentElement;
  const room = column ? boxOf(column.getBoundingClientRect()) : inWindow;
  if (!isWithinWidth(panel, room)) faults.push('the panel is wider than its column');
  if (!isWithinWidth(panel, inWindow)) faults.push('the panel leaves the window');

  for (let outer: Element | null = host ?? null; outer; outer = outer.parentElement) checkScroll(outer);
  checkScroll(document.documentElement);
  for (const inner of root.querySelectorAll('*')) checkScroll(inner);

  const texts = visibleTexts(root);
  const lines: Line[] = [];
  let lastNode: Node | null = null;
  if (texts.length === 0) faults.push('the panel has no text');
  for (const { node, parent, text, whole, seen, isCut } of texts) {
    if (isCut) faults.push(`cut off: ${text}`);
    if (!isWithinWidth(seen, panel) || !isWithinHeight(seen, panel))
      faults.push(`outside the panel: ${text}`);
    const shown = commonPart(seen, inWindow);
    // Of a line that the window or a list cuts there may be too little left to judge by.
    const isJudged =
      shown.right - shown.left > 2 && shown.bottom - shown.top > (whole.bottom - whole.top) / 2;
    if (!isJudged) continue;
    for (const share of [0.1, 0.5, 0.9]) {
      const cover = coverAt(
        shown.left + share * (shown.right - shown.left),
        (shown.top + shown.bottom) / 2,
        parent,
      );
      if (cover) faults.push(`“${text}” lies under ${cover}`);
    }
    // A mark that only steers has nothing to be drawn, nor has a blank between words of other directions: a line is judged whole.
    const begun = lines.at(-1);
    if (begun && node === lastNode && Math.abs(begun.top - shown.top) < slackPx) {
      const { left, right } = begun;
      lines[lines.length - 1] = {
        ...begun,
        left: Math.min(left, shown.left),
        right: Math.max(right, shown.right),
      };
    } else if (/[\p{L}\p{N}]/u.test(text)) {
      lines.push({ text, ...shown });
      lastNode = node;
    }
  }
  for (const [index, one] of texts.entries()) {
    for (const other of texts.slice(index + 1)) {
      // A text that ends in an ellipsis has a box with it and one without.
      if (one.node === other.node) continue;
      const width = Math.min(one.seen.right, other.seen.right) - Math.max(one.seen.left, other.seen.left);
      const height = Math.min(one.seen.bottom, other.seen.bottom) - Math.max(one.seen.top, other.seen.top);
      if (width > slackPx && height > 2 * slackPx) faults.push(`“${one.text}” lies on “${other.text}”`);
    }
  }
  return { faults, lines };

  function boxOf({ left, top, right, bottom }: DOMRect): Box {
    return { left, top, right, bottom };
  }

  function isWithinWidth(inner: Box, outer: Box): boolean {
    return inner.left >= outer.left - slackPx && inner.right <= outer.right + slackPx;
  }

  function isWithinHeight(inner: Box, outer: Box): boolean {
    return inner.top >= outer.top - slackPx && inner.bottom <= outer.bottom + slackPx;
  }

  function commonPart(one: Box, other: Box): Box {
    return {
      left: Math.max(one.left, other.left),
      top: Math.max(one.top, other.top),
      right: Math.min(one.right, other.right),
      bottom: Math.min(one.bottom, other.bottom),
    };
  }

  /** What is in front of the text of `parent` at this point; `null` where nothing is. */
  function coverAt(x: number, y: number, parent: Element): string | null {
    let front = document.elementFromPoint(x, y);
    if (front && front === host) front = host.shadowRoot?.elementFromPoint(x, y) ?? front;
    if (!front) return 'nothing that is in the window';
    if (front.contains(parent) || parent.contains(front) || isEllipsis(x, front, parent)) return null;
    return `${front.tagName.toLowerCase()}.${front.className}`;
  }

  /**
   * Whether an ellipsis stands there for the text of `parent`. It belongs to the part of the line that it follows, and takes its own
   * width and at most that of the letter that it has cut.
   */
  function isEllipsis(x: number, front: Element, parent: Element): boolean {
    const line = ancestors(parent).find((outer) => getComputedStyle(outer).textOverflow === 'ellipsis');
    if (!line || line.scrollWidth <= line.clientWidth || !line.contains(front)) return false;
    return x > line.getBoundingClientRect().right - 2 * Number.parseFloat(getComputedStyle(line).fontSize);
  }

  /** The element and all that it is in, innermost first. */
  function ancestors(element: Element): readonly Element[] {
    const found: Element[] = [];
    for (let outer: Element | null = element; outer; outer = outer.parentElement) found.push(outer);
    return found;
  }

  function checkScroll(element: Element): void {
    const { overflowX } = getComputedStyle(element);
    const scrolls = overflowX === 'auto' || overflowX === 'scroll' || element === document.documentElement;
    if (scrolls && element.scrollWidth > element.clientWidth + slackPx) {
      faults.push(`scrolls sideways: ${element.tagName.toLowerCase()}.${element.className}`);
    }
  }

  /** Each line of each text that is on show, with the part of it that its surroundings leave to be seen. */
  function visibleTexts(within: ShadowRoot | Element) {
    const found: {
      node: Node;
      parent: Element;
      text: string;
      whole: Box;
      seen: Box;
      isCut: boolean;
    }[] = [];
    const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (text === '' || !parent?.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        const whole = boxOf(rect);
        const shown = cutToSurroundings(parent, whole);
        if (shown && rect.width > 0) found.push({ node, parent, text: text.slice(0, 60), whole, ...shown });
      }
    }
    return found;
  }

  function hostOf(element: Element): Element | null {
    const around = element.getRootNode();
    return around instanceof ShadowRoot ? around.host : null;
  }

  /** `null` for text that is there for screen readers alone, or scrolled out of sight. */
  function cutToSurroundings(parent: Element, whole: Box): { seen: Box; isCut: boolean } | null {
    let seen = whole;
    let isCut = false;
    for (let outer: Element | null = parent; outer; outer = outer.parentElement ?? hostOf(outer)) {
      const { clipPath, overflowX, overflowY } = getComputedStyle(outer);
      if (clipPath !== 'none') return null;
      // The window shows what the page's outermost boxes let out.
      if (outer === document.body || outer === document.documentElement) break;
      const frame = boxOf(outer.getBoundingClientRect());
      const before = seen;
      if (overflowX !== 'visible') seen = commonPart(seen, { ...frame, top: seen.top, bottom: seen.bottom });
      if (overflowY !== 'visible') seen = commonPart(seen, { ...frame, left: seen.left, right: seen.right });
      // Whoever cuts a name on purpose gives it whole in a title; what scrolls down may cut a line at its edge.
      const hasTitle = outer.hasAttribute('title');
      const scrollsDown = overflowY === 'auto' || overflowY === 'scroll';
      isCut ||= !hasTitle && !isWithinWidth(before, seen);
      isCut ||= !hasTitle && !scrollsDown && !isWithinHeight(before, seen);
    }
    return seen.right - seen.left < 0.5 || seen.bottom - seen.top < 0.5 ? null : { seen, isCut };
  }
}

/** Runs in the page: the lines of text in whose boxes the picture shows next to no difference. */
async function findUnreadable({
  png,
  lines,
  leastContrast,
}: {
  readonly png: string;
  readonly lines: readonly Line[];
  readonly leastContrast: number;
}): Promise<string[]> {
  const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.drawImage(picture, 0, 0);
  const scale = picture.width / innerWidth;
  return lines.filter((line) => contrastIn(line) < leastContrast).map(({ text }) => text);

  function contrastIn(line: Line): number {
    const left = Math.floor(line.left * scale);
    const top = Math.floor(line.top * scale);
    const width = Math.max(1, Math.ceil(line.right * scale) - left);
    const height = Math.max(1, Math.ceil(line.bottom * scale) - top);
    const { data } = context?.getImageData(left, top, width, height) ?? { data: [] };
    let darkest = 255;
    let lightest = 0;
    for (let place = 0; place < data.length; place += 4) {
      const [red = 0, green = 0, blue = 0] = [data[place], data[place + 1], data[place + 2]];
      const light = 0.299 * red + 0.587 * green + 0.114 * blue;
      darkest = Math.min(darkest, light);
      lightest = Math.max(lightest, light);
    }
    return lightest - darkest;
  }
}
