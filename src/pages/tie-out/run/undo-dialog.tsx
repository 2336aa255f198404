import { useState } from 'preact/hooks';
import { m } from '../../../i18n/compiled/messages';
import { useMutation } from '../../use-query';
import { errorSentence } from '../../words';
import { Dialog } from '../dialog';
import { refusalWords } from '../plan/words';
import type { BulkRun } from './use-bulk-run';

interface UndoDialogProps {
  readonly bulk: BulkRun;
  readonly runId: string;
  readonly close: () => void;
}

/** Says what undoing a whole run does, before it does. */
export function UndoDialog({ bulk, runId, close }: UndoDialogProps) {
  const { isBusy, error, run } = useMutation();
  const [refusal, setRefusal] = useState<string | null>(null);
  const undo = () => {
    run('bulk.undo', { runId: crypto.randomUUID(), of: runId }, (outcome) => {
      if (outcome.kind !== 'begun') setRefusal(refusalWords(outcome));
      else {
        bulk.noteBegun();
        close();
      }
    });
  };
  const problem = error ? errorSentence(error) : refusal;
  return (
    <Dialog title={m.workbench_undo_title()} onClose={close}>
      <p>{m.workbench_undo_help()}</p>
      {problem !== null && (
        <p class="trouble" role="alert">
          {problem}
        </p>
      )}
      <div class="actions">
        <button type="button" class="primary" disabled={isBusy} onClick={undo}>
          {m.workbench_undo_confirm()}
        </button>
        <button type="button" onClick={close}>
          {m.workbench_cancel()}
        </button>
      </div>
    </Dialog>
  );
}
