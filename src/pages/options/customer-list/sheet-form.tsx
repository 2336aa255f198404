import { useState } from 'preact/hooks';
import { m } from '../../../i18n/compiled/messages';
import { counted } from '../../../i18n/numbers';
import { RadioField } from '../fields';
import type { OpenWorkbook } from './workbook-rows';

export interface SheetFormProps {
  readonly workbook: OpenWorkbook;
  /** @param sheet which of the workbook's, counted from 0 */
  readonly use: (sheet: number) => void;
  readonly cancel: () => void;
}

/** Which sheet of a workbook is the list, where several may be. */
export function SheetForm({ workbook: { fileName, sheets, likely, missing }, use, cancel }: SheetFormProps) {
  const [chosen, setChosen] = useState(likely);
  const choices = Object.fromEntries(
    sheets.map(({ name, rowCount }, at) => [
      `s${at}`,
      m.list_sheet_choice({ sheet: name, ...counted(rowCount) }),
    ]),
  );
  return (
    <section class="columns" aria-label={m.list_sheets({ file: fileName })}>
      {missing !== null && <p class="trouble">{m.list_sheet_missing({ sheet: missing })}</p>}
      <RadioField
        legend={m.list_sheets({ file: fileName })}
        value={`s${chosen}`}
        choices={choices}
        onChange={(choice) => setChosen(Number(choice.slice(1)))}
      />
      <p class="hint">{m.list_sheets_hint()}</p>
      <div class="actions">
        <button type="button" class="primary" onClick={() => use(chosen)}>
          {m.list_sheet_use()}
        </button>
        <button type="button" class="quiet" onClick={cancel}>
          {m.name_list_columns_cancel()}
        </button>
      </div>
    </section>
  );
}
