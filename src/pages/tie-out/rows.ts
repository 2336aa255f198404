import {
  isNotConnected,
  openStanding,
  type Standing,
  type StandingKind,
} from '../../domain/matching/match-status';
import { withoutAccents } from '../../domain/matching/normalize-name';
import { type FirmNames, type TieOutLine, tieOut } from '../../domain/matching/reconcile-firm';
import { type KarbonClient, listIds } from '../../domain/records/records';

/** A line of the tie-out, with what it is found and counted by. */
export interface Row extends TieOutLine {
  readonly kinds: ReadonlySet<StandingKind>;
  /** Exactly the same in each list that is connected. */
  readonly isRight: boolean;
  readonly hasSuggestion: boolean;
  /** Every name in it, folded. */
  readonly searched: string;
}

export type Filter = 'toPutRight' | 'all' | 'suggested' | StandingKind;

/** Each in the order in which it is offered. */
export const filters: readonly Filter[] = [
  'toPutRight',
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

/** The tie-out of a firm as rows by name. Yields how many clients have been stood (see `tieOut`). */
export function* tieOutRows(names: FirmNames): Generator<number, readonly Row[]> {
  const lines = yield* tieOut(names);
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
  return rows.filter((row) => passes(row, filter) && words.every((word) => row.searched.includes(word)));
}

function passes(row: Row, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'toPutRight':
      return !row.isRight;
    case 'suggested':
      return row.hasSuggestion;
    // Of both lists, or of the one that is connected: a client that is right in one of two does not tie out.
    case 'matched':
      return row.isRight;
    default:
      return row.kinds.has(filter);
  }
}

function rowOf(line: TieOutLine): Row {
  const standings = standingsOf(line).filter((standing) => !isNotConnected(standing));
  return {
    ...line,
    kinds: new Set(standings.map(({ kind }) => kind)),
    isRight: standings.length > 0 && standings.every(({ kind }) => kind === 'matched'),
    hasSuggestion: listIds.some((list) => line.suggested[list] !== null),
    searched: folded([line.client.fullName, ...standings.flatMap(namesIn)].join('\n')),
  };
}

function standingsOf({ stand }: TieOutLine): readonly Standing[] {
  const { standings } = stand;
  return standings ? listIds.map((list) => standings[list]) : [];
}

function namesIn(standing: Standing): readonly string[] {
  const open = openStanding(standing);
  if (!open) return [];
  if ('found' in open) return open.found.path;
  return 'candidates' in open ? open.candidates.flatMap(({ path }) => path) : [];
}

/** Without accents and case, for finding and putting in order. */
function folded(text: string): string {
  return withoutAccents(text).toLowerCase();
}

/** The client's page in Karbon, where Tieout's panel puts it right; `null` where its address is not known for sure (karbon.md 2). */
export function karbonAddress({ kind, key }: KarbonClient, tenant: string | null): string | null {
  if (tenant === null || kind === 'clientGroup') return null;
  const route = kind === 'person' ? 'contacts' : 'organizations';
  return `https://app2.karbonhq.com/${encodeURIComponent(tenant)}#/${route}/${encodeURIComponent(key)}`;
}
