import { useMemo, useState } from 'preact/hooks';
import { m } from '../../../i18n/compiled/messages';
import { counted, number } from '../../../i18n/numbers';
import type { LogRow } from '../../../messages/fixes';
import type { TimeLogView } from '../../../messages/time-tracking';
import { runSentence } from '../../../ui/time/words';
import { saveCsv } from '../../save-csv';
import { useMutation, useQuery } from '../../use-query';
import { commonWords, errorSentence } from '../../words';
import { headingOf } from '../words';
import {
  type ActivityItem,
  activityOf,
  everything,
  fixChange,
  isFiltered,
  passing,
  type TimeChange,
  timeChange,
} from './activity';
import { activityCsv } from './activity-csv';
import { ActivityFilters } from './activity-filters';
import { LogRunItem } from './log-run';
import { runsOf } from './log-runs';
import { TimeRunItem } from './time-run';
import { logWords } from './words';

const atATime = 50;
/** More lines the worker neither keeps nor hands out. */
const maxLines = 5_000;

/** Everything that was changed from this browser, fixes and one's own time, to be searched, narrowed, exported and undone. */
export function ActivitySection() {
  const [filter, setFilter] = useState(everything);
  const [count, setCount] = useState(atATime);
  // A search goes over all there is.
  const isNarrowed = isFiltered(filter);
  const { value: log, error } = useQuery('log.list', { count: isNarrowed ? maxLines : count });
  const { value: timeLog, error: timeError } = useQuery('time.log');
  const exporting = useMutation();
  const undoing = useMutation();
  const trouble = undoing.error ?? exporting.error ?? error ?? timeError;
  const times = useMemo(() => timeChangesOf(timeLog), [timeLog]);
  const items = useMemo(() => log && itemsOf(log, times), [log, times]);
  const isLoading = !error && (!log || !areAllThere(log, isNarrowed ? maxLines : 0));
  const found = items ? passing(items, filter, Date.now()) : [];
  const shown = found.slice(0, count);
  const hasMore = found.length > shown.length || (!isNarrowed && log !== null && !areAllThere(log));
  const isEmpty = log !== null && timeLog !== null && log.count === 0 && times.length === 0;

  return (
    <section class="card" aria-labelledby={headingOf('activity')}>
      <p class="hint">{isEmpty ? m.activity_empty() : logWords.lead}</p>
      {trouble && (
        <p class="trouble" role="alert">
          {errorSentence(trouble)}
        </p>
      )}
      {!isEmpty && log && <ActivityFilters filter={filter} setFilter={setFilter} />}
      {shown.length > 0 && (
        <ol class="runs">
          {shown.map((item) =>
            item.kind === 'fix' ? (
              <LogRunItem key={item.id} run={item.run} />
            ) : (
              <TimeRunItem key={item.id} change={item} undoing={undoing} />
            ),
          )}
        </ol>
      )}
      <p class="hint" role="status">
        {isLoading
          ? commonWords.loading
          : !isEmpty && countWords(shown.length, found.length, isNarrowed, hasMore)}
      </p>
      {!isEmpty && (
        <div class="actions">
          {hasMore && (
            <button type="button" onClick={() => setCount(Math.min(count + atATime, maxLines))}>
              {logWords.showMore}
            </button>
          )}
          {isNarrowed && (
            <button type="button" class="quiet" onClick={() => setFilter(everything)}>
              {m.activity_clear()}
            </button>
          )}
          {found.length > 0 && (
            <button
              type="button"
              disabled={exporting.isBusy}
              onClick={() =>
                exporting.run('log.list', { count: maxLines }, (all) =>
                  saveCsv(logWords.title, activityCsv(passing(itemsOf(all, times), filter, Date.now()))),
                )
              }
            >
              {exporting.isBusy ? logWords.exporting : logWords.exportCsv}
            </button>
          )}
        </div>
      )}
    </section>
  );
}

interface LogPart {
  readonly rows: readonly LogRow[];
  /** How many there are in all. */
  readonly count: number;
}

/** Whether these are all lines there are, or as many as were asked for. */
function areAllThere({ rows, count }: LogPart, asked = Number.POSITIVE_INFINITY): boolean {
  return rows.length >= Math.min(count, asked);
}

function itemsOf(log: LogPart, times: readonly TimeChange[]): readonly ActivityItem[] {
  return activityOf(runsOf(log.rows).map(fixChange), times, areAllThere(log));
}

/** What was undone says so itself, so that the undoing has no line of its own unless it failed. */
function timeChangesOf(log: TimeLogView | null): readonly TimeChange[] {
  if (!log) return [];
  return log.runs
    .filter(({ action, state }) => action !== 'undo' || state === 'failed')
    .map((run) => {
      const told = run.state === 'undone' ? ({ ...run, state: 'done' } as const) : run;
      return timeChange(run, runSentence(told, log, errorSentence));
    });
}

function countWords(shown: number, found: number, isNarrowed: boolean, hasMore: boolean): string {
  if (found === 0) return m.activity_no_match();
  if (isNarrowed) return m.activity_matches({ shown: number(shown), ...counted(found) });
  return hasMore ? m.activity_newest(counted(shown)) : m.activity_count(counted(shown));
}
