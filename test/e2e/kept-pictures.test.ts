import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltPreview, serveBuiltPreview } from '../preview/built';
import { differences, drawnWithOf, drawPictures, type Picture, readKept } from '../preview/kept-pictures';
import { openPictureBrowser } from '../preview/pictures';

const folder = 'out/pictures/differ';
const manyOtherwise = 5;
let built: BuiltPreview;
let browser: Browser;

beforeAll(async () => {
  built = await serveBuiltPreview();
  browser = await openPictureBrowser();
});

afterAll(async () => {
  await browser.close();
  await built.close();
});

it('every state of the pages looks as it did when somebody last looked at it', async (test) => {
  const kept = readKept();
  const drawnWith = await drawnWithOf(browser);
  if (!isDeepStrictEqual(drawnWith, kept.drawnWith)) {
    const note = `Pictures were not compared: they were kept with Chromium ${kept.drawnWith.browser}, or with other fonts.`;
    console.warn(note);
    test.skip(note);
  }
  rmSync(folder, { recursive: true, force: true });
  const seen = new Set<string>();
  const otherwise: string[] = [];
  const placesIn = (name: string, picture: Picture) => {
    const before = kept.pictures.get(name);
    return before ? differences(before, picture) : ['is new'];
  };
  await drawPictures(browser, built.origin, {
    // Where many have changed, it is no longer for want of time.
    isDone: (name, picture) => otherwise.length > manyOtherwise || placesIn(name, picture).length === 0,
    take(name, picture, png) {
      seen.add(name);
      const places = placesIn(name, picture);
      if (places.length === 0) return;
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${folder}/${name}.png`, png);
      otherwise.push(`${name} at ${places.slice(0, 6).join(' ')}${places.length > 6 ? ' …' : ''}`);
    },
  });
  expect([...kept.pictures.keys()].filter((name) => !seen.has(name))).toEqual([]);
  // Look at them in out/pictures/differ/; where they are right: npm run preview -- --keep-pictures.
  expect(otherwise).toEqual([]);
}, 600_000);
