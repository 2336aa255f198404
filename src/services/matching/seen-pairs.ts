import { findExactPairs, type NamedRecord } from '../../domain/matching/exact-pairs';
import type { NameIndex } from '../../domain/matching/name-index';
import { expectedPath } from '../../domain/naming/expected-path';
import type { NamingRule } from '../../domain/naming/naming-rule';
import { listIds } from '../../domain/records/lists';
import type { KarbonClient, ListId, WorkItem } from '../../domain/records/records';
import type { StoreName } from '../../store/change-signal';
import type { ListName } from '../../store/rows';
import type { Store } from '../../store/store';
import type { CircuitBreaker } from '../connections/circuit-breaker';
import type { Failures } from '../failures';
import { createSerialQueue } from '../sync/serial-queue';
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
/** Names that have not been read to the end may belong to somebody who is not known yet. */
const karbonLists: readonly ListName[] = ['organizations', 'people', 'clientGroups'];

export interface SeenPairsParts {
  readonly store: Store;
  readonly nameIndexes: NameIndexes;
  readonly failures: Failures;
  /** Epoch ms. */
  now(): number;
}

export function createSeenPairs({ store, nameIndexes, failures, now }: SeenPairsParts): SeenPairs {
  const { changes, connections, links, mirror, settings } = store;
  const runExclusive = createSerialQueue();
  let isCompared = false;
  let isChanged = false;
  changes.subscribe((changed) => {
    if (comparedStores.some((name) => changed.has(name))) isChanged = true;
  });

  const indexOf: Readonly<Record<ListId, () => Promise<NameIndex | null>>> = {
    quickbooksTime: async () =>
      (await areComplete(['jobcodes'])) ? (await nameIndexes.jobcodes()).index : null,
    quickbooks: async () =>
      (await areComplete(['customers', 'nameHolders'])) ? nameIndexes.customers() : null,
  };

  async function areComplete(lists: readonly ListName[]): Promise<boolean> {
    return (await Promise.all(lists.map(nameIndexes.isComplete))).every((isComplete) => isComplete);
  }

  async function remember(): Promise<void> {
    // What changes meanwhile is compared once more.
    [isChanged, isCompared] = [false, true];
    if (!(await areComplete(karbonLists))) return;
    let named: readonly NamedRecord[] | null = null;
    for (const list of listIds) {
      const { account, identity } = await connections.read(list);
      const index = account ? await indexOf[list]() : null;
      if (!index) continue;
      named ??= namedIn(
        await mirror.all('karbonClients'),
        await mirror.all('workItems'),
        (await settings.read()).namingRule,
      );
      const pairs = findExactPairs(named, index, await links.of(list, identity));
      if (pairs.length === 0) continue;
      await links.put(pairs.map((pair) => ({ list, account: identity, at: now(), isSeen: true, ...pair })));
    }
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
