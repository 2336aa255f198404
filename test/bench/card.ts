import type { Page } from 'playwright-core';
import type { TestBrowser } from '../e2e/harness/browser';
import { shiftsIn, watchShifts } from '../e2e/harness/layout-shift';
import { foldDetails, karbonAddress, panelOf, waitUntilCardSettled } from '../e2e/harness/panel';
import type { Firm } from '../firm/firm';
import { type Figure, median } from './table';

const widths = [700, 1_280] as const;
const loads = 10;

/** Runs in the page before anything of its own: notes when Karbon's own page is drawn, and when the card says something on it. */
const noteDrawing = `
  const noted = { pageAt: null, drawnAt: null };
  window.__card = noted;
  const look = () => {
    const host = document.querySelector('[data-tieout]');
    if (document.querySelector('h1')?.textContent) noted.pageAt ??= performance.now();
    if (host?.shadowRoot?.querySelector('.verdict')?.textContent) noted.drawnAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
`;

interface Load {
  readonly shift: number;
  readonly drawnMs: number;
}

async function measureLoad(page: Page): Promise<Load> {
  await page.reload();
  await waitUntilCardSettled(page);
  const { pageAt, drawnAt } = await page.evaluate<{ pageAt: number | null; drawnAt: number | null }>(
    'window.__card',
  );
  if (pageAt === null || drawnAt === null) throw new Error('the card was drawn unseen');
  const { score } = await shiftsIn(page);
  return { shift: score, drawnMs: drawnAt - pageAt };
}

/** The folded card on a page that is known and ties out: how high it is, what it moves once it has its place, and how soon it is drawn. */
export async function measureCard(browser: TestBrowser, firm: Firm): Promise<Figure[]> {
  const heights: Figure[] = [];
  const measured: Load[] = [];
  for (const width of widths) {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width, height: 900 });
    await watchShifts(page);
    await page.addInitScript(noteDrawing);
    await page.goto(karbonAddress(firm, 'matchedWork'));
    await waitUntilCardSettled(page);
    await foldDetails(page);
    for (let count = 0; count < loads; count += 1) measured.push(await measureLoad(page));
    const box = await panelOf(page).locator('.tieout').boundingBox();
    if (!box) throw new Error('there is no card');
    heights.push({
      what: `its height where all is well, at ${width.toLocaleString('en-US')} px`,
      figure: box.height,
      budget: 260,
      unit: 'px',
    });
    await page.close();
  }
  return [
    ...heights,
    {
      what: `layout shift once it has its place, the worst of ${measured.length} page loads`,
      figure: Math.max(...measured.map(({ shift }) => shift)),
      budget: 0,
      unit: '',
    },
    {
      what: 'at a page load, from Karbon’s own page to its sentence, median',
      figure: median(measured.map(({ drawnMs }) => drawnMs)),
      budget: null,
      unit: 'ms',
    },
  ];
}
