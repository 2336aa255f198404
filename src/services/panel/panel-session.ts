import type { TimeRange } from '../../domain/time/time-range';
import type { CustomerCard } from '../../messages/customer-card';
import type { FixOutcome } from '../../messages/fixes';
import type { PageRef } from '../../messages/page-ref';
import type { PanelResponse } from '../../messages/panel-port';
import type { PanelMessage, PanelRequest, PanelState } from '../../messages/panel-request';
import type { PanelView } from '../../messages/panel-view';
import type { TimeOutcome, TimeRequest } from '../../messages/time-tracking';
import { reportUnexpected } from '../../reports/report-unexpected';
import type { ChangeSignal } from '../../store/change-signal';
import type { DetailsChoice } from '../../store/details-choice';
import { type DismissedHints, tourHint } from '../../store/dismissed-hints';
import type { Failures } from '../failures';
import type { Fixes } from '../fixes/fixes';
import { plainErrorOf } from '../plain-error';
import type { TimeScope } from '../sync/entry-coverage';
import type { Poller } from '../sync/poller';
import type { Sync, Watch } from '../sync/sync';
import type { ConfirmedPeople } from '../tie-out/confirmed-people';
import type { ViewChoice } from './build-panel-view';
import { csvFileName, entriesCsv } from './entries-csv';
import type { LastViews } from './last-views';

/** One panel's life, from the opening of its port to its end. */
export interface PanelSession {
  /** Shows what the panel has on screen and does what it asks; what is no such message has been turned away before. */
  receive(message: PanelMessage): void;
  end(): void;
}

export interface SessionParts {
  readonly changes: ChangeSignal;
  readonly sync: Sync;
  readonly poller: Poller;
  view(choice: ViewChoice): Promise<PanelView>;
  scope(page: PageRef, range: TimeRange | null): Promise<TimeScope | null>;
  /** Reads what a page lists beside its own, as long as it is shown; resolves to whether that was anything. */
  readListed(page: PageRef, isShown: () => boolean): Promise<boolean>;
  rivals(page: PageRef): Promise<readonly string[]>;
  readonly confirmedPeople: Pick<ConfirmedPeople, 'set'>;
  readonly dismissedHints: Pick<DismissedHints, 'add' | 'remove'>;
  readonly detailsChoice: Pick<DetailsChoice, 'set'>;
  openOptions(): void;
  openHelp(): void;
  readonly fixes: Fixes;
  readonly failures: Failures;
  readonly lastViews: Pick<LastViews, 'beginLook'>;
  /** Runs `work` once after so many ms; returns what keeps it from that. */
  later(work: () => void, afterMs: number): () => void;
  /** Goes on with what an earlier life of the worker has left; never rejects. */
  resume(): Promise<void>;
  /** Reads the client of a page beside a customer: the one that matches where none is named. */
  readCustomerCard(page: PageRef, customerId: string | null): Promise<CustomerCard>;
  /** Carries out what is asked of own time on a page; never rejects. */
  askTime(request: TimeRequest, page: PageRef): Promise<TimeOutcome>;
}

/** What is asked for waits no longer than this for the view that is in the store, ms. */
const longestFirstViewMs = 100;
/** Changes come in bursts, and each view reads all that it shows: so long the next one waits for the rest of a burst, ms. */
const changesGatheredMs = 30;

/** Without what differs between two looks at figures that have not changed. */
function figuresOf(view: PanelView): string {
  const notices = view.notices.map((notice) => ({ ...notice, retryAt: 0 }));
  return JSON.stringify({ ...view, asOf: 0, clockSkewMs: 0, isRefreshing: 0, notices });
}

