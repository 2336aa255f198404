import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const folder = resolve('out/e2e');

/** Text on a ground of one colour has far more than this: each letter's edge has shades of its own. */
const fewestColours = 16;

/**
 * Saves what the page shows as `out/e2e/NAME.png` and checks what a person would see at a glance: exactly one panel, inside its
 * column and the window; nothing scrolls sideways; no text cut off or on top of other text; not blank.
 */
export async function checkPicture(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const png = await page.screenshot({ path: resolve(folder, `${name}.png`) });
  const { faults, panel } = await page.evaluate(lookAtPanel);
  expect(faults, `what is wrong on ${name}.png`).toEqual([]);
  if (panel === null) throw new Error(`no panel on ${name}.png`);
  const colours = await page.evaluate(countColours, { png: png.toString('base64'), ...panel });
  expect(colours, `colours of the panel on ${name}.png`).toBeGreaterThanOrEqual(fewestColours);
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Runs in the page. Boxes are in CSS pixels against the viewport. */
function lookAtPanel(): { faults: string[]; panel: Box | null } {
  const slackPx = 1.5;
  const faults: string[] = [];
  const hosts = document.querySelectorAll<HTMLElement>('[data-tieout]');
  const host = hosts[0];
  const root = host?.shadowRoot;
  const section = root?.querySelector('.tieout');
  if (hosts.length !== 1) faults.push(`${hosts.length} panels instead of one`);
  if (!host || !root || !section) return { faults, panel: null };
  const drawn = section.matches('.drawer') ? section.firstElementChild : section;
  if (!drawn) return { faults: [...faults, 'the panel is empty'], panel: null };
  const panel = boxOf(drawn.getBoundingClientRect());

  const column = section.matches('.drawer') ? null : host.parentElement;
  const room = column ? boxOf(column.getBoundingClientRect()) : { ...panel, left: 0, right: innerWidth };
  if (!isWithinWidth(panel, room)) faults.push('the panel is wider than its column');
  if (!isWithinWidth(panel, { ...panel, left: 0, right: innerWidth }))
    faults.push('the panel leaves the window');

  for (let outer: Element | null = host; outer; outer = outer.parentElement) checkScroll(outer);
  for (const inner of root.querySelectorAll('*')) checkScroll(inner);

  const texts = visibleTexts(root);
  if (texts.length === 0) faults.push('the panel has no text');
  for (const { text, whole, seen, mayBeCut } of texts) {
    const isCut =
      whole.left < seen.left - slackPx ||
      whole.right > seen.right + slackPx ||
      whole.top < seen.top - slackPx ||
      whole.bottom > seen.bottom + slackPx;
    if (isCut && !mayBeCut) faults.push(`cut off: ${text}`);
    if (!isWithinWidth(seen, panel)) faults.push(`outside the panel: ${text}`);
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
  return { faults, panel };

  function boxOf({ left, top, right, bottom }: DOMRect): Box {
    return { left, top, right, bottom };
  }

  function isWithinWidth(inner: Box, outer: Box): boolean {
    return inner.left >= outer.left - slackPx && inner.right <= outer.right + slackPx;
  }

  function checkScroll(element: Element): void {
    const { overflowX } = getComputedStyle(element);
    const scrolls = overflowX === 'auto' || overflowX === 'scroll' || element === document.documentElement;
    if (scrolls && element.scrollWidth > element.clientWidth + slackPx) {
      faults.push(`scrolls sideways: ${element.tagName.toLowerCase()}.${element.className}`);
    }
  }

  /** Each line of each text that is on show, with the part of it that its surroundings leave to be seen. */
  function visibleTexts(within: ShadowRoot) {
    const found: { node: Node; text: string; whole: Box; seen: Box; mayBeCut: boolean }[] = [];
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
        if (shown && rect.width > 0) found.push({ node, text: text.slice(0, 60), whole, ...shown });
      }
    }
    return found;
  }

  /** `null` for text that is there for screen readers alone, or scrolled out of sight. */
  function cutToSurroundings(parent: Element, whole: Box): { seen: Box; mayBeCut: boolean } | null {
    let seen = whole;
    let mayBeCut = false;
    for (let outer: Element | null = parent; outer; outer = outer.parentElement) {
      const { clipPath, overflowX, overflowY } = getComputedStyle(outer);
      if (clipPath !== 'none') return null;
      const frame = boxOf(outer.getBoundingClientRect());
      if (overflowX !== 'visible') {
        seen = {
          ...seen,
          left: Math.max(seen.left, frame.left),
          right: Math.min(seen.right, frame.right),
        };
        // Whoever cuts a name on purpose gives it whole in a title.
        mayBeCut ||= outer.hasAttribute('title');
      }
      if (overflowY !== 'visible') {
        seen = {
          ...seen,
          top: Math.max(seen.top, frame.top),
          bottom: Math.min(seen.bottom, frame.bottom),
        };
        mayBeCut ||= overflowY === 'auto' || overflowY === 'scroll';
      }
    }
    return seen.right - seen.left < 0.5 || seen.bottom - seen.top < 0.5 ? null : { seen, mayBeCut };
  }
}

/** Runs in the page: how many colours the part of the picture in the box has. */
async function countColours({ png, ...box }: Box & { readonly png: string }): Promise<number> {
  const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(picture, 0, 0);
  const scale = picture.width / innerWidth;
  const left = Math.max(0, Math.floor(box.left * scale));
  const top = Math.max(0, Math.floor(box.top * scale));
  const width = Math.min(picture.width, Math.ceil(box.right * scale)) - left;
  const height = Math.min(picture.height, Math.ceil(box.bottom * scale)) - top;
  if (width <= 0 || height <= 0) return 0;
  return new Set(new Uint32Array(context.getImageData(left, top, width, height).data.buffer)).size;
}
