import type { SystemId } from '../../domain/records/records';
import type { PeopleOf, PeopleSnapshot } from '../../messages/tie-out-lists';
import type { ListCoverage, ListName } from '../../store/rows';
import type { Store } from '../../store/store';
import type { Sync } from '../sync/sync';
import { createConfirmedPeople } from './confirmed-people';

/** Who of Karbon is who in QuickBooks Time. */
export interface PeopleService {
  /** Everybody, as the mirror knows them; `isUserInitiated` brings them up to this moment before. */
  read(isUserInitiated: boolean): Promise<PeopleSnapshot>;
  /** @param userId of QuickBooks Time. @param karbonUserKey `null` parts the two. */
  pair(userId: string, karbonUserKey: string | null): Promise<PeopleSnapshot>;
}

export function createPeopleService({
  store,
  sync,
}: {
  readonly store: Store;
  readonly sync: Pick<Sync, 'refreshPeople'>;
}): PeopleService {
  const { connections, mirror } = store;
  const confirmedPeople = createConfirmedPeople(store);

  async function peopleOf<User>(
    system: SystemId,
    list: ListName,
    all: () => Promise<readonly User[]>,
  ): Promise<PeopleOf<User>> {
    const [{ account }, row] = await Promise.all([
      connections.read(system),
      mirror.coverage<ListCoverage>(`list:${list}`),
    ]);
    const isKnown = row?.isComplete === true;
    return {
      isConnected: account !== null,
      users: isKnown ? await all() : null,
      readAt: isKnown ? row.readAt : null,
    };
  }

  async function snapshot(): Promise<PeopleSnapshot> {
    const [karbon, quickbooksTime, links] = await Promise.all([
      peopleOf('karbon', 'karbonUsers', async () =>
        (await mirror.all('karbonUsers')).map(({ key, name, email }) => ({ key, name, email })),
      ),
      peopleOf('quickbooksTime', 'timeUsers', async () =>
        (await mirror.all('timeUsers')).map(({ id, name, email, isActive }) => ({
          id,
          name,
          email,
          isActive,
        })),
      ),
      confirmedPeople.all(),
    ]);
    return { karbon, quickbooksTime, links: [...links] };
  }

  return {
    async read(isUserInitiated) {
      if (isUserInitiated) await sync.refreshPeople();
      return snapshot();
    },
    async pair(userId, karbonUserKey) {
      await confirmedPeople.set(userId, karbonUserKey);
      return snapshot();
    },
  };
}
