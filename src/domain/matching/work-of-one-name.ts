import { expectedPath } from '../naming/expected-path';
import type { NamingRule } from '../naming/naming-rule';
import type { KarbonClient, WorkItem } from '../records/records';
import { byKey, forEachInSteps, grouped, sortedInSteps } from './stepped';

/** What of a work item its name is made from, and by what it is found. */
export type NamedWork = Pick<WorkItem, 'key' | 'title' | 'client' | 'clientName' | 'primaryStatus'>;

/** Work items of one client whose time would all be on one job. */
export interface WorkOfOneName {
  readonly path: readonly string[];
  readonly client: KarbonClient;
  /** Two or more, by title. */
  readonly items: readonly NamedWork[];
}

/**
 * Work items that arrive at one name by the rule, client by client. Neither list has two jobs of one customer whose names differ in case
 * alone (quickbooks.md 5.2), so that case counts for nothing here.
 */
export function* workOfOneName(
  work: readonly NamedWork[],
  clients: readonly KarbonClient[],
  rule: NamingRule,
): Generator<undefined, readonly WorkOfOneName[]> {
  const clientsByKey = new Map<string, KarbonClient>();
  yield* forEachInSteps(clients, (client) => clientsByKey.set(client.key, client));
  const byClient = yield* grouped(work, ({ client }) => [client.key]);
  const found: { readonly work: WorkOfOneName; readonly key: string }[] = [];
  for (const [key, items] of byClient) {
    yield;
    const client = clientsByKey.get(key);
    if (!client || items.length < 2) continue;
    const titles = items.map(({ title }) => title);
    const placed: { readonly item: NamedWork; readonly path: readonly string[] }[] = [];
    for (const [at, item] of items.entries()) {
      placed.push({ item, path: expectedPath({ client, title: item.title }, rule, titles.toSpliced(at, 1)) });
      yield;
    }
    const byName = yield* grouped(placed, ({ path }) => [path.at(-1)?.toLowerCase() ?? '']);
    for (const [name, same] of byName) {
      const [first] = same;
      if (name === '' || !first || same.length < 2) continue;
      const ordered = same.map(({ item }) => item).sort((one, other) => (one.title < other.title ? -1 : 1));
      found.push({ work: { path: first.path, client, items: ordered }, key: first.path.join('\n') });
    }
  }
  return (yield* sortedInSteps(found, byKey)).map(({ work: shared }) => shared);
}
