import type { ClientOwner } from '../../domain/matching/match-input';
import { createNameIndex, type NameIndex } from '../../domain/matching/name-index';
import { createPathOwners, type PathOwners } from '../../domain/matching/path-owners';
import { expectedPath } from '../../domain/naming/expected-path';
import type { NamingRule } from '../../domain/naming/naming-rule';
import type {
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

export function createNameIndexes({ mirror, changes }: Store): NameIndexes {
  const cached = createQueryCache(changes);
  const cachedParts = createQueryCache(changes, maxParts);
  const isAtHand = (list: ListId) => cached.isAnswered(storeOfList[list], 'indexed');
  const clientsByPath = (rule: NamingRule) =>
    cached('karbonClients', JSON.stringify(rule), async () => {
      const clients = await mirror.all('karbonClients');
      return createClientsByPath(clients.map((client) => ownerOf(client, rule)));
    });
  const areClientsAtHand = (rule: NamingRule) => cached.isAnswered('karbonClients', JSON.stringify(rule));
  const customers = () =>
    cached('customers', 'indexed', async () => createNameIndex(await mirror.all('customers')));
  const jobcodes = () =>
    cached('jobcodes', 'indexed', async () => {
      const all = await mirror.all('jobcodes');
      return { tree: createJobcodeTree(all), index: createNameIndex(all.filter(isOfClients)) };
    });
  const wholeOf: Readonly<Record<ListId, () => Promise<NameIndex>>> = {
    quickbooksTime: async () => (await jobcodes()).index,
    quickbooks: customers,
  };
  const partOf: Readonly<Record<ListId, (of: RecordQuery) => Promise<NameIndex>>> = {
    quickbooksTime: async (of) =>
      createNameIndex((await mirror.relatives('jobcodes', of)).filter(isOfClients)),
    quickbooks: async (of) => createNameIndex(await mirror.relatives('customers', of)),
  };
  return {
    whole: (list) => wholeOf[list](),
    isAtHand,
    relatives: (list, of) =>
      isAtHand(list)
        ? wholeOf[list]()
        : cachedParts(storeOfList[list], `part ${JSON.stringify(of)}`, () => partOf[list](of)),
    async treeAround(ids) {
      if (isAtHand('quickbooksTime')) return (await jobcodes()).tree;
      return cachedParts('jobcodes', `tree ${JSON.stringify(ids)}`, async () =>
        createJobcodeTree(await mirror.relatives('jobcodes', { ids, topNames: [] })),
      );
    },
    holders: () => cached('nameHolders', 'all', () => mirror.all('nameHolders')),
    timeUsers: () => cached('timeUsers', 'all', () => mirror.all('timeUsers')),
    karbonUsers: () => cached('karbonUsers', 'all', () => mirror.all('karbonUsers')),
    clientPathOwners: async (rule) => (await clientsByPath(rule)).owners,
    async ownersAt(rule, topNames) {
      if (areClientsAtHand(rule)) return (await clientsByPath(rule)).owners;
      return cachedParts('karbonClients', `at ${JSON.stringify([rule, topNames])}`, async () => {
        const clients = await mirror.clientsAt(rule, topNames);
        return clients
          ? createPathOwners(clients.map((client) => ownerOf(client, rule)))
          : (await clientsByPath(rule)).owners;
      });
    },
    // Nobody is in the way of whom no other was found for, among all of them.
    rivalsOf: async (rule, clientKey) =>
      areClientsAtHand(rule) ? (await clientsByPath(rule)).rivalsOf(clientKey) : [],
    isComplete: async (list) => (await mirror.coverage<ListCoverage>(`list:${list}`))?.isComplete === true,
  };
}

function ownerOf(client: KarbonClient, rule: NamingRule): ClientOwner {
  return {
    key: client.key,
    title: client.fullName,
    path: expectedPath({ client, title: null }, rule),
    isPerson: client.kind === 'person',
  };
}

/** Breaks and paid time off are jobcodes too, but no client's (quickbooks-time.md 7.4). */
function isOfClients({ type }: Jobcode): boolean {
  return type === 'regular' || type === 'other';
}

/** Owners of paths that take note of whom they have named to whom: only matching knows what it comes to ask for. */
function createClientsByPath(clients: readonly ClientOwner[]) {
  const all = createPathOwners(clients);
  const rivals = new Map<string, Set<string>>();
  const noted = (owners: readonly ClientOwner[], exceptKey: string) => {
    const found = rivals.get(exceptKey) ?? new Set();
    for (const { key } of owners) rivals.set(exceptKey, found.add(key));
    return owners;
  };
  const owners: PathOwners<ClientOwner> = {
    at: (path, exceptKey) => noted(all.at(path, exceptKey), exceptKey),
    withLettersOf: (name, exceptKey) => noted(all.withLettersOf(name, exceptKey), exceptKey),
    withPart: all.withPart,
    buildSteps: all.buildSteps,
  };
  return {
    owners,
    rivalsOf: (clientKey: string): readonly string[] => [...(rivals.get(clientKey) ?? [])],
  };
}
