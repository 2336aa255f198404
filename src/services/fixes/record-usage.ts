import type { ArchiveStep } from '../../domain/plans/plan';
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

type UsageOf = (entry: JournalEntry, id: string, priority: Priority) => Promise<RecordUsage>;

/** What keeps the record of an entry that archives it. Throws `SystemError`. */
export type UsageReader = (
  entry: JournalEntry,
  step: ArchiveStep,
  priority: Priority,
) => Promise<RecordUsage>;

/** What was created is asked about; of what was restored, which had its use before, what is known here. */
export function createUsageReader(
  { connections, mirror }: Pick<Store, 'connections' | 'mirror'>,
  writersFor: WritersFor,
): UsageReader {
  const balanceOf = async (id: string) => (await mirror.get('customers', id))?.balance ?? 0;
  const knownUse: Readonly<Record<ListId, (id: string) => Promise<RecordUsage>>> = {
    quickbooks: async (id) => ((await balanceOf(id)) === 0 ? null : { code: 'inUse', by: 'balance' }),
    quickbooksTime: async () => null,
  };
  const usageIn: Readonly<Record<ListId, UsageOf>> = {
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
  return (entry, { list, id, onlyUnused }, priority) =>
    onlyUnused ? usageIn[list](entry, id, priority) : knownUse[list](id);
}
