import { m } from '../../../i18n/compiled/messages';
import { moment } from '../../../i18n/dates';
import { number } from '../../../i18n/numbers';
import { Isolated } from '../../../ui/isolated';
import { LogLine } from '../../options/log/log-line';
import { type LogRun, runsOf } from '../../options/log/log-runs';
import { logWords } from '../../options/log/words';
import { optionsAddress } from '../../options-address';
import { useQuery } from '../../use-query';
import { commonWords, errorSentence } from '../../words';
import type { Row } from '../rows';

/** What was changed from this browser for a client and its work, or for a work item, newest first. */
export function RowLog({ row }: { readonly row: Row }) {
  const { value: log, error } = useQuery('log.ofItem', { key: row.key });
  const runs = runsOf(log?.rows ?? []);
  return (
    <section class="row-log">
      <h2>{logWords.title}</h2>
      {error && (
        <p class="trouble" role="alert">
          {errorSentence(error)}
        </p>
      )}
      {!log && !error && <p class="hint">{commonWords.loading}</p>}
      {log && runs.length === 0 && <p class="hint">{m.log_item_empty()}</p>}
      {log && runs.length > 0 && (
        <ol>
          {runs.map((run) => (
            <RunOfRow key={run.id} run={run} row={row} />
          ))}
        </ol>
      )}
      <p class="hint">
        {log &&
          log.rows.length < log.count &&
          m.log_item_lines_newest({ shown: number(log.rows.length), number: number(log.count) })}{' '}
        <a href={optionsAddress('activity')}>{m.log_item_all()}</a>
      </p>
    </section>
  );
}

/** One click. A work item of a client is named, since the client alone is in the row. */
function RunOfRow({ run, row }: { readonly run: LogRun; readonly row: Row }) {
  return (
    <li>
      <p class="detail">
        <time dateTime={new Date(run.at).toISOString()}>{moment(run.at, Date.now())}</time>
        {run.karbonKey !== row.key && (
          <>
            {' · '}
            <Isolated text={run.itemTitle} />
          </>
        )}
        {run.lines.some(({ isUndo }) => isUndo) && ` · ${logWords.undoesEarlier}`}
      </p>
      <ol class="lines">
        {run.lines.map((line) => (
          <LogLine key={line.id} line={line} />
        ))}
      </ol>
    </li>
  );
}
