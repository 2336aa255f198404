import { foldedWords, plainWord, withoutAccents } from '../../domain/matching/fold-text';
import { isTiedOut } from '../../domain/matching/is-tied-out';
import { withoutLegalForms } from '../../domain/matching/legal-forms';
import type { MatchContext } from '../../domain/matching/match';
import {
  isNotConnected,
  type MatchStatus,
  type MatchStatusKind,
  type PlacedRecord,
  unblockedStatus,
} from '../../domain/matching/match-status';
import { foldName } from '../../domain/matching/normalize-name';
import { reconcileFirm, type TieOutInput, type TieOutLine } from '../../domain/matching/reconcile-firm';
import type { WorkLine } from '../../domain/matching/reconcile-work';
import { wouldDuplicate } from '../../domain/matching/would-duplicate';
import type { KarbonRef } from '../../domain/plans/plan';
import { listIds, listTraits } from '../../domain/records/lists';
import type { ListId, WorkItem } from '../../domain/records/records';
import type { TieOutBaseline } from '../../messages/since-last-time';

/** A client or a work item in the tie-out, with what it is found and counted by. */
export interface Row extends TieOutLine {
  /** Karbon's, of the client or the work item. */
  readonly key: string;
  readonly kind: KarbonRef['kind'];
  /** The client's name, or the work item's title. */
  readonly title: string;
  /** `null` in the row of a client. */
  readonly item: WorkItem | null;
  /** All known work of the client of a work item; none in the row of a client. */
  readonly work: readonly WorkItem[];
  readonly kinds: ReadonlySet<MatchStatusKind>;
  /** Exactly the same in each list that is connected. */
  readonly isTiedOut: boolean;
  readonly hasSuggestion: boolean;
  /** A second record can come of it when it is created by hand or by the import (see `wouldDuplicate`). */
  readonly wouldDuplicate: boolean;
  /** The records on which its time is tracked, or may be: what was found, what there is to choose from, or what is suggested. */
  readonly timeIds: readonly string[];
  /** What has happened to it since somebody looked last: it tied out then and does so no more, or there was no such client. */
  readonly since: 'cameUndone' | 'newClient' | null;
  /** Every name in it, folded: a line each, and a second one as a single word. */
  readonly searchText: string;
}

export type Filter =
  | 'notTiedOut'
  | 'all'
  | 'suggested'
  | 'wouldDuplicate'
  | 'timeWaiting'
  | 'noBudget'
  | 'ignored'
  | 'cameUndone'
  | 'newClient'
  | MatchStatusKind;

/** Each in the order in which it is offered. */
export const filters: readonly Filter[] = [
  'notTiedOut',
  'cameUndone',
  'newClient',
  'suggested',
  'wouldDuplicate',
  'timeWaiting',
  'noBudget',
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

/** What the filters go by beside the rows themselves. */
export interface RowMarks {
  readonly ignored: IgnoredKeys;
  /** Ids of the records with time that can't get to QuickBooks; `null` while that is not known, when no row has any. */
  readonly waiting: ReadonlySet<string> | null;
  /** Keys of the work items for which nothing is estimated, of those whose budget has been read. */
  readonly noBudget: ReadonlySet<string>;
}

/** Before anything is known beside the rows. */
export const noMarks: RowMarks = { ignored: new Set(), waiting: null, noBudget: new Set() };

/** The rows of a firm by name, and the lists as they were matched against. */
export interface FirmRows {
  readonly rows: readonly Row[];
  readonly matchContext: MatchContext;
}

/**
 * The tie-out of a firm as rows by name. Yields how many clients have been matched (see `reconcileFirm`).
 *
 * @param baseline how the clients stood when somebody looked last, if anybody has
 */
export function* tieOutRows(
  names: TieOutInput,
  baseline: TieOutBaseline | null = null,
): Generator<number, FirmRows> {
  const tiedOutThen = new Set(baseline?.tiedOut);
  const knownThen = baseline && new Set(baseline.known);
  const sinceOf = ({ client, match }: TieOutLine): Row['since'] => {
    if (tiedOutThen.has(client.key) && !isTiedOut(match)) return 'cameUndone';
    return knownThen && !knownThen.has(client.key) ? 'newClient' : null;
  };
  const { lines, matchContext } = yield* reconcileFirm(names);
  const keyed: { readonly key: string; readonly row: Row }[] = [];
  for (const line of lines) {
    keyed.push({ key: orderKey(line.client.fullName), row: rowOf(line, sinceOf(line)) });
    yield lines.length;
  }
  keyed.sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)));
  yield lines.length;
  return { rows: keyed.map(({ row }) => row), matchContext };
}

/** The rows that each filter shows, in their order. */
export function rowsByFilter(
  rows: readonly Row[],
  marks: RowMarks,
): Readonly<Record<Filter, readonly Row[]>> {
  const shown = Object.fromEntries(filters.map((filter): [Filter, Row[]] => [filter, []])) as Record<
    Filter,
    Row[]
  >;
  // One pass: a firm of 60,000 clients would hold the page for half a second by one for each filter.
  for (const row of rows) {
    if (marks.ignored.has(row.key)) {
      shown.ignored.push(row);
      continue;
    }
    shown.all.push(row);
    shown[row.isTiedOut ? 'matched' : 'notTiedOut'].push(row);
    for (const kind of row.kinds) if (kind !== 'matched') shown[kind].push(row);
    for (const filter of askedOfEach) if (passes(row, filter, marks)) shown[filter].push(row);
  }
  return shown;
}

