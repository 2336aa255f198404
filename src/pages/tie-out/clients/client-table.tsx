import { type ComponentChildren, Fragment } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { QuickbooksProduct } from '../../../domain/records/customer-list';
import { listIds } from '../../../domain/records/lists';
import { m } from '../../../i18n/compiled/messages';
import { counted } from '../../../i18n/numbers';
import type { Ignored } from '../../../messages/tie-out-input';
import { useKarbonOrigin } from '../../practice-management';
import { systemNamesWith } from '../../words';
import type { Planner } from '../plan/planner';
import type { Row } from '../rows';
import { words } from '../words';
import type { RowActions } from './client-row';
import { rowHeight, stretchesOf, topOf, viewAt } from './drawn-rows';
import { type Selection, selectedOf } from './selection';
import { useDrawnOnce, useSameActions } from './use-drawn-once';
import { useKeptFocus } from './use-kept-focus';
import type { RowFix } from './use-row-fixes';

export interface ClientTableProps {
  readonly rows: readonly Row[];
  readonly planner: Planner;
  readonly fixes: ReadonlyMap<string, RowFix>;
  readonly ignored: ReadonlyMap<string, Ignored>;
  readonly selected: Selection;
  /** Key of the row whose details are shown. */
  readonly open: string | null;
  readonly product: QuickbooksProduct | null;
  readonly karbonTenant: string | null;
  /** Over the names. */
  readonly column: string;
  readonly actions: Omit<RowActions, 'focus'>;
  readonly selectAll: (isSelected: boolean) => void;
  readonly drawDetails: (row: Row) => ComponentChildren;
}

/** Until the details of a row have been measured. */
const firstDetailsHeight = 240;
const headHeight = 40;

/**
 * The rows by name, of which those on screen and a few around them are drawn. Tab leads to one row; the arrows move from there to the
 * others.
 */
