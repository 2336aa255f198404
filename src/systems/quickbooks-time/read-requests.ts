import { parse, type Schema, type z } from '../../messages/schema';
import { anything, coerceBoolean, looseObject, looseRows, type Rows } from '../http/coerce';
import { dedupeById } from '../http/dedupe-by-id';
import type { HttpResponse } from '../http/http';
import type { ListPage, Priority } from '../http/page';
import { createPageGuard } from '../http/page-guard';
import { parseRecords } from '../http/records';
import { invalidResponse } from '../http/system-error';
import { quickbooksTimeAddress } from './addresses';
import { quickbooksTimeError } from './errors';
import { collectionOf, collectionPath, isNullCollection } from './response';
import type { TimeSender } from './sender';

/** A filter by date is mandatory, and nothing was tracked before the service existed. */
export const earliestEntryDate = '2000-01-01';

/** Lists that answer 404 where there is nothing to list (4). */
const emptyWhenNotFound: ReadonlySet<string> = new Set(['timesheets', 'timesheets_deleted']);

/** Those that are `undefined` are left out. */
export type Filters = Readonly<Record<string, string | undefined>>;

/** One page of a list, its records not yet looked at. */
export interface RawPage {
  readonly rows: Rows;
  readonly supplemental: Readonly<Record<'users' | 'jobcodes' | 'customfields', Rows>>;
  readonly serverNowMs: number | null;
  /** The number of the next page; `null` after the last one. */
  readonly next: string | null;
}

/** Rows of a page, of which the service sends no more (5.1). */
const fullPage = 200;

/** What comes beside the rows of a page. */
const besideRowsSchema = looseObject({
  more: anything,
  supplemental_data: looseObject({ users: looseRows, jobcodes: looseRows, customfields: looseRows }),
});

/** The ways of reading that whoever reads and whoever looks before writing have in common. All throw `SystemError`. */
export interface TimeReadRequests {
  /** What stands under `results.<collection>`. */
  getResult(endpoint: string, filters: Filters, priority: Priority): Promise<HttpResponse & { result: Rows }>;
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
    schema: Schema<RecordType>,
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
    const response = await get(endpoint, { ...filters, page, limit: String(fullPage) }, priority);
    const rows = collectionOf(response.json, endpoint, filters.modified_since !== undefined);
    // An account without any has `null` (3.2); behind a page that says that more follows it is no end of a list.
    if (page !== '1' && isNullCollection(response.json, endpoint)) {
      throw invalidResponse('quickbooksTime', endpoint, collectionPath(endpoint));
    }
    const { more, supplemental_data: supplemental } = parse(besideRowsSchema, response.json);
    // More may follow an empty page, and a full one that says nothing of it: a list that was cut short would pass for the whole.
    const hasMore = coerceBoolean(more, Object.keys(rows).length >= fullPage);
    return {
      rows,
      supplemental,
      serverNowMs: response.serverNowMs,
      next: hasMore ? String(Number(page) + 1) : null,
    };
  }

  async function* pages(
    endpoint: string,
    filters: Filters,
    priority: Priority,
    from?: string | null,
  ): AsyncGenerator<RawPage> {
    const first = from ?? '1';
    const guard = createPageGuard('quickbooksTime', endpoint, 'id', Number(first) - 1);
    for (let next: string | null = first; next !== null; ) {
      const page = await onePage(endpoint, filters, next, priority);
      guard.meet(page.rows);
      yield page;
      next = page.next;
      if (next !== null) guard.goOn();
    }
  }

  return {
    pages,
    onePage,

    async getResult(endpoint, filters, priority) {
      const response = await get(endpoint, filters, priority);
      return { ...response, result: collectionOf(response.json, endpoint) };
    },

    async *records(endpoint, filters, schema, priority, from) {
      const isNew = dedupeById<z.infer<typeof schema>>(({ id }) => id);
      for await (const page of pages(endpoint, { ...filters, supplemental_data: 'no' }, priority, from)) {
        const { serverNowMs, next } = page;
        const read = parseRecords(page.rows, schema, collectionPath(endpoint));
        yield { ...read, records: read.records.filter(isNew), serverNowMs, next };
      }
    },
  };
}