/** The filters that go by neither the match statuses of a row nor whether it ties out. */
const askedOfEach: readonly Filter[] = [
  'cameUndone',
  'newClient',
  'suggested',
  'wouldDuplicate',
  'timeWaiting',
  'noBudget',
];

/**
 * The rows that pass the filter and have every word of `search` in one of their names, however it is spelled.
 *
 * @param kept keys of rows that stay although they no longer pass: what has just been fixed does not run away from under the hand.
 */
export function findRows(
  rows: readonly Row[],
  { filter, search }: { readonly filter: Filter; readonly search: string },
  marks: RowMarks,
  kept: ReadonlySet<string> = new Set(),
): readonly Row[] {
  const words = searchWords(search);
  return rows.filter((row) => (kept.has(row.key) || passes(row, filter, marks)) && hasWords(row, words));
}

/** What is looked for in each row. */
export function searchWords(search: string): readonly string[] {
  return withoutLegalForms(foldedWords(search)).words.map(plainWord);
}

export function hasWords({ searchText }: Row, words: readonly string[]): boolean {
  return words.every((word) => searchText.includes(word));
}

/** Rows that the filter shows. */
export function countPassing(rows: readonly Row[], filter: Filter, marks: RowMarks): number {
  return rows.filter((row) => passes(row, filter, marks)).length;
}

/** Keys of the clients that tie out. */
export function tiedOutKeys(rows: readonly Row[]): string[] {
  return rows.filter((row) => row.isTiedOut).map(({ key }) => key);
}

function passes(row: Row, filter: Filter, { ignored, waiting, noBudget }: RowMarks): boolean {
  const isIgnored = ignored.has(row.key);
  if (isIgnored || filter === 'ignored') return isIgnored && filter === 'ignored';
  switch (filter) {
    case 'all':
      return true;
    case 'notTiedOut':
      return !row.isTiedOut;
    case 'suggested':
      return row.hasSuggestion;
    case 'wouldDuplicate':
      return row.wouldDuplicate;
    case 'timeWaiting':
      return waiting !== null && row.timeIds.some((id) => waiting.has(id));
    case 'noBudget':
      return noBudget.has(row.key);
    case 'cameUndone':
    case 'newClient':
      return row.since === filter;
    // Of both lists, or of the one that is connected: a client that is right in one of two does not tie out.
    case 'matched':
      return row.isTiedOut;
    default:
      return row.kinds.has(filter);
  }
}

/** A client by its name, a work item by its client's and its own. */
export function namesOf({ client, item }: Pick<Row, 'client' | 'item'>): readonly string[] {
  return item ? [client.fullName, item.title] : [client.fullName];
}

/** A row for each work item, by client and then by title. */
export function workRows(lines: readonly WorkLine[]): readonly Row[] {
  const rows = lines.map(({ client, item, work, match }) =>
    rowOf({ client, match, suggested: nothingSuggested }, null, { item, work }),
  );
  const orderOf = new Map(rows.map((row) => [row, orderKey(`${row.client.fullName}\n${row.title}`)]));
  return rows.sort((one, other) => ((orderOf.get(one) ?? '') < (orderOf.get(other) ?? '') ? -1 : 1));
}

const nothingSuggested: TieOutLine['suggested'] = { quickbooksTime: null, quickbooks: null };

function rowOf(
  line: TieOutLine,
  since: Row['since'],
  ofWork: Pick<WorkLine, 'item' | 'work'> | null = null,
): Row {
  const { client } = line;
  const statuses = statusesOf(line).filter((status) => !isNotConnected(status));
  return {
    ...line,
    key: ofWork?.item.key ?? client.key,
    kind: ofWork ? 'work' : client.kind,
    title: ofWork?.item.title ?? client.fullName,
    item: ofWork?.item ?? null,
    work: ofWork?.work ?? [],
    kinds: new Set(statuses.map(({ kind }) => kind)),
    isTiedOut: isTiedOut(line.match),
    hasSuggestion: listIds.some((list) => line.suggested[list] !== null),
    wouldDuplicate: wouldDuplicate(line.match),
    timeIds: listIds
      .filter((list) => listTraits[list].tracksTime)
      .flatMap((list) => [...recordsIn(line, list), ...(line.suggested[list] ? [line.suggested[list]] : [])])
      .map(({ record }) => record.id),
    since,
    searchText: searchTextOf([client.fullName, ofWork?.item.title ?? '', ...statuses.flatMap(namesIn)]),
  };
}

function orderKey(name: string): string {
  return withoutAccents(name).toLowerCase();
}

function statusesOf({ match }: TieOutLine): readonly MatchStatus[] {
  const { statuses } = match;
  return statuses ? listIds.map((list) => statuses[list]) : [];
}

/** The records of a list that are a row's own, or one of which is; none where there are only near matches. */
export function recordsIn({ match }: Pick<TieOutLine, 'match'>, list: ListId): readonly PlacedRecord[] {
  const status = match.statuses && unblockedStatus(match.statuses[list]);
  if (!status) return [];
  if ('found' in status) return [status.found];
  return status.kind === 'ambiguous' ? status.candidates : [];
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
