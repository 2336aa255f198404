import type { Shape } from '../../messages/shape';
import { looseBoolean, readMap, readRecords } from '../http/coerce';
import { onceEach } from '../http/dedupe-by-id';
import type { HttpAnswer } from '../http/http';
import type { ListPage, Priority } from '../http/page';
import { quickbooksTimeAddress } from './addresses';
import { quickbooksTimeError } from './errors';
import { collectionOf, rowsOf } from './response';
import type { TimeSender } from './sender';

/** A filter by date is mandatory, and nothing was tracked before the service existed. */
export const beforeAnyEntry = '2000-01-01';

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

/** The ways of reading that whoever reads and whoever looks before writing have in common. All throw `SourceError`. */
export interface TimeReading {
  /** What stands under `results.<collection>`. */
  getResult(
    endpoint: string,
    filters: Filters,
    priority: Priority,
  ): Promise<HttpAnswer & { result: unknown }>;
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

export function createTimeReading(send: TimeSender): TimeReading {
  async function get(endpoint: string, filters: Filters, priority: Priority): Promise<HttpAnswer> {
    const address = quickbooksTimeAddress(endpoint, filters);
    const answer = await send({ method: 'GET', address, priority });
    if (answer.status === 404 && emptyWhenNotFound.has(endpoint)) return { ...answer, json: [] };
    const error = quickbooksTimeError(answer);
    if (error !== null) throw error;
    return answer;
  }

  async function onePage(
    endpoint: string,
    filters: Filters,
    page: string,
    priority: Priority,
  ): Promise<RawPage> {
    const answer = await get(endpoint, { ...filters, page, limit: '200' }, priority);
    const rows = rowsOf(collectionOf(answer.json, endpoint));
    const outer = readMap(answer.json);
    return {
      rows,
      supplemental: readMap(outer.supplemental_data),
      serverNowMs: answer.serverNowMs,
      next: rows.length > 0 && looseBoolean(outer.more) ? String(Number(page) + 1) : null,
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
      const answer = await get(endpoint, filters, priority);
      return { ...answer, result: collectionOf(answer.json, endpoint) };
    },

    async *records(endpoint, filters, shape, priority, from) {
      const isNew = onceEach<ReturnType<typeof shape>>(({ id }) => id);
      for await (const page of pages(endpoint, { ...filters, supplemental_data: 'no' }, priority, from)) {
        const { records, leftOut } = readRecords(page.rows, shape);
        const { serverNowMs, next } = page;
        yield { records: records.filter(isNew), leftOut, serverNowMs, next };
      }
    },
  };
}
