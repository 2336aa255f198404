import { useState } from 'preact/hooks';
import { m } from '../../../i18n/compiled/messages';
import { number } from '../../../i18n/numbers';
import type { BulkItemState, BulkItemView, BulkRunView } from '../../../messages/bulk-run';
import { Isolated } from '../../../ui/isolated';
import { type Tone, ToneIcon } from '../../../ui/tone-icon';
import { saveCsv } from '../../save-csv';
import { useQuery } from '../../use-query';
import { commonWords, errorSentence } from '../../words';
import { Dialog } from '../dialog';
import { words } from '../words';
import { runCsv } from './run-csv';
import { itemStates, reasonWords, resultWords, stateWords } from './words';

const tones: Readonly<Record<BulkItemState, Tone>> = {
  waiting: 'neutral',
  running: 'neutral',
  done: 'good',
  alreadyDone: 'good',
  undone: 'neutral',
  planChanged: 'warning',
  failed: 'bad',
  left: 'neutral',
};

const linesAtOnce = 200;

interface ReportDialogProps {
  readonly run: Pick<BulkRunView, 'id' | 'isUndo'>;
  readonly close: () => void;
}

/** What has become of each client or work item of a run, to be read by outcome and to be kept as a file. */
export function ReportDialog({ run, close }: ReportDialogProps) {
  const { value: items, error } = useQuery('bulk.report', { runId: run.id });
  const [state, setState] = useState<BulkItemState | null>(null);
  const [lines, setLines] = useState(linesAtOnce);
  const shown = (items ?? []).filter((each) => state === null || each.state === state);
  const filterButton = (of: BulkItemState | null, label: string, count: number) => (
    <button
      type="button"
      key={label}
      aria-pressed={state === of}
      onClick={() => {
        setState(of);
        setLines(linesAtOnce);
      }}
    >
      {label} <span class="count">{number(count)}</span>
    </button>
  );
  return (
    <Dialog title={m.workbench_report_title()} onClose={close}>
      {error && (
        <p class="trouble" role="alert">
          {errorSentence(error)}
        </p>
      )}
      {!items && !error && <p role="status">{commonWords.loading}</p>}
      {items && (
        <fieldset class="filters">
          <legend class="visually-hidden">{words.show}</legend>
          {filterButton(null, m.workbench_report_all(), items.length)}
          {itemStates.map((each) => {
            const count = items.filter((item) => item.state === each).length;
            return count > 0 && filterButton(each, stateWords(each, run.isUndo), count);
          })}
        </fieldset>
      )}
      {items && shown.length === 0 && <p class="hint">{m.workbench_report_empty()}</p>}
      <ul class="report">
        {shown.slice(0, lines).map((view) => (
          <ReportLine key={view.item.key} view={view} />
        ))}
      </ul>
      <div class="actions">
        {shown.length > lines && (
          <button type="button" onClick={() => setLines(lines + linesAtOnce)}>
            {m.workbench_report_more()}
          </button>
        )}
        {items && (
          <button type="button" onClick={() => saveCsv(m.workbench_csv_name(), runCsv(shown))}>
            {words.exportCsv}
          </button>
        )}
        <button type="button" onClick={close}>
          {m.workbench_close()}
        </button>
      </div>
    </Dialog>
  );
}

function ReportLine({ view }: { readonly view: BulkItemView }) {
  const reason = reasonWords(view);
  return (
    <li>
      <ToneIcon tone={tones[view.state]} />
      <span>
        <Isolated text={view.item.title} />
        {reason !== '' && <span class="detail">{reason}</span>}
      </span>
      <span class="detail">{resultWords(view)}</span>
    </li>
  );
}
