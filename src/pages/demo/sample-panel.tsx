import { useEffect, useRef } from 'preact/hooks';
import browser from 'webextension-polyfill';
import type { CustomerCard } from '../../messages/customer-card';
import type { PanelView } from '../../messages/panel-view';
import type { GuardPanel } from '../../panel/click-guard';
import { mountPanel } from '../../panel/mount-panel';
import type { HostTheme, PanelHandle } from '../../panel/panel-handle';
import type { PanelIntent } from '../../panel/panel-intent';

/** The page is Tieout's own: no script of anybody else's can press the panel. */
const unguarded: GuardPanel = () => ({
  draw: (work) => work(),
  isUserEvent: () => true,
  refusal: () => null,
  close: () => undefined,
});

const darkQuery = '(prefers-color-scheme: dark)';

/** As the page around it. */
function themeOf(element: Element, isDark: boolean): HostTheme {
  const { fontFamily, backgroundColor, color } = getComputedStyle(element);
  return { isDark, font: fontFamily, fontSize: '14px', background: backgroundColor, text: color, link: null };
}

export interface SamplePanelProps {
  readonly view: PanelView;
  readonly ask: (intent: PanelIntent) => void;
  /** @param customerId one of those that may be meant; `null` for the client's own */
  readonly readCustomer: (customerId: string | null) => CustomerCard;
}

/** The panel as it is on a Karbon page, with whatever view it is given. */
export function SamplePanel({ view, ask, readCustomer }: SamplePanelProps) {
  const card = useRef<HTMLDivElement>(null);
  const panel = useRef<PanelHandle | null>(null);
  const latest = useRef({ ask, readCustomer });
  latest.current = { ask, readCustomer };
  useEffect(() => {
    const place = card.current;
    if (!place) return;
    const host = document.createElement('div');
    place.append(host);
    const dark = matchMedia(darkQuery);
    const mounted = mountPanel(host, {
      mode: 'panel',
      hostTheme: themeOf(place, dark.matches),
      version: browser.runtime.getManifest().version,
      sendRequest: (intent) => {
        latest.current.ask(intent);
        if (intent.type !== 'readCustomer') return;
        const { runId, customerId } = intent;
        queueMicrotask(() => mounted.settleCustomer(runId, latest.current.readCustomer(customerId)));
      },
      guardPanel: unguarded,
    });
    panel.current = mounted;
    const life = new AbortController();
    dark.addEventListener('change', () => mounted.setHostTheme(themeOf(place, dark.matches)), {
      signal: life.signal,
    });
    return () => {
      life.abort();
      mounted.remove();
      host.remove();
      panel.current = null;
    };
  }, []);
  useEffect(() => panel.current?.update(view), [view]);
  return <div class="sample-panel" ref={card} />;
}
