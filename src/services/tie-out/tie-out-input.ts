import type { NameIndex } from '../../domain/matching/name-index';
import type { ListRecord } from '../../domain/records/records';
import type { TieOutNames } from '../../messages/tie-out-input';
import type { ListCoverage, ListName } from '../../store/coverage';
import type { Copies } from '../../store/mirror';
import type { Store } from '../../store/store';
import { systems } from '../connections/connections';
import type { StandingListsReader } from '../matching/match-context';
import type { Sync } from '../sync/sync';

export interface FirmNamesParts {
  readonly store: Store;
  readonly readLists: StandingListsReader;
  readonly sync: Sync;
}

/**
 * All names of the firm, from the copies. Work items are not among them.
 *
 * @param isAsked brings the lists up to this moment before; what keeps one from it stands with its connection.
 */
export async function readFirmNames(
  { store, readLists, sync }: FirmNamesParts,
  isAsked: boolean,
): Promise<TieOutNames> {
  if (isAsked) {
    await Promise.all(systems.map((system) => sync.freshNames(system)));
  }
  const { connections, copies, settings } = store;
  const [{ namingRule }, karbon, time, quickbooks] = await Promise.all([
    settings.read(),
    connections.read('karbon'),
    connections.read('quickbooksTime'),
    connections.read('quickbooks'),
  ]);
  const lists = await readLists(namingRule, time, quickbooks);
  const { holders, rule, links, blocks } = lists;
  return {
    names: {
      clients: await copies.all('karbonClients'),
      records: {
        quickbooksTime: plainRecords(lists.quickbooksTime),
        quickbooks: plainRecords(lists.quickbooks),
      },
      holders,
      rule,
      links: { quickbooksTime: [...links.quickbooksTime], quickbooks: [...links.quickbooks] },
      blocks,
    },
    readAt: {
      karbon: await readAtOf(copies, ['organizations', 'people', 'clientGroups']),
      quickbooksTime: await readAtOf(copies, ['jobcodes']),
      quickbooks: await readAtOf(copies, ['customers', 'nameHolders']),
    },
    karbonTenant: karbon.account ? karbon.identity : null,
  };
}

/** What a name says, and no more: there may be tens of thousands. */
function plainRecords(index: NameIndex | null): readonly ListRecord[] | null {
  if (!index) return null;
  return Array.from(index.all(), ({ id, parentId, name, isActive, isProject }) => ({
    id,
    parentId,
    name,
    isActive,
    isProject,
  }));
}

/** When the oldest of the lists was read; `null` while one has not been read whole. */
async function readAtOf(copies: Copies, names: readonly ListName[]): Promise<number | null> {
  const rows = await Promise.all(names.map((name) => copies.coverage<ListCoverage>(`list:${name}`)));
  return rows.every((row) => row?.isComplete === true)
    ? Math.min(...rows.map((row) => row?.readAt ?? 0))
    : null;
}
