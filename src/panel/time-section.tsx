import type { BudgetView, PanelView, RunningRow, TimeView } from '../messages/panel-view';
import { Bar } from '../ui/bar';
import { Fold } from '../ui/fold';
import { Isolated } from '../ui/isolated';
import { Breakdown } from './breakdown';
import type { PanelActions } from './panel-actions';
import { RangeChooser } from './range-chooser';
import { SentenceText } from './sentence-text';
import { Ticking } from './ticking';
import { duration, emptyText, ofBudget, perCent, tickingDuration, waitingWords, words } from './words';

/** @param clockSkewMs what to add to the local clock to get QuickBooks Time's */
function runningSeconds(running: readonly RunningRow[], now: number, clockSkewMs: number): number {
  return running.reduce((sum, { startMs }) => sum + Math.max(0, now + clockSkewMs - startMs) / 1_000, 0);
}

export interface TimeTotalProps {
  readonly time: TimeView;
  readonly clockSkewMs: number;
}

/** All time in the range, with what is on the clock now counted up to this second. */
export function TimeTotal({ time, clockSkewMs }: TimeTotalProps) {
  return (
    <b class="total">
      <Ticking draw={(now) => duration(time.totalSeconds + runningSeconds(time.running, now, clockSkewMs))} />
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
          <span class="live" aria-hidden="true" /> <Isolated text={row.personName} /> {words.onTheClock}{' '}
          <b>
            <Ticking draw={(now) => tickingDuration(runningSeconds([row], now, clockSkewMs))} />
          </b>
        </li>
      ))}
    </ul>
  );
}

function BudgetBar({ time, budget, clockSkewMs }: TimeTotalProps & { readonly budget: BudgetView }) {
  const { estimateSeconds } = budget;
  return (
    <Ticking
      draw={(now) => {
        const spent = time.totalSeconds + runningSeconds(time.running, now, clockSkewMs);
        return (
          <span class={spent > estimateSeconds ? 'budget over' : 'budget'}>
            <span class="muted">{ofBudget(estimateSeconds)}</span>
            <Bar share={spent / estimateSeconds} />
            <b>{perCent(spent, estimateSeconds)}</b>
          </span>
        );
      }}
    />
  );
}

function Sum({ label, seconds }: { readonly label: string; readonly seconds: number }) {
  return (
    <li>
      {label} <b>{duration(seconds)}</b>
    </li>
  );
}

function Sums({ time }: { readonly time: TimeView }) {
  const { waitingBecause } = time;
  return (
    <ul class="sums muted">
      <Sum label={words.thisWeek} seconds={time.weekSeconds} />
      {time.billableSeconds !== null && <Sum label={words.billable} seconds={time.billableSeconds} />}
      <Sum label={words.exported} seconds={time.exportedSeconds} />
      <Sum label={words.waiting} seconds={time.waitingSeconds} />
      {waitingBecause.length > 0 && (
        <li>
          <Fold label={words.why}>
            <ul class="reasons">
              {waitingBecause.map(({ reason, seconds }) => (
                <Sum key={reason} label={waitingWords[reason]} seconds={seconds} />
              ))}
            </ul>
          </Fold>
        </li>
      )}
    </ul>
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
  const { ask } = actions;
  const isEmpty = time.entryCount === 0 && time.running.length === 0 && time.totalSeconds === 0;
  const hasBudget = budget !== null && budget.estimateSeconds > 0;
  return (
    <section class="time">
      <div class="time-line">
        <TimeTotal time={time} clockSkewMs={clockSkewMs} />
        {hasBudget && <BudgetBar time={time} budget={budget} clockSkewMs={clockSkewMs} />}
        <span class="spacer" />
        <RangeChooser range={time.range} days={time.days} ask={ask} />
      </div>
      {isEmpty ? (
        <p class="muted">
          <SentenceText sentence={[emptyText(time.range), [subject.title]]} />
        </p>
      ) : (
        <>
          <Sums time={time} />
          <OnTheClock time={time} clockSkewMs={clockSkewMs} />
        </>
      )}
      <Breakdown time={time} budget={hasBudget ? budget : null} />
    </section>
  );
}
