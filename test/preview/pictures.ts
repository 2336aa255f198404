import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { previews } from './previews';

const sizes: Readonly<Record<string, { readonly width: number; readonly height: number }>> = {
  panel: { width: 900, height: 900 },
  // The most that the browser gives it.
  popup: { width: 360, height: 600 },
};
const usualSize = { width: 1_200, height: 900 };

/** Saves a picture of every state into `folder`, which is emptied before; returns how many. Throws where a state fails to draw. */
export async function savePreviewPictures(
  origin: string,
  folder: string,
  language: 'en' | 'fr',
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
      const page = await browser.newPage({ viewport: sizes[pageName] ?? usualSize });
      const failures: string[] = [];
      page.on('pageerror', ({ message }) => failures.push(message));
      for (const { name, address } of states) {
        await page.goto(`${origin}${address}&still&lang=${language}`);
        await page.locator('html[data-ready]').waitFor();
        await page.screenshot({
          path: join(folder, `${pageName}-${name.replace(/[^a-zA-Z]+/g, '-')}.png`),
          animations: 'disabled',
        });
        if (failures.length > 0) throw new Error(`${pageName}, ${name}: ${failures.join('; ')}`);
        saved += 1;
      }
      await page.close();
    }
  } finally {
    await browser.close();
  }
  return saved;
}
