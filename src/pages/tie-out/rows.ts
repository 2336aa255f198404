import { withoutAccents } from '../../domain/matching/fold-text';
import {
  isNotConnected,
  type MatchStatus,
  type MatchStatusKind,
  unblockedStatus,
} from '../../domain/matching/match-status';
import { reconcileFirm, type TieOutInput, type TieOutLine } from '../../domain/matching/reconcile-firm';
import { listIds } from '../../domain/records/lists';
import type { KarbonClient } from '../../domain/records/records';

/** A line of the tie-out, with what it is found and counted by. */
export interface Row extends TieOutLine {
  readonly kinds: ReadonlySet<MatchStatusKind>;
  /** Exactly the same in each list that is connected. */
  readonly isTiedOut: boolean;
  readonly hasSuggestion: boolean;
  /** Every name in it, folded. */
  readonly searchText: string;
}

export type Filter = 'notTiedOut' | 'all' | 'suggested' | MatchStatusKind;

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
];

/** The tie-out of a firm as rows by name. Yields how many clients have been matched (see `tieOut`). */
export function* tieOutRows(names: TieOutInput): Generator<number, readonly Row[]> {
  const { lines } = yield* reconcileFirm(names);
  const keyed: { readonly key: string; readonly row: Row }[] = [];
  for (const line of lines) {
    keyed.push({ key: folded(line.client.fullName), row: rowOf(line) });
    yield lines.length;
  }
  keyed.sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)));
  yield lines.length;
  return keyed.map(({ row }) => row);
}

/** How many rows each filter shows. */
export function countRows(rows: readonly Row[]): ReadonlyMap<Filter, number> {
  return new Map(filters.map((filter) => [filter, rows.filter((row) => passes(row, filter)).length]));
}

/** The rows that pass the filter and have every word of `search` in one of their names. */
export function findRows(rows: readonly Row[], filter: Filter, search: string): readonly Row[] {
  const words = folded(search).split(' ').filter(Boolean);
  return rows.filter((row) => passes(row, filter) && words.every((word) => row.searchText.includes(word)));
}

function passes(row: Row, filter: Filter): boolean {
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
    searchText: folded([line.client.fullName, ...statuses.flatMap(namesIn)].join('\n')),
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

/** Without accents and case, for finding and putting in order. */
function folded(text: string): string {
  return withoutAccents(text).toLowerCase();
}

/** The client's page in Karbon, where Tieout's panel puts it right; `null` where its address is not known for sure (karbon.md 2). */
export function karbonAddress(
  { kind, key }: KarbonClient,
  tenant: string | null,
  origin: string,
): string | null {
  if (tenant === null || kind === 'clientGroup') return null;
  const route = kind === 'person' ? 'contacts' : 'organizations';
  return `${origin}/${encodeURIComponent(tenant)}#/${route}/${encodeURIComponent(key)}`;
}
