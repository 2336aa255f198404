import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import type { ShowcaseName } from '../firm/state';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll } from './harness/connect';
import { shiftsIn, watchShifts } from './harness/layout-shift';
import { karbonAddress, panelOf, unfoldDetails, waitUntilCardSettled } from './harness/panel';
import { checkPicture } from './harness/picture';

let firm: Firm;
let browser: TestBrowser;

beforeAll(async () => {
  firm = await startFirm();
  browser = await openBrowser(firm);
  await connectAll(browser, firm);
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

async function openCard(name: ShowcaseName, width: number): Promise<Page> {
  const page = await browser.context.newPage();
  await page.setViewportSize({ width, height: 900 });
  await watchShifts(page);
  await page.goto(karbonAddress(firm, name));
  await waitUntilCardSettled(page);
  return page;
}

async function heightOf(page: Page): Promise<number> {
  return (await panelOf(page).locator('.tieout').boundingBox())?.height ?? Number.NaN;
}

const details = (page: Page) => panelOf(page).locator('.details');

describe('the compact card', () => {
  it.each([700, 1280])(
    'leaves Karbon its page at %i px, and moves nothing once it has its place',
    async (width) => {
      const page = await openCard('matchedWork', width);
      const height = await heightOf(page);
      console.log(`the card at ${width} px: ${height} px high`);
      expect(height).toBeLessThanOrEqual(260);
      expect(await details(page).count()).toBe(0);
      await page.reload();
      await waitUntilCardSettled(page);
      const { above, below, score } = await shiftsIn(page);
      console.log(`layout shift after placement at ${width} px: ${score}`);
      expect({ above, below, score }).toEqual({ above: [], below: [], score: 0 });
      await checkPicture(page, `compact-card-${width}`);
      await page.close();
    },
  );

  it('shows its details again on pages of the kind, after a reload and in another worker, and on no other kind', async () => {
    const page = await openCard('matchedWork', 1280);
    await unfoldDetails(page);
    await details(page).locator('.entry').first().waitFor();
    await page.reload();
    await details(page).locator('.entry').first().waitFor();
    await browser.killWorker();
    const other = await openCard('busyWork', 1280);
    await details(other).waitFor();
    const client = await openCard('person', 1280);
    expect(await details(client).count()).toBe(0);
    await panelOf(other).locator('.details-button').click();
    await details(other).waitFor({ state: 'detached' });
    await page.reload();
    await waitUntilCardSettled(page);
    expect(await details(page).count()).toBe(0);
  });
});
