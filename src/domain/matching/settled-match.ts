import { listIds } from '../records/lists';
import type { ListId } from '../records/records';
import type { MatchResult } from './match';
import { isNotConnected, unblockedStatus } from './match-status';

/*
 * Which matches are the same whatever else is in the lists, so that the rest need not be looked at: found against an index of the records
 * that are paired, of those at the top that bear the client's very name, and of all above and all below these.
 */

/** Whether the match of a client says the same against the whole lists: it is matched in each list that is connected. */
export function isSettled({ statuses }: MatchResult): boolean {
  return (
    statuses !== null &&
    listIds.some((list) => statuses[list].kind === 'matched') &&
    listIds.every((list) => statuses[list].kind === 'matched' || isNotConnected(statuses[list]))
  );
}

/**
 * Whether the match of a work item says the same against the whole lists: its client's does, and in each list that is connected it is
 * right below that, under whatever name. What is not there may be somewhere else.
 *
 * @param client the match of its client, against the same records.
 */
export function isSettledBelow(client: MatchResult, { statuses }: MatchResult): boolean {
  if (!isSettled(client) || statuses === null) return false;
  return listIds.every((list) => {
    const found = foundIn(list, { statuses });
    const parent = foundIn(list, client);
    return parent ? found?.parentId === parent.id : isNotConnected(statuses[list]);
  });
}

function foundIn(list: ListId, { statuses }: Pick<MatchResult, 'statuses'>) {
  const status = statuses && unblockedStatus(statuses[list]);
  return status && 'found' in status ? status.found.record : null;
}
