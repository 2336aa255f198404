import { spoken } from '../i18n/spoken';
import { readRoute } from '../messages/karbon-route';
import { reportUnexpected } from '../reports/report-unexpected';
import { reportUnhandled } from '../reports/report-unhandled';
import { plain } from '../ui/unclobbered';
import { createExtension } from './extension-context';
import { watchAddress } from './navigation';
import { type PagePanel, startPagePanel } from './page-panel';
import { createPanelHeights } from './panel-heights';
import { claimPage } from './single-instance';
import { createViewChoices, tabStorageOf } from './view-choices';

const extension = createExtension();
const page = plain(document);
const instance = new AbortController();

// Of errors the browser tells each isolated world its own alone.
reportUnhandled(window, instance.signal);

function work(): void {
  const storage = tabStorageOf(window);
  const memory = { choices: createViewChoices(storage), heights: createPanelHeights(storage) };
  let run: AbortController | null = null;
  let panel: PagePanel | null = null;

  const show = (address: string) => {
    const route = readRoute(address);
    if (route === null) {
      run?.abort();
      run = null;
      panel = null;
    } else if (panel === null) {
      run = new AbortController();
      const signal = AbortSignal.any([instance.signal, run.signal]);
      // Switched on again, the worker brings another copy into this page, for which this one makes way.
      panel = startPagePanel(page, extension, memory, route, signal, () => instance.abort());
    } else {
      panel.show(route);
    }
  };

  watchAddress(window, show, instance.signal);
  show(location.href);
}

claimPage({
  page,
  world: globalThis,
  language: spoken().language,
  extension,
  onReplaced: () => instance.abort(),
  signal: instance.signal,
})
  .then((mayWork) => mayWork && work())
  .catch((error: unknown) => reportUnexpected(error, 'beginning in a page'));
