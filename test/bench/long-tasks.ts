import type { Page } from 'playwright-core';

/** From its next document on, the page keeps what the browser calls long tasks. */
export async function watchTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tasks: { startTime: number; duration: number }[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ startTime, duration });
    }).observe({ type: 'longtask' });
  });
}

/** 0 where the browser calls none long: under 50 ms. */
export async function longestTask(page: Page, sinceMs: number): Promise<number> {
  // The browser tells of a task some time after it.
  await page.waitForTimeout(300);
  return page.evaluate((since) => {
    const { longTasks } = window as unknown as { longTasks: { startTime: number; duration: number }[] };
    return Math.max(
      0,
      ...longTasks.filter(({ startTime }) => startTime >= since).map(({ duration }) => duration),
    );
  }, sinceMs);
}
