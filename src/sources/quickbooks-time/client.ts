import type { TimeEntry } from '../../domain/records';
import { type Shape, tryShape } from '../../messages/shape';
import type { Http, HttpAnswer } from '../http/http';
import { looseBoolean, looseText, readMap, readRecords } from '../http/loose';
import { onceEach } from '../http/once-each';
import type { Page, Priority } from '../http/page';
import { oddAnswer } from '../http/source-error';
import type { TokenKeeper } from '../http/token-keeper';
import { quickbooksTimeAddress } from './addresses';
import { collectionOf, rowsOf } from './answer';
import { quickbooksTimeError } from './errors';
import {
  accountShape,
  deletedEntryShape,
  entryShape,
  identityShape,
  jobcodeShape,
  readCustomFieldNames,
  userShape,
} from './schema';
import { createTimeSender } from './sender';
import type { EntryPage, QuickbooksTimeSource } from './source';

/** A filter by date is mandatory, and nothing was tracked before the service existed. */
const beforeAnyEntry = '2000-01-01';

/** Lists that answer 404 where there is nothing to list (4). */
const emptyWhenNotFound: ReadonlySet<string> = new Set(['timesheets', 'timesheets_deleted']);

type Filters = Readonly<Record<string, string | undefined>>;

/** One page of a list, its records not yet looked at. */
interface RawPage {
  readonly rows: readonly unknown[];
  readonly supplemental: Readonly<Record<string, unknown>>;
  readonly serverNowMs: number | null;
}

/** Reads the account that the keeper's token belongs to, with that token's rights. */
export function createQuickbooksTime(parts: { http: Http; keeper: TokenKeeper }): QuickbooksTimeSource {
  const send = createTimeSender(parts);

  async function get(endpoint: string, filters: Filters, priority: Priority): Promise<HttpAnswer> {
    const address = quickbooksTimeAddress(endpoint, filters);
    const answer = await send({ method: 'GET', address, priority });
    if (answer.status === 404 && emptyWhenNotFound.has(endpoint)) return { ...answer, json: [] };
    const error = quickbooksTimeError(answer);
    if (error !== null) throw error;
    return answer;
  }

  /** What stands under `results.<collection>`. */
  async function getResult(
    endpoint: string,
    filters: Filters,
    priority: Priority,
  ): Promise<HttpAnswer & { result: unknown }> {
    const answer = await get(endpoint, filters, priority);
    return { ...answer, result: collectionOf(answer.json, endpoint) };
  }

  /** The pages of a list. Offset paging over changing rows repeats some, so readers take each id once (5.1). */
  async function* pages(endpoint: string, filters: Filters, priority: Priority): AsyncGenerator<RawPage> {
    for (let page = 1; ; page += 1) {
      const answer = await get(endpoint, { ...filters, page: String(page), limit: '200' }, priority);
      const rows = rowsOf(collectionOf(answer.json, endpoint));
      const outer = readMap(answer.json);
      yield { rows, supplemental: readMap(outer.supplemental_data), serverNowMs: answer.serverNowMs };
      if (rows.length === 0 || !looseBoolean(outer.more)) return;
    }
  }

  async function* records<RecordType extends { readonly id: string }>(
    endpoint: string,
    filters: Filters,
    shape: Shape<RecordType>,
    priority: Priority,
  ): AsyncGenerator<Page<RecordType>> {
    const isNew = onceEach<RecordType>(({ id }) => id);
    for await (const page of pages(endpoint, { ...filters, supplemental_data: 'no' }, priority)) {
      const read = readRecords(page.rows, shape);
      yield { ...read, records: read.records.filter(isNew), serverNowMs: page.serverNowMs };
    }
  }

  async function* entries(filters: Filters, priority: Priority): AsyncGenerator<EntryPage> {
    const isNew = onceEach<TimeEntry>(({ id }) => id);
    for await (const page of pages('timesheets', { ...filters, on_the_clock: 'both' }, priority)) {
      const fields = readCustomFieldNames(page.supplemental.customfields);
      const read = readRecords(page.rows, entryShape(fields));
      yield {
        records: read.records.filter(isNew),
        leftOut: read.leftOut,
        serverNowMs: page.serverNowMs,
        // What stands beside the entries is a help: an odd record there is read again with its own list.
        users: readRecords(rowsOf(page.supplemental.users), userShape).records,
        jobcodes: readRecords(rowsOf(page.supplemental.jobcodes), jobcodeShape).records,
      };
    }
  }

  const source: QuickbooksTimeSource = {
    async currentUser(priority) {
      const { result } = await getResult('current_user', {}, priority);
      const [user] = readRecords(rowsOf(result), identityShape).records;
      if (user === undefined) throw oddAnswer('quickbooksTime', 'current_user');
      return user;
    },

    async account(priority) {
      const [settings, user] = await Promise.all([
        getResult('effective_settings', {}, priority),
        source.currentUser(priority),
      ]);
      const account = tryShape(accountShape, settings.result);
      if (account === null) throw oddAnswer('quickbooksTime', 'effective_settings');
      return { companyName: user.companyName, ...account };
    },

    async stamps(priority) {
      const endpoints = 'timesheets,timesheets_deleted,jobcodes,users';
      const { result, serverNowMs } = await getResult('last_modified_timestamps', { endpoints }, priority);
      const stamps = readMap(result);
      const stamp = (name: string) => looseText(stamps[name]);
      return {
        timesheets: stamp('timesheets'),
        timesheetsDeleted: stamp('timesheets_deleted'),
        jobcodes: stamp('jobcodes'),
        users: stamp('users'),
        serverNowMs,
      };
    },

    jobcodes({ modifiedSince }, priority) {
      const filters = { active: 'both', type: 'all', modified_since: stampFilter(modifiedSince) };
      return records('jobcodes', filters, jobcodeShape, priority);
    },

    users({ modifiedSince }, priority) {
      return records(
        'users',
        { active: 'both', modified_since: stampFilter(modifiedSince) },
        userShape,
        priority,
      );
    },

    async *entriesOf({ jobcodeIds, days }, priority) {
      // An empty filter would ask for the entries of every jobcode.
      if (jobcodeIds.length === 0) return;
      const filters = {
        jobcode_ids: jobcodeIds.join(','),
        start_date: days.from ?? beforeAnyEntry,
        end_date: days.to,
      };
      yield* entries(filters, priority);
    },

    entriesChangedSince(stamp, priority) {
      return entries({ modified_since: stampFilter(stamp) }, priority);
    },

    entriesDeletedSince(stamp, priority) {
      return records(
        'timesheets_deleted',
        { modified_since: stampFilter(stamp) },
        deletedEntryShape,
        priority,
      );
    },
  };
  return source;
}

/** A stamp as a filter takes it: without fractions of a second, and with an offset in place of a `Z` (6). */
function stampFilter(stamp: string | undefined): string | undefined {
  return stamp?.replace(/\.\d+/, '').replace(/Z$/, '+00:00');
}
