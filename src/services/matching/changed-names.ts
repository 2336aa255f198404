import { expectedPath, type NamedClient } from '../../domain/naming/expected-path';
import type { NamingRule } from '../../domain/naming/naming-rule';
import { storeOfList } from '../../store/mirrored-stores';
import type { Link, NameChange } from '../../store/rows';
import type { Store } from '../../store/store';
import type { NameIndexes } from './name-indexes';

/**
 * The names of the first level, of a list or of Karbon's clients as they arrive there, that changes have touched: those before and those
 * now. Below any other nothing has come, gone, or changed its name. `all` where that is no longer known.
 */
export type ChangedNames = (
  list: Pick<Link, 'list' | 'account'>,
  changes: readonly NameChange[],
  rule: NamingRule,
) => Promise<readonly string[] | 'all'>;

export function createChangedNames({ mirror, links }: Store, nameIndexes: NameIndexes): ChangedNames {
  return async ({ list, account }, changes, rule) => {
    const names = new Set<string>();
    const recordIds = new Set<string>();
    const clientKeys = new Set<string>();
    const workKeys = new Set<string>();
    const addClient = (client: NamedClient | null) => {
      if (client) names.add(expectedPath({ client, title: null }, rule)[0] ?? '');
    };
    for (const change of changes) {
      switch (change.store) {
        case 'all':
          return 'all';
        case 'karbonClients':
          addClient(change.before);
          clientKeys.add(change.key);
          break;
        case 'workItems':
          if (change.before) clientKeys.add(change.before.client.key);
          workKeys.add(change.key);
          break;
        default:
          if (change.store !== storeOfList[list]) break;
          recordIds.add(change.key);
          if (change.before?.parentId === null) names.add(change.before.name);
          else if (change.before) recordIds.add(change.before.parentId);
      }
    }
    const index = await nameIndexes.relatives(list, { ids: [...recordIds], topNames: [] });
    for (const id of recordIds) {
      const record = index.get(id);
      const [top] = record ? index.lineage(record) : [];
      if (top?.parentId === null) names.add(top.name);
    }
    // Whoever was paired with what is gone may be paired anew.
    const goneIds = [...recordIds].filter((id) => !index.get(id));
    for (const key of (await links.ofRecords(list, account, goneIds)).keys()) {
      clientKeys.add(key);
      workKeys.add(key);
    }
    for (const key of workKeys) {
      const work = await mirror.get('workItems', key);
      if (work) clientKeys.add(work.client.key);
    }
    for (const key of clientKeys) addClient(await mirror.get('karbonClients', key));
    names.delete('');
    return [...names];
  };
}
