import { useEffect, useRef, useState } from 'preact/hooks';
import { saveCsv } from '../../save-csv';
import { useMutation, useQuery } from '../../use-query';
import { commonWords, errorSentence } from '../../words';
import { logCsv } from './log-csv';
import { LogRunItem } from './log-run';
import { runsOf } from './log-runs';
import { linesShown, logId, logWords } from './words';

const linesAtATime = 50;
/** More the worker neither keeps nor hands out. */
const maxLines = 5_000;

/** Every write there ever was, by click; what can be undone has a button for it. */
export function LogSection() {
  const [count, setCount] = useState(linesAtATime);
  const { value: log, error } = useQuery('log.list', { count });
  const exporting = useMutation();
  const trouble = exporting.error ?? error;
  const runs = runsOf(log?.rows ?? []);
  const section = useRef<HTMLElement>(null);
  const isThere = log !== null;
  // The browser looks for what an address leads to before the page is drawn.
  useEffect(() => {
    if (isThere && location.hash === `#${logId}`) section.current?.scrollIntoView();
  }, [isThere]);

  return (
    <section class="card" aria-labelledby="log-title" id={logId} ref={section}>
      <h2 id="log-title">{logWords.title}</h2>
      <p class="hint">{logWords.lead}</p>
      {trouble && (
        <p class="trouble" role="alert">
          {errorSentence(trouble)}
        </p>
      )}
      {!log && !error && <p class="hint">{commonWords.loading}</p>}
      {log && runs.length === 0 && <p class="hint">{logWords.empty}</p>}
      {log && runs.length > 0 && (
        <>
          <ol class="runs">
            {runs.map((run) => (
              <LogRunItem key={run.id} run={run} />
            ))}
          </ol>
          <p class="hint" role="status">
            {linesShown(log.rows.length, log.count)}
          </p>
          <div class="actions">
            {log.rows.length < log.count && count < maxLines && (
              <button type="button" onClick={() => setCount(Math.min(count + linesAtATime, maxLines))}>
                {logWords.showMore}
              </button>
            )}
            <button
              type="button"
              disabled={exporting.isBusy}
              onClick={() =>
                exporting.run('log.list', { count: maxLines }, ({ rows }) =>
                  saveCsv(logWords.title, logCsv(rows)),
                )
              }
            >
              {exporting.isBusy ? logWords.exporting : logWords.exportCsv}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
