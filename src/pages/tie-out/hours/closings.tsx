import { useState } from 'preact/hooks';
import type { Period } from '../../../domain/time/period';
import { m } from '../../../i18n/compiled/messages';
import { day, shortDay } from '../../../i18n/dates';
import { duration } from '../../../i18n/durations';
import { counted } from '../../../i18n/numbers';
import type { ChangedItem, HoursChangeView, HoursClosing, HoursView } from '../../../messages/hours';
import { Disclosure } from '../../../ui/disclosure';
import { periodWords, stateWords, toneOf } from '../../../ui/hours/words';
import { Isolated } from '../../../ui/isolated';
import { NamePath } from '../../../ui/name-path';
import { ToneIcon } from '../../../ui/tone-icon';
import { saveCsv } from '../../save-csv';
import { type Mutation, useMutation, useQuery } from '../../use-query';
import { errorSentence } from '../../words';
import { Dialog } from '../dialog';
import type { TabProps } from '../tabs';
import { closingCsv } from './closing-csv';
import { useClosedLines } from './use-items';

interface ClosingsProps {
  readonly view: HoursView;
  readonly go: TabProps['go'];
}

/** Periods that were closed, what has changed since, and the way to close the one on screen. */
export function Closings({ view, go }: ClosingsProps) {
  const { value: closings, error, refetch } = useQuery('hours.closings');
  const mutation = useMutation();
  const [isAsking, setAsking] = useState(false);
  const { period } = view;
  const isShown = (other: Period) => other.from === period.from && other.to === period.to;
  const canClose = view.isKnown && view.unknown === null;
  const trouble = error ?? mutation.error;
  const own = closings?.filter((closing) => isShown(closing.period)) ?? [];
  const others = closings?.filter((closing) => !isShown(closing.period)) ?? [];
  const remove = (id: string) => mutation.run('hours.removeClosing', { id }, refetch);
  return (
    <div class="closings">
      {trouble && (
        <p class="trouble" role="alert">
          {errorSentence(trouble)}
        </p>
      )}
      {own.map((closing) => (
        <Closed key={closing.id} closing={closing} today={view.today} mutation={mutation} remove={remove} />
      ))}
      {canClose && (
        <div class="actions">
          <button type="button" onClick={() => setAsking(true)}>
            {m.hours_close({ period: periodWords(period) })}
          </button>
        </div>
      )}
      {others.length > 0 && (
        <Disclosure label={m.hours_closed_earlier()}>
          <ul class="closed">
            {others.map((closing) => (
              <li key={closing.id}>
                {closedWords(closing)}{' '}
                <button
                  type="button"
                  class="quiet"
                  onClick={() => go({ period: { kind: 'custom', ...closing.period }, open: null })}
                >
                  {m.hours_show_period({ period: periodWords(closing.period) })}
                </button>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {isAsking && (
        <Dialog title={m.hours_close_title({ period: periodWords(period) })} onClose={() => setAsking(false)}>
          <p>{m.hours_close_hint()}</p>
          <div class="buttons">
            <button
              type="button"
              class="primary"
              disabled={mutation.isBusy}
              onClick={() =>
                mutation.run('hours.close', { period }, () => {
                  setAsking(false);
                  refetch();
                })
              }
            >
              {m.hours_close_confirm()}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {m.hours_close_cancel()}
            </button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

/** `November 2026 closed on Dec 2: 3 exceptions` */
function closedWords({ period, closedAt, exceptions }: HoursClosing): string {
  return m.hours_closed({
    period: periodWords(period),
    day: shortDay(closedAt, Date.now()),
    ...counted(exceptions),
  });
}

interface ClosedProps {
  readonly closing: HoursClosing;
  readonly today: string;
  readonly mutation: Mutation;
  readonly remove: (id: string) => void;
}

function Closed({ closing, today, mutation, remove }: ClosedProps) {
  const { id, period } = closing;
  const { value } = useQuery('hours.changes', { id });
  const changes = value?.changes;
  return (
    <>
      <section class="card closed-period">
        <div class="run-line">
          <p>
            <b>{closedWords(closing)}</b> <span class="hint">{sumsOf(closing)}</span>
          </p>
          {changes && <ExportClosing id={id} period={period} />}
          <button
            type="button"
            class="quiet"
            disabled={mutation.isBusy}
            aria-label={m.hours_remove_closing_name({ period: periodWords(period) })}
            onClick={() => remove(id)}
          >
            {m.hours_remove_closing()}
          </button>
        </div>
        {value && changes === null && <p class="hint">{m.hours_changes_unknown()}</p>}
        {changes?.length === 0 && <p>{m.hours_changes_none()}</p>}
        {changes && changes.length > 0 && (
          <details>
            <summary>{m.hours_changes_since(counted(changes.length))}</summary>
            <ul class="changes">
              {changes.map((change, at) => (
                <ChangeLine key={at} change={change} today={today} />
              ))}
            </ul>
          </details>
        )}
      </section>
      <ClosedReport closing={closing} changes={changes ?? null} today={today} />
    </>
  );
}

interface ClosedReportProps {
  readonly closing: HoursClosing;
  readonly changes: readonly HoursChangeView[] | null;
  readonly today: string;
}

/** The same on paper, below the hours as they are now. */
function ClosedReport({ closing, changes, today }: ClosedReportProps) {
  return (
    <div class="printed">
      <h2>{closedWords(closing)}</h2>
      <p>{sumsOf(closing)}</p>
      <p>{changesWords(changes)}</p>
      {changes && changes.length > 0 && (
        <ul class="changes">
          {changes.map((change, at) => (
            <ChangeLine key={at} change={change} today={today} />
          ))}
        </ul>
      )}
    </div>
  );
}

function sumsOf({ arrivedSeconds, missingSeconds }: HoursClosing): string {
  return m.hours_closed_sums({ arrived: duration(arrivedSeconds), missing: duration(missingSeconds) });
}

/** @param changes `null` where the period is not read now */
function changesWords(changes: readonly HoursChangeView[] | null): string {
  if (changes === null) return m.hours_changes_unknown();
  return changes.length === 0 ? m.hours_changes_none() : m.hours_changes_since(counted(changes.length));
}

function ExportClosing({ id, period }: Pick<HoursClosing, 'id' | 'period'>) {
  const lines = useClosedLines(id);
  const words = periodWords(period);
  return (
    <>
      <button
        type="button"
        class="quiet"
        disabled={lines.isBusy}
        aria-label={m.hours_closing_csv_name({ period: words })}
        onClick={() =>
          lines.load((all) => saveCsv(m.hours_closing_csv_title({ period: words }), closingCsv(all)))
        }
      >
        {m.hours_export_csv()}
      </button>
      {lines.error && (
        <span class="trouble" role="alert">
          {errorSentence(lines.error)}
        </span>
      )}
    </>
  );
}

function ChangeLine({
  change: { before, after },
  today,
}: {
  readonly change: HoursChangeView;
  readonly today: string;
}) {
  const item = after ?? before;
  if (!item) return null;
  return (
    <li>
      <span class="entry-head">
        <time dateTime={item.date}>{day(item.date, today)}</time>
        {item.jobPath.length > 0 ? <NamePath path={item.jobPath} /> : <Isolated text={item.client} />}
      </span>
      <span>
        {before ? <Side item={before} /> : m.hours_changes_made()} <span aria-hidden="true">→</span>{' '}
        {after ? <Side item={after} /> : m.hours_changes_gone()}
      </span>
    </li>
  );
}

function Side({ item: { state, timeSeconds, quickbooksSeconds } }: { readonly item: ChangedItem }) {
  return (
    <>
      <ToneIcon tone={toneOf(state)} /> {stateWords(state)} {duration(timeSeconds || quickbooksSeconds)}
    </>
  );
}
