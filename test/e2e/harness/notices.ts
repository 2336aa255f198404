import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { NoticeCode } from '../../../src/messages/panel-view';
import { problemText } from '../../../src/panel/words';
import { panelOf } from './panel';

export const hosts = {
  quickbooksTime: 'rest.tsheets.com',
  quickbooks: 'quickbooks.api.intuit.com',
  karbon: 'api.karbonhq.com',
} as const;
export type Service = keyof typeof hosts;
export const services = ['quickbooksTime', 'quickbooks', 'karbon'] as const satisfies readonly Service[];

/** The notices, folded ones included. */
export function noticeTexts(page: Page): Promise<string[]> {
  return panelOf(page)
    .locator('.notices li')
    .evaluateAll((items) => items.map((item) => item.textContent ?? ''));
}

/** How a notice begins: what has happened. */
export function sentenceOf(code: NoticeCode, system: Service, count = 0): string {
  return problemText({ code, system, count, retryAt: null });
}

/** Waits for a notice that begins or reads so, and returns the whole of it. */
export async function expectNotice(page: Page, wanted: string | RegExp, timeout = 15_000): Promise<string> {
  const isWanted = (text: string) =>
    typeof wanted === 'string' ? text.startsWith(wanted) : wanted.test(text);
  const find = async () => (await noticeTexts(page)).find(isWanted);
  await expect.poll(find, { timeout, message: `${wanted}` }).toBeDefined();
  return (await find()) ?? '';
}

export async function expectNoNotice(page: Page, timeout: number): Promise<void> {
  await expect.poll(() => noticeTexts(page), { timeout }).toEqual([]);
}

/** The same before the first test, where nothing can be expected yet. Throws with what stands there instead. */
export async function waitUntilNoNotice(page: Page, timeout: number): Promise<void> {
  try {
    await panelOf(page).locator('.notices li').first().waitFor({ state: 'detached', timeout });
  } catch (cause) {
    throw new Error(`notices that stay: ${(await noticeTexts(page)).join(' | ')}`, { cause });
  }
}
