import type { Switches } from '../switches';
import { badQuery, notAllowed } from './api-refusal';
import { type RowTest, readFilter } from './filter';
import type { ListRule } from './list-rules';

export type Row = Readonly<Record<string, unknown>>;

export const apiAddress = 'https://api.karbonhq.com/v3';

const refusedOptions: Readonly<Record<string, string>> = {
  $select: 'Select',
  $expand: 'Expand',
  $apply: 'Apply',
  $compute: 'Compute',
  $search: 'Search',
  $skiptoken: 'SkipToken',
};

const listOptions = ['$filter', '$orderby', '$top', '$skip', '$count'];

/** Refuses every `$` option that is not among the allowed ones, or is there twice (karbon.md 1.3). */
export function refuseOptions(query: URLSearchParams, allowed: readonly string[]): void {
  for (const name of query.keys()) {
    if (!name.startsWith('$')) continue;
    if (query.getAll(name).length > 1) {
      throw badQuery(
        `Query option '${name}' was specified more than once, but it must be specified at most once.`,
      );
    }
    if (allowed.includes(name)) continue;
    const option = refusedOptions[name];
    if (option === undefined && !listOptions.includes(name)) {
      throw badQuery(`The query parameter '${name}' is not supported.`);
    }
    throw notAllowed('Query option', option ?? optionName(name));
  }
}

function optionName(parameter: string): string {
  return parameter.charAt(1).toUpperCase() + parameter.slice(2);
}

/**
 * One page of a list: filtered, ordered, cut, in the envelope of karbon.md 1.3.
 * `rows` are in the shape in which they are sent. Throws `ApiRefusal` (400, code 4002) for what the list refuses.
 */
export function listAnswer(
  rule: ListRule,
  rows: readonly Row[],
  query: URLSearchParams,
  switches: Switches['karbon'],
): object {
  refuseOptions(query, listOptions);
  const filter = query.get('$filter');
  const passes: RowTest =
    filter === null ? () => true : readFilter(filter, rule.filterFields, rule.typeName, switches);
  const skip = wholeNumber(query, '$skip') ?? 0;
  const top = topOf(rule, query, switches.topAboveLimit);
  const order = orderOf(rule, query.get('$orderby'));

  const found = order(rows.filter(passes));
  const wholePage = Math.min(top ?? rule.pageSize, rule.pageSize);
  const left = Math.max(0, found.length - skip);
  const pageLength = switches.pagesHold === 'fewer' ? Math.ceil(Math.min(wholePage, left) * 0.6) : wholePage;
  const page = found.slice(skip, skip + pageLength);
  const hasMore = skip + page.length < found.length;
  const countIsAsked = query.get('$count') === 'true';
  return {
    '@odata.context': `${apiAddress}/$metadata#${rule.name}/KarbonService.${rule.typeName}`,
    ...((rule.countsAlways || countIsAsked) && { '@odata.count': found.length }),
    value: page.map((row) => ({ '@odata.type': `#KarbonService.${rule.typeName}`, ...row })),
    // A caller who said how many rows it wants has got them: the link is for pages that the server cut.
    ...(hasMore &&
      (top === null || switches.linksAfterTop) &&
      switches.sendsNextLink && {
        '@odata.nextLink': nextLink(
          rule,
          switches.linkKeeps === 'options' ? query : new URLSearchParams(),
          skip + page.length,
        ),
      }),
  };
}

function nextLink(rule: ListRule, query: URLSearchParams, skip: number): string {
  const kept = [...query].filter(([name]) => name !== '$skip');
  const parameters = [...kept, ['$skip', String(skip)] as const].map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return `${apiAddress}/${rule.name}?${parameters.join('&')}`;
}

function topOf(
  rule: ListRule,
  query: URLSearchParams,
  aboveLimit: Switches['karbon']['topAboveLimit'],
): number | null {
  const top = wholeNumber(query, '$top');
  if (top === 0) throw badQuery("Invalid value '0' for $top query option found.");
  if (top !== null && top > rule.pageSize && aboveLimit === 'error') {
    throw badQuery(
      `The limit of '${rule.pageSize}' for Top query has been exceeded. The value from the incoming request is '${top}'.`,
    );
  }
  return top;
}

function wholeNumber(query: URLSearchParams, option: string): number | null {
  const text = query.get(option);
  if (text === null) return null;
  if (!/^\d{1,9}$/.test(text)) throw badQuery(`Invalid value '${text}' for ${option} query option found.`);
  return Number(text);
}

type Order = (rows: readonly Row[]) => readonly Row[];

function orderOf(rule: ListRule, orderBy: string | null): Order {
  const text = orderBy ?? rule.defaultOrder;
  if (text === null) return (rows) => rows;
  const [property = '', direction = 'asc', ...rest] = text.trim().split(/\s+/);
  if (!(rule.orderFields.includes(property) || orderBy === null)) {
    throw badQuery(`The property '${property}' cannot be used in the $orderby query option.`);
  }
  if ((direction !== 'asc' && direction !== 'desc') || rest.length > 0) {
    throw badQuery(`Syntax error in '${text}'.`);
  }
  const sign = direction === 'desc' ? -1 : 1;
  return (rows) => rows.toSorted((one, other) => sign * compare(one[property], other[property]));
}

function compare(one: unknown, other: unknown): number {
  const [first, second] = [String(one ?? ''), String(other ?? '')];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
