import type { StandingLists } from '../../domain/matching/match';
import type { BlockReason } from '../../domain/matching/match-status';
import type { NamingRule } from '../../domain/naming/naming-rule';
import type { ConnectionRecord } from '../../store/connections';
import type { Store } from '../../store/store';
import type { NameLists } from './name-indexes';

/** The two lists as the copies know them, with what stands in the way of each. Reads from the store alone. */
export type StandingListsReader = (
  rule: NamingRule,
  time: ConnectionRecord,
  quickbooks: ConnectionRecord,
) => Promise<StandingLists>;

export function createStandingListsReader({ links }: Store, lists: NameLists): StandingListsReader {
  return async (rule, time, quickbooks) => {
    const [hasJobcodes, hasCustomers, hasHolders] = await Promise.all([
      lists.isComplete('jobcodes'),
      lists.isComplete('customers'),
      lists.isComplete('nameHolders'),
    ]);
    const hasQuickbooks = quickbooks.account !== null && hasCustomers && hasHolders;
    const mayManage = time.time?.rights.canManageJobcodes !== false;
    return {
      links: {
        quickbooksTime: await links.of('quickbooksTime', time.identity),
        quickbooks: await links.of('quickbooks', quickbooks.identity),
      },
      quickbooksTime: hasJobcodes ? (await lists.jobcodes()).index : null,
      quickbooks: hasQuickbooks ? await lists.customers() : null,
      holders: hasQuickbooks ? await lists.holders() : noHolders,
      clientClaims: await lists.clientClaims(rule),
      rule,
      blocks: {
        quickbooksTime: hasJobcodes && !mayManage ? noRight : blockWithout(time, hasJobcodes),
        quickbooks: blockWithout(quickbooks, hasQuickbooks),
      },
    };
  };
}

const noHolders: StandingLists['holders'] = [];
const noRight: BlockReason = { code: 'noRightToManageJobcodes' };
const notConnected: BlockReason = { code: 'notConnected' };
const unreachable: BlockReason = { code: 'unreachable' };

/** A list that has been read stands, with its age, whatever happens to the service afterwards. */
function blockWithout({ account, lastError }: ConnectionRecord, isRead: boolean): BlockReason | null {
  if (!account) return notConnected;
  return isRead || !lastError ? null : unreachable;
}
