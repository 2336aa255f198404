import type { Page } from 'playwright-core';

export interface Controls {
  /** What the keyboard should reach, in reading order, numbered and named so that a failed assertion can be read. */
  readonly names: readonly string[];
  /** The one with the focus; `''` where the focus is outside, `other` where it is on something that is no control. */
  readonly focused: string;
}

/** The controls on show in the panel whose host is at `hostSelector`, or on the whole page without one. */
export function readControls(page: Page, hostSelector?: string): Promise<Controls> {
  return page.evaluate((hostSelector) => {
    const root = hostSelector ? document.querySelector(hostSelector)?.shadowRoot : document;
    if (!root) return { names: [], focused: '' };
    const groups = new Map<string, HTMLElement>();
    const isStop = (element: HTMLElement) => {
      if (element.tabIndex < 0 || element.matches(':disabled')) return false;
      if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false;
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
      // Of a group of radio buttons the chosen one is a stop, or else the first.
      const { form, name } = element;
      const stop =
        form?.querySelector<HTMLElement>(`input[name="${name}"]:checked`) ?? groups.get(name) ?? element;
      groups.set(name, stop);
      return stop === element;
    };
    const controls = [
      ...root.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, textarea, summary, [tabindex="0"]',
      ),
    ].filter(isStop);
    const names = controls.map((element, index) => {
      const label =
        element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element.textContent;
      return `${index} ${element.tagName.toLowerCase()} ${(element.ariaLabel || label || '').trim().slice(0, 60)}`;
    });
    const active = root.activeElement;
    if (!active || active === document.body) return { names, focused: '' };
    return { names, focused: names[controls.indexOf(active as HTMLElement)] ?? 'other' };
  }, hostSelector);
}

/** Presses Tab until the focus has been within and has left again; the controls that had it, in order. */
export async function walkWithTab(page: Page, hostSelector?: string): Promise<string[]> {
  const stops: string[] = [];
  for (let presses = 0; presses < 300; presses += 1) {
    await page.keyboard.press('Tab');
    const { focused } = await readControls(page, hostSelector);
    if (focused === '' && stops.length > 0) return stops;
    // A date field is several stops in one control; a box that scrolls may be a stop of the browser's own.
    if (focused !== '' && focused !== 'other' && focused !== stops.at(-1)) stops.push(focused);
  }
  throw new Error(`Tab does not get out: ${stops.join(' → ')}`);
}
