import type { ListRecord } from '../records/records';
import type { Match } from './best-matches';
import { isOwnedByOther, type MatchInput } from './match-input';
import type { MatchReason } from './match-reason';
import type { MatchStatus, RankedRecord } from './match-status';
import { differenceOf } from './name-difference';
import { otherFormFactor } from './readings-compared';
import type { MatchQuality } from './sibling-index';
import type { OtherNames } from './similarity-index';
import { comparedWords } from './tokenize-name';

const maxCandidates = 5;
/** For records whose name means the same, though they cannot be taken as they are. */
const sameMeaning: Found = { score: 0.95, reason: null };
const otherForm: Found = { score: otherFormFactor, reason: { code: 'legalForm' } };
/** A client this like the expected one may hold work that was meant for it. */
const minSimilarClientScore = 0.85;

interface Found {
  readonly score: number;
  readonly reason: MatchReason | null;
}

type Scores = ReadonlyMap<ListRecord, Found>;

/**
 * The near matches, best first, or `null` where there are none. Records that are another Karbon record's by exact name
 * are left out. Where the client itself is only near, so is its work: the job below the near client, or that client.
 *
 * `clients` are the records that are the work's client; empty for a client itself and where none is found.
 */
export function similarStatus(
  input: MatchInput,
  clients: readonly Match[],
): Extract<MatchStatus, { kind: 'similar' }> | null {
  const title = input.expectedPath[1];
  const scores =
    title === undefined
      ? scoresOfClient(input)
      : clients.length === 0
        ? scoresBelowSimilarClients(input, title)
        : scoresOfWork(input, clients, title);
  const candidates = [...scores]
    .filter(([record]) => !isOwnedByOther(input, record))
    .sort(byScore)
    .slice(0, maxCandidates)
    .map(([record, found]) => ranked(input, record, found));
  if (candidates.length === 0) return null;
  const { expectedPath, index } = input;
  const [client] = clients;
  return { kind: 'similar', candidates, expectedPath, parent: client ? index.place(client.record) : null };
}

/** Whether a record is among the near matches of the client, by more than a word that both have. */
export function isSimilarToClient(input: MatchInput, record: ListRecord): boolean {
  const found = scoresOfClient(input).get(record);
  return found !== undefined && found.reason?.code !== 'sharedWord';
}

/**
 * Ids of the clients, other than `clients`, that are so like the expected one that they may be the same. Where it has a record of its own,
 * one that is a letter off is somebody else: only what is the same name otherwise written may be a second one of it.
 */
export function similarClientIds(input: MatchInput, clients: readonly Match[]): ReadonlySet<string> {
  const equivalents = input.index
    .siblingsUnder(null)
    .findEquivalent(input.expectedPath[0] ?? '', input.isPersonClient);
  const sameName = new Set(equivalents.map(({ record }) => record));
  const ids = new Set<string>();
  for (const [record, { score, reason }] of similarAt(input, 0, null)) {
    const isSameName = reason !== null || sameName.has(record);
    const mayBeTheSame = score >= minSimilarClientScore && (clients.length === 0 || isSameName);
    if (mayBeTheSame && !isOwnedByOther(input, record)) ids.add(record.id);
  }
  for (const client of clients) ids.delete(client.record.id);
  return ids;
}

function scoresOfClient(input: MatchInput): Scores {
  const scores = new Map(similarAt(input, 0, null));
  for (const record of input.index.findByName(input.expectedPath[0] ?? '')) {
    if (!scores.has(record)) scores.set(record, sameMeaning);
  }
  return scores;
}

function scoresOfWork(input: MatchInput, clients: readonly Match[], title: string): Scores {
  const scores = new Map<ListRecord, Found>();
  for (const client of clients) {
    for (const [record, found] of similarAt(input, 1, client.record.id)) scores.set(record, found);
  }
  const similarClients = similarClientIds(input, clients);
  for (const record of input.index.findByName(title)) {
    if (record.parentId !== null && similarClients.has(record.parentId)) scores.set(record, sameMeaning);
  }
  for (const client of clients) scores.delete(client.record);
  return scores;
}

function scoresBelowSimilarClients(input: MatchInput, title: string): Scores {
  const scores = new Map<ListRecord, Found>();
  for (const [client, found] of scoresOfClient(input)) {
    if (isOwnedByOther(input, client)) continue;
    const jobs = input.index.siblingsUnder(client.id).findEquivalent(title, false);
    for (const record of jobs.length > 0 ? jobs.map((job) => job.record) : [client])
      scores.set(record, found);
  }
  return scores;
}

/** Near names of one level of the path among the records below `parentId`, and those that fit in all but form. */
function similarAt(input: MatchInput, depth: 0 | 1, parentId: string | null): Scores {
  const name = input.expectedPath[depth] ?? '';
  const isPerson = depth === 0 && input.isPersonClient;
  const siblings = input.index.siblingsUnder(parentId);
  const scores = new Map<ListRecord, Found>();
  const belongsToOther = (record: ListRecord) => isOwnedByOther(input, record);
  for (const { record, ...found } of siblings.findSimilar(
    [name, ...(input.nameVariants[depth] ?? [])],
    belongsToOther,
    otherNamesAt(input, depth),
  )) {
    scores.set(record, found);
  }
  for (const { record, quality } of siblings.findEquivalent(name, isPerson)) {
    const known = scores.get(record);
    const equivalent = byQuality[quality] ?? sameMeaning;
    if (!known || known.score < equivalent.score) scores.set(record, equivalent);
  }
  return scores;
}

/** Who else has a part of the name; in the titles of a client's work the client's own name tells nothing. */
function otherNamesAt({ expectedPath, clientsWithPart }: MatchInput, depth: 0 | 1): OtherNames {
  if (depth === 1) {
    const ofClient = new Set(comparedWords(expectedPath[0] ?? '', 'client').words);
    return { withPart: (part) => (ofClient.has(part) ? null : []) };
  }
  return { withPart: (part) => clientsWithPart(part)?.map(({ path }) => path[0] ?? '') ?? null };
}

const byQuality: Partial<Record<MatchQuality, Found>> = { otherLegalForm: otherForm };

function ranked(input: MatchInput, record: ListRecord, { score, reason }: Found): RankedRecord {
  const placed = input.index.place(record);
  const expected = input.expectedPath.slice(0, placed.path.length);
  return { ...placed, score, reason, difference: differenceOf(expected.join(':'), placed.path.join(':')) };
}

function byScore(
  [oneRecord, one]: readonly [ListRecord, Found],
  [otherRecord, other]: readonly [ListRecord, Found],
): number {
  return (
    other.score - one.score ||
    Number(otherRecord.isActive) - Number(oneRecord.isActive) ||
    (oneRecord.id < otherRecord.id ? -1 : 1)
  );
}
