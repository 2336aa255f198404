import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { m } from '../../../i18n/compiled/messages';
import { number } from '../../../i18n/numbers';
import { errorSentence } from '../../words';
import { FilterDialog } from '../filters/filter-dialog';
import { SavedFilterButtons } from '../filters/saved-filters';
import { type NamedFilter, newFilter, useSavedFilters } from '../filters/use-saved-filters';
import { PlanDialog } from '../plan/plan-dialog';
import { createPlanner } from '../plan/planner';
import { Progress } from '../progress';
import { createRowFinder } from '../row-finder';
import { type Filter, filters, type Row } from '../rows';
import type { TabProps } from '../tabs';
import { asOfWords, filterTitles, filterWords, unreadWords, words } from '../words';
import { ClientTable } from './client-table';
import { ClientTools } from './client-tools';
import { IgnoreDialog } from './ignore-dialog';
import { KeysDialog } from './keys-dialog';
import { ListLinks } from './list-links';
import { PrintedRows } from './print-table';
import { RowDetails } from './row-details';
import { nothingSelected, selectedOf, toggled, withAll, withNone, withRange } from './selection';
import { SelectionBar } from './selection-bar';
import { type SheetOf, sheetWords } from './sheet-words';
import { waitingTimeWords } from './stake-words';
import { usePageKeys } from './use-page-keys';
import { isUnderWay, useRowFixes } from './use-row-fixes';
import { newsOf } from './words';

type OpenDialog =
  | { readonly kind: 'filter'; readonly filter: NamedFilter }
  | { readonly kind: 'plan' | 'keys' }
  | { readonly kind: 'ignore'; readonly keys: readonly string[] };

export interface RowSheetProps extends TabProps {
  readonly of: SheetOf;
  /** All there are: clients, or work items. */
  readonly rows: readonly Row[];
}

