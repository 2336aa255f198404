import { changeKey } from '../../domain/plans/list-requests';
import { listIds } from '../../domain/records/lists';
import type { ListId, SystemId } from '../../domain/records/records';
import type { ConnectionRecord } from '../../store/rows';
import type { Store } from '../../store/store';

/** Of each list that a person changes by hand, what has been asked for and not been made yet (see `changeKey`). */
export type ChangesByHand = { readonly [List in ListId]?: ReadonlySet<string> };

export async function readChangesByHand(
  { changeList }: Pick<Store, 'changeList'>,
  connected: Readonly<Record<SystemId, ConnectionRecord>>,
): Promise<ChangesByHand> {
  const lists = listIds.filter((list) => connected[list].customerList !== null);
  const asked = lists.map(async (list) => {
    const open = await changeList.open(list, connected[list].identity);
    return [list, new Set(open.map(changeKey))] as const;
  });
  return Object.fromEntries(await Promise.all(asked));
}
