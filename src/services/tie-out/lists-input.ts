import type { NameIndex } from '../../domain/matching/name-index';
import type { StakedRecord } from '../../domain/matching/record-stakes';
import { forEachList } from '../../domain/records/lists';
import {
  type KnownTime,
  type ListsSnapshot,
  recordIdMark,
  type StakesSnapshot,
} from '../../messages/tie-out-lists';
import type { TimeConnection } from '../../store/rows';
import type { Store } from '../../store/store';
import { systemOfList } from '../../systems/registry';
import type { MatchContextReader } from '../matching/match-context';
import { coveredEntries } from '../sync/entry-coverage';
import { readNamesFromFiles } from './name-sources';

/** The lists in themselves, from the mirror. Asks no service. */
export async function readListsInput({
  store,
  matchContexts,
}: {
  readonly store: Store;
  readonly matchContexts: MatchContextReader;
}): Promise<ListsSnapshot> {
  const { connections, mirror, settings } = store;
  const [{ namingRule }, connected] = await Promise.all([settings.read(), connections.readAll()]);
  const { quickbooksTime: time, quickbooks } = connected;
  const fromFiles = await readNamesFromFiles(store, connected);
  const [context, customers, workItems] = await Promise.all([
    matchContexts.whole(namingRule, time, quickbooks),
    mirror.all('customers'),
    mirror.all('workItems'),
  ]);
  const balances = {
    quickbooksTime: new Map<string, number | null>(),
    quickbooks: new Map(customers.map(({ id, balance }) => [id, balance])),
  };
  return {
    records: {
      quickbooksTime:
        fromFiles.records?.map((record) => ({ ...record, balance: null })) ??
        stakedRecords(context.quickbooksTime, balances.quickbooksTime),
      quickbooks: stakedRecords(context.quickbooks, balances.quickbooks),
    },
    links: forEachList((list) => [...context.links[list]]),
    time: await knownTime(store, time.time),
    work: workItems.map(({ key, title, client, clientName, primaryStatus }) => ({
      key,
      title,
      client,
      clientName,
      primaryStatus,
    })),
    rule: namingRule,
    addresses: forEachList((list) => systemOfList[list].recordAddress(recordIdMark, quickbooks.quickbooks)),
    isTimeFed: time.time !== null && time.time.account.quickbooks !== 'none',
  };
}

/** Time and balances, from the mirror. Asks no service. */
export async function readStakesInput(store: Store): Promise<StakesSnapshot> {
  const { connections, mirror } = store;
  const [{ time }, customers] = await Promise.all([
    connections.read('quickbooksTime'),
    mirror.all('customers'),
  ]);
  return {
    balances: customers.flatMap(({ id, balance }) => (balance === null ? [] : [[id, balance] as const])),
    time: await knownTime(store, time),
  };
}

/** What a name and a balance say, and no more: there may be tens of thousands. */
function stakedRecords(
  index: NameIndex | null,
  balances: ReadonlyMap<string, number | null>,
): readonly StakedRecord[] | null {
  if (!index) return null;
  return Array.from(index.all(), ({ id, parentId, name, isActive, isProject }) => ({
    id,
    parentId,
    name,
    isActive,
    isProject,
    balance: balances.get(id) ?? null,
  }));
}

async function knownTime({ mirror }: Store, connection: TimeConnection | null): Promise<KnownTime | null> {
  const { firm } = await coveredEntries(mirror);
  if (!connection || !firm) return null;
  return { tracked: await mirror.timeByJobcode(), from: firm.from, scope: connection.rights.scope };
}
