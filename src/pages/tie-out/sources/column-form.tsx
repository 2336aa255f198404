import { useState } from 'preact/hooks';
import {
  type ColumnRole,
  levelRoles,
  type NameListLayout,
  type NameListSystem,
  nameRolesOf,
  rolesOf,
} from '../../../domain/records/name-list';
import { m } from '../../../i18n/compiled/messages';
import { number } from '../../../i18n/numbers';
import { SelectField } from '../../options/fields';
import type { OpenColumns } from './use-name-file';
import { columnLabels, columnLetters, kindChoices, orderChoices } from './words';

export interface ColumnFormProps {
  readonly system: NameListSystem;
  readonly columns: OpenColumns;
  readonly use: (layout: NameListLayout) => void;
  readonly cancel: () => void;
}

const noColumn = 'none';
const rowsShown = 6;

/** Of what a client is, only Karbon's list has to say. */
const asksKind: Readonly<Record<NameListSystem, boolean>> = { karbon: true, quickbooksTime: false };

/** A new file of names: its first rows, and which column is which. */
export function ColumnForm({ system, columns: { fileName, preview }, use, cancel }: ColumnFormProps) {
  const [layout, setLayout] = useState(preview.guess);
  const { rows } = preview;
  const header = rows[layout.headerRow] ?? [];
  const width = Math.max(...rows.map((cells) => cells.length));
  const hasName = nameRolesOf[system].some((role) => layout.columns[role] !== undefined);
  const choices: Record<string, string> = { [noColumn]: m.name_list_no_column() };
  for (let column = 0; column < width; column += 1)
    choices[`c${column}`] = m.name_list_cell({ column: columnLetters(column), name: header[column] ?? '' });
  const choose = (role: ColumnRole, value: string) => {
    const { [role]: _, ...others } = layout.columns;
    const column = value === noColumn ? {} : { [role]: Number(value.slice(1)) };
    setLayout({ ...layout, columns: { ...others, ...column } });
  };
  const usesParts = layout.columns.lastName !== undefined && layout.columns.name === undefined;
  return (
    <section class="columns" aria-label={m.name_list_columns()}>
      <h3>{m.name_list_columns()}</h3>
      <p class="hint">{m.name_list_columns_hint()}</p>
      <Preview fileName={fileName} rows={rows} layout={layout} width={width} />
      <div class="grid">
        <SelectField
          label={m.name_list_header_row()}
          value={`r${layout.headerRow}`}
          choices={headerChoices(rows)}
          onChange={(value) => setLayout({ ...layout, headerRow: Number(value.slice(1)) })}
        />
        {rolesShown(system, layout).map((role) => (
          <SelectField
            key={role}
            label={columnLabels[role]}
            value={choiceOf(layout.columns[role])}
            choices={choices}
            onChange={(value) => choose(role, value)}
          />
        ))}
        {usesParts && (
          <SelectField
            label={m.name_list_person_order()}
            value={layout.personOrder}
            choices={orderChoices}
            onChange={(personOrder) => setLayout({ ...layout, personOrder })}
          />
        )}
        {asksKind[system] && (
          <SelectField
            label={m.name_list_kind_else()}
            value={layout.kind}
            choices={kindChoices}
            onChange={(kind) => setLayout({ ...layout, kind })}
          />
        )}
      </div>
      {!hasName && <p class="problem">{m.name_list_columns_need_name()}</p>}
      <div class="actions">
        <button type="button" class="primary" disabled={!hasName} onClick={() => use(layout)}>
          {m.name_list_columns_use()}
        </button>
        <button type="button" class="quiet" onClick={cancel}>
          {m.name_list_columns_cancel()}
        </button>
      </div>
    </section>
  );
}

function choiceOf(column: number | undefined): string {
  return column === undefined ? noColumn : `c${column}`;
}

/** Levels as far as there are some, and one more. */
function rolesShown(system: NameListSystem, { columns }: NameListLayout): readonly ColumnRole[] {
  const levels: readonly ColumnRole[] = levelRoles;
  const firstFree = levels.findIndex((role) => columns[role] === undefined);
  const left = firstFree < 0 ? [] : levels.slice(firstFree + 1);
  return rolesOf[system].filter((role) => !left.includes(role));
}

function headerChoices(rows: OpenColumns['preview']['rows']): Readonly<Record<string, string>> {
  const choices = rows.map((cells, row) => {
    const filled = cells.filter((cell) => cell.trim() !== '').slice(0, 4);
    return [`r${row}`, m.name_list_header_row_choice({ row: number(row + 1), cells: filled.join(', ') })];
  });
  return Object.fromEntries([...choices, ['r-1', m.name_list_header_none()]]);
}

interface PreviewProps extends Pick<OpenColumns, 'fileName'> {
  readonly rows: OpenColumns['preview']['rows'];
  readonly layout: NameListLayout;
  readonly width: number;
}

/** From the names of the columns on. Those that are used are marked. */
function Preview({ fileName, rows, layout, width }: PreviewProps) {
  const first = Math.max(0, layout.headerRow);
  const used = new Set(Object.values(layout.columns));
  const places = Array.from({ length: width }, (_, column) => column);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which a keyboard must be able to do.
    <section class="preview" tabIndex={0} aria-label={m.name_list_rows({ file: fileName })}>
      <table aria-label={m.name_list_rows({ file: fileName })}>
        <thead>
          <tr>
            {places.map((column) => (
              <th scope="col" key={column} class={used.has(column) ? 'used' : undefined}>
                {columnLetters(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(first, first + rowsShown).map((cells, place) => (
            <tr key={place} class={first + place === layout.headerRow ? 'names-row' : undefined}>
              {places.map((column) => (
                <td key={column} class={used.has(column) ? 'used' : undefined} dir="auto">
                  {cells[column] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
