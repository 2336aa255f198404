import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { previews } from './previews';

/** How the pictures are taken; `width` in place of each page's own, `zoom` as the browser's, 2 for 200 %. */
export interface PictureOptions {
  readonly language: string;
  readonly width: number | null;
  readonly zoom: number;
  readonly isDark: boolean;
  readonly hasForcedColors: boolean;
  readonly isRightToLeft: boolean;
  /** Of the pages, those of this name alone. */
  readonly only: string | null;
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
  { language, width, zoom, isDark, hasForcedColors, isRightToLeft, only }: PictureOptions,
): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  let saved = 0;
  try {
    for (const { page: pageName, states } of previews) {
      if (only !== null && pageName !== only) continue;
      const size = sizes[pageName] ?? usualSize;
      const context = await browser.newContext({
        // A page that is zoomed has as many pixels less.
        viewport: {
          width: Math.round((width ?? size.width) / zoom),
          height: Math.round(size.height / zoom),
        },
        deviceScaleFactor: zoom,
        colorScheme: isDark ? 'dark' : 'light',
        forcedColors: hasForcedColors ? 'active' : 'none',
      });
      const page = await context.newPage();
      const failures: string[] = [];
      page.on('pageerror', ({ message }) => failures.push(message));
      for (const { name, address } of states) {
        await page.goto(`${origin}${address}&still&lang=${language}${isRightToLeft ? '&rtl' : ''}`);
        await page.locator('html[data-ready]').waitFor({ timeout: readyWithinMs });
        await page.screenshot({
          path: join(folder, `${pageName}-${name.replace(/[^a-zA-Z]+/g, '-')}.png`),
          animations: 'disabled',
        });
        if (failures.length > 0) throw new Error(`${pageName}, ${name}: ${failures.join('; ')}`);
        saved += 1;
      }
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return saved;
}
