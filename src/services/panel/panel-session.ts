import type { TimeRange } from '../../domain/time/time-range';
import type { FixOutcome } from '../../messages/fixes';
import type { PageRef } from '../../messages/page-ref';
import type { PanelRequest, PanelResponse } from '../../messages/panel-port';
import type { PanelView } from '../../messages/panel-view';
import type { ChangeSignal } from '../../store/change-signal';
import type { Fixes } from '../fixes/fixes';
import type { TimeScope } from '../sync/entry-coverage';
import type { Poller } from '../sync/poller';
import type { Sync, Watch } from '../sync/sync';
import type { ViewChoice } from './build-panel-view';
import { csvFileName, entriesCsv } from './entries-csv';

/** One panel's life, from the opening of its port to its end. */
export interface PanelSession {
  /** Carries out what the panel asks; what it asks wrongly has been turned away before. */
  receive(request: PanelRequest): void;
  end(): void;
}

export interface SessionParts {
  readonly changes: ChangeSignal;
  readonly sync: Sync;
  readonly poller: Poller;
  view(choice: ViewChoice): Promise<PanelView>;
  scope(page: PageRef, range: TimeRange | null): Promise<TimeScope | null>;
  openOptions(): void;
  readonly fixes: Fixes;
  /** Goes on with what an earlier life of the worker has left. */
  resume(): Promise<void>;
}

const firstEntryCount = 20;

/** Without what differs between two looks at figures that have not changed. */
function figuresOf(view: PanelView): string {
  const notices = view.notices.map((notice) => ({ ...notice, retryAt: 0 }));
  return JSON.stringify({ ...view, asOf: 0, clockSkewMs: 0, isRefreshing: 0, notices });
}

export function createPanelSession(parts: SessionParts, send: (answer: PanelResponse) => void): PanelSession {
  const { changes, sync, poller } = parts;
  let page: PageRef | null = null;
  let range: TimeRange | null = null;
  let shownRange: TimeRange | null = null;
  let entryCount = firstEntryCount;
  /** Readings under way for the page on screen. */
  let readings = 0;
  let isEnded = false;
  let sent = '';
  let shownFigures = '';
  let endWatch: (() => void) | null = null;
  let isDrawing = false;
  let isDrawnAgain = false;
  const endChanges = changes.subscribe(() => {
    // A tab in the background is drawn once, and again when it comes to the front.
    if (endWatch || sent === '') draw();
  });

  const watchOf = (watched: PageRef): Watch => ({
    page: watched,
    // A page that was left while it was being read needs nothing more.
    scope: async () => (watched === page && !isEnded ? parts.scope(watched, range) : null),
    isCurrent: () => watched === page && !isEnded,
  });

  function choice(shown: PageRef): ViewChoice {
    return { page: shown, range, shownRange, entryCount, isRefreshing: readings > 0 };
  }

  /** Many changes make one view: while one is being made, the next waits, and then shows them all. */
  function draw(): void {
    isDrawnAgain = true;
    if (!isDrawing) void drawAll();
  }

  async function drawAll(): Promise<void> {
    isDrawing = true;
    try {
      while (isDrawnAgain && page && !isEnded) {
        isDrawnAgain = false;
        const shown = page;
        const view = await parts.view(choice(shown));
        if (shown !== page || isEnded) continue;
        if (view.time) shownRange = view.time.range;
        const text = JSON.stringify(view);
        if (text === sent) continue;
        sent = text;
        send({ type: 'view', view });
        const figures = figuresOf(view);
        if (figures !== shownFigures) poller.markActive();
        shownFigures = figures;
      }
    } catch {
      // The database was closed for an update of the extension: the page's script says so, there is nothing to draw from.
    } finally {
      isDrawing = false;
    }
  }

  function read(work: Promise<void>): void {
    const of = page;
    readings += 1;
    draw();
    void work
      .catch(() => undefined)
      .finally(() => {
        if (of !== page) return;
        readings -= 1;
        draw();
      });
  }

  function setVisible(isVisible: boolean): void {
    if (!page || isVisible === (endWatch !== null)) return;
    if (isVisible) {
      endWatch = poller.add(watchOf(page));
      return;
    }
    endWatch?.();
    endWatch = null;
  }

  async function exportEntries(shown: PageRef): Promise<void> {
    const { time, subject } = await parts.view({ ...choice(shown), entryCount: Number.MAX_SAFE_INTEGER });
    if (!time || isEnded) return;
    const fileName = csvFileName(subject.title, time.days.from, time.days.to);
    send({ type: 'csv', fileName, text: entriesCsv(time) });
  }

  /** Goes on even if the panel is closed meanwhile; tells it what becomes of the click while it is there. */
  function carryOut(runId: string, work: (tell: (outcome: FixOutcome) => void) => Promise<void>): void {
    const tell = (outcome: FixOutcome) => {
      if (!isEnded) send({ type: 'fix', runId, outcome });
    };
    work(tell).catch(() => undefined);
  }

  return {
    receive(request) {
      poller.markActive();
      if (request.type === 'open') {
        setVisible(false);
        page = request.page;
        readings = 0;
        sent = '';
        setVisible(request.isVisible);
        parts.resume().catch(() => undefined);
        // A tab in the background is read when it comes to the front.
        if (request.isVisible) read(sync.ensureFresh(watchOf(page), false));
        else draw();
        return;
      }
      if (request.type === 'openOptions') {
        parts.openOptions();
        return;
      }
      if (!page) return;
      const shown = page;
      switch (request.type) {
        case 'visibility':
          if (request.isVisible && !endWatch) read(sync.ensureFresh(watchOf(page), false));
          setVisible(request.isVisible);
          return;
        case 'refresh':
          read(sync.ensureFresh(watchOf(page), true));
          return;
        case 'setRange':
          range = request.range;
          read(sync.cover(watchOf(page)));
          return;
        case 'showEntries':
          entryCount = Math.max(entryCount, request.count);
          draw();
          return;
        case 'exportEntries':
          void exportEntries(page).catch(() => undefined);
          return;
        case 'fix':
          carryOut(request.runId, (tell) => parts.fixes.start({ ...request, page: shown }, tell));
          return;
        case 'undo':
          carryOut(request.runId, (tell) => parts.fixes.undo(request, tell));
          return;
      }
    },
    end() {
      isEnded = true;
      endChanges();
      setVisible(false);
    },
  };
}
