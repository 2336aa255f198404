import { useState } from 'preact/hooks';
import { m } from '../../../i18n/compiled/messages';
import { moment } from '../../../i18n/dates';
import type { TimeLogView, TimeRunView } from '../../../messages/time-tracking';
import { SentenceText } from '../../../ui/sentence-text';
import { runSentence } from '../../../ui/time/words';
import { type Mutation, useMutation, useQuery } from '../../use-query';
import { errorSentence } from '../../words';

const runsAtATime = 10;

/** Every change of one's own time; what can be undone has a button for it. Nothing where there is none. */
export function TimeLogSection() {
  const { value: log, error } = useQuery('time.log');
  const [count, setCount] = useState(runsAtATime);
  const undoing = useMutation();
  const trouble = undoing.error ?? error;
  // What was taken back says so itself.
  const runs = log?.runs.filter(({ action, state }) => action !== 'undo' || state === 'failed') ?? [];
  if (!log || (runs.length === 0 && !trouble)) return null;
  return (
    <section class="card" aria-labelledby="time-log-title">
      <h2 id="time-log-title">{m.log_time_title()}</h2>
      {trouble && (
        <p class="trouble" role="alert">
          {errorSentence(trouble)}
        </p>
      )}
      <ol class="runs">
        {runs.slice(0, count).map((run) => (
          <TimeRun key={run.id} run={run} log={log} undoing={undoing} />
        ))}
      </ol>
      {runs.length > count && (
        <div class="actions">
          <button type="button" onClick={() => setCount(count + runsAtATime)}>
            {m.log_show_more()}
          </button>
        </div>
      )}
    </section>
  );
}

interface TimeRunProps {
  readonly run: TimeRunView;
  readonly log: TimeLogView;
  readonly undoing: Mutation;
}

function TimeRun({ run, log, undoing }: TimeRunProps) {
  const lineId = `time-${run.id}`;
  const isUndone = run.state === 'undone';
  const undo = () => {
    const request = { type: 'undoTime', runId: crypto.randomUUID(), of: run.id } as const;
    undoing.run('time.ask', { jobcodeId: null, request }, () => undefined);
  };
  return (
    <li class="run">
      <p id={lineId}>
        <SentenceText
          sentence={runSentence(isUndone ? { ...run, state: 'done' } : run, log, errorSentence)}
        />
      </p>
      <p class="hint">
        <time dateTime={new Date(run.atMs).toISOString()}>{moment(run.atMs, Date.now())}</time>
        {isUndone && ` · ${m.common_undone()}`}
      </p>
      {run.canUndo && (
        <div class="actions">
          <button type="button" aria-describedby={lineId} disabled={undoing.isBusy} onClick={undo}>
            {m.common_undo()}
          </button>
        </div>
      )}
    </li>
  );
}
