import { expectedPath } from '../naming/expected-path';
import type { NamingRule } from '../naming/naming-rule';
import {
  type KarbonClient,
  type ListId,
  type ListRecord,
  listIds,
  type NameHolder,
} from '../records/records';
import { suggestPairs } from './assign-one-to-one';
import { type Stand, type StandingLists, standOfClient } from './match';
import { type BlockReason, openStanding, type RankedRecord } from './match-status';
import { indexNames } from './name-index';
import { createClaims } from './path-owners';
import { arrangeNearNames } from './trigram-index';

/** All names of a firm, as plain data. */
export interface FirmNames {
  readonly clients: readonly KarbonClient[];
  /** The records that can be a customer or a job, by list; `null` where it has not been read whole. */
  readonly records: Readonly<Record<ListId, readonly ListRecord[] | null>>;
  readonly holders: readonly NameHolder[];
  readonly rule: NamingRule;
  /** Confirmed pairs: Karbon key and id of the record. */
  readonly links: Readonly<Record<ListId, readonly (readonly [string, string])[]>>;
  /** Why a list can't be written. */
  readonly blocks: Readonly<Record<ListId, BlockReason | null>>;
}

/** One client in a tie-out of the whole firm. */
export interface TieOutLine {
  readonly client: KarbonClient;
  readonly stand: Stand;
  /** Where only near matches are there: the one that is proposed, `null` where none is clearly nearest. */
  readonly suggested: Readonly<Record<ListId, RankedRecord | null>>;
}

/**
 * Stands every client of the firm in both lists, and proposes a record where only near matches are there. Yields after each small
 * step how many clients have been stood, so that whoever runs it can rest in between.
 */
export function* tieOut(names: FirmNames): Generator<number, readonly TieOutLine[]> {
  const { clients, records, rule, links } = names;
  const paths = new Map<string, readonly string[]>();
  for (const client of clients) {
    paths.set(client.key, expectedPath({ client, title: null }, rule));
    yield 0;
  }
  const clientClaims = createClaims(
    clients.map(({ key, fullName }) => ({ key, title: fullName, path: paths.get(key) ?? [] })),
  );
  // A record that bears a client's very name is no near match of another.
  const isSomebodys = ({ name }: ListRecord) => clientClaims([name], '').length > 0;
  const indexOf = (list: ListId) => {
    const known = records[list];
    return known && indexNames(known, (level, kind) => arrangeNearNames(level, kind, isSomebodys));
  };
  const indexes = { quickbooksTime: indexOf('quickbooksTime'), quickbooks: indexOf('quickbooks') };
  for (const list of listIds) for (const _ of indexes[list]?.arranging() ?? []) yield 0;
  const standingLists: StandingLists = {
    ...names,
    ...indexes,
    clientClaims,
    links: { quickbooksTime: new Map(links.quickbooksTime), quickbooks: new Map(links.quickbooks) },
  };
  const stood: Stood[] = [];
  for (const client of clients) {
    stood.push({ client, stand: standOfClient(standingLists, client, paths.get(client.key)) });
    yield stood.length;
  }
  const quickbooksTime = yield* suggestionsIn('quickbooksTime', stood);
  const quickbooks = yield* suggestionsIn('quickbooks', stood);
  const lines: TieOutLine[] = [];
  for (const line of stood) {
    const { key } = line.client;
    const suggested = {
      quickbooksTime: quickbooksTime.get(key) ?? null,
      quickbooks: quickbooks.get(key) ?? null,
    };
    lines.push({ ...line, suggested });
    yield stood.length;
  }
  return lines;
}

type Stood = Pick<TieOutLine, 'client' | 'stand'>;

/** Client key → the near match that is proposed. Yields after each client how many have been stood, which is all. */
function* suggestionsIn(
  list: ListId,
  stood: readonly Stood[],
): Generator<number, ReadonlyMap<string, RankedRecord>> {
  const somebodys = new Set<string>();
  const candidates: { readonly key: string; readonly candidate: RankedRecord }[] = [];
  for (const { client, stand } of stood) {
    yield stood.length;
    const standing = stand.standings && openStanding(stand.standings[list]);
    if (!standing) continue;
    if ('found' in standing) somebodys.add(standing.found.record.id);
    if (standing.kind !== 'similar') continue;
    for (const candidate of standing.candidates) candidates.push({ key: client.key, candidate });
  }
  const free = candidates.filter(({ candidate }) => !somebodys.has(candidate.record.id));
  const pairs = suggestPairs(
    free.map(({ key, candidate }) => ({
      clientKey: key,
      recordId: candidate.record.id,
      score: candidate.score,
    })),
  );
  return new Map(
    free
      .filter(({ key, candidate }) => pairs.get(key) === candidate.record.id)
      .map(({ key, candidate }) => [key, candidate]),
  );
}
