import type { ListId } from '../records/records';
import { unblockedStatus } from './match-status';
import type { TieOutLine } from './reconcile-firm';
import { forEachInSteps } from './stepped';

/** Which records of a list are clients' of Karbon. */
export interface RecordClaims {
  /** Record id → the clients that have it, by name, each with its key. */
  readonly clients: ReadonlyMap<string, readonly ClaimingClient[]>;
  /** Ids of the records that may be a client's: one of several that fit it. */
  readonly possible: ReadonlySet<string>;
  /** Record id → the client that it is like. */
  readonly near: ReadonlyMap<string, string>;
  /** Where each client is expected, at the top of the list. */
  readonly expectedNames: ReadonlySet<string>;
  /** Whether every client has been matched against the list. */
  readonly isWhole: boolean;
}

export interface ClaimingClient {
  readonly key: string;
  readonly name: string;
}

/**
 * What the clients of a tie-out have in one list.
 *
 * @param links confirmed pairs of clients and of work items: Karbon key and id of the record.
 */
export function* claimsIn(
  list: ListId,
  lines: readonly TieOutLine[],
  links: readonly (readonly [string, string])[],
): Generator<undefined, RecordClaims> {
  const clients = new Map<string, readonly ClaimingClient[]>();
  const possible = new Set<string>();
  const near = new Map<string, { readonly name: string; readonly score: number }>();
  const expectedNames = new Set<string>();
  let isWhole = true;
  yield* forEachInSteps(lines, ({ client, match }) => {
    const status = match.statuses && unblockedStatus(match.statuses[list]);
    if (match.expectedPath[0]) expectedNames.add(match.expectedPath[0]);
    if (!match.statuses) isWhole = false;
    if (!status) return;
    if ('found' in status) claim(status.found.record.id, { key: client.key, name: client.fullName });
    else if (status.kind === 'ambiguous') for (const { record } of status.candidates) possible.add(record.id);
    else if (status.kind === 'similar') {
      for (const { record, score } of status.candidates) {
        if (score > (near.get(record.id)?.score ?? 0)) near.set(record.id, { name: client.fullName, score });
      }
    }
  });
  yield* forEachInSteps(links, ([key, id]) => {
    if (!clients.has(id)) clients.set(id, [{ key, name: '' }]);
  });
  return {
    clients,
    possible,
    near: new Map([...near].map(([id, { name }]) => [id, name])),
    expectedNames,
    isWhole,
  };

  function claim(id: string, client: ClaimingClient): void {
    clients.set(id, [...(clients.get(id) ?? []), client]);
  }
}
