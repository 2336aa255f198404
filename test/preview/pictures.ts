import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { sampleNow } from '../unit/panel/sample-view';
import { previews } from './previews';

/** How the pictures are taken; `width` in place of each page's own, `zoom` as the browser's, 2 for 200 %. */
export interface PictureOptions {
  readonly language: string;
  readonly width: number | null;
  readonly zoom: number;
  readonly isDark: boolean;
  readonly hasForcedColors: boolean;
  readonly isRightToLeft: boolean;
  /** The pages whose states are drawn; all where it is `null`. */
  readonly pages: readonly string[] | null;
}

const sizes: Readonly<Record<string, { readonly width: number; readonly height: number }>> = {
  panel: { width: 900, height: 900 },
  // The most that the browser gives it.
  popup: { width: 360, height: 600 },
};
const usualSize = { width: 1_200, height: 900 };
/** The first state waits for all that the server has to build. */
export const readyWithinMs = 180_000;

/** Saves a picture of every state into `folder`, which is emptied before; returns how many. Throws where a state fails to draw. */
export async function savePreviewPictures(
  origin: string,
  folder: string,
  options: PictureOptions,
): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const browser = await openPictureBrowser();
  let saved = 0;
  try {
    await drawStates(browser, origin, options, async (name, page) => {
      await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
      saved += 1;
    });
  } finally {
    await browser.close();
  }
  return saved;
}

export function openPictureBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
}

/**
 * Draws every state, one after the other, and hands each to `take` once it stands still, with the name of its picture. Throws where a state
 * fails to draw.
 */
export async function drawStates(
  browser: Browser,
  origin: string,
  { language, width, zoom, isDark, hasForcedColors, isRightToLeft, pages }: PictureOptions,
  take: (name: string, page: Page) => Promise<void>,
): Promise<void> {
  for (const { page: pageName, states } of previews) {
    if (pages !== null && !pages.includes(pageName)) continue;
    const size = sizes[pageName] ?? usualSize;
    const context = await browser.newContext({
      // A page that is zoomed has as many pixels less.
      viewport: {
        width: Math.round((width ?? size.width) / zoom),
        height: Math.round(size.height / zoom),
      },
      deviceScaleFactor: zoom,
      // The same for everybody, wherever they are.
      timezoneId: 'UTC',
      locale: 'en-US',
      colorScheme: isDark ? 'dark' : 'light',
      forcedColors: hasForcedColors ? 'active' : 'none',
    });
    // Whatever day it is: what asks for a new date is told it too.
    await context.clock.setFixedTime(sampleNow);
    const page = await context.newPage();
    const failures: string[] = [];
    page.on('pageerror', ({ message }) => failures.push(message));
    for (const { name, address } of states) {
      await page.goto(`${origin}${address}&still&lang=${language}${isRightToLeft ? '&rtl' : ''}`);
      await page.locator('html[data-ready]').waitFor({ timeout: readyWithinMs });
      await take(`${pageName}-${name.replace(/[^a-zA-Z]+/g, '-')}`, page);
      if (failures.length > 0) throw new Error(`${pageName}, ${name}: ${failures.join('; ')}`);
    }
    await context.close();
  }
}
