import type { GroupMembers } from '../../messages/group-members';
import type { Store } from '../../store/store';
import type { Sync } from '../sync/sync';

/** The members of a client group, which no list tells: the group's own record is read for them, unless that was done a while ago. */
export async function readGroupMembers(
  {
    store,
    sync,
  }: { readonly store: Pick<Store, 'mirror' | 'connections'>; readonly sync: Pick<Sync, 'readClient'> },
  key: string,
): Promise<GroupMembers> {
  const { account } = await store.connections.read('karbon');
  const error = account ? await sync.readClient(key) : null;
  const group = await store.mirror.get('karbonClients', key);
  return { keys: group?.members?.map((member) => member.key) ?? null, error };
}
