import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { m } from '../i18n/compiled/messages';
import type { ErrorCode } from '../messages/errors';
import type { PageKind } from '../messages/page-ref';
import type { PanelView } from '../messages/panel-view';
import { NoticeBox } from '../ui/notice-box';
import type { Refusal } from './click-guard';
import { DrawerHandle, Strip } from './collapsed';
import { CustomerBox } from './customer/customer-box';
import type { CustomerIntent } from './customer/customer-intent';
import { Details, DetailsButton } from './details';
import type { FixIntent } from './fixes/fix-intents';
import { FixSection } from './fixes/fix-section';
import { Header } from './header';
import { Notices, noticeOf, notSetUp, ownFailures } from './notices';
import type { PanelActions } from './panel-actions';
import type { PanelMode } from './panel-handle';
import { RefusalLine } from './refusal-line';
import { TimeLine, TimeSums, withoutOwn } from './time/time-section';
import type { TimeIntent, TimerParts } from './timer/time-intents';
import { OwnBudget } from './timer/timer-bar';
import { hasTimer, TimerSection } from './timer/timer-section';
import { Tour } from './tour/tour';
import { useUnchanged } from './use-unchanged';
import { VerdictBanner } from './verdict-section';
import { notFoundText } from './words';

function Skeleton() {
  return (
    <div class="skeleton" aria-busy="true">
      <span class="visually-hidden">{m.panel_loading_time()}</span>
      <div class="bar" />
      <div class="bar" />
    </div>
  );
}

interface WholeProps {
  readonly view: PanelView | null;
  /** Why the view may be old; `null` where it is not. */
  readonly failure: ErrorCode | null;
  /** Why the last click has changed nothing. */
  readonly refusal: Refusal | null;
  readonly intent: FixIntent | null;
  readonly timeIntent: TimeIntent;
  readonly customerIntent: CustomerIntent | null;
  readonly actions: PanelActions;
  /** Where the panel can be folded away. */
  readonly collapse?: () => void;
  readonly areDetailsShown: boolean;
  readonly toggleDetails: () => void;
}

interface BodyProps extends WholeProps {
  readonly view: PanelView;
}

/** What of a view is drawn below the header; a clock that is off by some other seconds ticks on. */
function drawnBelow({ view, failure, intent, timeIntent, customerIntent, areDetailsShown }: BodyProps) {
  const drawn = { ...view, asOf: 0, isRefreshing: 0, clockSkewMs: Math.round(view.clockSkewMs / 5_000) };
  return [
    { ...drawn, timer: { ...view.timer, checkedAt: 0 } },
    failure,
    intent,
    timeIntent,
    customerIntent,
    areDetailsShown,
  ];
}

/** What is wrong, what to do about it, and the time. */
function drawTop(props: BodyProps) {
  const { view, failure, actions } = props;
  const { phase, time, clockSkewMs, budget } = view;
  const timer = timerParts(props);
  const notices = phase === 'notSetUp' ? [...ownFailures(view), notSetUp] : view.notices;
  return (
    <>
      <Notices
        notices={failure ? [noticeOf(failure), ...notices] : notices}
        asOf={view.asOf}
        actions={actions}
      />
      {phase === 'loading' && !failure && <Skeleton />}
      {phase === 'notFound' && <NoticeBox tone="warning">{notFoundText(view.subject)}</NoticeBox>}
      {phase === 'ready' && (
        <>
          <VerdictBanner {...props} />
          {(props.intent ?? view.run ?? view.plan.obstacle) && <FixSection {...props} />}
          {props.customerIntent && <CustomerBox intent={props.customerIntent} actions={actions} />}
          {view.isTimePending && <Skeleton />}
          {time && (
            <TimeLine
              time={withoutOwn(time, timer)}
              subject={view.subject}
              clockSkewMs={clockSkewMs}
              budget={budget}
              sendRequest={actions.sendRequest}
            >
              {timer && <OwnBudget {...timer} />}
            </TimeLine>
          )}
        </>
      )}
    </>
  );
}

/** What stands in one line with the timer. */
function drawLine({ view, areDetailsShown, toggleDetails }: BodyProps) {
  const { phase, time, clockSkewMs } = view;
  if (phase !== 'ready') return null;
  const before = time && <TimeSums time={time} clockSkewMs={clockSkewMs} />;
  const after = <DetailsButton isShown={areDetailsShown} toggle={toggleDetails} />;
  const withoutTimer = (
    <div class="timer-line">
      {before}
      <span class="timer-actions">{after}</span>
    </div>
  );
  return { before, after, withoutTimer };
}

