import { useMemo, useState } from 'preact/hooks';
import { m } from '../i18n/compiled/messages';
import { plainText } from '../i18n/sentence';
import type { ErrorCode } from '../messages/errors';
import type { Notice, PanelView, TimeView } from '../messages/panel-view';
import { IconButton } from '../ui/button';
import { withoutDirectionControls } from '../ui/isolated';
import { NoticeBox } from '../ui/notice-box';
import { type Tone, ToneIcon } from '../ui/tone-icon';
import { Age } from './age';
import type { Refusal } from './click-guard';
import type { FixIntent } from './fixes/fix-intents';
import { Header, type HeaderProps } from './header';
import { Notices, noticeOf } from './notices';
import type { PanelActions } from './panel-actions';
import type { PanelMode } from './panel-handle';
import { RecordList } from './record-list';
import { Entries } from './time/entries';
import { HoursSection } from './time/hours-line';
import { OnTheClock, TimeSection, TimeTotal } from './time/time-section';
import { OwnEntries } from './timer/own-entries';
import type { TimeIntent, TimerParts } from './timer/time-intents';
import { RunningClock, runsElsewhere, TimerBar } from './timer/timer-bar';
import { hasTimer, TimerBelowStrip, TimerSection } from './timer/timer-section';
import { Tour } from './tour/tour';
import { useUnchanged } from './use-unchanged';
import { VerdictSection } from './verdict-section';
import { notFoundText, problemText, refusalWords, verdictSentence } from './words';

function Skeleton() {
  return (
    <div class="skeleton" aria-busy="true">
      <span class="visually-hidden">{m.panel_loading_time()}</span>
      <div class="bar" />
      <div class="bar" />
      <div class="bar" />
    </div>
  );
}

interface PartProps {
  readonly view: PanelView;
  /** Why the view may be old; `null` where it is not. */
  readonly failure: ErrorCode | null;
  readonly actions: PanelActions;
  readonly intent: FixIntent | null;
  readonly timeIntent: TimeIntent;
}

function Ready(props: PartProps) {
  const { view, actions, timeIntent } = props;
  const { time, clockSkewMs, timer } = view;
  const parts = hasTimer(timer) ? { view, timer, intent: timeIntent, actions } : null;
  return (
    <>
      <VerdictSection {...props} />
      {view.isTimePending && <Skeleton />}
      {time && <TimeSection view={view} time={time} actions={actions} />}
      {view.hours && <HoursSection hours={view.hours} />}
      <RecordList title={m.panel_members()} rows={view.members} clockSkewMs={clockSkewMs} />
      {view.unseenMembers > 0 && <p class="muted">{m.panel_members_unseen()}</p>}
      <RecordList title={m.panel_work()} rows={view.work} clockSkewMs={clockSkewMs} />
      {parts && <OwnEntries {...parts} />}
      {time && time.entryCount > 0 && (
        <Entries time={time} clockSkewMs={clockSkewMs} timer={parts} sendRequest={actions.sendRequest} />
      )}
    </>
  );
}

/** Without it there is nothing to show, and nothing else worth saying. */
const notSetUp: Notice = { code: 'notConnected', system: 'quickbooksTime', retryAt: null, count: 0 };

/** What is wrong with Tieout itself, not with a system or the network: it is said whatever else there is to say. */
function ownFailures(view: PanelView): readonly Notice[] {
  return view.notices.filter(
    ({ code, system, missing }) => system === null && code !== 'offline' && !missing,
  );
}

/** What of a view is drawn below the header; a clock that is off by some other seconds ticks on. */
function drawnBelow({ view, failure, intent, timeIntent }: PartProps) {
  const drawn = { ...view, asOf: 0, isRefreshing: 0, clockSkewMs: Math.round(view.clockSkewMs / 5_000) };
  return [{ ...drawn, timer: { ...view.timer, checkedAt: 0 } }, failure, intent, timeIntent];
}

/** Most views bring nothing but another age, and drawing all of it takes Karbon's main thread several milliseconds. */
function Body(props: PartProps) {
  const shown = useUnchanged(props, JSON.stringify(drawnBelow(props)));
  return useMemo(() => drawBody(shown), [shown]);
}

function drawBody(props: PartProps) {
  const { view, failure, actions } = props;
  const { phase } = view;
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
      {phase === 'ready' && <Ready {...props} />}
    </>
  );
}

interface WholeProps extends HeaderProps {
  /** Keeps it unfolded where it is so only for a form. */
  readonly unfold?: () => void;
  /** Why the last click has changed nothing. */
  readonly refusal: Refusal | null;
  readonly failure: ErrorCode | null;
  readonly intent: FixIntent | null;
  readonly timeIntent: TimeIntent;
}

function RefusalLine({ refusal }: { readonly refusal: Refusal | null }) {
  return (
    <div class="refusal" role="alert">
      {refusal && <NoticeBox tone="warning">{refusalWords[refusal]}</NoticeBox>}
    </div>
  );
}

