import type { NameListSystem } from '../../../domain/records/name-list';
import { m } from '../../../i18n/compiled/messages';
import { percent } from '../../../i18n/numbers';
import type { NameListFacts } from '../../../messages/name-list';
import { Bar } from '../../../ui/bar';
import { Disclosure } from '../../../ui/disclosure';
import { FileDrop } from '../../options/customer-list/file-drop';
import { OddRows } from '../../options/customer-list/odd-rows';
import { SheetForm } from '../../options/customer-list/sheet-form';
import { Steps } from '../../options/fields';
import { useMutation } from '../../use-query';
import { errorSentence } from '../../words';
import { ColumnForm } from './column-form';
import { type NameFileTask, useNameFile } from './use-name-file';
import { contentsAndDay, endSentence, exportHints, exportSteps, placeNames } from './words';

export interface NameFilePlaceProps {
  readonly system: NameListSystem;
  /** Those of this system. */
  readonly files: readonly NameListFacts[];
  /** A file has been read or removed. */
  readonly onChange: () => void;
}

/** Where the names of a system come from files: those there are, and where another is picked or dropped. */
export function NameFilePlace({ system, files, onChange }: NameFilePlaceProps) {
  const task = useNameFile(system, onChange);
  const { columns, end, workbook } = task;
  const said = end && endSentence(end, system);
  const how = (
    <>
      <Steps steps={exportSteps[system]} />
      <p class="hint">{exportHints[system]}</p>
    </>
  );
  return (
    <>
      {files.map((list) => (
        <FileInUse key={list.id} list={list} task={task} onChange={onChange} />
      ))}
      {files.length === 0 ? (
        <>
          <h3>{m.name_list_use_file()}</h3>
          {how}
        </>
      ) : (
        <Disclosure label={m.name_list_how()}>{how}</Disclosure>
      )}
      <FileDrop
        title={m.name_list_drop({ name: placeNames[system] })}
        label={files.length === 0 ? m.name_list_choose() : m.name_list_choose_again()}
        isBusy={task.progress !== null}
        offer={task.offer}
      />
      {task.progress !== null && (
        <p class="hint" role="status">
          <Bar share={task.progress} /> {m.list_progress({ share: percent(task.progress, 1) })}
        </p>
      )}
      {said && (
        <p class={said.isTrouble ? 'trouble' : 'hint'} role={said.isTrouble ? 'alert' : 'status'}>
          {said.text}
        </p>
      )}
      {workbook && <SheetForm workbook={workbook} use={task.useSheet} cancel={task.cancel} />}
      {columns && (
        <ColumnForm
          key={columns.fileName}
          system={system}
          columns={columns}
          use={task.use}
          cancel={task.cancel}
        />
      )}
    </>
  );
}

interface FileInUseProps {
  readonly list: NameListFacts;
  readonly task: NameFileTask;
  readonly onChange: () => void;
}

function FileInUse({ list, task, onChange }: FileInUseProps) {
  const removing = useMutation();
  return (
    <div class="file-in-use">
      <p>
        <strong>
          <bdi>{list.fileName}</bdi>
        </strong>
        <span class="hint">{contentsAndDay(list)}</span>
      </p>
      {list.isPartial && <p class="notice-line">{m.name_list_partial()}</p>}
      {!list.isPartial && !list.tellsInactive && <p class="notice-line">{m.name_list_tells_no_inactive()}</p>}
      <OddRows list={list} />
      {removing.error && (
        <p class="trouble" role="alert">
          {errorSentence(removing.error)}
        </p>
      )}
      <div class="actions">
        {list.isKept && (
          <button
            type="button"
            aria-label={m.name_list_update_label({ file: list.fileName })}
            disabled={task.progress !== null}
            onClick={() => task.update(list)}
          >
            {m.list_update()}
          </button>
        )}
        <button
          type="button"
          class="quiet"
          aria-label={m.name_list_remove_label({ file: list.fileName })}
          disabled={removing.isBusy}
          onClick={() => removing.run('nameLists.remove', { id: list.id }, onChange)}
        >
          {m.name_list_remove()}
        </button>
      </div>
    </div>
  );
}
