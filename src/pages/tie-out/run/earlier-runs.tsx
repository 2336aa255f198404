import { useState } from 'preact/hooks';
import { m } from '../../../i18n/compiled/messages';
import type { BulkRunView } from '../../../messages/bulk-run';
import { ToneIcon } from '../../../ui/tone-icon';
import { useQuery } from '../../use-query';
import { commonWords, errorSentence } from '../../words';
import { Dialog } from '../dialog';
import { ReportDialog } from './report-dialog';
import { toneOf } from './run-tone';
import { UndoDialog } from './undo-dialog';
import type { BulkRun } from './use-bulk-run';
import { earlierRunName, earlierRunWords } from './words';

interface EarlierRunsProps {
  readonly bulk: BulkRun;
  /** Nothing is under way, so that one of them can be undone. */
  readonly isOver: boolean;
}

/** What opens the list of the runs before the one that is shown; nothing where there are none. */
export function EarlierRuns(props: EarlierRunsProps) {
  const { value: runs, error } = useQuery('bulk.earlier');
  const [isOpen, setOpen] = useState(false);
  if (!error && !runs?.length) return null;
  return (
    <>
      <button type="button" class="quiet" onClick={() => setOpen(true)}>
        {m.workbench_earlier()}
      </button>
      {isOpen && <EarlierDialog {...props} close={() => setOpen(false)} />}
    </>
  );
}

/** One dialog at a time: a report takes the place of the list, and gives it back. */
function EarlierDialog({ bulk, isOver, close }: EarlierRunsProps & { readonly close: () => void }) {
  // Asked anew whenever it is opened: an item may have been undone by itself since.
  const { value: runs, error } = useQuery('bulk.earlier');
  const [chosen, setChosen] = useState<{ readonly run: BulkRunView; readonly to: 'report' | 'undo' } | null>(
    null,
  );
  const back = () => setChosen(null);
  if (chosen?.to === 'report') return <ReportDialog run={chosen.run} close={back} />;
  if (chosen) return <UndoDialog bulk={bulk} runId={chosen.run.id} close={back} />;
  return (
    <Dialog title={m.workbench_earlier()} onClose={close}>
      {error && (
        <p class="trouble" role="alert">
          {errorSentence(error)}
        </p>
      )}
      {!runs && !error && <p role="status">{commonWords.loading}</p>}
      <ul class="report">
        {runs?.map((run) => {
          const name = earlierRunName(run, Date.now());
          const button = (label: string, to: 'report' | 'undo') => (
            <button
              type="button"
              aria-label={m.workbench_act_on({ action: label, name })}
              onClick={() => setChosen({ run, to })}
            >
              {label}
            </button>
          );
          return (
            <li key={run.id}>
              <ToneIcon tone={toneOf(run)} />
              <span>
                {name}
                <span class="detail">{earlierRunWords(run)}</span>
              </span>
              <span class="actions">
                {button(m.workbench_report(), 'report')}
                {isOver && run.canUndo && button(m.workbench_undo_run(), 'undo')}
              </span>
            </li>
          );
        })}
      </ul>
      <div class="actions">
        <button type="button" onClick={close}>
          {m.workbench_close()}
        </button>
      </div>
    </Dialog>
  );
}
