import type { NameIndex } from '../../domain/matching/name-index';
import { forEachList } from '../../domain/records/lists';
import { type ListRecord, type SystemId, systemIds } from '../../domain/records/records';
import type { TieOutSnapshot } from '../../messages/tie-out-input';
import type { Mirror } from '../../store/mirror';
import { nameLists } from '../../store/mirrored-stores';
import type { ListCoverage } from '../../store/rows';
import type { Store } from '../../store/store';
import { backgroundShareOf } from '../../systems/http/rate-limits/rate-limit';
import { readChangesByHand } from '../customer-list/changes-by-hand';
import { accountLinkOf } from '../fixes/available-fixes';
import type { MatchContextReader } from '../matching/match-context';
import type { Sync } from '../sync/sync';
import { type NamesFromFiles, readNamesFromFiles } from './name-sources';

export interface TieOutInputParts {
  readonly store: Store;
  readonly matchContexts: MatchContextReader;
  readonly sync: Sync;
}

/**
 * All names of the firm, from the mirror. Work items are not among them.
 *
 * @param isUserInitiated brings the lists up to this moment before; what keeps one from it is recorded with its connection.
 */
export async function readTieOutInput(
  { store, matchContexts, sync }: TieOutInputParts,
  isUserInitiated: boolean,
): Promise<TieOutSnapshot> {
  if (isUserInitiated) {
    await Promise.all(systemIds.map((system) => sync.refreshNames(system)));
  }
  const { connections, mirror, settings } = store;
  const [{ namingRule, fixRules, karbonPerMinute }, connected] = await Promise.all([
    settings.read(),
    connections.readAll(),
  ]);
  const { karbon, quickbooksTime: time, quickbooks } = connected;
  const byHand = await readChangesByHand(store, connected);
  const matchContext = await matchContexts.whole(namingRule, time, quickbooks);
  const { holders, rule, links, seenKeys, spellings, product, unreadRows } = matchContext;
  const fromFiles = await readNamesFromFiles(store, connected);
  return {
    names: {
      clients: fromFiles.clients ?? (await mirror.all('karbonClients')),
      records: {
        quickbooksTime: fromFiles.records ?? plainRecords(matchContext.quickbooksTime),
        quickbooks: plainRecords(matchContext.quickbooks),
      },
      holders,
      rule,
      links: { quickbooksTime: [...links.quickbooksTime], quickbooks: [...links.quickbooks] },
      seenKeys: forEachList((list) => [...(seenKeys?.[list] ?? [])]),
      spellings: forEachList((list) => [...(spellings?.[list] ?? [])]),
      blocks: blocksBeside(fromFiles, matchContext.blocks),
      ...(product && { product }),
      ...(unreadRows && { unreadRows }),
    },
    readAt: {
      karbon: await readAtOf(mirror, 'karbon'),
      quickbooksTime: await readAtOf(mirror, 'quickbooksTime'),
      quickbooks: await readAtOf(mirror, 'quickbooks'),
    },
    files: fromFiles.files,
    product: quickbooks.customerList?.product ?? null,
    karbonTenant: karbon.account ? karbon.identity : null,
    karbonPerMinute: backgroundShareOf(karbonPerMinute),
    planning: {
      rules: fixRules,
      account: accountLinkOf(time),
      byHand: Object.fromEntries(Object.entries(byHand).map(([list, keys]) => [list, [...keys]])),
    },
  };
}

/** A list that is a file is there to be matched against, though nothing can be written to it. */
function blocksBeside(
  { records }: NamesFromFiles,
  blocks: TieOutSnapshot['names']['blocks'],
): TieOutSnapshot['names']['blocks'] {
  return records ? { ...blocks, quickbooksTime: null } : blocks;
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
async function readAtOf(mirror: Mirror, system: SystemId): Promise<number | null> {
  const rows = await Promise.all(
    nameLists[system].map((name) => mirror.coverage<ListCoverage>(`list:${name}`)),
  );
  return rows.every((row) => row?.isComplete === true)
    ? Math.min(...rows.map((row) => row?.readAt ?? 0))
    : null;
}
