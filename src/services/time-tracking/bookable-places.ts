import { foldedWords, plainWord } from '../../domain/matching/fold-text';
import type { NameIndex } from '../../domain/matching/name-index';
import { expectedPath } from '../../domain/naming/expected-path';
import type { Jobcode } from '../../domain/records/records';
import { karbonAddress } from '../../messages/karbon-address';
import { karbonOrigin } from '../../messages/karbon-origins';
import type { PageKind } from '../../messages/page-ref';
import type { BookablePlace } from '../../messages/time-tracking';
import type { Store } from '../../store/store';
import type { NameIndexes } from '../matching/name-indexes';

/** Where time can be booked, and the page of Karbon's that each is for. */
export interface BookablePlaces {
  /** The name paths of these jobcodes; of one that is not known, none. */
  paths(jobcodeIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Those of the jobcodes that are breaks: they are no client's, and have no path. */
  breaks(jobcodeIds: readonly string[]): Promise<ReadonlyMap<string, Break>>;
  /** The jobcode itself and those above it. */
  lineage(jobcodeId: string): Promise<readonly string[]>;
  /** The pages of Karbon's that are paired with these jobcodes, or alone arrive at the very same name. */
  addresses(jobcodeIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** In the order of the ids; those that are known and active. */
  of(jobcodeIds: readonly string[]): Promise<readonly BookablePlace[]>;
  /** Whose path has all words of the text or their beginnings, in any spelling; at most twenty. */
  search(text: string): Promise<readonly BookablePlace[]>;
}

export interface Break {
  readonly name: string;
  readonly kind: 'paid' | 'unpaid';
}

const maxFound = 20;

const breakKinds: Readonly<Record<Jobcode['type'], Break['kind'] | null>> = {
  regular: null,
  pto: null,
  other: null,
  paid_break: 'paid',
  unpaid_break: 'unpaid',
};

export function createBookablePlaces(parts: {
  readonly store: Pick<Store, 'connections' | 'mirror' | 'links' | 'settings'>;
  readonly nameIndexes: NameIndexes;
}): BookablePlaces {
  const { store, nameIndexes } = parts;
  const { connections, mirror, links, settings } = store;

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

    async breaks(jobcodeIds) {
      const found = await Promise.all(jobcodeIds.map((id) => mirror.get('jobcodes', id)));
      return new Map(
        found.flatMap((jobcode) => {
          const kind = jobcode && breakKinds[jobcode.type];
          return jobcode && kind ? [[jobcode.id, { name: jobcode.name, kind }] as const] : [];
        }),
      );
    },

    lineage: async (jobcodeId) => (await nameIndexes.treeAround([jobcodeId])).upwards(jobcodeId),

    async addresses(jobcodeIds) {
      const { quickbooksTime, karbon } = await connections.readAll();
      if (!quickbooksTime.account || !karbon.account) return new Map();
      const paired = await links.ofRecords('quickbooksTime', quickbooksTime.identity, jobcodeIds);
      const found = new Map<string, string>();
      const add = (jobcodeId: string, page: { readonly kind: PageKind; readonly key: string }) => {
        const address = karbonAddress(page, karbon.identity, karbonOrigin);
        if (address) found.set(jobcodeId, address);
      };
      for (const [key, jobcodeId] of paired) {
        const kind = (await mirror.get('workItems', key))
          ? 'work'
          : (await mirror.get('karbonClients', key))?.kind;
        if (kind) add(jobcodeId, { kind, key });
      }
      const others = jobcodeIds.filter((id) => !found.has(id));
      for (const [jobcodeId, path] of await places.paths(others)) {
        const page = await pageNamed(path);
        if (page) add(jobcodeId, page);
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

  /** The one client, or the one of its work items, that arrives at that very path; `null` where there is none, or more than one. */
  async function pageNamed(path: readonly string[]) {
    const [topName, title, deeper] = path;
    if (topName === undefined || deeper !== undefined) return null;
    const { namingRule } = await settings.read();
    const clients = await mirror.clientsAt(namingRule, [topName]);
    const [client] = clients ?? [];
    if (!client || clients?.length !== 1) return null;
    if (title === undefined) return { kind: client.kind, key: client.key };
    const all = await mirror.workOfClient(client.key);
    const titles = all.map((work) => work.title);
    const named = all.filter(
      (work) => expectedPath({ client, title: work.title }, namingRule, titles)[1] === title,
    );
    const [work] = named;
    return work && named.length === 1 ? ({ kind: 'work', key: work.key } as const) : null;
  }

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