/** Most views bring nothing but another age, and drawing all of it takes Karbon's main thread several milliseconds. */
function Body(props: BodyProps) {
  const shown = useUnchanged(props, JSON.stringify(drawnBelow(props)));
  const top = useMemo(() => drawTop(shown), [shown]);
  const details = useMemo(() => shown.areDetailsShown && <Details {...shown} />, [shown]);
  const line = useMemo(() => drawLine(shown), [shown]);
  const timer = timerParts(props);
  return (
    <>
      {top}
      {timer ? <TimerSection {...timer} before={line?.before} after={line?.after} /> : line?.withoutTimer}
      {line && details}
    </>
  );
}

/** What the timer is drawn from; `null` where there is none. */
function timerParts({
  view,
  timeIntent,
  actions,
}: Pick<WholeProps, 'view' | 'timeIntent' | 'actions'>): TimerParts | null {
  return view !== null && hasTimer(view.timer)
    ? { view, timer: view.timer, intent: timeIntent, actions }
    : null;
}

function Whole(props: WholeProps) {
  const { view, failure, actions, refusal } = props;
  return (
    <>
      <Header {...props} />
      {view?.isTourDue && <Tour view={view} actions={actions} />}
      <RefusalLine refusal={refusal} />
      {view !== null && <Body key={`${view.page.kind} ${view.page.key}`} {...props} view={view} />}
      {view === null && failure && <Notices notices={[noticeOf(failure)]} asOf={null} actions={actions} />}
      {view === null && !failure && <Skeleton />}
    </>
  );
}

export interface PanelProps extends Omit<WholeProps, 'collapse' | 'areDetailsShown' | 'toggleDetails'> {
  readonly mode: PanelMode;
}

/**
 * The whole panel as a function of its view. In the strip and the drawer it can be unfolded and folded; that choice holds while the
 * user moves from page to page. Its details can be unfolded everywhere; that choice is remembered for each kind of page.
 */
export function Panel({ mode, ...whole }: PanelProps) {
  const { view, failure, refusal, timeIntent, actions } = whole;
  const [chosen, setChosen] = useState<Partial<Record<PanelMode, boolean>>>({});
  /** Newer than what the worker has said of it last. */
  const [chosenDetails, setChosenDetails] = useState<Partial<Record<PageKind, boolean>>>({});
  const hadIntent = useRef(false);
  /** A fix that is begun from a form keeps the panel unfolded once the form has gone. */
  const isUnfolding = whole.intent !== null && !hadIntent.current;
  hadIntent.current = whole.intent !== null;
  useLayoutEffect(() => {
    if (isUnfolding) set(true)();
  });
  const set = (isExpanded: boolean) => () => setChosen({ ...chosen, [mode]: isExpanded });
  // Over the page the drawer opens by itself only where the user has come to see time.
  const isExpanded = chosen[mode] ?? (mode === 'drawer' && view?.page.tab === 'budget');
  // One place for all shapes, so that what was typed stays when the page turns to another of its tabs.
  if (mode === 'panel' || isExpanded || isUnfolding || timeIntent.box !== null) {
    const areDetailsShown = view !== null && (chosenDetails[view.page.kind] ?? view.areDetailsShown);
    const toggleDetails = () => {
      const isShown = !areDetailsShown;
      if (view && actions.sendRequest({ type: 'showDetails', isShown }))
        setChosenDetails((before) => ({ ...before, [view.page.kind]: isShown }));
    };
    const collapse = () => {
      set(false)();
      actions.setTimeIntent({ ...timeIntent, box: null });
    };
    return (
      <div class="unfolded">
        <Whole
          {...whole}
          areDetailsShown={areDetailsShown || timeIntent.box?.kind === 'correct'}
          toggleDetails={toggleDetails}
          {...(mode !== 'panel' && { collapse })}
        />
      </div>
    );
  }
  const Collapsed = mode === 'drawer' ? DrawerHandle : Strip;
  return (
    <Collapsed view={view} failure={failure} refusal={refusal} timer={timerParts(whole)} expand={set(true)} />
  );
}
