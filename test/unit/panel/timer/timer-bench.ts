import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { PanelView } from '../../../../src/messages/panel-view';
import type { TimeOutcome, TimeRequest } from '../../../../src/messages/time-tracking';
import { mountPanel } from '../../../../src/panel/mount-panel';
import type { PanelHandle, PanelMode } from '../../../../src/panel/panel-handle';
import type { PanelIntent } from '../../../../src/panel/panel-intent';
import { unguarded } from '../../../preview/unguarded';
import { sampleNow } from '../sample-view';

/** Matches what a click calls its run. */
export const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);

const hostTheme = {
  isDark: false,
  font: 'Inter',
  fontSize: '13px',
  background: 'rgb(255 255 255)',
  text: null,
  link: null,
};

const squeezed = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** A panel with a timer in happy-dom. Sets up and clears away around each test of the file that makes it. */
export function createTimerBench() {
  let host: HTMLElement;
  let panel: PanelHandle;
  const sendRequest = vi.fn<(intent: PanelIntent) => void>();

  beforeEach(() => {
    vi.useFakeTimers({ now: sampleNow });
    sendRequest.mockReset();
    // happy-dom knows no popovers.
    HTMLElement.prototype.hidePopover = vi.fn();
    host = document.createElement('div');
    document.body.replaceChildren(host);
  });
  afterEach(() => {
    panel.remove();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  function root(): ShadowRoot {
    if (host.shadowRoot === null) throw new Error('The panel has no shadow root.');
    return host.shadowRoot;
  }

  function button(label: string): HTMLElement {
    const found = [...root().querySelectorAll<HTMLElement>('button')].find(
      (one) => squeezed(one) === label || one.getAttribute('aria-label') === label,
    );
    if (!found) throw new Error(`No button "${label}" in: ${squeezed(root().querySelector('.tieout'))}`);
    return found;
  }

  function field(label: string): HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
    const found = [...root().querySelectorAll('label')].find((one) => squeezed(one).startsWith(label));
    const control = found && root().getElementById(found.htmlFor);
    if (!control) throw new Error(`No field "${label}" in: ${squeezed(root().querySelector('.tieout'))}`);
    return control as HTMLInputElement;
  }

  /** What components draw by themselves is drawn a moment later. */
  const drawn = () => vi.advanceTimersByTimeAsync(5);

  return {
    ask: sendRequest,
    root,
    button,
    field,
    drawn,
    show(view: PanelView, mode: PanelMode = 'panel'): void {
      panel = mountPanel(host, { mode, hostTheme, version: '1.2.3', guardPanel: unguarded, sendRequest });
      panel.update(view);
    },
    update: (view: PanelView | null) => panel.update(view),
    setMode: (mode: PanelMode) => panel.setMode(mode),
    /** The answer to what was asked for last. */
    settle(outcome: TimeOutcome): void {
      panel.settleTime(lastRequest().runId, outcome);
    },
    lastRequest,
    /** What is drawn within the selector, the timer's section unless told. */
    text: (selector = '.timer') => squeezed(root().querySelector(selector)),
    labels: (selector = '.timer') => [...root().querySelectorAll(`${selector} button`)].map(squeezed),
    async press(label: string): Promise<void> {
      const found = button(label);
      found.focus();
      found.click();
      await drawn();
    },
    async type(label: string, value: string): Promise<void> {
      const control = field(label);
      control.focus();
      control.value = value;
      control.dispatchEvent(new Event(control.matches('select') ? 'change' : 'input', { bubbles: true }));
      await drawn();
    },
    async pressKey(key: string, more: KeyboardEventInit = {}): Promise<void> {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, ...more });
      (root().activeElement ?? root().querySelector('.tieout'))?.dispatchEvent(event);
      await drawn();
    },
  };

  function lastRequest(): TimeRequest {
    const request = sendRequest.mock.lastCall?.[0];
    if (request === undefined || !('runId' in request)) throw new Error('Nothing was asked to be changed.');
    return request as TimeRequest;
  }
}
