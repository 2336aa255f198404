import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { PanelView, TimeView } from '../../../src/messages/panel-view';
import { mountPanel } from '../../../src/panel/mount-panel';
import type { HostTheme, PanelHandle, PanelMode } from '../../../src/panel/panel-handle';
import { unguarded } from '../../preview/unguarded';
import { sampleNow, sampleTime, sampleView } from './sample-view';

const hostTheme: HostTheme = {
  isDark: false,
  font: 'Inter',
  fontSize: '13px',
  background: 'rgb(255 255 255)',
  text: 'rgb(34 48 60)',
  link: null,
};

/** A panel in a page of its own for each test, with the clock standing still and nothing left ticking after it. */
export function createPanelBench() {
  const sendRequest = vi.fn();
  let host: HTMLElement;
  let panel: PanelHandle;

  beforeEach(() => {
    vi.useFakeTimers({ now: sampleNow });
    sendRequest.mockReset();
    // happy-dom knows no popovers.
    HTMLElement.prototype.hidePopover = vi.fn();
    HTMLElement.prototype.showPopover = vi.fn();
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

  function text(): string {
    return (root().querySelector('.tieout')?.textContent ?? '').replace(/\s+/g, ' ');
  }

  return {
    ask: sendRequest,
    host: () => host,
    panel: () => panel,
    root,
    text,
    show(view: PanelView | null, mode: PanelMode = 'panel'): void {
      panel = mountPanel(host, { mode, hostTheme, version: '1.2.3', guardPanel: unguarded, sendRequest });
      panel.update(view);
    },
    button(label: string): HTMLElement {
      const found = [...root().querySelectorAll<HTMLElement>('button, summary')].find(
        (one) => one.textContent.trim() === label || one.getAttribute('aria-label') === label,
      );
      if (!found) throw new Error(`No button "${label}" in: ${text()}`);
      return found;
    },
  };
}

export function withTime(time: Partial<TimeView>, view: Partial<PanelView> = {}): PanelView {
  return { ...sampleView, ...view, time: { ...sampleTime, ...time } };
}
