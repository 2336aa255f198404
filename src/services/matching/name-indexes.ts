import type { ClientOwner } from '../../domain/matching/match-input';
import { createNameIndex, type NameIndex } from '../../domain/matching/name-index';
import { createNameReader } from '../../domain/matching/name-reader';
import { packOwners } from '../../domain/matching/packed-owners';
import { createPathOwners, type PathOwners } from '../../domain/matching/path-owners';
import { expectedPath, type NamedClient } from '../../domain/naming/expected-path';
import type { NamingRule } from '../../domain/naming/naming-rule';
import type {
  Customer,
  Jobcode,
  KarbonClient,
  KarbonUser,
  ListId,
  NameHolder,
  TimeUser,
} from '../../domain/records/records';
import { storeOfList } from '../../store/mirrored-stores';
import { createQueryCache } from '../../store/query-cache';
import type { RecordQuery } from '../../store/relatives';
import type { ListCoverage, ListName } from '../../store/rows';
import type { Store } from '../../store/store';
import { createJobcodeTree, type JobcodeTree } from './jobcode-tree';
import {
  createClientsByPath,
  customerFields,
  followCustomers,
  followJobcodes,
  indexCustomers,
  indexJobcodes,
  isOfClients,
  jobcodeFields,
  listedCustomer,
  listedJobcode,
  mostAtOnce,
  packCustomers,
  packJobcodes,
  restoreClientsByPath,
  restoreCustomers,
  restoreJobcodes,
} from './whole-lists';

/** The lists of names, indexed and kept in memory until the mirrored records change. */
export interface NameIndexes {
  /** Of all records of a list that can be a customer or a job. */
  whole(list: ListId): Promise<NameIndex>;
  /** Whether the index of that list need not be waited for. */
  isAtHand(list: ListId): boolean;
  /** The same of a part of a list: of some records, with all above and all below each; of the whole where that is at hand. */
  relatives(list: ListId, of: RecordQuery): Promise<NameIndex>;
  /** The jobcodes of these ids with all above and all below each; or with all others too, where these are at hand. */
  treeAround(ids: readonly string[]): Promise<JobcodeTree>;
  holders(): Promise<readonly NameHolder[]>;
  timeUsers(): Promise<readonly TimeUser[]>;
  karbonUsers(): Promise<readonly KarbonUser[]>;
  /** Which Karbon clients arrive at which top-level name. */
  clientPathOwners(rule: NamingRule): Promise<PathOwners<ClientOwner>>;
  /** The same of those names alone, as far as they are known by index; of all clients where these are at hand. */
  ownersAt(rule: NamingRule, topNames: readonly string[]): Promise<PathOwners<ClientOwner>>;
  /** Keys of the Karbon clients that have been found in the way of that one, since the clients have changed last. */
  rivalsOf(rule: NamingRule, clientKey: string): Promise<readonly string[]>;
  /** Whether a list has been read to its end at least once. */
  isComplete(list: ListName): Promise<boolean>;
}

/** Parts of lists for the pages that were looked at last. */
const maxParts = 16;

