import './spoken';
import { m } from '../../src/i18n/compiled/messages';
import { mountPanel } from '../../src/panel/mount-panel';
import type { HostTheme } from '../../src/panel/panel-handle';
import { askedState, markReady, pressAll, setClock } from './asked-state';
import { type PanelState, panelStates } from './panel-states';
import { unguarded } from './unguarded';

const themes: Readonly<Record<'light' | 'dark', HostTheme>> = {
  light: {
    isDark: false,
    font: 'Inter, system-ui, sans-serif',
    fontSize: '13px',
    background: 'rgb(255 255 255)',
    text: 'rgb(34 48 60)',
    link: null,
  },
  dark: {
    isDark: true,
    font: 'Inter, system-ui, sans-serif',
    fontSize: '13px',
    background: 'rgb(27 31 36)',
    text: 'rgb(230 233 236)',
    link: null,
  },
};

setClock();
const {
  view,
  mode = 'panel',
  areDetailsShown = false,
  isDark = false,
  width,
  press,
  customer,
} = askedState<PanelState>(panelStates);
document.body.classList.toggle('dark', isDark);
if (width !== undefined) document.body.style.width = `${width}px`;
const host = document.createElement('div');
document.getElementById('place')?.append(host);
const panel = mountPanel(host, {
  mode,
  hostTheme: themes[isDark ? 'dark' : 'light'],
  version: 'preview',
  guardPanel: unguarded,
  sendRequest(request) {
    console.info('The panel asks the worker:', request);
    if (request.type === 'readCustomer' && customer)
      queueMicrotask(() => panel.settleCustomer(request.runId, customer));
  },
});
panel.update(view && { ...view, areDetailsShown });
if (host.shadowRoot && customer !== undefined) {
  const items = host.shadowRoot.querySelectorAll<HTMLElement>('[role=menuitem]');
  [...items].find((item) => item.textContent === m.card_title())?.click();
}
if (host.shadowRoot) await pressAll(host.shadowRoot, press);
markReady();
