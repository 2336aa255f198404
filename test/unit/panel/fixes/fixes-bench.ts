import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { PanelView } from '../../../../src/messages/panel-view';
import { mountPanel } from '../../../../src/panel/mount-panel';
import type { HostTheme, PanelHandle } from '../../../../src/panel/panel-handle';
import type { PanelIntent } from '../../../../src/panel/panel-intent';
import { unguarded } from '../../../preview/unguarded';
import { sampleNow } from '../sample-view';

const hostTheme: HostTheme = {
  isDark: false,
  font: 'Inter',
  fontSize: '13px',
  background: 'rgb(255 255 255)',
  text: null,
  link: null,
};

/** Matches what a click calls its run. */
export const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);

/** A panel in happy-dom. Sets up and clears away around each test of the file that makes it. */
export function createFixesBench() {
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
      (one) => one.textContent === label,
    );
    if (!found) throw new Error(`No button "${label}" in: ${root().querySelector('.tieout')?.textContent}`);
    return found;
  }

  return {
    ask: sendRequest,
    root,
    button,
    show(view: PanelView): void {
      panel = mountPanel(host, {
        mode: 'panel',
        hostTheme,
        version: '1.2.3',
        guardPanel: unguarded,
        sendRequest,
      });
      panel.update(view);
    },
    update: (view: PanelView | null) => panel.update(view),
    settleFix: (...answer: Parameters<PanelHandle['settleFix']>) => panel.settleFix(...answer),
    /** What is drawn below the verdict. */
    text: () => (root().querySelector('.fixing')?.textContent ?? '').replace(/\s+/g, ' ').trim(),
    labels: () => [...root().querySelectorAll('.fixing button')].map((one) => one.textContent),
    steps: () => [...root().querySelectorAll('.plan > li')].map((step) => step.textContent.trim()),
    press(label: string): void {
      const found = button(label);
      found.focus();
      found.click();
    },
    pressEscape(): void {
      const key = { key: 'Escape', bubbles: true, composed: true };
      root().activeElement?.dispatchEvent(new KeyboardEvent('keydown', key));
    },
    /** Under which the last write was asked for. */
    runId(): string {
      const request = sendRequest.mock.lastCall?.[0];
      if (request === undefined || !('runId' in request)) throw new Error('Nothing was asked to be changed.');
      return request.runId;
    },
    openMenu(): void {
      const menu = root().querySelector('[role=menu]');
      menu?.dispatchEvent(Object.assign(new Event('toggle'), { newState: 'open' }));
    },
    menuItems: () => [...root().querySelectorAll('[role=menuitem]')].map((one) => one.textContent),
  };
}
