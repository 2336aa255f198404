import { m } from '../../../i18n/compiled/messages';
import { percent } from '../../../i18n/numbers';
import { Bar } from '../../../ui/bar';
import { Confirm } from '../fields';
import { FileDrop } from './file-drop';
import { SheetForm } from './sheet-form';
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
  const { progress, end } = task;
  const said = end && endSentence(end, fileName);
  return (
    <FileDrop title={m.list_title()} label={label} isBusy={progress !== null} offer={task.offer}>
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
      {end?.kind === 'sheets' && progress === null && (
        <SheetForm workbook={end} use={(sheet) => task.useSheet(end, sheet)} cancel={task.dismiss} />
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
    </FileDrop>
  );
}