/** Rows by filter and search, to be fixed one by one or many at once. */
export function RowSheet({ of, rows, run, result, ignored, marks, stakes, bulk, place, go }: RowSheetProps) {
  const { product, karbonTenant } = result;
  const unread = unreadWords(result);
  const said = sheetWords[of];
  const { filter, search, open } = place;
  const [selection, setSelection] = useState(nothingSelected);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const saved = useSavedFilters(of, place);
  const searchField = useRef<HTMLInputElement>(null);
  const fixes = useRowFixes(result, run.renew);
  const planner = useMemo(() => createPlanner(result, result), [result]);
  const finder = useMemo(() => createRowFinder(rows, marks), [rows, marks]);
  const fixed = useMemo(() => new Set(fixes.byKey.keys()), [fixes.byKey]);
  const shown = useMemo(() => finder.find({ filter, search }, fixed), [finder, filter, search, fixed]);
  const selectedRows = useMemo(() => {
    const isAllShown = selection.whole === shown && selection.keys.size === shown.length;
    const selected = selectedOf(isAllShown ? shown : rows, selection);
    const isNoneIgnored = ignored.keys.size === 0 || filter === 'ignored';
    return isNoneIgnored ? selected : selected.filter(({ key }) => !ignored.keys.has(key));
  }, [rows, shown, selection, ignored.keys, filter]);
  const selectedShown = useMemo(() => selectedOf(shown, selection).length, [shown, selection]);

  // Whoever looks for something else has seen what has been fixed.
  const { forgetEnded } = fixes;
  useEffect(forgetEnded, [filter, search, forgetEnded]);

  const clear = () => setSelection(nothingSelected);
  usePageKeys({
    search: () => searchField.current?.focus(),
    showKeys: () => setDialog({ kind: 'keys' }),
    clear,
  });
  const toggle = useCallback((key: string | null) => go({ open: key }), [go]);
  const act = (row: Row) => {
    const action = planner.actionOf(row);
    const fix = fixes.byKey.get(row.key);
    if (fix && isUnderWay(fix)) return;
    if (action.kind === 'fix' && !action.offer.needsConfirmation && !ignored.keys.has(row.key))
      fixes.start(row, action.offer);
    else toggle(open === row.key ? null : row.key);
  };
  const timeHint = waitingTimeWords(filter, stakes);
  // Nobody is told that there is none where it is not known.
  const isWaitingUnknown = filter === 'timeWaiting' && marks.waiting === null;
  const news = latestNews(rows, fixes.byKey);
  return (
    <>
      <ClientTools
        searchField={searchField}
        search={search}
        searchLabel={said.search}
        setSearch={(text) => go({ search: text }, 'replace')}
        run={run}
        rows={shown}
        planner={planner}
        product={product}
        saved={saved}
        nameFilter={() =>
          setDialog({ kind: 'filter', filter: saved.current ?? newFilter(of, filter, search) })
        }
      />
      <Filters
        offered={said.offered}
        rows={finder.byFilter}
        current={filter}
        choose={(next) => go({ filter: next })}
      />
      <SavedFilterButtons saved={saved} choose={(next) => go({ filter: next.filter, search: next.search })} />
      <div class="facts">
        <p role="status">
          {said.shown(shown.length, finder.byFilter[filter === 'ignored' ? 'ignored' : 'all'].length)}
        </p>
        <p class="hint">{asOfWords(result, Date.now())}</p>
        {unread !== '' && <p class="hint">{unread}</p>}
      </div>
      {timeHint !== '' && (
        <p class="hint" role="status">
          {timeHint}
        </p>
      )}
      {filter === 'timeWaiting' && stakes.error && (
        <p class="trouble" role="alert">
          {errorSentence(stakes.error)}
        </p>
      )}
      {product && <ListLinks />}
      {run.progress && <Progress progress={run.progress} />}
      {ignored.mutation.error && dialog?.kind !== 'ignore' && (
        <p class="trouble" role="alert">
          {errorSentence(ignored.mutation.error)}
        </p>
      )}
      {shown.length > 0 && (
        <SelectionBar
          count={selectedRows.length}
          hidden={selectedRows.length - selectedShown}
          isIgnored={filter === 'ignored'}
          isByHand={result.files.length > 0}
          plan={() => setDialog({ kind: 'plan' })}
          ignore={() => setDialog({ kind: 'ignore', keys: keysOf(selectedRows) })}
          stopIgnoring={() => ignored.ignore(keysOf(selectedRows), null, clear)}
          clear={clear}
          showKeys={() => setDialog({ kind: 'keys' })}
        />
      )}
      {shown.length > 0 ? (
        // Other rows begin at the top; the same ones, tied out again, stay where they are.
        <ClientTable
          key={`${filter} ${search}`}
          rows={shown}
          planner={planner}
          fixes={fixes.byKey}
          ignored={ignored.byKey}
          selected={selection}
          open={open}
          product={product}
          column={said.column}
          karbonTenant={karbonTenant}
          actions={{
            select: (key, isRange) =>
              setSelection(isRange ? withRange(selection, shown, key) : toggled(selection, key)),
            act,
            toggle: (key) => toggle(open === key ? null : key),
            undo: fixes.undo,
            stopIgnoring: (key) => ignored.ignore([key], null),
          }}
          selectAll={(isSelected) =>
            setSelection(isSelected ? withAll(selection, shown) : withNone(selection, shown))
          }
          drawDetails={(row) => (
            <RowDetails
              row={row}
              planner={planner}
              source={result}
              fix={fixes.byKey.get(row.key)}
              stakes={stakes}
              isIgnored={ignored.keys.has(row.key)}
              start={fixes.start}
              ignore={(key) => setDialog({ kind: 'ignore', keys: [key] })}
              showWork={(client) =>
                go({
                  tab: 'work',
                  of: { kind: 'client', key: client },
                  open: null,
                  filter: 'all',
                  search: '',
                })
              }
              clients={result.rows}
              showClient={(client) => go({ open: client, filter: 'all', search: '' })}
              close={() => toggle(null)}
            />
          )}
        />
      ) : (
        !isWaitingUnknown && <p class="notice">{said.empty(rows.length, filter, search)}</p>
      )}
      <p class="visually-hidden" role="status">
        {news}
      </p>
      <PrintedRows column={said.column} rows={shown} product={product} />
      {dialog?.kind === 'filter' && (
        <FilterDialog saved={saved} filter={dialog.filter} close={() => setDialog(null)} />
      )}
      {dialog?.kind === 'keys' && <KeysDialog close={() => setDialog(null)} />}
      {dialog?.kind === 'ignore' && (
        <IgnoreDialog
          keys={dialog.keys}
          ignored={ignored}
          close={(isDone) => {
            setDialog(null);
            if (isDone) clear();
          }}
        />
      )}
      {dialog?.kind === 'plan' && (
        <PlanDialog
          rows={selectedRows}
          planner={planner}
          close={(isBegun) => {
            setDialog(null);
            if (!isBegun) return;
            clear();
            bulk.noteBegun();
          }}
        />
      )}
    </>
  );
}

interface FiltersProps {
  /** Those that are there also where no row passes. */
  readonly offered: ReadonlySet<Filter>;
  /** What each shows. */
  readonly rows: Readonly<Record<Filter, readonly Row[]>>;
  readonly current: Filter;
  readonly choose: (filter: Filter) => void;
}

function Filters({ offered, rows, current, choose }: FiltersProps) {
  return (
    <fieldset class="filters">
      <legend class="visually-hidden">{words.show}</legend>
      {filters
        .filter((each) => each === current || offered.has(each) || rows[each].length > 0)
        .map((each) => (
          <button
            type="button"
            key={each}
            title={filterTitles[each]}
            aria-pressed={each === current}
            onClick={() => choose(each)}
          >
            {filterWords[each]} <span class="count">{number(rows[each].length)}</span>
          </button>
        ))}
    </fieldset>
  );
}

function keysOf(rows: readonly Row[]): readonly string[] {
  return rows.map(({ key }) => key);
}

/** What has happened last to a row, to be read out: the one that was clicked last is the last of the map. */
function latestNews(rows: readonly Row[], fixes: ReturnType<typeof useRowFixes>['byKey']): string {
  const [key, fix] = [...fixes].at(-1) ?? [];
  if (!fix) return '';
  const row = rows.find((each) => each.key === key);
  return row ? m.workbench_outcome({ name: row.title, outcome: newsOf(fix).text }) : '';
}
