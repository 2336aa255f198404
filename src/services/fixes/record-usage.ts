import type { WriteRejection } from '../../domain/plans/write-rejection';
import type { ListId } from '../../domain/records/records';
import type { JournalEntry } from '../../store/rows';
import type { Store } from '../../store/store';
import { SystemError } from '../../systems/http/system-error';
import { ownerOf } from './mirror-written';
import type { WritersFor } from './writers';

/** What hangs on a record so that it has to stay, or that this is not known; `null` where nothing does. */
type RecordUsage = WriteRejection | null;

/** Asks the service of an entry what hangs on a record, so that it has to stay. Throws `SystemError`. */
export function createUsageReader(
  { connections, mirror }: Pick<Store, 'connections' | 'mirror'>,
  writersFor: WritersFor,
): (entry: JournalEntry, id: string) => Promise<RecordUsage> {
  const usageIn: Readonly<Record<ListId, (entry: JournalEntry, id: string) => Promise<RecordUsage>>> = {
    async quickbooks(entry, id) {
      const { quickbooks } = await connections.read('quickbooks');
      if (!quickbooks) throw new SystemError('needsReconnect', 'quickbooks');
      const company = writersFor(entry.account).quickbooks(quickbooks);
      const { customer, use } = await company.customerUse(id, 'screen');
      await mirror.write({ put: { customers: [customer] } }, ownerOf(entry));
      const owes = use?.code !== 'inUse' && (customer.balance ?? 0) !== 0;
      return owes ? { code: 'inUse', by: 'balance' } : use;
    },
    async quickbooksTime({ account }, id) {
      if (await writersFor(account).quickbooksTime.hasTime(id, 'screen')) {
        return { code: 'inUse', by: 'timeActivity' };
      }
      const { time } = await connections.read('quickbooksTime');
      return time?.rights.scope === 'everybody' ? null : { code: 'useNotKnown' };
    },
  };
  return (entry, id) => usageIn[entry.step.list](entry, id);
}
