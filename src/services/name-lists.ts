import { type Claims, createClaims } from '../domain/claims';
import { expectedPath } from '../domain/expected-path';
import { createNameIndex, type NameIndex } from '../domain/name-index';
import type { NamingRule } from '../domain/naming-rule';
import type { NameHolder, TimeUser } from '../domain/records';
import type { StoreName } from '../store/change-signal';
import type { ListCoverage, ListName } from '../store/coverage';
import type { Store } from '../store/store';
import { createJobcodeTree, type JobcodeTree } from './jobcode-tree';

/** The lists of names, arranged for look-up and kept in memory until the copies under them change. */
export interface NameLists {
  jobcodes(): Promise<{ readonly tree: JobcodeTree; readonly index: NameIndex }>;
  customers(): Promise<NameIndex>;
  holders(): Promise<readonly NameHolder[]>;
  timeUsers(): Promise<readonly TimeUser[]>;
  /** Which Karbon clients arrive at which top-level name. */
  clientClaims(rule: NamingRule): Promise<Claims>;
  /** Whether a list has been read to its end at least once. */
  isComplete(list: ListName): Promise<boolean>;
}

export function createNameLists({ copies, changes }: Store): NameLists {
  const kept = new Map<string, { readonly value: Promise<unknown>; readonly from: StoreName }>();
  changes.subscribe((changed) => {
    for (const [key, { from }] of kept) if (changed.has(from)) kept.delete(key);
  });

  function keep<Value>(key: string, from: StoreName, make: () => Promise<Value>): Promise<Value> {
    const known = kept.get(key);
    if (known) return known.value as Promise<Value>;
    const value = make();
    kept.set(key, { value, from });
    value.catch(() => kept.delete(key));
    return value;
  }

  return {
    jobcodes: () =>
      keep('jobcodes', 'jobcodes', async () => {
        const all = await copies.all('jobcodes');
        // Breaks and paid time off are jobcodes too, but no client's (quickbooks-time.md 7.4).
        const named = all.filter(({ type }) => type === 'regular' || type === 'other');
        return { tree: createJobcodeTree(all), index: createNameIndex(named) };
      }),
    customers: () =>
      keep('customers', 'customers', async () => createNameIndex(await copies.all('customers'))),
    holders: () => keep('holders', 'nameHolders', () => copies.all('nameHolders')),
    timeUsers: () => keep('timeUsers', 'timeUsers', () => copies.all('timeUsers')),
    clientClaims: (rule) =>
      keep(`claims ${JSON.stringify(rule)}`, 'karbonClients', async () => {
        const clients = await copies.all('karbonClients');
        return createClaims(
          clients.map((client) => ({
            key: client.key,
            title: client.fullName,
            path: expectedPath({ client, title: null }, rule),
          })),
        );
      }),
    isComplete: async (list) => (await copies.coverage<ListCoverage>(`list:${list}`))?.isComplete === true,
  };
}
