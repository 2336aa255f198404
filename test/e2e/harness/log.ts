import type { Locator, Page } from 'playwright-core';
import type { TestBrowser } from './browser';
import { openOptions } from './connect';
import type { InputMethod } from './fixes';

/** Opens the options page with the log on it. */
export async function openLog(browser: TestBrowser): Promise<Page> {
  const options = await openOptions(browser, 'activity');
  await options.locator('.run').first().waitFor();
  return options;
}

/** The newest run of the log. */
export function newestRun(options: Page): Locator {
  return options.locator('.run').first();
}

/** Its lines, each as `Created in QuickBooks · Done`. */
export async function logLines(run: Locator): Promise<string[]> {
  const texts = await run.locator('li > p:first-child').allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, ' ').trim());
}

/**
 * Takes back the newest run with the log's own button and question; by keys from the top of the page. Throws where the log says anything
 * but that it has begun.
 */
export async function undoInLog(options: Page, inputMethod: InputMethod): Promise<void> {
  const title = await newestRun(options).locator('article').getAttribute('aria-labelledby');
  // Its undo comes to stand above it.
  const run = options.locator(`article[aria-labelledby="${title}"]`);
  for (const name of ['Undo', 'Undo these changes']) {
    const button = run.getByRole('button', { name, exact: true });
    await button.waitFor();
    if (inputMethod === 'mouse') await button.click();
    else await pressByKeys(options, button);
  }
  const answer = run.locator('[role=status]', { hasText: /./ });
  await answer.waitFor();
  const text = await answer.innerText();
  if (!text.startsWith('Undo has started')) throw new Error(`the log says: ${text}`);
}

/** Tab goes down the page; what has the focus may be further down already, at an older run. */
async function pressByKeys(options: Page, button: Locator): Promise<void> {
  const place = (element: Element) => {
    const active = document.activeElement;
    if (active === element) return 'here';
    const position = active ? active.compareDocumentPosition(element) : 0;
    return position & Node.DOCUMENT_POSITION_PRECEDING ? 'above' : 'below';
  };
  for (let presses = 0; presses < 200; presses += 1) {
    const where = await button.evaluate(place);
    if (where === 'here') return options.keyboard.press('Enter');
    await options.keyboard.press(where === 'above' ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`Tab does not come to ${await button.innerText()}`);
}