export function ClientTable(props: ClientTableProps) {
  const { rows, planner, fixes, ignored, selected, open, product, karbonTenant } = props;
  const origin = useKarbonOrigin();
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 900 });
  const [detailsHeight, setDetailsHeight] = useState(firstDetailsHeight);
  const [focused, setFocused] = useState<string | null>(null);
  /** The row to give the focus to once it is drawn. */
  const wanted = useRef<string | null>(null);
  const measure = () => {
    const area = box.current;
    if (area) setView((last) => viewAt(area.scrollTop, area.clientHeight, last));
  };
  useLayoutEffect(() => {
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);

  const openAt = useMemo(() => placeIn(rows, open), [rows, open]);
  const openRow = openAt < 0 ? null : { at: openAt, height: detailsHeight };
  const currentAt = useMemo(() => Math.max(0, placeIn(rows, focused)), [rows, focused]);

  // What is open when the page is opened is shown.
  const shownOpen = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (open !== null && openAt >= 0 && shownOpen.current !== open) {
      if (shownOpen.current === null) scrollTo(openAt);
      // Whoever was led here from a place that has gone, goes on from here.
      if (document.activeElement === document.body) checkboxOf(open)?.focus({ preventScroll: true });
    }
    if (openAt >= 0 || open === null) shownOpen.current = open;
  });
  useLayoutEffect(() => {
    const key = wanted.current;
    if (key === null) return;
    const checkbox = checkboxOf(key);
    if (!checkbox) return;
    wanted.current = null;
    checkbox.focus({ preventScroll: true });
  });

  function checkboxOf(key: string): HTMLElement | null {
    return box.current?.querySelector(`tr[data-key="${CSS.escape(key)}"] input`) ?? null;
  }

  function scrollTo(at: number): void {
    const area = box.current;
    if (!area) return;
    const top = topOf(at, openRow);
    const bottom = top + rowHeight + headHeight;
    if (top < area.scrollTop) area.scrollTop = top;
    else if (bottom > area.scrollTop + area.clientHeight) area.scrollTop = bottom - area.clientHeight;
  }

  function focusRow(at: number): void {
    const row = rows[Math.max(0, Math.min(at, rows.length - 1))];
    if (!row) return;
    wanted.current = row.key;
    setFocused(row.key);
    scrollTo(rows.indexOf(row));
    measure();
  }

  const handleKey = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    // The details have their own buttons and fields.
    const row = target.closest<HTMLElement>('tr[data-key]');
    const at = row ? rows.findIndex(({ key }) => key === row.dataset.key) : -1;
    const current = rows[at];
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(view.height / rowHeight) - 1);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      focusRow(to);
    } else if (event.key === 'Enter' && target instanceof HTMLInputElement) {
      event.preventDefault();
      props.actions.act(current);
    }
  };

  // A button that goes away when it has been pressed leaves the focus to its row.
  useKeptFocus(box, () => focused !== null && checkboxOf(focused)?.focus({ preventScroll: true }));
  const selectedShown = useMemo(() => selectedOf(rows, selected).length, [rows, selected]);
  const actions = useSameActions({ ...props.actions, focus: setFocused });
  const drawRow = useDrawnOnce();
  const isAll = selectedShown === rows.length;
  const stretches = stretchesOf(rows.length, view, openRow, [currentAt, openAt]);
  return (
    <section class="sheet" ref={box} onScroll={measure} aria-label={words.title} onKeyDown={handleKey}>
      <table aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" class="pick">
              <input
                type="checkbox"
                aria-label={m.workbench_select_all(counted(rows.length))}
                title={m.workbench_select_all(counted(rows.length))}
                checked={isAll}
                indeterminate={!isAll && selectedShown > 0}
                onClick={() => props.selectAll(!isAll)}
              />
            </th>
            <th scope="col">{props.column}</th>
            {listIds.map((list) => (
              <th scope="col" key={list}>
                {systemNamesWith(product)[list]}
              </th>
            ))}
            <th scope="col" class="act">
              {m.workbench_action()}
            </th>
          </tr>
        </thead>
        <tbody>
          {stretches.flatMap((stretch, nth) =>
            stretch.kind === 'space' ? (
              // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can have the focus.
              <tr
                aria-hidden="true"
                key={`space ${nth}`}
                class="space"
                style={{ height: `${stretch.height}px` }}
              />
            ) : (
              rows.slice(stretch.from, stretch.to).map((row, place) => {
                const at = stretch.from + place;
                const { key } = row;
                return (
                  // By its key, so that it stays when others come and go above it.
                  <Fragment key={key}>
                    {drawRow({
                      row,
                      at,
                      action: planner.actionOf(row),
                      fix: fixes.get(key),
                      ignored: ignored.get(key),
                      isSelected: selected.keys.has(key),
                      isOpen: key === open,
                      isCurrent: at === currentAt,
                      karbonTenant,
                      origin,
                      actions,
                    })}
                    {key === open && (
                      <DetailsRow
                        key={`${key} details`}
                        noteHeight={setDetailsHeight}
                        focus={() => setFocused(key)}
                      >
                        {props.drawDetails(row)}
                      </DetailsRow>
                    )}
                  </Fragment>
                );
              })
            ),
          )}
        </tbody>
      </table>
    </section>
  );
}

function placeIn(rows: readonly Row[], key: string | null): number {
  return key === null ? -1 : rows.findIndex((row) => row.key === key);
}

interface DetailsRowProps {
  /** The focus is in it now. */
  readonly focus: () => void;
  readonly noteHeight: (height: number) => void;
  readonly children: ComponentChildren;
}

/** As tall as what is in it, which grows and shrinks. */
function DetailsRow({ noteHeight, focus, children }: DetailsRowProps) {
  const row = useRef<HTMLTableRowElement>(null);
  useLayoutEffect(() => {
    const own = row.current;
    if (!own) return;
    const observer = new ResizeObserver(() => noteHeight(own.offsetHeight));
    observer.observe(own);
    own.scrollIntoView({ block: 'nearest' });
    noteHeight(own.offsetHeight);
    return () => observer.disconnect();
  }, [noteHeight]);
  return (
    <tr class="details-row" ref={row} onFocusCapture={focus}>
      <td colSpan={listIds.length + 3}>{children}</td>
    </tr>
  );
}
