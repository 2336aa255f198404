import type { QuickbooksProduct } from '../../../domain/records/customer-list';
import { listIds } from '../../../domain/records/lists';
import { Isolated } from '../../../ui/isolated';
import { systemNamesWith } from '../../words';
import { MatchStatusCell } from '../match-status-cell';
import { Printed } from '../printed';
import type { Row } from '../rows';
import { kindWords } from '../words';

export interface PrintTableProps {
  /** Over the names. */
  readonly column: string;
  readonly rows: readonly Row[];
  readonly product: QuickbooksProduct | null;
}

function PrintTable({ column, rows, product }: PrintTableProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{column}</th>
          {listIds.map((list) => (
            <th scope="col" key={list}>
              {systemNamesWith(product)[list]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, kind, title, item, client, match, suggested }) => (
          <tr key={key}>
            <th scope="row">
              <Isolated text={title} />{' '}
              <span class="detail">
                {item ? <Isolated text={client.fullName} /> : kindWords[client.kind]}
              </span>
            </th>
            {listIds.map((list) => (
              <td key={list}>
                <MatchStatusCell
                  status={match.statuses?.[list]}
                  expectedPath={match.expectedPath}
                  suggested={suggested[list]}
                  kind={kind}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** All of the rows, also those that are not on screen. */
export function PrintedRows(props: PrintTableProps) {
  return <Printed draw={() => <PrintTable {...props} />} />;
}
