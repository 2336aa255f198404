import type { MatchContext } from '../../domain/matching/match';
import type { BlockReason } from '../../domain/matching/match-status';
import { expectedPath } from '../../domain/naming/expected-path';
import type { NamingRule } from '../../domain/naming/naming-rule';
import { forEachList, listIds } from '../../domain/records/lists';
import type { KarbonClient, ListId } from '../../domain/records/records';
import type { KeptLinks } from '../../store/links';
import type { ConnectionRecord, ListCoverage, ListName } from '../../store/rows';
import type { Store } from '../../store/store';
import type { NameIndexes } from './name-indexes';

/** The two lists as mirrored, with what blocks each. Reads from the store alone. */
export interface MatchContextReader {
  /** @param named of whom alone the pairs are in it; of everybody unless told. */
  whole(
    rule: NamingRule,
    time: ConnectionRecord,
    quickbooks: ConnectionRecord,
    named?: NamedRecords,
  ): Promise<MatchContext>;
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

export function createMatchContextReader(
  { links, mirror }: Store,
  nameIndexes: NameIndexes,
): MatchContextReader {
  async function known(time: ConnectionRecord, quickbooks: ConnectionRecord) {
    const coverage = (list: ListName) => mirror.coverage<ListCoverage>(`list:${list}`);
    const [jobcodes, customers, holders] = await Promise.all([
      coverage('jobcodes'),
      coverage('customers'),
      coverage('nameHolders'),
    ]);
    const hasJobcodes = jobcodes?.isComplete === true;
    const hasQuickbooks =
      quickbooks.account !== null && customers?.isComplete === true && holders?.isComplete === true;
    const mayManage = time.time?.rights.canManageJobcodes !== false;
    return {
      ...(quickbooks.customerList && { product: quickbooks.customerList.product }),
      isKnown: { quickbooksTime: hasJobcodes, quickbooks: hasQuickbooks },
      unreadRows: { quickbooksTime: jobcodes?.leftOut ?? 0, quickbooks: customers?.leftOut ?? 0 },
      blocks: {
        quickbooksTime: hasJobcodes && !mayManage ? noRight : blockWithout(time, hasJobcodes),
        quickbooks: blockWithout(quickbooks, hasQuickbooks),
      },
    };
  }

  return {
    async whole(rule, time, quickbooks, named) {
      const { isKnown, ...context } = await known(time, quickbooks);
      const identityOf = { quickbooksTime: time.identity, quickbooks: quickbooks.identity };
      const kept = await ofEachList((list) =>
        named ? links.among(list, identityOf[list], keysOf(named)) : links.all(list, identityOf[list]),
      );
      return {
        ...context,
        rule,
        clientPathOwners: await nameIndexes.clientPathOwners(rule),
        ...pairsOf(kept),
        quickbooksTime: isKnown.quickbooksTime ? await nameIndexes.whole('quickbooksTime') : null,
        quickbooks: isKnown.quickbooks ? await nameIndexes.whole('quickbooks') : null,
        holders: isKnown.quickbooks ? await nameIndexes.holders() : noHolders,
      };
    },

    async around(rule, time, quickbooks, named) {
      if (listIds.every(nameIndexes.isAtHand)) return null;
      const { isKnown, ...context } = await known(time, quickbooks);
      const keys = keysOf(named);
      const topNames = named.clients.map((client) => expectedPath({ client, title: null }, rule)[0] ?? '');
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
        ...pairsOf(kept),
        holders: noHolders,
      };
    },
  };
}

function keysOf({ clients, workKeys }: NamedRecords): readonly string[] {
  return [...clients.map(({ key }) => key), ...workKeys].filter((key) => key !== '');
}

function pairsOf(kept: Readonly<Record<ListId, KeptLinks>>) {
  return {
    links: forEachList((list) => kept[list].ids),
    seenKeys: forEachList((list) => kept[list].seenKeys),
    spellings: forEachList((list) => kept[list].spellings),
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
