import type { ErrorCode } from '../messages/errors';
import { isSamePage, type Route } from '../messages/karbon-route';
import type { PanelResponse } from '../messages/panel-port';
import type { PanelView } from '../messages/panel-view';
import { guardPanel } from '../panel/click-guard';
import { mountPanel } from '../panel/mount-panel';
import type { PanelHandle, PanelMode } from '../panel/panel-handle';
import type { PanelIntent } from '../panel/panel-intent';
import type { Report } from '../reports/report-unexpected';
import type { Extension } from './extension-context';
import { readHostTheme } from './host-theme';
import { watchPageChanges, watchTheme } from './page-changes';
import type { PanelHeights } from './panel-heights';
import { createHost, createPlacement, type Place } from './placement';
import { openPanelPort } from './port';
import { showReloadNotice } from './reload-notice';
import { createNameReader, noNames, type ShownNames } from './shown-names';
import type { ViewChoices } from './view-choices';

export interface PagePanel {
  /** Another tab of the page, or another page with a panel. */
  show(route: Route): void;
}

/** What is remembered as long as the tab lives. */
export interface TabMemory {
  readonly choices: ViewChoices;
  readonly heights: PanelHeights;
}

/** The names are read this long after the page has changed, once for a whole burst of changes. */
const namesDelayMs = 100;
/** A page whose title has not changed is asked again this often, until it counts as settled. */
const namesRetryMs = 500;
const namesTriesMs = 5_000;

/** A new copy of the extension that has not come by then could not be brought into this page. */
const newCopyWithinMs = 5_000;

const stripHeight = 40;

/** Whatever layout the anchor's parent has, the host is one full line of it. */
const flowStyle = important('display:block;flex:1 0 100%;grid-column:1/-1;min-width:0;margin:10px 0');
const drawerStyle = important(
  'display:block;position:fixed;inset:64px 0 16px auto;max-width:100%;z-index:900;pointer-events:none',
);

/** Over whatever rules the page has for an element like the host. */
function important(style: string): string {
  return ['all:initial', 'direction:ltr', ...style.split(';')].map((line) => `${line} !important`).join(';');
}

/**
 * One panel over a run of pages that have one: its element, its place, its connection and its names. Ends, and leaves nothing
 * behind, when `signal` is aborted; calls `onSwitchedOff` once the page is to have no panel any more.
 */
