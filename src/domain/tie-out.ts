import { createClaims } from './claims';
import { expectedPath } from './expected-path';
import { indexNames } from './name-index';
import type { NamingRule } from './naming-rule';
import { arrangeNearNames } from './near-names';
import type { KarbonClient, ListId, ListRecord, NameHolder } from './records';
import { type Stand, type StandingLists, standOfClient } from './stand';
import { type BlockReason, openStanding, type RankedRecord } from './standing';
import { type NearPair, suggestPairs } from './suggest-pairs';

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

export const lists: readonly ListId[] = ['quickbooksTime', 'quickbooks'];

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
  for (const list of lists) for (const _ of indexes[list]?.arranging() ?? []) yield 0;
  const standingLists: StandingLists = {
    ...names,
    ...indexes,
    clientClaims,
    links: { quickbooksTime: new Map(links.quickbooksTime), quickbooks: new Map(links.quickbooks) },
  };
  const stood: { readonly client: KarbonClient; readonly stand: Stand }[] = [];
  for (const client of clients) {
    stood.push({ client, stand: standOfClient(standingLists, client, paths.get(client.key)) });
    yield stood.length;
  }
  const quickbooksTime = suggestionsIn('quickbooksTime', stood);
  yield stood.length;
  const quickbooks = suggestionsIn('quickbooks', stood);
  yield stood.length;
  return stood.map((line) => ({
    ...line,
    suggested: {
      quickbooksTime: quickbooksTime.get(line.client.key) ?? null,
      quickbooks: quickbooks.get(line.client.key) ?? null,
    },
  }));
}

/** Client key → the near match that is proposed. */
function suggestionsIn(
  list: ListId,
  stood: readonly { readonly client: KarbonClient; readonly stand: Stand }[],
): ReadonlyMap<string, RankedRecord> {
  const standings = stood.map(({ client, stand }) => ({
    key: client.key,
    standing: stand.standings && openStanding(stand.standings[list]),
  }));
  const isSomebodys = new Set(
    standings.flatMap(({ standing }) => (standing && 'found' in standing ? [standing.found.record.id] : [])),
  );
  const near: NearPair[] = [];
  const candidates = new Map<string, RankedRecord>();
  for (const { key, standing } of standings) {
    if (standing?.kind !== 'similar') continue;
    for (const candidate of standing.candidates) {
      const { id } = candidate.record;
      if (isSomebodys.has(id)) continue;
      near.push({ clientKey: key, recordId: id, score: candidate.score });
      candidates.set(`${key}\n${id}`, candidate);
    }
  }
  const suggested = new Map<string, RankedRecord>();
  for (const [key, id] of suggestPairs(near)) {
    const candidate = candidates.get(`${key}\n${id}`);
    if (candidate) suggested.set(key, candidate);
  }
  return suggested;
}