/** Of parts of two states: both come out of one schema, so that their fields are in one order. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isSamePlace(one: PageRef, other: PageRef): boolean {
  return one.tenant === other.tenant && one.kind === other.kind && one.key === other.key;
}

export function createPanelSession(parts: SessionParts, send: (answer: PanelResponse) => void): PanelSession {
  const { changes, sync, poller, failures } = parts;
  /** As it was last told. Its page is the same object for as long as it is the same page. */
  let state: PanelState | null = null;
  /** The page on screen from when it was come to until it is left, whatever names Karbon draws on it meanwhile. */
  let visit = { readingsUnderWay: 0 };
  let isEnded = false;
  let sent = '';
  let shownFigures = '';
  let endWatch: (() => void) | null = null;
  let isDrawing = false;
  let isDrawnAgain = false;
  /** Of the view that is being made, or was made last. */
  let drawn: Promise<void> = Promise.resolve();
  let stopGathering: (() => void) | null = null;
  // A tab in the background is drawn once, and again when it comes to the front.
  const drawIfSeen = () => {
    if (!endWatch && sent !== '') return;
    stopGathering ??= parts.later(() => {
      stopGathering = null;
      draw();
    }, changesGatheredMs);
  };
  const endChanges = changes.subscribe(drawIfSeen);
  const endFailures = failures.subscribe(drawIfSeen);

  const isShown = (page: PageRef) => page === state?.page && !isEnded;

  const watchOf = (page: PageRef): Watch => {
    const ofVisit = visit;
    return {
      page,
      // A page that was left while it was being read needs nothing more; one whose names have come is read on under these.
      scope: async () =>
        state && ofVisit === visit && !isEnded ? parts.scope(state.page, state.range) : null,
      rivals: async () => (isShown(page) ? parts.rivals(page) : []),
      isCurrent: () => isShown(page),
    };
  };

  /** Many changes make one view: while one is being made, the next waits, and then shows them all. */
  function draw(): void {
    isDrawnAgain = true;
    if (!isDrawing) drawn = drawAll();
  }

  async function drawAll(): Promise<void> {
    isDrawing = true;
    try {
      while (isDrawnAgain && state && !isEnded) {
        isDrawnAgain = false;
        const { page } = state;
        const keep = parts.lastViews.beginLook();
        const view = await parts.view({ ...state, isRefreshing: visit.readingsUnderWay > 0 });
        if (!isShown(page)) continue;
        const asked = state;
        // As the panel will tell it when it has got this view.
        if (view.time) state = { ...state, shownRange: view.time.range };
        const text = JSON.stringify(view);
        if (text === sent) continue;
        sent = text;
        send({ type: 'view', view });
        keep(asked, view);
        const figures = figuresOf(view);
        if (figures !== shownFigures) poller.markActive();
        shownFigures = figures;
      }
    } catch (error) {
      reportUnexpected(error, 'making a view');
      // The view that comes next takes its place, be it the one of before.
      sent = '';
      if (!isEnded) send({ type: 'failed', code: plainErrorOf(error, null).code });
    } finally {
      isDrawing = false;
    }
  }

  /** What has failed stands until anything else that a panel asks for comes to its end. */
  function guard(work: () => Promise<void>): Promise<void> {
    return failures.guard('what a panel asks for', work);
  }

  function read(work: () => Promise<void>): void {
    const ofVisit = visit;
    ofVisit.readingsUnderWay += 1;
    draw();
    void guard(work).then(() => {
      ofVisit.readingsUnderWay -= 1;
      if (ofVisit === visit) draw();
    });
  }

  /** What is in the store is shown before anything is asked for, whose answers would get in its way; a view that takes long is not waited for. */
  async function firstView(): Promise<void> {
    let stopWaiting = () => {};
    const isLate = new Promise<void>((resolve) => {
      stopWaiting = parts.later(resolve, longestFirstViewMs);
    });
    await Promise.race([drawn, isLate]);
    stopWaiting();
  }

  /** What is listed can be more than is known of at first, and its time is then read too. */
  async function readAll(page: PageRef, isUserInitiated: boolean): Promise<void> {
    if (!isUserInitiated) {
      await firstView();
      if (!isShown(page)) return;
    }
    await sync.ensureFresh(watchOf(page), isUserInitiated);
    if (await parts.readListed(page, () => isShown(page))) await sync.cover(watchOf(page));
  }

  function unwatch(): void {
    endWatch?.();
    endWatch = null;
  }

  /** Begins what the panel needs now and did not need before. */
  function show(next: PanelState): void {
    const before = state && isSame(state.page, next.page) ? state : null;
    const page = before?.page ?? next.page;
    if (state && !isSamePlace(state.page, page)) visit = { readingsUnderWay: 0 };
    state = { ...next, page };
    if (!before) {
      unwatch();
      sent = '';
      void parts.resume();
    }
    if (!next.isVisible) unwatch();
    else if (!endWatch) {
      // A tab in the background is read when it comes to the front.
      endWatch = poller.add(watchOf(page));
      read(() => readAll(page, false));
      return;
    }
    if (before && !isSame(before.range, next.range)) read(() => sync.cover(watchOf(page)));
    else if (!before || before.entryCount !== next.entryCount) draw();
  }

  async function exportEntries(shown: PanelState): Promise<void> {
    const everything = { ...shown, entryCount: Number.MAX_SAFE_INTEGER, isRefreshing: false };
    const { time, subject } = await parts.view(everything);
    if (!time || isEnded) return;
    const fileName = csvFileName(subject.title, time.days.from, time.days.to);
    send({ type: 'csv', fileName, text: entriesCsv(time) });
  }

  /** Goes on even if the panel is closed meanwhile; tells it what becomes of the click while it is there. */
  function carryOut(runId: string, work: (tell: (outcome: FixOutcome) => void) => Promise<void>): void {
    const tell = (outcome: FixOutcome) => {
      if (!isEnded) send({ type: 'fix', runId, outcome });
    };
    void work(tell);
  }

  async function askTime(request: TimeRequest, shown: PanelState): Promise<void> {
    const outcome = await parts.askTime(request, shown.page);
    if (!isEnded) send({ type: 'time', runId: request.runId, outcome });
  }

  async function sendCustomerCard(
    { runId, customerId }: Extract<PanelRequest, { type: 'readCustomer' }>,
    { page }: PanelState,
  ): Promise<void> {
    const tell = (card: CustomerCard) => {
      if (!isEnded) send({ type: 'customer', runId, card });
    };
    try {
      tell(await parts.readCustomerCard(page, customerId));
    } catch (error) {
      reportUnexpected(error, 'reading a customer');
      tell({ kind: 'failed' });
    }
  }

  function carryOutRequest(request: PanelRequest, shown: PanelState): void {
    switch (request.type) {
      case 'refresh':
        read(() => readAll(shown.page, true));
        return;
      case 'exportEntries':
        void guard(() => exportEntries(shown));
        return;
      case 'linkPerson':
        void guard(() => parts.confirmedPeople.set(request.userId, request.karbonUserKey));
        return;
      case 'dismiss':
        void guard(() => parts.dismissedHints.add(request.systems));
        return;
      case 'setTour':
        void guard(() =>
          request.isDue ? parts.dismissedHints.remove(tourHint) : parts.dismissedHints.add([tourHint]),
        );
        return;
      case 'openHelp':
        parts.openHelp();
        return;
      case 'showDetails':
        void guard(() => parts.detailsChoice.set(shown.page.kind, request.isShown));
        return;
      case 'openOptions':
        parts.openOptions();
        return;
      case 'fix':
        carryOut(request.runId, (tell) => parts.fixes.start({ ...request, target: shown.page }, tell));
        return;
      case 'readCustomer':
        void sendCustomerCard(request, shown);
        return;
      case 'undo':
        carryOut(request.runId, (tell) => parts.fixes.undo(request, tell));
        return;
      default:
        void askTime(request, shown);
    }
  }

  return {
    receive({ state: next, request }) {
      poller.markActive();
      show(next);
      if (request && state) carryOutRequest(request, state);
    },
    end() {
      isEnded = true;
      endChanges();
      endFailures();
      stopGathering?.();
      unwatch();
    },
  };
}
