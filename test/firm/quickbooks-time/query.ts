import type { Switches } from '../switches';
import type { ApiCall } from './call';
import { expectationFailed } from './failure';

/** One page of a list: how many rows to pass over, and how many to give. */
export interface PageRequest {
  readonly offset: number;
  readonly size: number;
}

const largestPage = 200;
const largestOldPage = 50;

/** Reads `page`, `limit` and the old `per_page` (quickbooks-time.md 5.1). */
export function readPage({ filters: query, tools }: Pick<ApiCall, 'filters' | 'tools'>): PageRequest {
  const asked = readInteger(query, 'page') ?? 1;
  const page = asked === 0 && tools.switches.quickbooksTime.pageZero === 'first' ? 1 : asked;
  if (page < 1) throw expectationFailed("'page' must be an integer of at least 1.");
  const limit = readInteger(query, 'limit');
  if (limit !== null && (limit < 1 || limit > largestPage)) {
    throw expectationFailed("'limit' must be an integer from 1 to 200.");
  }
  const perPage = readInteger(query, 'per_page');
  if (perPage !== null && perPage < 1) throw expectationFailed("'per_page' must be at least 1.");
  const size = limit ?? (perPage === null ? largestPage : Math.min(perPage, largestOldPage));
  return { offset: (page - 1) * size, size };
}

/** The rows of one page, and whether a further row exists. Reads no more rows than it must. */
export function takePage<Row>(rows: Iterable<Row>, page: PageRequest): { rows: Row[]; more: boolean } {
  const taken: Row[] = [];
  let passed = 0;
  for (const row of rows) {
    if (passed < page.offset) {
      passed += 1;
      continue;
    }
    if (taken.length === page.size) return { rows: taken, more: true };
    taken.push(row);
  }
  return { rows: taken, more: false };
}

/** An integer, or `null` where the parameter is absent or empty. Text is refused (quickbooks-time.md 4). */
function readInteger(query: URLSearchParams, name: string): number | null {
  const text = readText(query, name);
  if (text === null) return null;
  if (!/^-?\d+$/.test(text)) throw expectationFailed(`'${name}' must be an integer.`);
  return Number(text);
}

/** A parameter as text, or `null` where it is absent or empty. */
export function readText(query: URLSearchParams, name: string): string | null {
  const text = query.get(name)?.trim() ?? '';
  return text === '' ? null : text;
}

/** A list separated by commas, or `null` where the parameter is absent or empty. */
export function readList(query: URLSearchParams, name: string): ReadonlySet<string> | null {
  const text = readText(query, name);
  return text === null ? null : new Set(text.split(',').map((part) => part.trim()));
}

/** A list of integers separated by commas, or `null` where the parameter is absent or empty. */
export function readIds(query: URLSearchParams, name: string): ReadonlySet<number> | null {
  const list = readList(query, name);
  if (list === null) return null;
  const ids = new Set<number>();
  for (const part of list) {
    if (!/^-?\d+$/.test(part)) throw expectationFailed(`'${name}' must be a list of integers.`);
    ids.add(Number(part));
  }
  return ids;
}

/** A parameter that is true or false, in any of the spellings that clients send (quickbooks-time.md 3.1). */
export function readFlag(query: URLSearchParams, name: string, fallback: boolean): boolean {
  const text = readText(query, name);
  if (text === null) return fallback;
  const flag = looseFlag(text);
  if (flag === undefined) throw expectationFailed(`'${name}' must be yes or no.`);
  return flag;
}

/** Truth in the spellings of quickbooks-time.md 3.1, as languages write them: `True` too. */
export function looseFlag(value: unknown): boolean | undefined {
  const word = String(value).toLowerCase();
  if (['true', 'yes', '1'].includes(word)) return true;
  return ['false', 'no', '0'].includes(word) ? false : undefined;
}

/** The parameters of a request; of one that is sent several times the one that counts (quickbooks-time.md 3.1). */
export function readParameters(
  query: URLSearchParams,
  { repeatedParameter }: Switches['quickbooksTime'],
): URLSearchParams {
  if (repeatedParameter === 'first') return query;
  const names = [...query.keys()];
  if (repeatedParameter === 'refused') {
    const repeated = names.find((name, place) => names.indexOf(name) !== place);
    if (repeated !== undefined) throw expectationFailed(`'${repeated}' is sent more than once.`);
  }
  // Of entries with one key the last one stays.
  return new URLSearchParams(Object.fromEntries(query));
}

