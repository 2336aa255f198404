import { foldedWords, plainWord, withoutAccents } from '../../domain/matching/fold-text';
import { withoutLegalForms } from '../../domain/matching/legal-forms';
import type { MatchContext } from '../../domain/matching/match';
import {
  isNotConnected,
  type MatchStatus,
  type MatchStatusKind,
  unblockedStatus,
} from '../../domain/matching/match-status';
import { foldName } from '../../domain/matching/normalize-name';
import { reconcileFirm, type TieOutInput, type TieOutLine } from '../../domain/matching/reconcile-firm';
import { listIds } from '../../domain/records/lists';
import type { KarbonClient } from '../../domain/records/records';

/** A line of the tie-out, with what it is found and counted by. */
export interface Row extends TieOutLine {
  readonly kinds: ReadonlySet<MatchStatusKind>;
  /** Exactly the same in each list that is connected. */
  readonly isTiedOut: boolean;
  readonly hasSuggestion: boolean;
  /** Every name in it, folded: a line each, and a second one as a single word. */
  readonly searchText: string;
}

export type Filter = 'notTiedOut' | 'all' | 'suggested' | 'ignored' | MatchStatusKind;

/** Each in the order in which it is offered. */
export const filters: readonly Filter[] = [
  'notTiedOut',
  'suggested',
  'differs',
  'archived',
  'misplaced',
  'ambiguous',
  'similar',
  'missing',
  'blocked',
  'matched',
  'all',
  'ignored',
];

/** Keys of the clients that nobody wants to hear of, which count in no other filter. */
export type IgnoredKeys = ReadonlySet<string>;

/** The rows of a firm by name, and the lists as they were matched against. */
export interface FirmRows {
  readonly rows: readonly Row[];
  readonly matchContext: MatchContext;
}

/** The tie-out of a firm as rows by name. Yields how many clients have been matched (see `reconcileFirm`). */
export function* tieOutRows(names: TieOutInput): Generator<number, FirmRows> {
  const { lines, matchContext } = yield* reconcileFirm(names);
  const keyed: { readonly key: string; readonly row: Row }[] = [];
  for (const line of lines) {
    keyed.push({ key: withoutAccents(line.client.fullName).toLowerCase(), row: rowOf(line) });
    yield lines.length;
  }
  keyed.sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)));
  yield lines.length;
  return { rows: keyed.map(({ row }) => row), matchContext };
}

/** How many rows each filter shows. */
export function countRows(rows: readonly Row[], ignored: IgnoredKeys): ReadonlyMap<Filter, number> {
  return new Map(
    filters.map((filter) => [filter, rows.filter((row) => passes(row, filter, ignored)).length]),
  );
}

/**
 * The rows that pass the filter and have every word of `search` in one of their names, however it is spelled.
 *
 * @param kept keys of rows that stay although they no longer pass: what has just been fixed does not run away from under the hand.
 */
export function findRows(
  rows: readonly Row[],
  { filter, search }: { readonly filter: Filter; readonly search: string },
  ignored: IgnoredKeys,
  kept: ReadonlySet<string> = new Set(),
): readonly Row[] {
  const words = withoutLegalForms(foldedWords(search)).words.map(plainWord);
  return rows.filter(
    (row) =>
      (kept.has(row.client.key) || passes(row, filter, ignored)) &&
      words.every((word) => row.searchText.includes(word)),
  );
}

/** Clients that do not tie out and are not ignored. */
export function countOpen(rows: readonly Row[], ignored: IgnoredKeys): number {
  return rows.filter((row) => passes(row, 'notTiedOut', ignored)).length;
}

function passes(row: Row, filter: Filter, ignored: IgnoredKeys): boolean {
  const isIgnored = ignored.has(row.client.key);
  if (isIgnored || filter === 'ignored') return isIgnored && filter === 'ignored';
  switch (filter) {
    case 'all':
      return true;
    case 'notTiedOut':
      return !row.isTiedOut;
    case 'suggested':
      return row.hasSuggestion;
    // Of both lists, or of the one that is connected: a client that is right in one of two does not tie out.
    case 'matched':
      return row.isTiedOut;
    default:
      return row.kinds.has(filter);
  }
}

function rowOf(line: TieOutLine): Row {
  const statuses = statusesOf(line).filter((status) => !isNotConnected(status));
  return {
    ...line,
    kinds: new Set(statuses.map(({ kind }) => kind)),
    isTiedOut: statuses.length > 0 && statuses.every(({ kind }) => kind === 'matched'),
    hasSuggestion: listIds.some((list) => line.suggested[list] !== null),
    searchText: searchTextOf([line.client.fullName, ...statuses.flatMap(namesIn)]),
  };
}

function statusesOf({ match }: TieOutLine): readonly MatchStatus[] {
  const { statuses } = match;
  return statuses ? listIds.map((list) => statuses[list]) : [];
}

function namesIn(status: MatchStatus): readonly string[] {
  const open = unblockedStatus(status);
  if (!open) return [];
  if ('found' in open) return open.found.path;
  return 'candidates' in open ? open.candidates.flatMap(({ path }) => path) : [];
}

function searchTextOf(names: readonly string[]): string {
  return [...new Set(names)]
    .map((name) => `${foldedWords(name).map(plainWord).join(' ')}\n${plainWord(foldName(name))}`)
    .join('\n');
}

/** The client's page in Karbon; `null` where its address is not known for sure (karbon.md 2). */
export function karbonAddress(
  { kind, key }: KarbonClient,
  tenant: string | null,
  origin: string,
): string | null {
  if (tenant === null || kind === 'clientGroup') return null;
  const route = kind === 'person' ? 'contacts' : 'organizations';
  return `${origin}/${encodeURIComponent(tenant)}#/${route}/${encodeURIComponent(key)}`;
}
