import type { PersonLinkMap } from '../../domain/people/pair-people';
import type { Store } from '../../store/store';
import { systems } from '../../systems/registry';

/** Who of Karbon is who in QuickBooks Time as the firm has confirmed it, of the two companies that are connected. */
export interface ConfirmedPeople {
  /** Nobody while one of the two is not connected. */
  all(): Promise<PersonLinkMap>;
  /** Does nothing while one of the two is not connected. @param userId of QuickBooks Time. @param karbonUserKey `null` parts them. */
  set(userId: string, karbonUserKey: string | null): Promise<void>;
}

export function createConfirmedPeople({
  connections,
  personLinks,
}: Pick<Store, 'connections' | 'personLinks'>): ConfirmedPeople {
  /** The two companies, whoever has signed in; `null` while one is not connected. */
  async function accounts(): Promise<string | null> {
    const both = [];
    for (const system of ['karbon', 'quickbooksTime'] as const) {
      const { account, identity } = await connections.read(system);
      if (!account) return null;
      both.push(systems[system].accountOf(identity));
    }
    return JSON.stringify(both);
  }

  return {
    async all() {
      const own = await accounts();
      return own === null ? new Map() : personLinks.of(own);
    },
    async set(userId, karbonUserKey) {
      const own = await accounts();
      if (own !== null) await personLinks.set(own, userId, karbonUserKey);
    },
  };
}
