import type { Page } from 'playwright-core';

/** Texts of the page's own parts that have moved, above the panel and below it. */
export interface Shifts {
  readonly above: string[];
  readonly below: string[];
  /** All that has moved since, as the browser scores it. */
  score: number;
}

/** Notes, on the page that comes next, which of its own parts move on screen from the moment that the panel has its place. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    interface LayoutShift extends PerformanceEntry {
      readonly value: number;
      readonly sources: readonly {
        readonly node: Node | null;
        readonly previousRect: DOMRectReadOnly;
        readonly currentRect: DOMRectReadOnly;
      }[];
    }
    const moved = { above: [] as string[], below: [] as string[], score: 0 };
    Object.assign(window, { __moved: moved });
    let placedAt = Number.POSITIVE_INFINITY;
    const note = () => {
      placedAt = performance.now();
    };
    const checkFrame = () => {
      const isPlaced = document.querySelector('[data-tieout]') !== null;
      // The frame that it is placed in makes room for it.
      requestAnimationFrame(isPlaced ? note : checkFrame);
    };
    requestAnimationFrame(checkFrame);
    new PerformanceObserver((list) => {
      const panelTop = document.querySelector('[data-tieout]')?.getBoundingClientRect().top ?? 0;
      for (const { startTime, sources, value } of list.getEntries() as LayoutShift[]) {
        if (startTime < placedAt) continue;
        moved.score += value;
        for (const { node, previousRect, currentRect } of sources) {
          // What is in the panel itself has no node here; sideways the page moves when its scroll bar comes.
          if (node === null || previousRect.top === currentRect.top) continue;
          const isBelow = currentRect.height === 0 || currentRect.bottom > panelTop;
          moved[isBelow ? 'below' : 'above'].push(node.textContent?.slice(0, 60) ?? '');
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

export function shiftsIn(page: Page): Promise<Shifts> {
  return page.evaluate(() => (window as unknown as { __moved: Shifts }).__moved);
}

/** What has moved below the panel so far counts no more. */
export async function forgetShifts(page: Page): Promise<void> {
  await page.evaluate(() => {
    (window as unknown as { __moved: Shifts }).__moved.below.length = 0;
  });
}
