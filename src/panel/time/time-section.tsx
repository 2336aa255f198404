import { secondsAt, type TrackedTime } from '../../domain/time/tracked-time';
import { m } from '../../i18n/compiled/messages';
import { clock, duration } from '../../i18n/durations';
import type { PanelView, TimeView } from '../../messages/panel-view';
import { Disclosure } from '../../ui/disclosure';
import { Isolated } from '../../ui/isolated';
import { SentenceText } from '../../ui/sentence-text';
import type { PanelActions } from '../panel-actions';
import { noTimeSentence, onTheClockSince, pendingExportWords } from '../words';
import { Breakdown } from './breakdown';
import { BudgetSum } from './budget';
import { RangeChooser } from './range-chooser';
import { Ticking } from './ticking';

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

/** Who is on the clock, ticking. */
export function OnTheClock({ time, clockSkewMs }: TimeTotalProps) {
  if (time.running.length === 0) return null;
  return (
    <ul class="running muted">
      {time.running.map((row) => (
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
    </ul>
  );
}

function totalLine(label: string, amount: TrackedTime, now: number) {
  return (
    <li key={label}>
      {label} <b>{duration(secondsAt(amount, now))}</b>
    </li>
  );
}

function TotalsList({ time, clockSkewMs }: TimeTotalProps) {
  const { pendingExportReasons } = time;
  return (
    <Ticking
      clockSkewMs={clockSkewMs}
      draw={(now) => (
        <ul class="sums muted">
          {totalLine(m.panel_this_week(), time.week, now)}
          {time.billable && totalLine(m.panel_billable(), time.billable, now)}
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

export interface TimeSectionProps {
  readonly view: PanelView;
  readonly time: TimeView;
  readonly actions: PanelActions;
}

/** Tracked time, live: totals, budget, who is on the clock, and what makes it up. */
export function TimeSection({ view, time, actions }: TimeSectionProps) {
  const { clockSkewMs, budget, subject } = view;
  const { sendRequest } = actions;
  return (
    <section class="time">
      <div class="time-line" data-tour="time">
        <TimeTotal time={time} clockSkewMs={clockSkewMs} />
        {budget && <BudgetSum budget={budget} clockSkewMs={clockSkewMs} />}
        <span class="spacer" />
        <RangeChooser range={time.range} days={time.days} sendRequest={sendRequest} />
      </div>
      {time.entryCount === 0 ? (
        <p class="muted">
          <SentenceText sentence={noTimeSentence(time.range, subject.title)} />
        </p>
      ) : (
        <>
          <TotalsList time={time} clockSkewMs={clockSkewMs} />
          <OnTheClock time={time} clockSkewMs={clockSkewMs} />
        </>
      )}
      <Breakdown time={time} clockSkewMs={clockSkewMs} budget={budget} sendRequest={sendRequest} />
    </section>
  );
}
