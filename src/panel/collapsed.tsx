import { m } from '../i18n/compiled/messages';
import { plainText } from '../i18n/sentence';
import type { ErrorCode } from '../messages/errors';
import type { PanelView } from '../messages/panel-view';
import { IconButton } from '../ui/button';
import { withoutDirectionControls } from '../ui/isolated';
import { type Tone, ToneIcon } from '../ui/tone-icon';
import { Age } from './age';
import type { Refusal } from './click-guard';
import { noticeOf, notSetUp, ownFailures } from './notices';
import { RefusalLine } from './refusal-line';
import { OnTheClock, TimeTotal, withoutOwn } from './time/time-section';
import type { TimerParts } from './timer/time-intents';
import { RunningClock, runsElsewhere, TimerBar } from './timer/timer-bar';
import { TimerBelowStrip } from './timer/timer-section';
import { notFoundText, problemText, verdictSentence } from './words';

interface SummaryProps {
  readonly view: PanelView | null;
  readonly failure: ErrorCode | null;
}

export interface CollapsedProps extends SummaryProps {
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

/** One line in the page. */
export function Strip({ view, failure, refusal, timer, expand }: CollapsedProps) {
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

/** At the right edge of a page that offers no place. */
export function DrawerHandle({ view, failure, timer, expand }: CollapsedProps) {
  const { tone, text } = summary({ view, failure });
  return (
    <button type="button" class="button drawer-handle" aria-expanded={false} title={text} onClick={expand}>
      <ToneIcon tone={tone} /> {m.panel_product()}
      {timer && <RunningClock {...timer} />}
    </button>
  );
}
