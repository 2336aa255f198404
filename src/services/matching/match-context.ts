import type { MatchContext } from '../../domain/matching/match';
import type { BlockReason } from '../../domain/matching/match-status';
import type { NamingRule } from '../../domain/naming/naming-rule';
import type { ConnectionRecord } from '../../store/rows';
import type { Store } from '../../store/store';
import type { NameIndexes } from './name-indexes';

/** The two lists as mirrored, with what blocks each. Reads from the store alone. */
export type MatchContextReader = (
  rule: NamingRule,
  time: ConnectionRecord,
  quickbooks: ConnectionRecord,
) => Promise<MatchContext>;

export function createMatchContextReader({ links }: Store, nameIndexes: NameIndexes): MatchContextReader {
  return async (rule, time, quickbooks) => {
    const [hasJobcodes, hasCustomers, hasHolders] = await Promise.all([
      nameIndexes.isComplete('jobcodes'),
      nameIndexes.isComplete('customers'),
      nameIndexes.isComplete('nameHolders'),
    ]);
    const hasQuickbooks = quickbooks.account !== null && hasCustomers && hasHolders;
    const mayManage = time.time?.rights.canManageJobcodes !== false;
    return {
      links: {
        quickbooksTime: await links.of('quickbooksTime', time.identity),
        quickbooks: await links.of('quickbooks', quickbooks.identity),
      },
      seenKeys: {
        quickbooksTime: await links.seenKeys('quickbooksTime', time.identity),
        quickbooks: await links.seenKeys('quickbooks', quickbooks.identity),
      },
      spellings: {
        quickbooksTime: await links.spellings('quickbooksTime', time.identity),
        quickbooks: await links.spellings('quickbooks', quickbooks.identity),
      },
      quickbooksTime: hasJobcodes ? (await nameIndexes.jobcodes()).index : null,
      quickbooks: hasQuickbooks ? await nameIndexes.customers() : null,
      holders: hasQuickbooks ? await nameIndexes.holders() : noHolders,
      clientPathOwners: await nameIndexes.clientPathOwners(rule),
      rule,
      blocks: {
        quickbooksTime: hasJobcodes && !mayManage ? noRight : blockWithout(time, hasJobcodes),
        quickbooks: blockWithout(quickbooks, hasQuickbooks),
      },
    };
  };
}

const noHolders: MatchContext['holders'] = [];
const noRight: BlockReason = { code: 'noRightToManageJobcodes' };
const notConnected: BlockReason = { code: 'notConnected' };
const unreachable: BlockReason = { code: 'unreachable' };

/** A list that has been read stands, with its age, whatever happens to the service afterwards. */
function blockWithout({ account, lastError }: ConnectionRecord, isRead: boolean): BlockReason | null {
  if (!account) return notConnected;
  return isRead || !lastError ? null : unreachable;
}