export function startPagePanel(
  page: Document,
  extension: Extension,
  { choices, heights }: TabMemory,
  first: Route,
  signal: AbortSignal,
  onSwitchedOff: () => void,
): PagePanel {
  const names = createNameReader(page, Date.now);
  const host = createHost(page);
  let route = first;
  let place: Place = 'flow';
  let panel: PanelHandle | null = null;
  let view: PanelView | null = null;
  /** Why there is no current view, while there is none. */
  let failure: ErrorCode | null = null;
  let workerReports: readonly Report[] = [];
  let shownNames: ShownNames = noNames;
  let namesTimer: ReturnType<typeof setTimeout> | undefined;
  let namesDueAt = Number.POSITIVE_INFINITY;
  let begunAt = 0;
  /** This copy of the extension can no longer be reached. */
  let isDead = false;
  /** The user has done something on this page: the panel may take less than was held free. */
  let isReleased = false;
  let noticeTimer: ReturnType<typeof setTimeout> | undefined;

  function mode(): PanelMode {
    if (place === 'drawer') return 'drawer';
    return route.tab === 'budget' ? 'panel' : 'strip';
  }

  /** So that the page below need not move when the first figures come, nor when they take less than was held free. */
  function reserveHeight(): void {
    const current = mode();
    const height = current === 'strip' ? stripHeight : heights.of(route);
    const style = `${flowStyle};min-height:${isReleased ? 0 : height}px !important`;
    host.style.cssText = current === 'drawer' ? drawerStyle : style;
  }

  /** What the user folds away may take less. */
  function releaseHeight(): void {
    if (isReleased) return;
    isReleased = true;
    reserveHeight();
  }

  const sizes = new ResizeObserver(([size]) => {
    const [box] = size?.borderBoxSize ?? [];
    if (box && view && mode() === 'panel') heights.note(view, box.blockSize);
  });
  let measured: Element | null = null;

  /** What is drawn may have been drawn anew. */
  function measure(): void {
    const drawn = host.shadowRoot?.querySelector('.tieout') ?? null;
    if (drawn === measured) return;
    sizes.disconnect();
    measured = drawn;
    if (drawn) sizes.observe(drawn);
  }

  const placement = createPlacement(page, host, (nextPlace) => {
    place = nextPlace;
    reserveHeight();
    const hostTheme = readHostTheme(page, host);
    if (panel !== null) {
      panel.setMode(mode());
      panel.setHostTheme(hostTheme);
      panel.restoreFocus();
    } else if (!isDead) {
      panel = mountPanel(host, {
        mode: mode(),
        hostTheme,
        version: extension.version,
        sendRequest: handleIntent,
        guardPanel,
      });
      panel.setWorkerReports(workerReports);
      if (view !== null) panel.update(view);
      if (failure !== null) panel.showFailure(failure);
    }
  });

  const isVisible = () => page.visibilityState === 'visible';

  const port = openPanelPort({
    extension,
    state: () => choices.stateOf({ ...route, ...shownNames }, isVisible()),
    onResponse: receive,
    onUnanswered: () => showFailure('internal'),
    onDead: awaitNewCopy,
    onSwitchedOff,
  });

  function handleIntent(intent: PanelIntent): void {
    releaseHeight();
    if (isDead) {
      // Nobody would apply it.
      showUpdateNotice();
    } else if (intent.type === 'setRange' || intent.type === 'showEntries') {
      choices.choose(intent);
      port.sendState();
    } else {
      port.send(intent);
    }
  }

  function receive(response: PanelResponse): void {
    if (response.type === 'heard' || response.type === 'switchedOff') return;
    if (response.type === 'csv') {
      panel?.saveFile(response.fileName, response.text);
      return;
    }
    if (response.type === 'fix') {
      panel?.settleFix(response.runId, response.outcome);
      return;
    }
    if (response.type === 'time') {
      panel?.settleTime(response.runId, response.outcome);
      return;
    }
    if (response.type === 'customer') {
      panel?.settleCustomer(response.runId, response.card);
      return;
    }
    if (response.type === 'reports') {
      workerReports = response.reports;
      panel?.setWorkerReports(workerReports);
      return;
    }
    if (response.type === 'failed') {
      showFailure(response.code);
      return;
    }
    // An answer for the page before may still be under way.
    if (response.view.page.key !== route.key || response.view.page.kind !== route.kind) return;
    view = response.view;
    failure = null;
    choices.noteShown(view);
    panel?.update(view);
    measure();
  }

  function showFailure(code: ErrorCode): void {
    failure = code;
    panel?.showFailure(code);
  }

  /** After an update the worker brings a new copy into this page, which takes it over; until then the figures stay on screen. */
  function awaitNewCopy(): void {
    isDead = true;
    noticeTimer = setTimeout(showUpdateNotice, newCopyWithinMs);
  }

  /** The host keeps its place in the page, so that the notice survives re-renders as the panel did. */
  function showUpdateNotice(): void {
    if (signal.aborted) return;
    clearTimeout(noticeTimer);
    panel?.remove();
    panel = null;
    showReloadNotice(host.shadowRoot ?? host, () => page.location.reload());
  }

  /** A look that is due sooner stays. */
  function scheduleNameRead(delayMs: number): void {
    const dueAt = Date.now() + delayMs;
    if (dueAt >= namesDueAt) return;
    clearTimeout(namesTimer);
    namesDueAt = dueAt;
    namesTimer = setTimeout(() => {
      namesDueAt = Number.POSITIVE_INFINITY;
      updateShownNames();
    }, delayMs);
  }

  function updateShownNames(): void {
    const read = names.read(route);
    if (read === null) {
      if (Date.now() - begunAt < namesTriesMs) scheduleNameRead(namesRetryMs);
      return;
    }
    if (JSON.stringify(read) === JSON.stringify(shownNames)) return;
    shownNames = read;
    port.sendState();
  }

  watchPageChanges(
    page,
    () => {
      placement.check();
      scheduleNameRead(namesDelayMs);
    },
    signal,
  );
  page.addEventListener(
    'visibilitychange',
    () => {
      port.sendState();
      followTheme();
    },
    { signal },
  );
  const followTheme = () => {
    if (isVisible() && host.isConnected) panel?.setHostTheme(readHostTheme(page, host));
  };
  watchTheme(page, followTheme, signal);
  page.defaultView?.addEventListener(
    'pageshow',
    ({ persisted }) => {
      // Back from the back-forward cache, which closes ports without a word.
      if (persisted) port.renew();
    },
    { signal },
  );
  signal.addEventListener('abort', () => {
    clearTimeout(namesTimer);
    clearTimeout(noticeTimer);
    port.close();
    sizes.disconnect();
    panel?.remove();
    placement.remove();
  });

  function begin(): void {
    begunAt = Date.now();
    isReleased = false;
    names.begin();
    shownNames = names.read(route) ?? noNames;
    if (shownNames === noNames) scheduleNameRead(namesRetryMs);
    placement.moveTo(route.tab);
    port.sendState();
  }
  begin();

  return {
    show(next) {
      const isOther = !isSamePage(route, next);
      route = next;
      if (isOther) {
        view = null;
        failure = null;
        panel?.update(null);
        begin();
      } else {
        placement.moveTo(route.tab);
        port.sendState();
      }
      reserveHeight();
      panel?.setMode(mode());
    },
  };
}
