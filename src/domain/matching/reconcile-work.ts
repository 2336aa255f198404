import type { KarbonClient, WorkItem } from '../records/records';
import { createMatcher, type MatchContext, type MatchResult } from './match';

/** One work item in a tie-out. */
export interface WorkLine {
  readonly client: KarbonClient;
  readonly item: WorkItem;
  /** All known work of the client, this one included. */
  readonly work: readonly WorkItem[];
  readonly match: MatchResult;
}

/**
 * Matches work items against both lists, each told apart from the other work of its client. Work whose client is none of `clients` is
 * left out. Yields after each client how many work items have been matched, so that whoever runs it can pause in between.
 */
export function* reconcileWork(
  matchContext: MatchContext,
  clients: readonly KarbonClient[],
  items: readonly WorkItem[],
): Generator<number, readonly WorkLine[]> {
  const byClient = new Map<string, WorkItem[]>();
  for (const item of items) {
    const known = byClient.get(item.client.key);
    if (known) known.push(item);
    else byClient.set(item.client.key, [item]);
  }
  const lines: WorkLine[] = [];
  for (const client of clients) {
    const work = byClient.get(client.key);
    if (!work) continue;
    // One for each client: the results of all the firm's work are not kept twice.
    const matches = createMatcher(matchContext).matchWork(client, work);
    for (const item of work) {
      const match = matches.get(item.key);
      if (match) lines.push({ client, item, work, match });
    }
    yield lines.length;
  }
  return lines;
}
