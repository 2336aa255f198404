import { indexNames, type NameIndex } from '../../domain/matching/name-index';
import { type Claims, createClaims } from '../../domain/matching/path-owners';
import type { ArrangeNear } from '../../domain/matching/trigram-index';
import { expectedPath } from '../../domain/naming/expected-path';
import type { NamingRule } from '../../domain/naming/naming-rule';
import type { KarbonUser, NameHolder, TimeUser } from '../../domain/records/records';
import type { ListCoverage, ListName } from '../../store/coverage';
import { rememberedLatest } from '../../store/query-cache';
import type { Store } from '../../store/store';
import { createJobcodeTree, type JobcodeTree } from './jobcode-tree';

/** The lists of names, arranged for look-up and kept in memory until the copies under them change. */
export interface NameLists {
  jobcodes(): Promise<{ readonly tree: JobcodeTree; readonly index: NameIndex }>;
  customers(): Promise<NameIndex>;
  holders(): Promise<readonly NameHolder[]>;
  timeUsers(): Promise<readonly TimeUser[]>;
  karbonUsers(): Promise<readonly KarbonUser[]>;
  /** Which Karbon clients arrive at which top-level name. */
  clientClaims(rule: NamingRule): Promise<Claims>;
  /** Whether a list has been read to its end at least once. */
  isComplete(list: ListName): Promise<boolean>;
}

export function createNameLists({ copies, changes }: Store, arrangeNear: ArrangeNear): NameLists {
  const remember = rememberedLatest(changes);
  return {
    jobcodes: () =>
      remember('jobcodes', 'arranged', async () => {
        const all = await copies.all('jobcodes');
        // Breaks and paid time off are jobcodes too, but no client's (quickbooks-time.md 7.4).
        const named = all.filter(({ type }) => type === 'regular' || type === 'other');
        return { tree: createJobcodeTree(all), index: indexNames(named, arrangeNear) };
      }),
    customers: () =>
      remember('customers', 'arranged', async () => indexNames(await copies.all('customers'), arrangeNear)),
    holders: () => remember('nameHolders', 'all', () => copies.all('nameHolders')),
    timeUsers: () => remember('timeUsers', 'all', () => copies.all('timeUsers')),
    karbonUsers: () => remember('karbonUsers', 'all', () => copies.all('karbonUsers')),
    clientClaims: (rule) =>
      remember('karbonClients', JSON.stringify(rule), async () => {
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
