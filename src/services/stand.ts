import { type Claims, createClaims } from '../domain/claims';
import { clientSpellings } from '../domain/client-spellings';
import { expectedPath } from '../domain/expected-path';
import { findStanding } from '../domain/find-standing';
import { chainOf, verdictOf } from '../domain/find-verdict';
import type { NameIndex } from '../domain/name-index';
import type { NamingRule } from '../domain/naming-rule';
import type { KarbonClient, NameHolder, WorkItem } from '../domain/records';
import type { BlockReason, Standing, Standings } from '../domain/standing';
import type { Chain, Verdict } from '../domain/verdict';

/** The two lists as they are known, to stand a client or a work item in. */
export interface StandingLists {
  /** `null` until it has been read whole. */
  readonly quickbooksTime: NameIndex | null;
  readonly quickbooks: NameIndex | null;
  readonly holders: readonly NameHolder[];
  readonly clientClaims: Claims;
  readonly rule: NamingRule;
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
}

export function createStander(lists: StandingLists): Stander {
  const ofClients = createMemo<Stand>();
  const ofItems = createMemo<ReadonlyMap<string, Stand>>();

  function standsOf(client: KarbonClient, items: readonly WorkItem[]): ReadonlyMap<string, Stand> {
    const titles = items.map(({ title }) => title);
    const paths = items.map(({ title }, at) =>
      expectedPath({ client, title }, lists.rule, titles.toSpliced(at, 1)),
    );
    const workClaims = createClaims(
      items.map(({ key, title }, at) => ({ key, title, path: paths[at] ?? [] })),
    );
    const stands = new Map<string, Stand>();
    for (const [at, { key }] of items.entries()) {
      const otherClaims = (path: readonly string[]) =>
        path.length === 1 ? lists.clientClaims(path, client.key) : workClaims(path, key);
      stands.set(key, standOf(lists, client, paths[at] ?? [], otherClaims));
    }
    return stands;
  }

  return {
    ofClient: (client) =>
      ofClients(JSON.stringify(client), () => {
        const path = expectedPath({ client, title: null }, lists.rule);
        return standOf(lists, client, path, (claimed) => lists.clientClaims(claimed, client.key));
      }),
    ofWork: (client, items) =>
      ofItems(JSON.stringify([client, items.map(({ key, title }) => [key, title])]), () =>
        standsOf(client, items),
      ),
  };
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
  path: readonly string[],
  otherClaims: (path: readonly string[]) => readonly string[],
): Stand {
  const { blocks } = lists;
  const isPersonClient = client.kind === 'person';
  const common = {
    expectedPath: path,
    spellings: [clientSpellings(client)],
    isPersonClient,
    linkedIds: [],
    otherClaims,
  };
  const quickbooksTime = stand(lists.quickbooksTime, blocks.quickbooksTime, []);
  const quickbooks = stand(lists.quickbooks, blocks.quickbooks, lists.holders);
  const standings = quickbooksTime && quickbooks && { quickbooksTime, quickbooks };
  const verdictInput = { expectedPath: path, standings, quickbooks: lists.quickbooks, isPersonClient };
  return {
    expectedPath: path,
    standings,
    verdict: verdictOf(verdictInput),
    chain: chainOf(verdictInput),
    rootIds: quickbooksTime ? rootIdsOf(quickbooksTime) : [],
  };

  function stand(index: NameIndex | null, block: BlockReason | null, holders: readonly NameHolder[]) {
    if (index) return findStanding({ ...common, index, holders, cannotWrite: block });
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
