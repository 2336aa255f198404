import { useState } from 'preact/hooks';
import { m } from '../../../i18n/compiled/messages';
import { percent } from '../../../i18n/numbers';
import { Bar } from '../../../ui/bar';
import { Confirm } from '../fields';
import { acceptedFiles, canKeepFiles, droppedFile, pickFile } from './pick-file';
import type { ListFileTask } from './use-list-file';
import { doubtSentence, endSentence } from './words';

interface ListFileFieldProps {
  readonly task: ListFileTask;
  /** What the button that picks a file says. */
  readonly label: string;
  /** Of the list there is; `''` where there is none yet. */
  readonly fileName: string;
}

/** Where a customer list is picked or dropped, with what becomes of it. */
export function ListFileField({ task, label, fileName }: ListFileFieldProps) {
  const [isOver, setOver] = useState(false);
  const { progress, end } = task;
  const said = end && endSentence(end, fileName);
  return (
    <section
      class={isOver ? 'drop over' : 'drop'}
      aria-label={m.list_title()}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const dropped = event.dataTransfer && droppedFile(event.dataTransfer);
        if (dropped) task.offer(() => dropped);
      }}
    >
      <div class="actions">
        {canKeepFiles() ? (
          <>
            <button type="button" disabled={progress !== null} onClick={() => task.offer(pickFile)}>
              {label}
            </button>
            <span class="hint">{m.list_drop()}</span>
          </>
        ) : (
          <label class="file">
            {m.list_choose_once()}
            <input
              type="file"
              accept={acceptedFiles}
              onChange={({ currentTarget }) => {
                const file = currentTarget.files?.[0];
                if (file) task.offer(async () => ({ file, handle: null }));
                // The same file can be chosen again once it was saved anew.
                currentTarget.value = '';
              }}
            />
          </label>
        )}
      </div>
      {progress !== null && (
        <p class="hint" role="status">
          <Bar share={progress} /> {m.list_progress({ share: percent(progress, 1) })}
        </p>
      )}
      {said && progress === null && (
        <p class={said.isTrouble ? 'trouble' : 'status'} role={said.isTrouble ? 'alert' : 'status'}>
          {said.text}
        </p>
      )}
      {end?.kind === 'doubted' && progress === null && (
        <Confirm
          question={doubtSentence(end.doubt)}
          yes={m.list_use_anyway()}
          isBusy={false}
          onYes={task.confirm}
          onNo={task.dismiss}
        />
      )}
    </section>
  );
}
