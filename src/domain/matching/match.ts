import { expectedPath } from '../naming/expected-path';
import { clientSpellings } from '../naming/name-variants';
import type { NamingRule } from '../naming/naming-rule';
import type { LinkStep } from '../plans/plan';
import type { KarbonClient, ListId, NameHolder, WorkItem } from '../records/records';
import { findStanding } from './find-match-status';
import { chainOf, verdictOf } from './find-verdict';
import type { BlockReason, Standing, Standings } from './match-status';
import type { NameIndex } from './name-index';
import { type Claims, createClaims } from './path-owners';
import type { Chain, Verdict } from './verdict';

type Links = ReadonlyMap<string, string>;

/** The two lists as they are known, to stand a client or a work item in. */
export interface StandingLists {
  /** Of the records that can be a customer or a job; `null` until the list has been read whole. */
  readonly quickbooksTime: NameIndex | null;
  readonly quickbooks: NameIndex | null;
  readonly holders: readonly NameHolder[];
  readonly clientClaims: Claims;
  readonly rule: NamingRule;
  /** Confirmed pairs: Karbon key → id of the record. */
  readonly links: { readonly quickbooksTime: Links; readonly quickbooks: Links };
  /** Why a list can't be written; where it also has not been read, that is all there is to say of it. */
  readonly blocks: { readonly quickbooksTime: BlockReason | null; readonly quickbooks: BlockReason | null };
}

/** Where one client or work item stands. */
export interface Stand {
  readonly expectedPath: readonly string[];
  /** `null` until both lists are known. */
  readonly standings: Standings | null;
  readonly verdict: Verdict;
  readonly chain: Chain;
  /** The jobcodes whose time is this subject's: several where it cannot be told which one is meant. */
  readonly rootIds: readonly string[];
}

/** Stands subjects in the lists; asked twice for the same one it remembers, since a page asks for many. */
export interface Stander {
  ofClient(client: KarbonClient): Stand;
  /** Each of `items`, which are all known work of one client: work of the same name is told apart by it. */
  ofWork(client: KarbonClient, items: readonly WorkItem[]): ReadonlyMap<string, Stand>;
  /** One of `items` alone. */
  ofItem(client: KarbonClient, items: readonly WorkItem[], key: string): Stand;
}

/** The same lists as if a pair were confirmed already. */
export function assuming(lists: StandingLists, { list, karbon, id }: LinkStep): StandingLists {
  return { ...lists, links: { ...lists.links, [list]: new Map(lists.links[list]).set(karbon.key, id) } };
}

export function createStander(lists: StandingLists): Stander {
  const ofClients = createMemo<Stand>();
  const ofItems = createMemo<ReadonlyMap<string, Stand>>();

  /** How to stand one of the items, told apart from the others. */
  function standerOf(client: KarbonClient, items: readonly WorkItem[]): (at: number) => Stand {
    const titles = items.map(({ title }) => title);
    const paths = items.map(({ title }, at) =>
      expectedPath({ client, title }, lists.rule, titles.toSpliced(at, 1)),
    );
    const workClaims = createClaims(
      items.map(({ key, title }, at) => ({ key, title, path: paths[at] ?? [] })),
    );
    return (at) => {
      const key = items[at]?.key ?? '';
      const otherClaims = (path: readonly string[]) =>
        path.length === 1 ? lists.clientClaims(path, client.key) : workClaims(path, key);
      return standOf(lists, client, key, paths[at] ?? [], otherClaims);
    };
  }

  function standsOf(client: KarbonClient, items: readonly WorkItem[]): ReadonlyMap<string, Stand> {
    const stand = standerOf(client, items);
    return new Map(items.map(({ key }, at) => [key, stand(at)]));
  }

  return {
    ofClient: (client) => ofClients(JSON.stringify(client), () => standOfClient(lists, client)),
    ofWork: (client, items) =>
      ofItems(JSON.stringify([client, items.map(({ key, title }) => [key, title])]), () =>
        standsOf(client, items),
      ),
    ofItem: (client, items, key) => standerOf(client, items)(items.findIndex((item) => item.key === key)),
  };
}

/** Where a client itself stands. @param path where it is expected */
export function standOfClient(
  lists: StandingLists,
  client: KarbonClient,
  path: readonly string[] = expectedPath({ client, title: null }, lists.rule),
): Stand {
  return standOf(lists, client, null, path, (claimed) => lists.clientClaims(claimed, client.key));
}

function createMemo<Value>(): (key: string, make: () => Value) => Value {
  const known = new Map<string, Value>();
  return (key, make) => {
    const value = known.get(key) ?? make();
    known.set(key, value);
    return value;
  };
}

function standOf(
  lists: StandingLists,
  client: KarbonClient,
  workKey: string | null,
  path: readonly string[],
  otherClaims: (path: readonly string[]) => readonly string[],
): Stand {
  const { blocks } = lists;
  const isPersonClient = client.kind === 'person';
  const common = {
    expectedPath: path,
    spellings: [clientSpellings(client)],
    isPersonClient,
    otherClaims,
  };
  const quickbooksTime = stand('quickbooksTime', []);
  const quickbooks = stand('quickbooks', lists.holders);
  const standings = quickbooksTime && quickbooks && { quickbooksTime, quickbooks };
  const verdictInput = { expectedPath: path, standings, quickbooks: lists.quickbooks, isPersonClient };
  return {
    expectedPath: path,
    standings,
    verdict: verdictOf(verdictInput),
    chain: chainOf(verdictInput),
    rootIds: quickbooksTime ? rootIdsOf(quickbooksTime) : [],
  };

  function stand(list: ListId, holders: readonly NameHolder[]) {
    const index = lists[list];
    const block = blocks[list];
    const linkedIds = [client.key, workKey].map((key) => (key && lists.links[list].get(key)) || null);
    if (index) return findStanding({ ...common, linkedIds, index, holders, cannotWrite: block });
    return block && blockedBy(block, path);
  }
}

function blockedBy(reason: BlockReason, path: readonly string[]): Standing {
  return { kind: 'blocked', reason, expectedPath: path, underneath: null };
}

function rootIdsOf(standing: Standing): readonly string[] {
  switch (standing.kind) {
    case 'matched':
    case 'differs':
    case 'archived':
    case 'misplaced':
      return [standing.found.record.id];
    case 'ambiguous':
      return standing.candidates.map(({ record }) => record.id);
    case 'blocked':
      return standing.underneath ? rootIdsOf(standing.underneath) : [];
    case 'similar':
    case 'missing':
      return [];
  }
}
