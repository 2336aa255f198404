import type { ComponentChildren } from 'preact';
import { secondsAt } from '../../domain/time/tracked-time';
import { m } from '../../i18n/compiled/messages';
import { clock, duration } from '../../i18n/durations';
import type { PanelView, TimeView } from '../../messages/panel-view';
import { Disclosure } from '../../ui/disclosure';
import { Isolated } from '../../ui/isolated';
import { SentenceText } from '../../ui/sentence-text';
import type { PanelActions } from '../panel-actions';
import type { TimerParts } from '../timer/time-intents';
import { more, noTimeSentence, onTheClockSince, pendingExportWords } from '../words';
import { BudgetSum } from './budget';
import { RangeChooser } from './range-chooser';
import { Ticking } from './ticking';
import { totalLine } from './total-line';

export interface TimeTotalProps {
  readonly time: TimeView;
  /** What to add to the local clock to get QuickBooks Time's. */
  readonly clockSkewMs: number;
}

/** All time in the range, with what is on the clock now counted up to this second. */
export function TimeTotal({ time, clockSkewMs }: TimeTotalProps) {
  return (
    <b class="total">
      <Ticking clockSkewMs={clockSkewMs} draw={(now) => duration(secondsAt(time.total, now))} />
    </b>
  );
}

/** Who else is on the clock: oneself has the timer. */
export function withoutOwn(time: TimeView, timer: TimerParts | null): TimeView {
  const own = timer?.timer.running?.entry.id;
  return own === undefined
    ? time
    : { ...time, running: time.running.filter(({ entryId }) => entryId !== own) };
}

/** Named in one line; all others are marked in the list of people. */
const clocksAtOnce = 2;

/** Who is on the clock, ticking. */
export function OnTheClock({ time, clockSkewMs }: TimeTotalProps) {
  if (time.running.length === 0) return null;
  const rest = time.running.slice(clocksAtOnce);
  return (
    <ul class="running muted">
      {time.running.slice(0, clocksAtOnce).map((row) => (
        <li key={row.entryId}>
          <span class="live" aria-hidden="true" />{' '}
          {onTheClockSince(
            <Isolated text={row.personName} />,
            <b>
              <Ticking clockSkewMs={clockSkewMs} draw={(now) => clock((now - row.startMs) / 1_000)} />
            </b>,
          )}
        </li>
      ))}
      {rest.length > 0 && (
        <li title={rest.map(({ personName }) => personName).join(', ')}>{more(rest.length)}</li>
      )}
    </ul>
  );
}

/** What of it is of this week, and how much of it has reached QuickBooks. */
export function TimeSums({ time, clockSkewMs }: TimeTotalProps) {
  const { entryCount, pendingExportReasons } = time;
  if (entryCount === 0) return null;
  return (
    <Ticking
      clockSkewMs={clockSkewMs}
      draw={(now) => (
        <ul class="sums muted">
          {totalLine(m.panel_this_week(), time.week, now)}
          {totalLine(m.panel_exported(), time.exported, now)}
          {totalLine(m.panel_not_exported(), time.pendingExport, now)}
          {pendingExportReasons.length > 0 && (
            <li>
              <Disclosure label={m.panel_why()}>
                <ul class="reasons">
                  {pendingExportReasons.map((row) => totalLine(pendingExportWords[row.reason], row, now))}
                </ul>
              </Disclosure>
            </li>
          )}
        </ul>
      )}
    />
  );
}

export interface TimeLineProps extends TimeTotalProps {
  readonly subject: PanelView['subject'];
  readonly budget: PanelView['budget'];
  readonly sendRequest: PanelActions['sendRequest'];
  /** What is left of one's own part of the budget. */
  readonly children: ComponentChildren;
}

/** Tracked time, live, in one line: the total of a range, the budget, and who is on the clock. */
export function TimeLine({ time, subject, clockSkewMs, budget, sendRequest, children }: TimeLineProps) {
  return (
    <section class="time">
      <div class="time-line" data-tour="time">
        <TimeTotal time={time} clockSkewMs={clockSkewMs} />
        <RangeChooser range={time.range} days={time.days} sendRequest={sendRequest} />
        {budget && <BudgetSum budget={budget} shown={time.total} clockSkewMs={clockSkewMs} />}
        {children}
        <OnTheClock time={time} clockSkewMs={clockSkewMs} />
      </div>
      {time.entryCount === 0 && (
        <p class="muted">
          <SentenceText sentence={noTimeSentence(time.range, subject.title)} />
        </p>
      )}
    </section>
  );
}
