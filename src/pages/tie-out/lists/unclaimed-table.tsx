import type { UnclaimedRecord } from '../../../domain/matching/unclaimed-records';
import type { ListId } from '../../../domain/records/records';
import { m } from '../../../i18n/compiled/messages';
import { number } from '../../../i18n/numbers';
import { addressOf, type RecordAddress } from '../../../messages/tie-out-lists';
import { Isolated } from '../../../ui/isolated';
import { NamePath } from '../../../ui/name-path';
import { RecordLink } from './group-card';
import { stakeColumns } from './words';

export interface UnclaimedTableProps {
  readonly list: ListId;
  readonly rows: readonly UnclaimedRecord[];
  readonly system: string;
  readonly address: RecordAddress | null;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** Customers of one list that no client of Karbon has. */
export function UnclaimedTable({ list, rows, system, address, today }: UnclaimedTableProps) {
  const columns = stakeColumns[list];
  return (
    <div class="wide group">
      <table aria-label={m.lists_table()}>
        <thead>
          <tr>
            <th scope="col">{m.lists_name()}</th>
            {columns.map(({ head }) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
            <th scope="col">{m.lists_jobs()}</th>
            <th scope="col">{m.lists_near()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ record, stakes, nearClient }) => (
            <tr key={record.id}>
              <th scope="row">
                <RecordLink address={addressOf(address, record.id)} system={system}>
                  <NamePath path={[record.name]} />
                </RecordLink>
              </th>
              {columns.map(({ head, cell }) => (
                <td key={head}>{cell(stakes, today)}</td>
              ))}
              <td>{stakes.below > 0 && number(stakes.below)}</td>
              <td>
                <Isolated text={nearClient ?? ''} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
