import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { wallClockAt } from '../../domain/time/wall-clock';
import { m } from '../../i18n/compiled/messages';
import { sentence } from '../../i18n/sentence';
import type { TimerView } from '../../messages/time-tracking';
import { Button } from '../../ui/button';
import { NoticeBox } from '../../ui/notice-box';
import { SentenceText } from '../../ui/sentence-text';
import { momentWords, nameWords } from '../../ui/time/words';
import { ObstacleLine, StrandsBox } from './obstacles';
import { RunLine } from './run-line';
import { ShortcutList } from './shortcut-list';
import { EntryForm, StartForm, StopForm } from './time-forms';
import { isAwaited, type TimerParts, toggleBox } from './time-intents';
import { DetailButtons, runsElsewhere, TimerBar } from './timer-bar';
import { guessedEnd, pressStop } from './timer-presses';

/** Whether there is anything to show of a timer at all. */
export function hasTimer(timer: TimerView | null): timer is TimerView {
  return timer !== null && timer.obstacle !== 'notConnected';
}

/** That what is running was forgotten, and the likely end in one click. */
function Forgotten(parts: TimerParts) {
  const { timer, view, intent } = parts;
  const { running, today, timeZone, mayManage } = timer;
  if (!running?.isForgotten) return null;
  const now = Date.now() + view.clockSkewMs;
  const { startMs, path } = running.entry;
  const end = guessedEnd(running, timer, now);
  const ends = m.timer_ends_by_itself({
    moment: momentWords(wallClockAt(running.endsByItselfMs, timeZone), today),
  });
  return (
    <div class="box forgotten">
      <NoticeBox tone="warning">
        <SentenceText
          sentence={sentence(m.timer_forgotten, {
            name: [nameWords(path)],
            moment: momentWords(wallClockAt(startMs, timeZone), today),
          })}
        />{' '}
        {mayManage ? ends : m.timer_forgotten_ask()}
      </NoticeBox>
      {mayManage && !isAwaited(intent) && intent.box?.kind !== 'stop' && (
        <p class="buttons">
          <Button kind="primary" onClick={() => pressStop(parts, end)}>
            {m.timer_forgotten_stop({ moment: momentWords(end, today) })}
          </Button>
          <Button onClick={() => toggleBox(parts, { kind: 'stop' })}>{m.timer_correct_end()}</Button>
        </p>
      )}
    </div>
  );
}

function Box(parts: TimerParts) {
  const { running } = parts.timer;
  switch (parts.intent.box?.kind) {
    case 'start':
      return <StartForm {...parts} />;
    case 'strands':
      return <StrandsBox {...parts} />;
    case 'stop':
      return running && <StopForm key={running.entry.id} {...parts} running={running} />;
    case 'log':
      return <EntryForm {...parts} />;
    case 'shortcuts':
      return <ShortcutList {...parts} />;
    default:
      return null;
  }
}

export interface TimerSectionProps extends TimerParts {
  /** What of the time stands in the same line, before the buttons. */
  readonly before: ComponentChildren;
  /** Behind the buttons. */
  readonly after: ComponentChildren;
}

/** The timer's line in the card, with what it unfolds and what was done last. */
export function TimerSection({ before, after, ...parts }: TimerSectionProps) {
  const root = useRef<HTMLElement>(null);
  const isBusy = isAwaited(parts.intent);
  useLayoutEffect(() => {
    const shadow = root.current?.getRootNode();
    // The button that was pressed goes away while the worker is at work.
    if (isBusy && shadow instanceof ShadowRoot && shadow.activeElement === null)
      root.current?.focus({ preventScroll: true });
  }, [isBusy]);
  return (
    <section class="timer" tabIndex={-1} aria-label={m.timer_section()} ref={root}>
      <div class="timer-line">
        {before}
        <div class="timer-actions" data-tour="act">
          <TimerBar {...parts} />
          <ObstacleLine {...parts} />
          <DetailButtons {...parts} />
          {after}
        </div>
      </div>
      <Forgotten {...parts} />
      <RunLine {...parts} />
      <Box {...parts} />
    </section>
  );
}

/** What a folded panel says of the timer below its line. */
export function TimerBelowStrip(parts: TimerParts) {
  return (
    <>
      {runsElsewhere(parts) && (
        <div class="timer-line">
          <TimerBar {...parts} />
        </div>
      )}
      <Forgotten {...parts} />
      <RunLine {...parts} />
    </>
  );
}