/** What the timer is drawn from; `null` where there is none. */
function timerParts({ view, timeIntent, actions }: PanelProps | WholeProps): TimerParts | null {
  return view !== null && hasTimer(view.timer)
    ? { view, timer: view.timer, intent: timeIntent, actions }
    : null;
}

function Whole(props: WholeProps) {
  const { view, failure, actions, refusal } = props;
  const timer = timerParts(props);
  return (
    <>
      <Header {...props} />
      {view && <Tour view={view} actions={actions} />}
      <RefusalLine refusal={refusal} />
      {timer && <TimerSection {...timer} unfold={props.unfold} />}
      {view !== null && <Body key={`${view.page.kind} ${view.page.key}`} {...props} view={view} />}
      {view === null && failure && <Notices notices={[noticeOf(failure)]} asOf={null} actions={actions} />}
      {view === null && !failure && <Skeleton />}
    </>
  );
}

interface SummaryProps {
  readonly view: PanelView | null;
  readonly failure: ErrorCode | null;
}

interface CollapsedProps extends SummaryProps {
  readonly refusal: Refusal | null;
  readonly timer: TimerParts | null;
  readonly expand: () => void;
}

/** What the strip and the folded drawer have room for. */
function summary({ view, failure }: SummaryProps): { readonly tone: Tone; readonly text: string } {
  if (failure) return { tone: 'bad', text: problemText(noticeOf(failure)) };
  if (view?.phase === 'loading') {
    const [own] = ownFailures(view);
    if (own) return { tone: 'bad', text: problemText(own) };
  }
  if (view === null || view.phase === 'loading') return { tone: 'neutral', text: m.panel_loading_time() };
  if (view.phase === 'notSetUp') return { tone: 'neutral', text: problemText(notSetUp) };
  if (view.phase === 'notFound') return { tone: 'warning', text: notFoundText(view.subject) };
  return {
    tone: view.verdict.tone,
    text: withoutDirectionControls(
      plainText(verdictSentence(view.verdict, view.subject.kind, view.administrator)),
    ),
  };
}

/** Who else is on the clock: oneself has the timer. */
function withoutOwn(time: TimeView, timer: TimerParts | null): TimeView {
  const own = timer?.timer.running?.entry.id;
  return own === undefined
    ? time
    : { ...time, running: time.running.filter(({ entryId }) => entryId !== own) };
}

function Strip({ view, failure, refusal, timer, expand }: CollapsedProps) {
  const { tone, text } = summary({ view, failure });
  const ticking = view?.phase === 'ready' &&
    view.time && { time: withoutOwn(view.time, timer), clockSkewMs: view.clockSkewMs };
  return (
    <>
      <div class="strip-line">
        <h2>{m.panel_product()}</h2>
        <ToneIcon tone={tone} />
        <bdi class="strip-text" title={text}>
          {text}
        </bdi>
        {timer && !runsElsewhere(timer) && <TimerBar {...timer} />}
        {ticking && <OnTheClock {...ticking} />}
        {ticking && <TimeTotal {...ticking} />}
        <Age view={view} />
        <IconButton icon="unfold" label={m.panel_expand()} isExpanded={false} onClick={expand} />
      </div>
      <RefusalLine refusal={refusal} />
      {timer && <TimerBelowStrip {...timer} />}
    </>
  );
}

function DrawerHandle({ view, failure, timer, expand }: CollapsedProps) {
  const { tone, text } = summary({ view, failure });
  return (
    <button type="button" class="button drawer-handle" aria-expanded={false} title={text} onClick={expand}>
      <ToneIcon tone={tone} /> {m.panel_product()}
      {timer && <RunningClock {...timer} />}
    </button>
  );
}

export interface PanelProps extends Omit<WholeProps, 'collapse' | 'unfold'> {
  readonly mode: PanelMode;
}

/**
 * The whole panel as a function of its view. In the strip and the drawer it can be unfolded and folded; that choice holds while the
 * user moves from page to page.
 */
export function Panel({ mode, ...whole }: PanelProps) {
  const { view, failure, refusal, timeIntent, actions } = whole;
  const [chosen, setChosen] = useState<Partial<Record<PanelMode, boolean>>>({});
  const set = (isExpanded: boolean) => () => setChosen({ ...chosen, [mode]: isExpanded });
  // Over the page the drawer opens by itself only where the user has come to see time.
  const isExpanded = chosen[mode] ?? (mode === 'drawer' && view?.page.tab === 'budget');
  // One place for all shapes, so that what was typed stays when the page turns to another of its tabs.
  if (mode === 'panel' || isExpanded || timeIntent.box !== null) {
    const collapse = () => {
      set(false)();
      actions.setTimeIntent({ ...timeIntent, box: null });
    };
    return (
      <div class="unfolded">
        <Whole {...whole} {...(mode !== 'panel' && { collapse, unfold: set(true) })} />
      </div>
    );
  }
  const Collapsed = mode === 'drawer' ? DrawerHandle : Strip;
  return (
    <Collapsed view={view} failure={failure} refusal={refusal} timer={timerParts(whole)} expand={set(true)} />
  );
}
