import { listIds } from '../records/lists';
import type { MatchResult } from './match';
import { isNotConnected } from './match-status';

/** Whether the name is exactly the same in each list that is connected, and at least one is. */
export function isTiedOut({ statuses }: Pick<MatchResult, 'statuses'>): boolean {
  if (!statuses) return false;
  const connected = listIds.map((list) => statuses[list]).filter((status) => !isNotConnected(status));
  return connected.length > 0 && connected.every(({ kind }) => kind === 'matched');
}
