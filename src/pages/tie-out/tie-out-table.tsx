import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { QuickbooksProduct } from '../../domain/records/customer-list';
import { listIds } from '../../domain/records/lists';
import { Isolated } from '../../ui/isolated';
import { useKarbonOrigin } from '../practice-management';
import { systemNamesWith } from '../words';
import { MatchStatusCell } from './match-status-cell';
import { karbonAddress, type Row } from './rows';
import { kindWords, words } from './words';

/** As tall as the style sheet draws a row, CSS pixels. */
const rowHeight = 60;
/** Rows drawn above and below those on screen. */
const spareRows = 8;

export interface TieOutTableProps {
  readonly rows: readonly Row[];
  readonly product: QuickbooksProduct | null;
  readonly karbonTenant: string | null;
}

/** The rows by name, of which those on screen and a few around them are drawn. */
export function TieOutTable({ rows, product, karbonTenant }: TieOutTableProps) {
  const origin = useKarbonOrigin();
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 900 });
  const measure = () => {
    if (box.current) setView({ top: box.current.scrollTop, height: box.current.clientHeight });
  };
  useLayoutEffect(() => {
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);

  const first = Math.max(0, Math.floor(view.top / rowHeight) - spareRows);
  const last = Math.min(rows.length, Math.ceil((view.top + view.height) / rowHeight) + spareRows);
  return (
    <section class="box" ref={box} onScroll={measure} aria-label={words.title}>
      <table aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{words.client}</th>
            {listIds.map((list) => (
              <th scope="col" key={list}>
                {systemNamesWith(product)[list]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Space rows={first} />
          {rows.slice(first, last).map((row, at) => (
            <TableRow
              key={row.client.key}
              row={row}
              at={first + at}
              karbonTenant={karbonTenant}
              origin={origin}
            />
          ))}
          <Space rows={rows.length - last} />
        </tbody>
      </table>
    </section>
  );
}

/** Stands for rows that are not drawn. */
function Space({ rows }: { readonly rows: number }) {
  return rows > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can have the focus.
    <tr aria-hidden="true" style={{ height: `${rows * rowHeight}px` }} />
  ) : null;
}

interface TableRowProps {
  readonly row: Row;
  readonly at: number;
  readonly karbonTenant: string | null;
  /** Where Karbon is opened. */
  readonly origin: string;
}

function TableRow({ row: { client, match, suggested }, at, karbonTenant, origin }: TableRowProps) {
  const address = karbonAddress(client, karbonTenant, origin);
  return (
    <tr aria-rowindex={at + 2}>
      <th scope="row">
        {address ? (
          <a href={address} target="_blank" rel="noreferrer" title={words.inKarbon}>
            <Isolated text={client.fullName} />
          </a>
        ) : (
          <span>
            <Isolated text={client.fullName} />
          </span>
        )}
        <span class="detail">{kindWords[client.kind]}</span>
      </th>
      {listIds.map((list) => (
        <td key={list}>
          <MatchStatusCell status={match.statuses?.[list]} suggested={suggested[list]} kind={client.kind} />
        </td>
      ))}
    </tr>
  );
}
