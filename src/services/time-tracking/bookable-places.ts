import { foldedWords, plainWord } from '../../domain/matching/fold-text';
import type { NameIndex } from '../../domain/matching/name-index';
import type { Jobcode } from '../../domain/records/records';
import { karbonAddress } from '../../messages/karbon-address';
import { karbonOrigin } from '../../messages/karbon-origins';
import type { BookablePlace } from '../../messages/time-tracking';
import type { Store } from '../../store/store';
import type { NameIndexes } from '../matching/name-indexes';

/** Where time can be booked, and the page of Karbon's that each is for. */
export interface BookablePlaces {
  /** The name paths of these jobcodes; of one that is not known, none. */
  paths(jobcodeIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** The jobcode itself and those above it. */
  lineage(jobcodeId: string): Promise<readonly string[]>;
  /** The pages of Karbon's that are paired with these jobcodes. */
  addresses(jobcodeIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** In the order of the ids; those that are known and active. */
  of(jobcodeIds: readonly string[]): Promise<readonly BookablePlace[]>;
  /** Whose path has all words of the text or their beginnings, in any spelling; at most twenty. */
  search(text: string): Promise<readonly BookablePlace[]>;
}

const maxFound = 20;

export function createBookablePlaces(parts: {
  readonly store: Pick<Store, 'connections' | 'mirror' | 'links'>;
  readonly nameIndexes: NameIndexes;
}): BookablePlaces {
  const { store, nameIndexes } = parts;
  const { connections, mirror, links } = store;

  const places: BookablePlaces = {
    async paths(jobcodeIds) {
      const index = await nameIndexes.relatives('quickbooksTime', {
        ids: [...new Set(jobcodeIds)],
        topNames: [],
      });
      const found = jobcodeIds.flatMap((id) => {
        const record = index.get(id);
        return record ? [[id, index.place(record).path] as const] : [];
      });
      return new Map(found);
    },

    lineage: async (jobcodeId) => (await nameIndexes.treeAround([jobcodeId])).upwards(jobcodeId),

    async addresses(jobcodeIds) {
      const { quickbooksTime, karbon } = await connections.readAll();
      if (!quickbooksTime.account || !karbon.account) return new Map();
      const paired = await links.ofRecords('quickbooksTime', quickbooksTime.identity, jobcodeIds);
      const found = new Map<string, string>();
      for (const [key, jobcodeId] of paired) {
        const kind = (await mirror.get('workItems', key))
          ? 'work'
          : (await mirror.get('karbonClients', key))?.kind;
        const address = kind && karbonAddress({ kind, key }, karbon.identity, karbonOrigin);
        if (address) found.set(jobcodeId, address);
      }
      return found;
    },

    async of(jobcodeIds) {
      const index = await nameIndexes.relatives('quickbooksTime', {
        ids: [...new Set(jobcodeIds)],
        topNames: [],
      });
      return placesOf(index, jobcodeIds);
    },

    async search(text) {
      const wanted = foldedWords(text).map(plainWord);
      if (wanted.length === 0) return [];
      const index = await nameIndexes.whole('quickbooksTime');
      const found: string[] = [];
      for (const record of index.all()) {
        if (found.length >= maxFound) break;
        if (!record.isActive) continue;
        const words = index.place(record).path.flatMap((name) => foldedWords(name).map(plainWord));
        if (wanted.every((word) => words.some((each) => each.startsWith(word)))) found.push(record.id);
      }
      return placesOf(index, found);
    },
  };

  async function placesOf(
    index: NameIndex,
    jobcodeIds: readonly string[],
  ): Promise<readonly BookablePlace[]> {
    const addresses = await places.addresses(jobcodeIds);
    const { account } = await connections.read('quickbooks');
    const found: BookablePlace[] = [];
    for (const id of jobcodeIds) {
      const record = index.get(id);
      if (!record?.isActive) continue;
      const { path } = index.place(record);
      const strands = account !== null && !(await isInQuickbooks(path));
      found.push({ jobcodeId: (record as Jobcode).id, path, address: addresses.get(id) ?? null, strands });
    }
    return found;
  }

  /** An equal name, active, at the same place: else an export finds no customer (quickbooks-time.md 8.2). */
  async function isInQuickbooks(path: readonly string[]): Promise<boolean> {
    const customers = await nameIndexes.relatives('quickbooks', { ids: [], topNames: path.slice(0, 1) });
    return customers.findByPath(path).some(({ isActive }) => isActive);
  }

  return places;
}
