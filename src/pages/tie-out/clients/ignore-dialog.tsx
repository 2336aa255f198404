import { useState } from 'preact/hooks';
import { m } from '../../../i18n/compiled/messages';
import { counted } from '../../../i18n/numbers';
import { errorSentence } from '../../words';
import { Dialog } from '../dialog';
import type { IgnoredClients } from '../use-ignored';

export interface IgnoreDialogProps {
  readonly keys: readonly string[];
  readonly ignored: IgnoredClients;
  /** @param isDone whether they are ignored now */
  readonly close: (isDone: boolean) => void;
}

const maxReasonLength = 200;

/** Asks why these clients are to be ignored, which need not be said. */
export function IgnoreDialog({ keys, ignored, close }: IgnoreDialogProps) {
  const [reason, setReason] = useState('');
  const { isBusy, error } = ignored.mutation;
  return (
    <Dialog title={m.workbench_ignore_title(counted(keys.length))} onClose={() => close(false)}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          ignored.ignore(keys, reason.trim(), () => close(true));
        }}
      >
        <p>{m.workbench_ignore_help()}</p>
        <div class="field">
          <label for="ignore-reason">{m.workbench_ignore_reason()}</label>
          <input
            id="ignore-reason"
            type="text"
            maxLength={maxReasonLength}
            autocomplete="off"
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </div>
        {error && (
          <p class="trouble" role="alert">
            {errorSentence(error)}
          </p>
        )}
        <div class="actions">
          <button type="submit" class="primary" disabled={isBusy}>
            {m.workbench_ignore_confirm()}
          </button>
          <button type="button" onClick={() => close(false)}>
            {m.workbench_cancel()}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
