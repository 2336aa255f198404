import { expectedPath } from '../naming/expected-path';
import type { NamingRule } from '../naming/naming-rule';
import type { QuickbooksProduct } from '../records/customer-list';
import { listIds } from '../records/lists';
import type { KarbonClient, ListId, ListRecord, NameHolder } from '../records/records';
import { assignOneToOne } from './assign-one-to-one';
import { type MatchContext, type MatchResult, matchClient } from './match';
import type { ClientOwner } from './match-input';
import { type BlockReason, type RankedRecord, unblockedStatus } from './match-status';
import { indexNames } from './name-index';
import { createPathOwners } from './path-owners';
import { buildSimilarityIndex } from './similarity-index';
import type { StoredSpelling } from './stored-spelling';

/** All names of a firm, as plain data. */
export interface TieOutInput {
  readonly clients: readonly KarbonClient[];
  /** The records that can be a customer or a job, by list; `null` where it has not been read whole. */
  readonly records: Readonly<Record<ListId, readonly ListRecord[] | null>>;
  readonly holders: readonly NameHolder[];
  readonly rule: NamingRule;
  /** Confirmed pairs: Karbon key and id of the record. */
  readonly links: Readonly<Record<ListId, readonly (readonly [string, string])[]>>;
  /** Of the pairs, the Karbon keys of those that nobody has chosen. */
  readonly seenKeys?: Readonly<Record<ListId, readonly string[]>>;
  /** Record id and how the list has stored its name. */
  readonly spellings?: Readonly<Record<ListId, readonly (readonly [string, StoredSpelling])[]>>;
  /** Why a list can't be written. */
  readonly blocks: Readonly<Record<ListId, BlockReason | null>>;
  /** Whose names QuickBooks' list holds; Online's unless told. */
  readonly product?: QuickbooksProduct;
  /** How many rows of each list could not be read; none unless told. */
  readonly unreadRows?: Readonly<Record<ListId, number>>;
}

/** One client in a tie-out of the whole firm. */
export interface TieOutLine {
  readonly client: KarbonClient;
  readonly match: MatchResult;
  /** Where only near matches are there: the one that is proposed, `null` where none is clearly nearest. */
  readonly suggested: Readonly<Record<ListId, RankedRecord | null>>;
}

/** A firm's clients in both lists, and the lists as they were matched against. */
export interface FirmTieOut {
  readonly lines: readonly TieOutLine[];
  readonly matchContext: MatchContext;
}

/**
 * Stands every client of the firm in both lists, and proposes a record where only near matches are there. Yields after each small
 * step how many clients have been matched, so that whoever runs it can pause in between.
 */
export function* reconcileFirm(names: TieOutInput): Generator<number, FirmTieOut> {
  const { clients, records, rule, links, seenKeys, spellings } = names;
  const owners: ClientOwner[] = [];
  for (const client of clients) {
    const { key, kind, fullName } = client;
    const path = expectedPath({ client, title: null }, rule);
    owners.push({ key, title: fullName, path, isPerson: kind === 'person' });
    yield 0;
  }
  const clientPathOwners = createPathOwners(owners);
  for (const _ of clientPathOwners.buildSteps()) yield 0;
  // A record that bears a client's very name is no near match of another.
  const isOwnedByClient = ({ name }: ListRecord) => clientPathOwners.at([name], '').length > 0;
  const indexOf = (list: ListId) => {
    const known = records[list];
    return known && indexNames(known, (...level) => buildSimilarityIndex(...level, isOwnedByClient));
  };
  const indexes = { quickbooksTime: indexOf('quickbooksTime'), quickbooks: indexOf('quickbooks') };
  for (const list of listIds) for (const _ of indexes[list]?.buildSteps() ?? []) yield 0;
  const matchContext: MatchContext = {
    ...names,
    ...indexes,
    clientPathOwners,
    links: { quickbooksTime: new Map(links.quickbooksTime), quickbooks: new Map(links.quickbooks) },
    seenKeys: {
      quickbooksTime: new Set(seenKeys?.quickbooksTime),
      quickbooks: new Set(seenKeys?.quickbooks),
    },
    spellings: {
      quickbooksTime: new Map(spellings?.quickbooksTime),
      quickbooks: new Map(spellings?.quickbooks),
    },
  };
  const matched: MatchedClient[] = [];
  for (const [at, client] of clients.entries()) {
    matched.push({ client, match: matchClient(matchContext, client, owners[at]?.path) });
    yield matched.length;
  }
  const quickbooksTime = yield* suggestionsIn('quickbooksTime', matched);
  const quickbooks = yield* suggestionsIn('quickbooks', matched);
  const lines: TieOutLine[] = [];
  for (const line of matched) {
    const { key } = line.client;
    const suggested = {
      quickbooksTime: quickbooksTime.get(key) ?? null,
      quickbooks: quickbooks.get(key) ?? null,
    };
    lines.push({ ...line, suggested });
    yield matched.length;
  }
  return { lines, matchContext };
}

/** What is less like than this is shown, and not proposed. */
const minSuggestedScore = 0.78;

type MatchedClient = Pick<TieOutLine, 'client' | 'match'>;

/** Client key → the near match that is proposed. Yields after each client how many have been matched: all of them. */
function* suggestionsIn(
  list: ListId,
  matched: readonly MatchedClient[],
): Generator<number, ReadonlyMap<string, RankedRecord>> {
  const ownedIds = new Set<string>();
  const candidates: { readonly key: string; readonly candidate: RankedRecord }[] = [];
  for (const { client, match } of matched) {
    yield matched.length;
    const status = match.statuses && unblockedStatus(match.statuses[list]);
    if (!status) continue;
    if ('found' in status) ownedIds.add(status.found.record.id);
    if (status.kind !== 'similar') continue;
    for (const candidate of status.candidates) {
      if (candidate.score >= minSuggestedScore) candidates.push({ key: client.key, candidate });
    }
  }
  const free = candidates.filter(({ candidate }) => !ownedIds.has(candidate.record.id));
  const pairs = assignOneToOne(
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
