import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { readyWithinMs } from './pictures';
import { previews } from './previews';

interface HelpPicture {
  readonly file: string;
  readonly page: string;
  readonly state: string;
  /** What of the page is shown. */
  readonly of: string;
  /** Pressed before, also inside the panel. */
  readonly press?: string;
  readonly width: number;
  /** Where less than all of it tells enough. */
  readonly height?: number;
}

/** The most that the browser gives the popup; and what no other page is taller than. */
const popupHeight = 600;
const tallEnough = 2_400;

/** The pictures of the help: states of the preview, so that they are what is shown today. */
const pictures: readonly HelpPicture[] = [
  { file: 'guide.png', page: 'guide', state: 'who is it for', of: '.card', width: 760 },
  {
    file: 'panel.png',
    page: 'demo',
    state: 'first page, and rows of the firm',
    of: '.sample-panel',
    width: 860,
    height: 420,
  },
  {
    file: 'fix.png',
    page: 'demo',
    state: 'a name that differs',
    of: '.sample-panel section',
    press: '.fix-button',
    width: 860,
    height: 330,
  },
  {
    file: 'tie-out.png',
    page: 'demo',
    state: 'first page, and rows of the firm',
    of: '.sheet',
    width: 980,
    height: 340,
  },
  { file: 'popup.png', page: 'popup', state: 'running, with required fields', of: '#popup', width: 360 },
];

/** Saves the pictures of the help in one language into `folder`; returns how many. Throws where there is no such state. */
export async function saveHelpPictures(origin: string, folder: string, language: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    for (const { file, page: pageName, state, of, press, width, height } of pictures) {
      const states = previews.find(({ page }) => page === pageName)?.states;
      const address = states?.find(({ name }) => name === state)?.address;
      if (!address) throw new Error(`There is no state "${state}" of ${pageName}.`);
      const page = await browser.newPage({
        viewport: { width, height: pageName === 'popup' ? popupHeight : tallEnough },
      });
      await page.goto(`${origin}${address}&still&lang=${language}`);
      await page.locator('html[data-ready]').waitFor({ timeout: readyWithinMs });
      if (press) await page.locator(press).first().click();
      const box = await page.locator(of).first().boundingBox();
      if (!box) throw new Error(`Nothing is shown for ${file}.`);
      const clip = { ...box, height: Math.min(box.height, height ?? box.height) };
      await page.screenshot({ path: join(folder, file), clip, animations: 'disabled' });
      await page.close();
    }
  } finally {
    await browser.close();
  }
  return pictures.length;
}
