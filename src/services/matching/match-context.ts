import type { MatchContext } from '../../domain/matching/match';
import type { BlockReason } from '../../domain/matching/match-status';
import { expectedPath } from '../../domain/naming/expected-path';
import type { NamingRule } from '../../domain/naming/naming-rule';
import { forEachList, listIds } from '../../domain/records/lists';
import type { KarbonClient, ListId } from '../../domain/records/records';
import type { ConnectionRecord } from '../../store/rows';
import type { Store } from '../../store/store';
import type { NameIndexes } from './name-indexes';

/** The two lists as mirrored, with what blocks each. Reads from the store alone. */
export interface MatchContextReader {
  whole(rule: NamingRule, time: ConnectionRecord, quickbooks: ConnectionRecord): Promise<MatchContext>;
  /**
   * The same of what matters to these clients and their work where all of it is matched (see `isSettled`): the records that are paired or
   * bear a client's very name, with all above and all below each, and no vendors or employees. A list that is at hand is there whole;
   * `null` where both are.
   */
  around(
    rule: NamingRule,
    time: ConnectionRecord,
    quickbooks: ConnectionRecord,
    named: NamedRecords,
  ): Promise<MatchContext | null>;
}

export interface NamedRecords {
  readonly clients: readonly KarbonClient[];
  readonly workKeys: readonly string[];
}

export function createMatchContextReader({ links }: Store, nameIndexes: NameIndexes): MatchContextReader {
  async function known(time: ConnectionRecord, quickbooks: ConnectionRecord) {
    const [hasJobcodes, hasCustomers, hasHolders] = await Promise.all([
      nameIndexes.isComplete('jobcodes'),
      nameIndexes.isComplete('customers'),
      nameIndexes.isComplete('nameHolders'),
    ]);
    const hasQuickbooks = quickbooks.account !== null && hasCustomers && hasHolders;
    const mayManage = time.time?.rights.canManageJobcodes !== false;
    return {
      ...(quickbooks.customerList && { product: quickbooks.customerList.product }),
      isKnown: { quickbooksTime: hasJobcodes, quickbooks: hasQuickbooks },
      blocks: {
        quickbooksTime: hasJobcodes && !mayManage ? noRight : blockWithout(time, hasJobcodes),
        quickbooks: blockWithout(quickbooks, hasQuickbooks),
      },
    };
  }

  return {
    async whole(rule, time, quickbooks) {
      const { isKnown, ...context } = await known(time, quickbooks);
      return {
        ...context,
        rule,
        clientPathOwners: await nameIndexes.clientPathOwners(rule),
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
        quickbooksTime: isKnown.quickbooksTime ? await nameIndexes.whole('quickbooksTime') : null,
        quickbooks: isKnown.quickbooks ? await nameIndexes.whole('quickbooks') : null,
        holders: isKnown.quickbooks ? await nameIndexes.holders() : noHolders,
      };
    },

    async around(rule, time, quickbooks, { clients, workKeys }) {
      if (listIds.every(nameIndexes.isAtHand)) return null;
      const { isKnown, ...context } = await known(time, quickbooks);
      const keys = [...clients.map(({ key }) => key), ...workKeys].filter((key) => key !== '');
      const topNames = clients.map((client) => expectedPath({ client, title: null }, rule)[0] ?? '');
      const identityOf = { quickbooksTime: time.identity, quickbooks: quickbooks.identity };
      const kept = await ofEachList((list) => links.among(list, identityOf[list], keys));
      const parts = await ofEachList(async (list) =>
        isKnown[list]
          ? nameIndexes.relatives(list, { ids: [...new Set(kept[list].ids.values())], topNames })
          : null,
      );
      // What is paired may be called like another client.
      const pairedNames = listIds.flatMap((list) =>
        [...kept[list].ids.values()].flatMap((id) => parts[list]?.get(id)?.name ?? []),
      );
      return {
        ...context,
        ...parts,
        rule,
        clientPathOwners: await nameIndexes.ownersAt(rule, [...new Set([...topNames, ...pairedNames])]),
        links: forEachList((list) => kept[list].ids),
        seenKeys: forEachList((list) => kept[list].seenKeys),
        spellings: forEachList((list) => kept[list].spellings),
        holders: noHolders,
      };
    },
  };
}

async function ofEachList<Value>(read: (list: ListId) => Promise<Value>): Promise<Record<ListId, Value>> {
  const values = new Map(await Promise.all(listIds.map(async (list) => [list, await read(list)] as const)));
  return forEachList((list) => values.get(list) as Value);
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
