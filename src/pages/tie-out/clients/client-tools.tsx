import type { RefObject } from 'preact';
import type { QuickbooksProduct } from '../../../domain/records/customer-list';
import { m } from '../../../i18n/compiled/messages';
import { number } from '../../../i18n/numbers';
import { maxSavedFilters } from '../../../messages/saved-filters';
import { saveCsv } from '../../save-csv';
import { SearchField } from '../../search-field';
import type { NamedFilters } from '../filters/use-saved-filters';
import type { Planner } from '../plan/planner';
import type { Row } from '../rows';
import { byHandText } from '../sources/by-hand';
import { tieOutCsv } from '../tie-out-csv';
import type { TieOutRun } from '../use-tie-out';
import { words } from '../words';

export interface ClientToolsProps {
  readonly searchField: RefObject<HTMLInputElement | null>;
  readonly search: string;
  readonly searchLabel: string;
  readonly setSearch: (text: string) => void;
  readonly run: TieOutRun;
  /** Those of the filter and the search. */
  readonly rows: readonly Row[];
  readonly planner: Planner;
  readonly product: QuickbooksProduct | null;
  readonly saved: NamedFilters;
  /** Asks for the name that the filter and the search shall have. */
  readonly nameFilter: () => void;
}

export function ClientTools({
  searchField,
  search,
  searchLabel,
  setSearch,
  run,
  rows,
  planner,
  product,
  saved,
  nameFilter,
}: ClientToolsProps) {
  const isFull = !saved.current && saved.count >= maxSavedFilters;
  const csvOf = (shown: readonly Row[]) =>
    tieOutCsv(shown, product, (row) => byHandText(row, planner, product));
  return (
    <div class="tools">
      <SearchField label={searchLabel} value={search} setValue={setSearch} field={searchField} />
      <div class="actions">
        {/* One button that stays, so that the focus comes back to it from its dialog. */}
        <button
          type="button"
          disabled={isFull}
          title={isFull ? m.saved_filters_full({ number: number(maxSavedFilters) }) : undefined}
          onClick={nameFilter}
        >
          {saved.current ? m.saved_filters_edit() : m.saved_filters_save()}
        </button>
        <button type="button" disabled={run.progress !== null} onClick={run.rerun}>
          {words.refresh}
        </button>
        <button type="button" onClick={() => saveCsv(words.title, csvOf(rows))}>
          {words.exportCsv}
        </button>
      </div>
    </div>
  );
}
