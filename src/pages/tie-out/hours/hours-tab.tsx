import { useMemo } from 'preact/hooks';
import { m } from '../../../i18n/compiled/messages';
import { moment } from '../../../i18n/dates';
import { duration } from '../../../i18n/durations';
import { money } from '../../../i18n/numbers';
import type { HoursClient, HoursView } from '../../../messages/hours';
import { type HoursReadingView, hoursSources } from '../../../messages/hours-reading';
import { periodWords } from '../../../ui/hours/words';
import { commonWords, errorSentence } from '../../words';
import { ProgressBox } from '../progress';
import type { TabProps } from '../tabs';
import { words as pageWords } from '../words';
import { Closings } from './closings';
import { HoursSheet } from './hours-sheet';
import { PeriodField } from './period-field';
import { type HoursRun, useHours } from './use-hours';
import { estimateWords, unknownWords } from './words';

/** The hours of a period laid side by side: what has arrived in QuickBooks, what has not and why, and what to do. */
export function HoursTab(props: TabProps) {
  const { place, go } = props;
  const run = useHours(place.period);
  const { view, isAnswered, error, reading } = run;
  return (
    <div class="lists hours">
      <p class="hint">{m.hours_lead()}</p>
      <div class="tools">
        <PeriodField
          choice={place.period}
          period={view?.period ?? null}
          choose={(period) => go({ period, open: null })}
        />
        {view && <LoadButton run={run} view={view} />}
      </div>
      {error && (
        <p class="trouble" role="alert">
          {errorSentence(error)}
        </p>
      )}
      {!isAnswered && !error && <p role="status">{commonWords.loading}</p>}
      {isAnswered && !view && !error && (
        <p class="notice">
          {m.hours_not_connected()} <a href="/options/index.html">{pageWords.options}</a>
        </p>
      )}
      {reading && <Progress reading={reading} />}
      {view && <Hours {...props} hours={run} view={view} />}
    </div>
  );
}

function LoadButton({ run, view }: { readonly run: HoursRun; readonly view: HoursView }) {
  return (
    <div class="actions">
      {run.isLoading ? (
        <button type="button" onClick={run.stop}>
          {m.hours_cancel()}
        </button>
      ) : (
        <button type="button" class={view.isKnown ? undefined : 'primary'} onClick={run.load}>
          {view.isKnown ? m.hours_load_again() : m.hours_load()}
        </button>
      )}
    </div>
  );
}

function Progress({ reading }: { readonly reading: HoursReadingView }) {
  const known = hoursSources.map((source) => reading[source]).filter(({ unknown }) => unknown === null);
  const done = known.reduce((sum, { piecesRead }) => sum + piecesRead, 0);
  const all = known.reduce((sum, { pieces }) => sum + pieces, 0);
  return (
    <ProgressBox
      text={m.hours_loading({ done: String(done), all: String(all) })}
      share={all === 0 ? 0 : done / all}
    />
  );
}

interface HoursProps extends TabProps {
  readonly hours: HoursRun;
  readonly view: HoursView;
}

function Hours(props: HoursProps) {
  const { hours, view } = props;
  const { isKnown, clients } = view;
  return (
    <>
      {!hours.isLoading && <p class="hint">{estimateWords(view.estimate)}</p>}
      {isKnown && (
        <>
          <Facts view={view} />
          {view.unknown && <p class="notice">{unknownWords[view.unknown]}</p>}
          {view.karbon === 'holdsNone' && <p class="hint">{m.hours_karbon_none()}</p>}
          {clients.length === 0 ? (
            <p class="notice">{m.hours_none()}</p>
          ) : (
            <HoursSheet {...props} view={view} />
          )}
        </>
      )}
      <Closings view={view} go={props.go} />
    </>
  );
}

/** Whose hours these are, of when, and what they come to. */
function Facts({ view }: { readonly view: HoursView }) {
  const { clients, scope, asOf, period } = view;
  const sums = useMemo(() => totalsOf(clients), [clients]);
  const facts = [
    m.hours_total_all({ time: duration(sums.time) }),
    m.hours_missing_summary({ time: duration(sums.missing) }),
    ...(sums.atStake === null ? [] : [m.hours_at_stake_sum({ amount: money(sums.atStake) })]),
    ...(asOf === null ? [] : [m.hours_as_of({ time: moment(asOf, Date.now()) })]),
  ];
  return (
    <div class="hours-facts">
      <h2>{periodWords(period)}</h2>
      <p role="status">{facts.join(' · ')}</p>
      {scope === 'own' && <p class="mark">{m.hours_own_only()}</p>}
      {scope === 'ownGroups' && <p class="mark">{m.hours_own_groups_only()}</p>}
    </div>
  );
}

function totalsOf(clients: readonly HoursClient[]) {
  const rates = clients.flatMap(({ atStake }) => atStake ?? []);
  return {
    time: clients.reduce((sum, { timeSeconds }) => sum + timeSeconds, 0),
    missing: clients.reduce((sum, { missingSeconds }) => sum + missingSeconds, 0),
    atStake: rates.length === 0 ? null : rates.reduce((sum, rate) => sum + rate, 0),
  };
}
