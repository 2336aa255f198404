import type { Budget } from '../../domain/time/budget';
import { secondsAt } from '../../domain/time/tracked-time';
import { m } from '../../i18n/compiled/messages';
import { clock, duration } from '../../i18n/durations';
import { type Sentence, sentence } from '../../i18n/sentence';
import type { RunningTimer } from '../../messages/time-tracking';
import { Icon } from '../../ui/icon';
import { NamePath } from '../../ui/name-path';
import { SentenceText } from '../../ui/sentence-text';
import { breakWords, nameWords, pathWords } from '../../ui/time/words';
import { Ticking } from '../time/ticking';
import { budgetLeftWords } from '../words';
import { isAwaited, type TimerParts, toggleBox } from './time-intents';
import { canBook, canStart, hasToBeCorrected, pressStart, pressStop } from './timer-presses';

/** The second click of a double click is nobody's wish to stop what the first has started. */
function once(press: () => void): (event: MouseEvent) => void {
  return ({ detail }) => {
    if (detail < 2) press();
  };
}

function switchSentence({ entry }: RunningTimer, now: number): Sentence {
  const time = duration((now - entry.startMs) / 1_000);
  return sentence(m.timer_switch, { name: [nameWords(entry.path)], duration: time });
}

/** The clock alone, where there is room for nothing else. */
export function RunningClock({ timer: { running }, view }: TimerParts) {
  if (running === null) return null;
  const { startMs } = running.entry;
  return (
    <span class="timer-clock">
      <span class="live" role="img" aria-label={m.timer_on_clock()} />
      <b>
        <Ticking clockSkewMs={view.clockSkewMs} draw={(now) => clock((now - startMs) / 1_000)} />
      </b>
    </span>
  );
}

/** What is on the clock, ticking by QuickBooks Time's; where it is not this page's, by name. */
function Running({ parts, running }: { readonly parts: TimerParts; readonly running: RunningTimer }) {
  const { entry, address } = running;
  const path = <NamePath path={pathWords(entry.path)} />;
  return (
    <>
      <RunningClock {...parts} />
      {!parts.timer.isHere && (
        <span class="timer-name">
          {entry.breakKind && <span class="muted">{breakWords[entry.breakKind]}</span>}{' '}
          {address?.startsWith('https://') ? <a href={address}>{path}</a> : path}
        </span>
      )}
    </>
  );
}

/** What runs elsewhere takes a line of its own to be told. */
export function runsElsewhere({ timer: { running, isHere } }: TimerParts): boolean {
  return running !== null && !isHere;
}

/** The clock with Start and Stop: as much of it as a strip has room for. */
export function TimerBar(parts: TimerParts) {
  const { timer, intent, view } = parts;
  const { running, isHere, obstacle } = timer;
  const isBusy = isAwaited(intent);
  const mustCorrect = hasToBeCorrected(timer);
  return (
    <>
      {running && <Running parts={parts} running={running} />}
      {running && !mustCorrect && !isBusy && (
        <button
          key="stop"
          type="button"
          class={isHere ? 'button primary' : 'button'}
          aria-keyshortcuts={isHere || !canBook(timer) ? 's' : undefined}
          onClick={once(() => pressStop(parts))}
        >
          {m.timer_stop()}
        </button>
      )}
      {canStart(timer) && !isBusy && (
        <button
          key="start"
          type="button"
          class={obstacle === null ? 'button primary timer-start' : 'button timer-start'}
          aria-keyshortcuts="s"
          onClick={once(() => pressStart(parts))}
        >
          {running ? (
            <Ticking
              clockSkewMs={view.clockSkewMs}
              draw={(now) => <SentenceText sentence={switchSentence(running, now)} />}
            />
          ) : (
            m.timer_start()
          )}
        </button>
      )}
    </>
  );
}

/** What opens a form beside the bar; in a narrow column those that stand beside their own button are dots. */
export function DetailButtons(parts: TimerParts) {
  const { timer, intent } = parts;
  const { running, mayManage } = timer;
  const opens = (kind: 'start' | 'stop' | 'log', label: string, key?: string) => (
    <button
      type="button"
      class={kind === 'log' ? 'button plain' : 'button plain shortens'}
      title={kind === 'log' ? undefined : label}
      aria-expanded={intent.box?.kind === kind}
      aria-keyshortcuts={key}
      onClick={() => toggleBox(parts, { kind })}
    >
      {kind === 'log' ? (
        label
      ) : (
        <>
          <span>{label}</span>
          <Icon name="more" />
        </>
      )}
    </button>
  );
  return (
    <>
      {canStart(timer) && running === null && opens('start', m.timer_start_details())}
      {running && !hasToBeCorrected(timer) && opens('stop', m.timer_stop_details())}
      {mayManage && canBook(timer) && opens('log', m.timer_log_details(), 'l')}
    </>
  );
}

/** A part of the time is no measure of what is left. */
const wholeBases: ReadonlySet<Budget['basis']> = new Set<Budget['basis']>([
  'allTime',
  'ownTime',
  'ownGroupsTime',
]);

/** What is left of one's own line of the budget, ticking; nothing where the rights may not show all of it. */
export function OwnBudget({ view }: TimerParts) {
  const { budget, clockSkewMs } = view;
  const own = budget?.lines.find(({ isOwn }) => isOwn);
  if (!budget || !own || !wholeBases.has(budget.basis) || !('tracked' in own.person)) return null;
  if (own.person.isPartial) return null;
  const { tracked } = own.person;
  return (
    <Ticking
      clockSkewMs={clockSkewMs}
      draw={(now) => {
        const spent = secondsAt(tracked, now);
        const isOver = spent > own.estimateSeconds;
        return (
          <span class={isOver ? 'own-budget tone-bad' : 'own-budget muted'}>
            {budgetLeftWords(own.estimateSeconds, spent)}
          </span>
        );
      }}
    />
  );
}