export function createNameIndexes({ mirror, storedIndexes, changes }: Store): NameIndexes {
  const cached = createQueryCache(changes);
  const cachedParts = createQueryCache(changes, maxParts);
  const isAtHand = (list: ListId) => cached.isAnswered(storeOfList[list], 'indexed');
  // Most names are in both lists.
  const reader = createNameReader();

  const readOwners = async (rule: NamingRule) => {
    const clients = await mirror.fieldsOfAll('karbonClients', ['key', 'kind', 'fullName', 'person']);
    return clients.map((client) => ownerOf(client, rule));
  };
  const clientsByPath = (rule: NamingRule) =>
    cached(
      'karbonClients',
      JSON.stringify(rule),
      async () => {
        const stored = await storedIndexes.read('karbonClients', JSON.stringify(rule), async () =>
          packOwners(await readOwners(rule)),
        );
        if (!stored) return createClientsByPath(await readOwners(rule));
        return restoreClientsByPath(stored.columns).change(ownersNow(stored.changes, rule));
      },
      (clients, changed) => (changed.size > mostAtOnce ? null : clients.change(ownersNow(changed, rule))),
    );
  const areClientsAtHand = (rule: NamingRule) => cached.isAnswered('karbonClients', JSON.stringify(rule));
  const readCustomers = () => mirror.fieldsOfAll('customers', customerFields);
  const customers = () =>
    cached(
      'customers',
      'indexed',
      async () => {
        const stored = await storedIndexes.read('customers', '', async () =>
          packCustomers(await readCustomers(), reader),
        );
        return stored ? restoreCustomers(stored, reader) : indexCustomers(await readCustomers(), reader);
      },
      followCustomers,
    );
  const readJobcodes = () => mirror.fieldsOfAll('jobcodes', [...jobcodeFields, 'type']);
  const jobcodes = () =>
    cached(
      'jobcodes',
      'indexed',
      async () => {
        const stored = await storedIndexes.read('jobcodes', '', async () =>
          packJobcodes(await readJobcodes(), reader),
        );
        return stored ? restoreJobcodes(stored, reader) : indexJobcodes(await readJobcodes(), reader);
      },
      followJobcodes,
    );
  const wholeOf: Readonly<Record<ListId, () => Promise<NameIndex>>> = {
    quickbooksTime: async () => (await jobcodes()).index,
    quickbooks: async () => (await customers()).index,
  };
  const partOf: Readonly<Record<ListId, (of: RecordQuery) => Promise<Part<NameIndex>>>> = {
    quickbooksTime: async (of) => {
      const rows = await mirror.relatives('jobcodes', of);
      return {
        made: createNameIndex(rows.filter(isOfClients).map(listedJobcode)),
        isAbout: isAboutRelatives(of, rows),
      };
    },
    quickbooks: async (of) => {
      const rows = await mirror.relatives('customers', of);
      return { made: createNameIndex(rows.map(listedCustomer)), isAbout: isAboutRelatives(of, rows) };
    },
  };
  return {
    whole: (list) => wholeOf[list](),
    isAtHand,
    async relatives(list, of) {
      if (isAtHand(list)) return wholeOf[list]();
      const query = `part ${JSON.stringify(of)}`;
      return (await cachedParts(storeOfList[list], query, () => partOf[list](of), keptUnlessAbout)).made;
    },
    async treeAround(ids) {
      const whole = isAtHand('quickbooksTime') ? (await jobcodes()).tree : null;
      if (whole) return whole;
      const of = { ids, topNames: [] };
      const read = async (): Promise<Part<JobcodeTree>> => {
        const rows = await mirror.relatives('jobcodes', of);
        return { made: createJobcodeTree(rows), isAbout: isAboutRelatives(of, rows) };
      };
      return (await cachedParts('jobcodes', `tree ${JSON.stringify(ids)}`, read, keptUnlessAbout)).made;
    },
    holders: () => cached('nameHolders', 'all', () => mirror.all('nameHolders')),
    timeUsers: () => cached('timeUsers', 'all', () => mirror.all('timeUsers')),
    karbonUsers: () => cached('karbonUsers', 'all', () => mirror.all('karbonUsers')),
    clientPathOwners: async (rule) => (await clientsByPath(rule)).owners,
    async ownersAt(rule, topNames) {
      if (areClientsAtHand(rule)) return (await clientsByPath(rule)).owners;
      const read = async (): Promise<Part<PathOwners<ClientOwner>>> => {
        const clients = await mirror.clientsAt(rule, topNames);
        if (!clients) return { made: (await clientsByPath(rule)).owners, isAbout: () => true };
        const owners = clients.map((client) => ownerOf(client, rule));
        const keys = new Set(owners.map(({ key }) => key));
        return {
          made: createPathOwners(owners),
          isAbout: (key, client) =>
            keys.has(key) ||
            (client !== null && topNames.includes(ownerOf(client as KarbonClient, rule).path[0] ?? '')),
        };
      };
      const query = `at ${JSON.stringify([rule, topNames])}`;
      return (await cachedParts('karbonClients', query, read, keptUnlessAbout)).made;
    },
    // Nobody is in the way of whom no other was found for, among all of them.
    rivalsOf: async (rule, clientKey) =>
      areClientsAtHand(rule) ? (await clientsByPath(rule)).rivalsOf(clientKey) : [],
    isComplete: async (list) => (await mirror.coverage<ListCoverage>(`list:${list}`))?.isComplete === true,
  };
}

/** What was made of a part of a list. */
interface Part<Made> {
  readonly made: Made;
  /** Whether it may be another once that record has become this. */
  isAbout(key: string, after: object | null): boolean;
}

function keptUnlessAbout<Made>(
  part: Part<Made>,
  changed: ReadonlyMap<string, object | null>,
): Part<Made> | null {
  return [...changed].some(([key, after]) => part.isAbout(key, after)) ? null : part;
}

/** Of these records, which are all relatives of those that were asked for. */
function isAboutRelatives(
  { ids, topNames }: RecordQuery,
  rows: readonly (Jobcode | Customer)[],
): Part<unknown>['isAbout'] {
  const related = new Set<string | null>(ids);
  for (const { id, parentId } of rows) related.add(id).add(parentId);
  related.delete(null);
  return (key, after) => {
    if (related.has(key) || after === null) return related.has(key);
    const { parentId, name } = after as Jobcode | Customer;
    return parentId === null ? topNames.includes(name) : related.has(parentId);
  };
}

/** What has become of clients; `null` for those that are gone. */
function ownersNow(
  changed: ReadonlyMap<string, object | null>,
  rule: NamingRule,
): ReadonlyMap<string, ClientOwner | null> {
  return new Map([...changed].map(([key, client]) => [key, client && ownerOf(client as KarbonClient, rule)]));
}

function ownerOf(client: NamedClient & Pick<KarbonClient, 'key'>, rule: NamingRule): ClientOwner {
  return {
    key: client.key,
    title: client.fullName,
    path: expectedPath({ client, title: null }, rule),
    isPerson: client.kind === 'person',
  };
}