/** One of the documented words of a parameter, or its default. */
export function readChoice<Choice extends string>(
  query: URLSearchParams,
  name: string,
  choices: readonly Choice[],
  fallback: NoInfer<Choice>,
): Choice {
  const text = readText(query, name);
  if (text === null) return fallback;
  const choice = choices.find((known) => known === text);
  if (choice === undefined) throw expectationFailed(`'${name}' must be one of: ${choices.join(', ')}.`);
  return choice;
}

export const yesNoBoth = ['yes', 'no', 'both'] as const;
export type YesNoBoth = (typeof yesNoBoth)[number];

/** Whether a flag of a row fits a `yes`/`no`/`both` filter. */
export function fits(wanted: YesNoBoth, flag: boolean): boolean {
  return wanted === 'both' || (wanted === 'yes') === flag;
}

/** A calendar day `YYYY-MM-DD` that exists, or `null` where the parameter is absent or empty. */
export function readDay(query: URLSearchParams, name: string): string | null {
  const text = readText(query, name);
  if (text === null) return null;
  if (!isDay(text)) throw expectationFailed(`'${name}' must be a date of the form YYYY-MM-DD.`);
  return text;
}

/** Whether a text is a calendar day `YYYY-MM-DD` that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/**
 * The instant (epoch ms) of `YYYY-MM-DDThh:mm:ss±hh:mm` or `±hhmm`, or `null`. Fractions of a second are not documented, so
 * they are not understood, and `Z` by switch alone; a `+` that was not encoded arrives as a blank and is not either (6).
 */
export function instantOf(
  sent: string,
  switches: Pick<Switches['quickbooksTime'], 'acceptsZulu'>,
): number | null {
  const text = switches.acceptsZulu ? sent.replace(/Z$/, '+00:00') : sent;
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})([+-]\d{2}):?(\d{2})$/.exec(text);
  if (match === null) return null;
  const [, day = '', time = '', hours = '', minutes = ''] = match;
  const instantMs = isDay(day) ? Date.parse(`${day}T${time}${hours}:${minutes}`) : Number.NaN;
  return Number.isNaN(instantMs) ? null : instantMs;
}

/** `modified_since` and `modified_before`, both inclusive, as a test of a row's stamp (epoch ms). */
export function readModified(call: Pick<ApiCall, 'filters' | 'tools'>): (lastModifiedMs: number) => boolean {
  const sinceMs = readInstant(call, 'modified_since') ?? Number.NEGATIVE_INFINITY;
  const beforeMs = readInstant(call, 'modified_before') ?? Number.POSITIVE_INFINITY;
  // Rows are stamped in whole seconds on the wire, so they are compared in whole seconds.
  return (lastModifiedMs) => {
    const stampMs = Math.floor(lastModifiedMs / 1000) * 1000;
    return stampMs >= sinceMs && stampMs <= beforeMs;
  };
}

/** Whether the query asks for rows by their stamps. */
export function filtersByModified(query: URLSearchParams): boolean {
  return readText(query, 'modified_since') !== null || readText(query, 'modified_before') !== null;
}

function readInstant({ filters, tools }: Pick<ApiCall, 'filters' | 'tools'>, name: string): number | null {
  const text = readText(filters, name);
  if (text === null) return null;
  const instantMs = instantOf(text, tools.switches.quickbooksTime);
  if (instantMs === null) {
    throw expectationFailed(`'${name}' must be an ISO 8601 time, YYYY-MM-DDThh:mm:ss±hh:mm.`);
  }
  return instantMs;
}

/**
 * A filter by name as the test of a name, or `null` where the parameter is absent or empty. `*` stands for any characters, the
 * pattern must match from the beginning, and what else it means the switches say (quickbooks-time.md 7.4 and 13).
 */
export function readNameTest(
  { filters, tools }: Pick<ApiCall, 'filters' | 'tools'>,
  parameter: string,
): ((name: string) => boolean) | null {
  const text = readText(filters, parameter);
  if (text === null) return null;
  const switches = tools.switches.quickbooksTime;
  const patterns = switches.nameFilterComma === 'separator' ? text.split(',') : [text];
  const expressions = patterns
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '')
    .map((pattern) => nameExpression(pattern, switches));
  return (name) => expressions.some((expression) => expression.test(name));
}

function nameExpression(pattern: string, switches: Switches['quickbooksTime']): RegExp {
  const star = switches.nameFilterEscape === 'backslash' ? /(?<!\\)\*/ : /\*/;
  const parts = pattern.split(star);
  const source = parts
    .map((part) => (switches.nameFilterEscape === 'backslash' ? part.replaceAll('\\*', '*') : part))
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s\\S]*');
  const end = parts.length === 1 && switches.nameFilterWithoutStar === 'prefix' ? '' : '$';
  return new RegExp(`^${source}${end}`, switches.nameFilterIgnoresCase ? 'iu' : 'u');
}
