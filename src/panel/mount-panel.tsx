import { render } from 'preact';
import { m } from '../i18n/compiled/messages';
import { spoken } from '../i18n/spoken';
import type { ErrorCode } from '../messages/errors';
import type { PanelView } from '../messages/panel-view';
import { keptReports, type Report } from '../reports/report-unexpected';
import componentStyle from '../ui/components.css?inline';
import { copyText } from '../ui/copy-text';
import { ErrorBoundary } from '../ui/error-boundary';
import { saveFile } from '../ui/save-file';
import tokenStyle from '../ui/tokens.css?inline';
import cardStyle from './card.css?inline';
import type { Refusal } from './click-guard';
import { detailsText } from './copied-details';
import customerStyle from './customer/customer.css?inline';
import type { CustomerIntent } from './customer/customer-intent';
import type { FixIntent } from './fixes/fix-intents';
import fixesStyle from './fixes/fixes.css?inline';
import { Notices, noticeOf } from './notices';
import { Panel } from './panel';
import panelStyle from './panel.css?inline';
import type { PanelActions } from './panel-actions';
import type { HostTheme, PanelHandle, PanelMode, PanelOptions } from './panel-handle';
import type { PanelIntent } from './panel-intent';
import { trackFocus } from './restore-focus';
import detailsStyle from './time/details.css?inline';
import { followTimer, noTimeIntent, type TimeIntent } from './timer/time-intents';
import timerStyle from './timer/timer.css?inline';
import { pressKey } from './timer/timer-presses';
import { pressTourKey } from './tour/tour';
import tourStyle from './tour/tour.css?inline';

/** What changes something outside, or what is remembered for the firm. */
const writeTypes: ReadonlySet<PanelIntent['type']> = new Set([
  'fix',
  'undo',
  'linkPerson',
  'startTimer',
  'stopTimer',
  'logTime',
  'correctEntry',
  'deleteEntry',
  'undoTime',
]);
const keyEvents = ['keydown', 'keypress', 'keyup'] as const;

/** The page's own look; or only its font, where the user has chosen the other of light and dark. */
function styleOf(
  hostTheme: HostTheme,
  appearance: PanelView['appearance'],
): Record<string, string | null | undefined> {
  const isDark = appearance === 'auto' ? hostTheme.isDark : appearance === 'dark';
  const shown = isDark === hostTheme.isDark ? hostTheme : null;
  return {
    '--font': hostTheme.font,
    '--font-size': hostTheme.fontSize,
    'color-scheme': isDark ? 'dark' : 'light',
    '--background': shown?.background,
    '--text': shown?.text,
    '--link': shown?.link?.colour,
    '--on-link': shown?.link?.textOnIt,
  };
}

/**
 * Draws the panel into an open shadow root of `host` and keeps it up to date.
 *
 * @param host must not have a shadow root yet.
 */
export function mountPanel(host: HTMLElement, options: PanelOptions): PanelHandle {
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  const style =
    tokenStyle +
    componentStyle +
    panelStyle +
    cardStyle +
    detailsStyle +
    fixesStyle +
    timerStyle +
    customerStyle +
    tourStyle;
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];

  let view: PanelView | null = null;
  let failure: ErrorCode | null = null;
  let workerReports: readonly Report[] = [];
  let mode: PanelMode = options.mode;
  let hostTheme: HostTheme = options.hostTheme;
  let intent: FixIntent | null = null;
  let timeIntent: TimeIntent = noTimeIntent;
  let customerIntent: CustomerIntent | null = null;
  let refusal: Refusal | null = null;
  let isRemoved = false;
  const guard = options.guardPanel({ host, root, sheet, style, drawAnew });

  const actions: PanelActions = {
    sendRequest(request) {
      if (!guard.isUserEvent()) return false;
      const isWrite = writeTypes.has(request.type);
      const before = refusal;
      refusal = isWrite ? guard.refusal() : null;
      if (refusal !== before) draw();
      if (refusal === null) options.sendRequest(request);
      return refusal === null;
    },
    setIntent(next) {
      intent = next;
      // What was warned of is being mended.
      if (next !== null && timeIntent.box?.kind === 'strands') timeIntent = noTimeIntent;
      draw();
    },
    setTimeIntent(next) {
      timeIntent = next;
      draw();
    },
    setCustomerIntent(next) {
      customerIntent = next;
      draw();
    },
    copyDetails() {
      const { version } = options;
      const now = Date.now();
      return copyText(detailsText({ version, now, view, failure, reports: keptReports(), workerReports }));
    },
  };

  // Key events leave a shadow root as if they came from the host, where Karbon's one-key shortcuts would take them.
  for (const type of keyEvents) {
    root.addEventListener(type, (event) => event.stopPropagation());
  }
  const restoreFocus = trackFocus(root);

  function draw(): void {
    if (!isRemoved) guard.draw(drawOver);
  }

  function drawAnew(): void {
    render(null, root);
    root.replaceChildren();
    if (!isRemoved) drawOver();
  }

  function drawOver(): void {
    render(
      <section
        class={`tieout ${mode}`}
        lang={spoken().language}
        translate={false}
        aria-label={m.panel_product()}
        style={styleOf(hostTheme, view?.appearance ?? 'auto')}
        onKeyDown={(event) => {
          pressTourKey(event, view, actions);
          if (view?.timer) pressKey(event, { view, timer: view.timer, intent: timeIntent, actions });
        }}
      >
        <ErrorBoundary
          where="drawing the panel"
          attempt={view}
          fallback={<Notices notices={[noticeOf('internal')]} asOf={null} actions={actions} />}
        >
          <Panel
            view={view}
            failure={failure}
            mode={mode}
            actions={actions}
            intent={intent}
            timeIntent={timeIntent}
            customerIntent={customerIntent}
            refusal={refusal}
          />
        </ErrorBoundary>
      </section>,
      root,
    );
  }
  draw();

  return {
    update(next) {
      if (next?.page.key !== view?.page.key) {
        intent = null;
        timeIntent = noTimeIntent;
        customerIntent = null;
        refusal = null;
      }
      view = next;
      timeIntent = followTimer(timeIntent, view?.timer ?? null);
      failure = null;
      draw();
    },
    showFailure(code) {
      failure = code;
      draw();
    },
    setWorkerReports(reports) {
      workerReports = reports;
    },
    setMode(next) {
      if (mode === next) return;
      mode = next;
      draw();
    },
    setHostTheme(next) {
      hostTheme = next;
      draw();
    },
    settleFix(runId, outcome) {
      // Any other answer belongs to an intent that is over.
      if (intent?.runId === runId) actions.setIntent({ ...intent, outcome });
    },
    settleTime(runId, outcome) {
      const { asked } = timeIntent;
      if (asked?.request.runId === runId)
        actions.setTimeIntent(
          followTimer({ ...timeIntent, asked: { ...asked, outcome } }, view?.timer ?? null),
        );
    },
    settleCustomer(runId, card) {
      if (customerIntent?.runId === runId) actions.setCustomerIntent(card && { ...customerIntent, card });
    },
    saveFile,
    restoreFocus,
    remove() {
      isRemoved = true;
      guard.close();
      render(null, root);
      root.adoptedStyleSheets = [];
    },
  };
}
