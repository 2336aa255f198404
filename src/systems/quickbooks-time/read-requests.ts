import type { Shape } from '../../messages/shape';
import { coerceBoolean, coerceMap, parseRecords } from '../http/coerce';
import { dedupeById } from '../http/dedupe-by-id';
import type { HttpResponse } from '../http/http';
import type { ListPage, Priority } from '../http/page';
import { quickbooksTimeAddress } from './addresses';
import { quickbooksTimeError } from './errors';
import { collectionOf, rowsOf } from './response';
import type { TimeSender } from './sender';

/** A filter by date is mandatory, and nothing was tracked before the service existed. */
export const earliestEntryDate = '2000-01-01';

/** Lists that answer 404 where there is nothing to list (4). */
const emptyWhenNotFound: ReadonlySet<string> = new Set(['timesheets', 'timesheets_deleted']);

/** Those that are `undefined` are left out. */
export type Filters = Readonly<Record<string, string | undefined>>;

/** One page of a list, its records not yet looked at. */
export interface RawPage {
  readonly rows: readonly unknown[];
  readonly supplemental: Readonly<Record<string, unknown>>;
  readonly serverNowMs: number | null;
  /** The number of the next page; `null` after the last one. */
  readonly next: string | null;
}

/** The ways of reading that whoever reads and whoever looks before writing have in common. All throw `SystemError`. */
export interface TimeReadRequests {
  /** What stands under `results.<collection>`. */
  getResult(
    endpoint: string,
    filters: Filters,
    priority: Priority,
  ): Promise<HttpResponse & { result: unknown }>;
  /** The pages of a list. Offset paging over changing rows repeats some, so readers take each id once (5.1). */
  pages(
    endpoint: string,
    filters: Filters,
    priority: Priority,
    from?: string | null,
  ): AsyncGenerator<RawPage>;
  /** One page of a list. @param page from 1 on */
  onePage(endpoint: string, filters: Filters, page: string, priority: Priority): Promise<RawPage>;
  /** The records of a list, each id once. @param from the number of the page to begin at, the first one unless told */
  records<RecordType extends { readonly id: string }>(
    endpoint: string,
    filters: Filters,
    shape: Shape<RecordType>,
    priority: Priority,
    from?: string | null,
  ): AsyncGenerator<ListPage<RecordType>>;
}

export function createTimeReadRequests(send: TimeSender): TimeReadRequests {
  async function get(endpoint: string, filters: Filters, priority: Priority): Promise<HttpResponse> {
    const address = quickbooksTimeAddress(endpoint, filters);
    const response = await send({ method: 'GET', address, priority });
    if (response.status === 404 && emptyWhenNotFound.has(endpoint)) return { ...response, json: [] };
    const error = quickbooksTimeError(response);
    if (error !== null) throw error;
    return response;
  }

  async function onePage(
    endpoint: string,
    filters: Filters,
    page: string,
    priority: Priority,
  ): Promise<RawPage> {
    const response = await get(endpoint, { ...filters, page, limit: '200' }, priority);
    const rows = rowsOf(collectionOf(response.json, endpoint));
    const outer = coerceMap(response.json);
    return {
      rows,
      supplemental: coerceMap(outer.supplemental_data),
      serverNowMs: response.serverNowMs,
      next: rows.length > 0 && coerceBoolean(outer.more) ? String(Number(page) + 1) : null,
    };
  }

  async function* pages(
    endpoint: string,
    filters: Filters,
    priority: Priority,
    from?: string | null,
  ): AsyncGenerator<RawPage> {
    for (let next: string | null = from ?? '1'; next !== null; ) {
      const page = await onePage(endpoint, filters, next, priority);
      yield page;
      next = page.next;
    }
  }

  return {
    pages,
    onePage,

    async getResult(endpoint, filters, priority) {
      const response = await get(endpoint, filters, priority);
      return { ...response, result: collectionOf(response.json, endpoint) };
    },

    async *records(endpoint, filters, shape, priority, from) {
      const isNew = dedupeById<ReturnType<typeof shape>>(({ id }) => id);
      for await (const page of pages(endpoint, { ...filters, supplemental_data: 'no' }, priority, from)) {
        const { records, leftOut } = parseRecords(page.rows, shape);
        const { serverNowMs, next } = page;
        yield { records: records.filter(isNew), leftOut, serverNowMs, next };
      }
    },
  };
}
