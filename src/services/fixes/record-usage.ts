import type { ListId } from '../../domain/records/records';
import type { JournalEntry } from '../../store/rows';
import type { Store } from '../../store/store';
import { SystemError } from '../../systems/http/system-error';
import { ownerOf } from './mirror-written';
import type { WritersFor } from './writers';

/** Whether anything hangs on a record; unknown where not everything could be looked at. */
export type RecordUsage = 'unused' | 'inUse' | 'useNotKnown';

/** Asks the service of an entry whether anything hangs on a record, so that it has to stay. Throws `SystemError`. */
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
      if (use === 'used' || (customer.balance ?? 0) !== 0) return 'inUse';
      return use === 'notKnown' ? 'useNotKnown' : 'unused';
    },
    async quickbooksTime({ account }, id) {
      if (await writersFor(account).quickbooksTime.hasTime(id, 'screen')) return 'inUse';
      const { time } = await connections.read('quickbooksTime');
      return time?.rights.scope === 'everybody' ? 'unused' : 'useNotKnown';
    },
  };
  return (entry, id) => usageIn[entry.step.list](entry, id);
}
