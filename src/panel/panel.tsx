import { useMemo, useState } from 'preact/hooks';
import { m } from '../i18n/compiled/messages';
import { plainText } from '../i18n/sentence';
import type { ErrorCode } from '../messages/errors';
import type { Notice, PanelView } from '../messages/panel-view';
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
import { OnTheClock, TimeSection, TimeTotal } from './time/time-section';
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
}

function Ready(props: PartProps) {
  const { view, actions } = props;
  const { time, clockSkewMs } = view;
  return (
    <>
      <VerdictSection {...props} />
      {view.isTimePending && <Skeleton />}
      {time && <TimeSection view={view} time={time} actions={actions} />}
      <RecordList title={m.panel_members()} rows={view.members} clockSkewMs={clockSkewMs} />
      {view.unseenMembers > 0 && <p class="muted">{m.panel_members_unseen()}</p>}
      <RecordList title={m.panel_work()} rows={view.work} clockSkewMs={clockSkewMs} />
      {time && time.entryCount > 0 && (
        <Entries time={time} clockSkewMs={clockSkewMs} sendRequest={actions.sendRequest} />
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
function drawnBelow({ view, failure, intent }: PartProps) {
  const drawn = { ...view, asOf: 0, isRefreshing: 0, clockSkewMs: Math.round(view.clockSkewMs / 5_000) };
  return [drawn, failure, intent];
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
  /** Why the last click has changed nothing. */
  readonly refusal: Refusal | null;
  readonly failure: ErrorCode | null;
  readonly intent: FixIntent | null;
}

function Whole(props: WholeProps) {
  const { view, failure, actions, refusal } = props;
  return (
    <>
      <Header {...props} />
      <div class="refusal" role="alert">
        {refusal && <NoticeBox tone="warning">{refusalWords[refusal]}</NoticeBox>}
      </div>
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

function Strip({ view, failure, expand }: CollapsedProps) {
  const { tone, text } = summary({ view, failure });
  const ticking = view?.phase === 'ready' && view.time && { time: view.time, clockSkewMs: view.clockSkewMs };
  return (
    <div class="strip-line">
      <h2>{m.panel_product()}</h2>
      <ToneIcon tone={tone} />
      <bdi class="strip-text" title={text}>
        {text}
      </bdi>
      {ticking && <OnTheClock {...ticking} />}
      {ticking && <TimeTotal {...ticking} />}
      <Age view={view} />
      <IconButton icon="unfold" label={m.panel_expand()} isExpanded={false} onClick={expand} />
    </div>
  );
}

function DrawerHandle({ view, failure, expand }: CollapsedProps) {
  const { tone, text } = summary({ view, failure });
  return (
    <button type="button" class="button drawer-handle" aria-expanded={false} title={text} onClick={expand}>
      <ToneIcon tone={tone} /> {m.panel_product()}
    </button>
  );
}

export interface PanelProps extends Omit<WholeProps, 'collapse'> {
  readonly mode: PanelMode;
}

/**
 * The whole panel as a function of its view. In the strip and the drawer it can be unfolded and folded; that choice holds while the
 * user moves from page to page.
 */
export function Panel({ mode, ...whole }: PanelProps) {
  const { view, failure } = whole;
  const [chosen, setChosen] = useState<Partial<Record<PanelMode, boolean>>>({});
  if (mode === 'panel') return <Whole {...whole} />;
  const set = (isExpanded: boolean) => () => setChosen({ ...chosen, [mode]: isExpanded });
  // Over the page the drawer opens by itself only where the user has come to see time.
  const isExpanded = chosen[mode] ?? (mode === 'drawer' && view?.page.tab === 'budget');
  if (isExpanded) {
    return (
      <div class="unfolded">
        <Whole {...whole} collapse={set(false)} />
      </div>
    );
  }
  const Collapsed = mode === 'drawer' ? DrawerHandle : Strip;
  return <Collapsed view={view} failure={failure} expand={set(true)} />;
}
