import type { WriteRejection } from '../../domain/plans/write-rejection';
import type { ListId } from '../../domain/records/records';
import type { JournalEntry } from '../../store/rows';
import type { Store } from '../../store/store';
import type { Priority } from '../../systems/http/page';
import { SystemError } from '../../systems/http/system-error';
import { ownerOf } from './mirror-written';
import type { WritersFor } from './writers';

/** What hangs on a record so that it has to stay, or that this is not known; `null` where nothing does. */
type RecordUsage = WriteRejection | null;

type UsageReader = (entry: JournalEntry, id: string, priority: Priority) => Promise<RecordUsage>;

/** Asks the service of an entry what hangs on a record, so that it has to stay. Throws `SystemError`. */
export function createUsageReader(
  { connections, mirror }: Pick<Store, 'connections' | 'mirror'>,
  writersFor: WritersFor,
): UsageReader {
  const usageIn: Readonly<Record<ListId, UsageReader>> = {
    async quickbooks(entry, id, priority) {
      const { quickbooks } = await connections.read('quickbooks');
      if (!quickbooks) throw new SystemError('needsReconnect', 'quickbooks');
      const company = writersFor(entry.account).quickbooks(quickbooks);
      const { customer, use } = await company.customerUse(id, priority);
      await mirror.write({ put: { customers: [customer] } }, ownerOf(entry));
      const owes = use?.code !== 'inUse' && (customer.balance ?? 0) !== 0;
      return owes ? { code: 'inUse', by: 'balance' } : use;
    },
    async quickbooksTime({ account }, id, priority) {
      if (await writersFor(account).quickbooksTime.hasTime(id, priority)) {
        return { code: 'inUse', by: 'timeActivity' };
      }
      const { time } = await connections.read('quickbooksTime');
      return time?.rights.scope === 'everybody' ? null : { code: 'useNotKnown' };
    },
  };
  return (entry, id, priority) => usageIn[entry.step.list](entry, id, priority);
}
