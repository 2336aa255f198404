import type { Locator, Page } from 'playwright-core';
import type { Firm } from '../../firm/firm';
import type { TestBrowser } from './browser';
import type { KarbonWork } from './new-work';
import { panelOf, waitUntilSettled } from './panel';

/** How the user acts: with the mouse, or with nothing but keys. */
export type InputMethod = 'mouse' | 'keyboard';

/** A button, link or item of the menu: by its text, or what its text begins with, and where there are several by the line that it is in. */
export interface Control {
  readonly name: string;
  readonly line?: string;
}

/** Opens the page of a work item in a tab of its own, and waits until the panel has nothing left to read. */
export async function openWork(browser: TestBrowser, firm: Firm, work: KarbonWork): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(`https://app2.karbonhq.com/${firm.state.karbon.tenantKey}#/work/${work.key}/budget`);
  await waitUntilSettled(page);
  return page;
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What the focus in the panel is on: the control's text, or the class of what is no control; `''` where it is outside. */
export function focusIn(page: Page): Promise<Control> {
  return panelOf(page).evaluate(({ shadowRoot }) => {
    const active = shadowRoot?.activeElement;
    if (!active) return { name: '', line: '' };
    const isControl = active.matches('button, a, input, select, summary');
    const text = isControl ? active.ariaLabel || active.textContent || '' : `.${active.className}`;
    const line = active.closest('li')?.textContent ?? '';
    return { name: text.replace(/\s+/g, ' ').trim(), line: line.replace(/\s+/g, ' ').trim() };
  });
}

function isOn(focus: Control, { name, line = '' }: Control): boolean {
  return focus.name.startsWith(name) && (focus.line ?? '').includes(line);
}

/** Presses Tab until the focus is on the control, from wherever it is; from outside the panel it begins at Karbon's tabs. */
async function tabTo(page: Page, control: Control): Promise<void> {
  if ((await focusIn(page)).name === '') await page.locator('ul.tab-bar a').last().focus();
  const passed: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    const focus = await focusIn(page);
    if (isOn(focus, control)) return;
    passed.push(focus.name);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to ${JSON.stringify(control)}: ${passed.join(' → ')}`);
}

function buttonOf(page: Page, { name, line }: Control): Locator {
  const within = line === undefined ? panelOf(page) : panelOf(page).locator('li', { hasText: line });
  return within.getByRole('button', { name: new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) });
}

/** Waits until the panel has stood at its place for a moment, as for any user: what has only just appeared changes nothing. */
async function waitUntilStill(page: Page): Promise<void> {
  await panelOf(page).evaluate(async (host) => {
    let place = '';
    let since = performance.now();
    while (performance.now() - since < 400) {
      const { left, top } = host.getBoundingClientRect();
      const now = `${Math.round(left)} ${Math.round(top)}`;
      if (now !== place) since = performance.now();
      place = now;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
}

/** Presses a button of the panel: with Enter, or with the space bar where it says so. */
export async function press(
  page: Page,
  inputMethod: InputMethod,
  control: Control,
  key: 'Enter' | 'Space' = 'Enter',
): Promise<void> {
  await waitUntilStill(page);
  if (inputMethod === 'mouse') return buttonOf(page, control).first().click();
  await buttonOf(page, control).first().waitFor();
  await tabTo(page, control);
  await page.keyboard.press(key);
}

/** Chooses from the panel's menu the item that begins so; by keys with arrows. */
export async function pressInMenu(page: Page, inputMethod: InputMethod, name: string): Promise<void> {
  await press(page, inputMethod, { name: 'More actions' });
  const item = panelOf(page).locator('[role=menuitem]', { hasText: name }).first();
  await item.waitFor();
  if (inputMethod === 'mouse') return item.click();
  for (let presses = 0; presses < 20; presses += 1) {
    if (isOn(await focusIn(page), { name })) return page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrows do not come to ${name}`);
}

/** The steps of the plan that is unfolded, with their notes. */
export async function planLines(page: Page): Promise<string[]> {
  const lines = panelOf(page).locator('.plan > li');
  await lines.first().waitFor();
  return (await lines.allInnerTexts()).map(flat);
}

/** What the panel says of a run: its sentence, then each step with its state. */
async function runLines(page: Page): Promise<string[]> {
  const lines = panelOf(page).locator('.run-head b, .step');
  return (await lines.allInnerTexts()).map(flat);
}

/** Everything below the verdict that has to do with fixing something. */
export async function fixingText(page: Page): Promise<string> {
  return flat(await panelOf(page).locator('.fixing').innerText());
}

/** Waits until the sentence above the steps begins so, and returns the lines of the run. Throws with what stands there instead. */
export async function waitForRun(page: Page, sentence: string): Promise<string[]> {
  const head = panelOf(page)
    .locator('.run-head b')
    .filter({ hasText: new RegExp(`^${sentence}`) });
  try {
    await head.waitFor();
  } catch (cause) {
    const visibility = await page.evaluate(() => document.visibilityState);
    throw new Error(`no run "${sentence}…" (page ${visibility}) but: ${await fixingText(page)}`, { cause });
  }
  return runLines(page);
}
