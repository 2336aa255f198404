import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { drawStates, type PictureOptions } from './pictures';

/**
 * How each state looked when somebody last looked at it, kept as how light it is, cell by cell: letters that are drawn a little otherwise are
 * the same, and what has moved, come, gone or changed its color is not.
 */

const file = fileURLToPath(new URL('kept-pictures.json', import.meta.url));
const cellPx = 20;
const levels = 32;
/** What the edges of letters make of a cell. */
const sameWithin = 2;
/** Of a picture's cells, so many may be otherwise: a caret, a sign that turns. */
const mostCells = 3;

/** How light each cell is, 0 to 31, row by row. */
export interface Picture {
  readonly columns: number;
  readonly cells: Uint8Array;
}

/** What pictures can be compared by: other letters are wider, and so is all around them. */
export interface DrawnWith {
  readonly browser: string;
  readonly letters: readonly number[];
}

export interface KeptPictures {
  readonly drawnWith: DrawnWith;
  readonly pictures: ReadonlyMap<string, Picture>;
}

interface Stored {
  readonly drawnWith: DrawnWith;
  /** The number of columns, and the cells, deflated. */
  readonly pictures: Readonly<Record<string, readonly [number, string]>>;
}

const asUsual: PictureOptions = {
  language: 'en',
  width: null,
  zoom: 1,
  isDark: false,
  hasForcedColors: false,
  isRightToLeft: false,
  // The help is text, which changes with what it tells.
  pages: ['panel', 'demo', 'guide', 'options', 'popup', 'tie-out'],
};

/** On a busy machine a page may be drawn only after it has stood still for a while. */
const patienceMs = 6_000;
const everyMs = 250;

export interface PictureTaker {
  /** Whether a state looks as it is to; until then its picture is taken again, for as long as somebody would wait. */
  isDone(name: string, picture: Picture): boolean;
  /** @param png the picture itself */
  take(name: string, picture: Picture, png: Buffer): void;
}

/** Draws every state that is compared, one after the other. */
export async function drawPictures(
  browser: Browser,
  origin: string,
  { isDone, take }: PictureTaker,
): Promise<void> {
  const reader = await browser.newPage();
  await drawStates(browser, origin, asUsual, async (name, page) => {
    const untilMs = performance.now() + patienceMs;
    for (;;) {
      const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
      const picture = await pictureOf(reader, png);
      if (isDone(name, picture) || performance.now() > untilMs) return take(name, picture, png);
      await page.waitForTimeout(everyMs);
    }
  });
  await reader.close();
}

async function pictureOf(reader: Page, png: Buffer): Promise<Picture> {
  const { columns, cells } = await reader.evaluate(
    async ([encoded, cell, most]) => {
      const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const { width, height } = bitmap;
      const context = new OffscreenCanvas(width, height).getContext('2d');
      if (!context) throw new Error('there is no canvas');
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      const across = Math.ceil(width / cell);
      const sums = new Float64Array(across * Math.ceil(height / cell));
      const counts = new Float64Array(sums.length);
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          const at = (y * width + x) * 4;
          const place = Math.floor(y / cell) * across + Math.floor(x / cell);
          const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
          sums[place] = (sums[place] ?? 0) + (red * 0.3 + green * 0.59 + blue * 0.11) / 256;
          counts[place] = (counts[place] ?? 0) + 1;
        }
      }
      return {
        columns: across,
        cells: Array.from(sums, (sum, place) => Math.floor((sum / (counts[place] ?? 1)) * most)),
      };
    },
    [png.toString('base64'), cellPx, levels] as const,
  );
  return { columns, cells: Uint8Array.from(cells) };
}

export async function drawnWithOf(browser: Browser): Promise<DrawnWith> {
  const page = await browser.newPage();
  const letters = await page.evaluate(() => {
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    if (!context) throw new Error('there is no canvas');
    return ['14px system-ui', 'bold 14px sans-serif', '14px monospace', '14px Inter, sans-serif'].map(
      (font) => {
        context.font = font;
        return Math.round(context.measureText('Hours tie out: 1h 30m of 60h, été').width * 10) / 10;
      },
    );
  });
  await page.close();
  return { browser: browser.version().split('.')[0] ?? '', letters };
}

/** The places, in pixels, at which two pictures are not the same; none where they are as good as the same. */
export function differences(kept: Picture, now: Picture): readonly string[] {
  if (kept.columns !== now.columns || kept.cells.length !== now.cells.length) return ['another size'];
  const places = [...now.cells].flatMap((level, at) => {
    const isSame = Math.abs(level - (kept.cells[at] ?? 0)) <= sameWithin;
    return isSame ? [] : [`${(at % now.columns) * cellPx},${Math.floor(at / now.columns) * cellPx}`];
  });
  return places.length > mostCells ? places : [];
}

export function readKept(): KeptPictures {
  const { drawnWith, pictures }: Stored = JSON.parse(readFileSync(file, 'utf8'));
  return {
    drawnWith,
    pictures: new Map(
      Object.entries(pictures).map(([name, [columns, cells]]) => [
        name,
        { columns, cells: new Uint8Array(inflateRawSync(Buffer.from(cells, 'base64'))) },
      ]),
    ),
  };
}

export function keep({ drawnWith, pictures }: KeptPictures): void {
  const stored: Stored = {
    drawnWith,
    pictures: Object.fromEntries(
      [...pictures].map(([name, { columns, cells }]) => [
        name,
        [columns, deflateRawSync(cells).toString('base64')],
      ]),
    ),
  };
  writeFileSync(file, `${JSON.stringify(stored, null, 1)}\n`);
}
