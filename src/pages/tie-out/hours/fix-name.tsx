import { unblockedStatus } from '../../../domain/matching/match-status';
import { listIds } from '../../../domain/records/lists';
import { m } from '../../../i18n/compiled/messages';
import type { HoursClient } from '../../../messages/hours';
import type { Row } from '../rows';
import type { TabProps } from '../tabs';

interface FixNameProps extends TabProps {
  readonly client: HoursClient;
  /** On which the time is. */
  readonly jobcodeIds: readonly string[];
}

/** Leads to the fix of the client's name, or to those of its work items where the client itself ties out; nothing where Karbon has no such client. */
export function FixName({ client, jobcodeIds, result, go }: FixNameProps) {
  const row = rowOf(client, result.rows);
  if (!row) return null;
  const isOfWork = row.isTiedOut && jobcodeIds.some((id) => id !== client.jobcodeId);
  const open = () =>
    isOfWork
      ? go({
          tab: 'work',
          of: { kind: 'client', key: row.key },
          filter: 'notTiedOut',
          search: '',
          open: null,
        })
      : go({ tab: 'clients', filter: 'all', search: row.title, open: row.key });
  return (
    <button type="button" onClick={open}>
      {isOfWork ? m.hours_fix_names_of_work() : m.hours_fix_name()}
    </button>
  );
}

/** The client of Karbon whose records these are: by what was found for it, or else by its very name. */
function rowOf(client: HoursClient, rows: readonly Row[]): Row | null {
  const ids = { quickbooksTime: client.jobcodeId, quickbooks: client.customerId };
  const isFound = ({ match }: Row) =>
    listIds.some((list) => {
      const status = match.statuses && unblockedStatus(match.statuses[list]);
      return status && 'found' in status && status.found.record.id === ids[list];
    });
  return rows.find(isFound) ?? rows.find(({ client: { fullName } }) => fullName === client.name) ?? null;
}
