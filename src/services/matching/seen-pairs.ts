import { type ExactPair, findExactPairs, type NamedRecord } from '../../domain/matching/exact-pairs';
import { expectedPath } from '../../domain/naming/expected-path';
import type { NamingRule } from '../../domain/naming/naming-rule';
import { listIds } from '../../domain/records/lists';
import type { KarbonClient, ListId, WorkItem } from '../../domain/records/records';
import type { StoreName } from '../../store/change-signal';
import { nameLists } from '../../store/mirrored-stores';
import type { ListName, NameChange } from '../../store/rows';
import type { Store } from '../../store/store';
import type { CircuitBreaker } from '../connections/circuit-breaker';
import type { Failures } from '../failures';
import { createSerialQueue } from '../sync/serial-queue';
import { createChangedNames } from './changed-names';
import type { NameIndexes } from './name-indexes';

/**
 * Remembers by ids, which survive renames, who stands in a list under exactly the expected name: also where nobody has looked at it and
 * nothing was ever fixed. A later rename on either side is then a differing name, never a missing one.
 */
export interface SeenPairs {
  /** The same, with what its readings have brought remembered after each of them, and before the next can write over it. */
  around(circuitBreaker: CircuitBreaker): CircuitBreaker;
}

const comparedStores: readonly StoreName[] = [
  'jobcodes',
  'customers',
  'nameHolders',
  'karbonClients',
  'workItems',
  'settings',
];
/** Where more names have changed, all are compared: that reads each list but once. */
const mostChangedNames = 100;

export interface SeenPairsParts {
  readonly store: Store;
  readonly nameIndexes: NameIndexes;
  readonly failures: Failures;
  /** Epoch ms. */
  now(): number;
}

export function createSeenPairs({ store, nameIndexes, failures, now }: SeenPairsParts): SeenPairs {
  const { changes, connections, links, mirror, nameChanges, settings } = store;
  const changedNames = createChangedNames(store, nameIndexes);
  const runExclusive = createSerialQueue();
  let isCompared = false;
  let isChanged = false;
  changes.subscribe((changed) => {
    if (comparedStores.some((name) => changed.has(name))) isChanged = true;
  });

  async function areComplete(lists: readonly ListName[]): Promise<boolean> {
    return (await Promise.all(lists.map(nameIndexes.isComplete))).every((isComplete) => isComplete);
  }

  async function remember(): Promise<void> {
    // What changes meanwhile is compared once more.
    [isChanged, isCompared] = [false, true];
    const noted = await nameChanges.read();
    // A name may belong to somebody whom a list has not come to yet.
    if (noted.changes.length === 0 || !(await areComplete(nameLists.karbon))) return;
    const { namingRule } = await settings.read();
    let areAllCompared = true;
    for (const list of listIds) {
      const { account, identity } = await connections.read(list);
      // What is connected later is read from its beginning, which changes every name in it.
      if (!account) continue;
      if (!(await areComplete(nameLists[list]))) {
        areAllCompared = false;
        continue;
      }
      const pairs = await exactPairs(list, identity, noted.changes, namingRule);
      if (pairs.length === 0) continue;
      await links.put(pairs.map((pair) => ({ list, account: identity, at: now(), isSeen: true, ...pair })));
    }
    if (areAllCompared) await noted.forget();
  }

  async function exactPairs(
    list: ListId,
    identity: string,
    changed: readonly NameChange[],
    rule: NamingRule,
  ): Promise<readonly ExactPair[]> {
    const names = await changedNames({ list, account: identity }, changed, rule);
    return names === 'all' || names.length > mostChangedNames
      ? pairsOfAll(list, identity, rule)
      : pairsCalled(names, list, identity, rule);
  }

  async function pairsOfAll(list: ListId, identity: string, rule: NamingRule): Promise<readonly ExactPair[]> {
    const named = namedIn(await mirror.all('karbonClients'), await mirror.all('workItems'), rule);
    return findExactPairs(named, await nameIndexes.whole(list), await links.of(list, identity));
  }

  /** The same of the clients who arrive at these names, and their work: whoever bears none of them is paired as before. */
  async function pairsCalled(
    topNames: readonly string[],
    list: ListId,
    identity: string,
    rule: NamingRule,
  ): Promise<readonly ExactPair[]> {
    const owners = await nameIndexes.ownersAt(rule, topNames);
    const keys = topNames.flatMap((name) => owners.at([name], '').map(({ key }) => key));
    const clients = await Promise.all(keys.map((key) => mirror.get('karbonClients', key)));
    const work = await Promise.all(keys.map((key) => mirror.workOfClient(key)));
    const named = namedIn(
      clients.filter((client) => client !== null),
      work.flat(),
      rule,
    );
    const own = (
      await links.among(
        list,
        identity,
        named.map(({ karbon }) => karbon.key),
      )
    ).ids;
    const index = await nameIndexes.relatives(list, { ids: [...new Set(own.values())], topNames });
    const candidates = named.flatMap(({ path }) => index.findByPath(path).map(({ id }) => id));
    const taken = await links.ofRecords(list, identity, [...new Set(candidates)]);
    return findExactPairs(named, index, new Map([...taken, ...own]));
  }

  /** Several readings that end together are compared once. */
  async function rememberWhere(isDue: () => boolean): Promise<void> {
    if (!isDue()) return;
    await failures.guard('remembering pairs', () =>
      runExclusive(async () => {
        if (isDue()) await remember();
      }),
    );
  }

  return {
    around: (circuitBreaker) => ({
      ...circuitBreaker,
      async run(...reading) {
        await rememberWhere(() => isChanged);
        const isReached = await circuitBreaker.run(...reading);
        // An earlier life of the worker may have been stopped before it came to this.
        await rememberWhere(() => isChanged || !isCompared);
        return isReached;
      },
    }),
  };
}

function namedIn(
  clients: readonly KarbonClient[],
  work: readonly WorkItem[],
  rule: NamingRule,
): readonly NamedRecord[] {
  const byKey = new Map(clients.map((client) => [client.key, client]));
  const titles = new Map<string, string[]>();
  for (const { title, client } of work) titles.set(client.key, [...(titles.get(client.key) ?? []), title]);
  return [
    ...clients.map((client): NamedRecord => {
      const { kind, key } = client;
      return { karbon: { kind, key }, path: expectedPath({ client, title: null }, rule), clientKey: null };
    }),
    ...work.flatMap(({ key, title, client: { key: clientKey } }): readonly NamedRecord[] => {
      const client = byKey.get(clientKey);
      const path = client && expectedPath({ client, title }, rule, without(titles.get(clientKey), title));
      return path ? [{ karbon: { kind: 'work', key }, path, clientKey }] : [];
    }),
  ];
}

/** All but one of that title: those of the other work. */
function without(titles: readonly string[] = [], title: string): readonly string[] {
  return titles.toSpliced(titles.indexOf(title), 1);
}
