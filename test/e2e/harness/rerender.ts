import type { Page } from 'playwright-core';
import { panelOf } from './panel';

/**
 * Karbon draws its page anew so many times, a few milliseconds apart, and the panel with it.
 *
 * @returns how often the panel was put back into the page; throws where it never had to be.
 */
export async function rerenderKarbon(page: Page, times: number): Promise<number> {
  const placed = await page.evaluate(async (count) => {
    let sum = 0;
    const countHosts = (records: readonly MutationRecord[]) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes) if (node instanceof Element && node.matches('[data-tieout]')) sum += 1;
    };
    const observer = new MutationObserver(countHosts);
    observer.observe(document.documentElement, { childList: true, subtree: true });
    await (window as unknown as { karbonRerender(times: number): Promise<void> }).karbonRerender(count);
    // It is put back once a frame.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    observer.disconnect();
    return sum;
  }, times);
  if (placed === 0) throw new Error('Karbon drew its page anew and left the panel where it was');
  await panelOf(page).waitFor();
  return placed;
}
