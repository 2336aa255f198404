import type { TimeEntry } from '../../domain/records/records';
import { isDay } from '../../domain/time/time-range';
import { parse } from '../../messages/schema';
import { coerceMap } from '../http/coerce';
import { dedupeById } from '../http/dedupe-by-id';
import type { Http } from '../http/http';
import type { Priority } from '../http/page';
import { parseResponse } from '../http/parse-response';
import { parseRecords } from '../http/records';
import { invalidResponse, SystemError } from '../http/system-error';
import type { TokenKeeper } from '../http/token-keeper';
import { createTimeReadRequests, earliestEntryDate, type Filters, type RawPage } from './read-requests';
import type { EntryPage, QuickbooksTimeReader } from './reader';
import { collectionPath } from './response';
import {
  accountSchema,
  type CustomFieldNames,
  classField,
  deletedEntrySchema,
  deletedTimeEntrySchema,
  entrySchema,
  identitySchema,
  jobcodeSchema,
  readCustomFieldNames,
  requiredFieldSchema,
  serviceItemField,
  stampsSchema,
  userSchema,
} from './schema';
import { createTimeSender } from './sender';

/** Reads the account that the keeper's token belongs to, with that token's rights. */
export function createQuickbooksTimeReader(parts: { http: Http; keeper: TokenKeeper }): QuickbooksTimeReader {
  const { getResult, onePage, pages, records } = createTimeReadRequests(createTimeSender(parts));
  /** Names of custom fields by id, as they have come beside entries; `''` for an id that came without its field. */
  const knownFields = new Map<string, string>();

  async function* entries(filters: Filters, priority: Priority): AsyncGenerator<EntryPage> {
    const isNew = dedupeById<TimeEntry>(({ id }) => id);
    for await (const page of pages('timesheets', { ...filters, on_the_clock: 'both' }, priority)) {
      const read = entryPage(page, readCustomFieldNames(page.supplemental.customfields));
      yield { ...read, records: read.records.filter(isNew) };
    }
  }

  const reader: QuickbooksTimeReader = {
    async currentUser(priority) {
      const { result } = await getResult('current_user', {}, priority);
      const path = collectionPath('current_user');
      const { records, firstOddField = path } = parseRecords(result, identitySchema, path);
      const [user] = records;
      if (user === undefined) throw invalidResponse('quickbooksTime', 'current_user', firstOddField);
      return user;
    },

    async account(priority) {
      const [settings, user] = await Promise.all([
        getResult('effective_settings', {}, priority),
        reader.currentUser(priority),
      ]);
      const account = parseResponse('quickbooksTime', 'effective_settings', accountSchema, settings.result);
      return { companyName: user.companyName, ...account };
    },

    async stamps(priority) {
      const endpoints = 'timesheets,timesheets_deleted,jobcodes,users';
      const { result, serverNowMs } = await getResult('last_modified_timestamps', { endpoints }, priority);
      // Stamps that have moved to nothing would have all read again, of a service that says that there is nothing.
      if (Object.keys(result).length === 0) {
        const path = collectionPath('last_modified_timestamps');
        throw invalidResponse('quickbooksTime', 'last_modified_timestamps', path);
      }
      const { timesheets_deleted: timesheetsDeleted, ...stamps } = parse(stampsSchema, result);
      return { ...stamps, timesheetsDeleted, serverNowMs };
    },

    jobcodes({ modifiedSince, from }, priority) {
      const filters = { active: 'both', type: 'all', modified_since: stampFilter(modifiedSince) };
      return records('jobcodes', filters, jobcodeSchema, priority, from);
    },

    users({ modifiedSince, from }, priority) {
      const filters = { active: 'both', modified_since: stampFilter(modifiedSince) };
      return records('users', filters, userSchema, priority, from);
    },

    async *entriesOf({ jobcodeIds, days }, priority) {
      // An empty filter would ask for the entries of every jobcode.
      if (jobcodeIds.length === 0) return;
      const from = days.from ?? earliestEntryDate;
      for (const day of [from, days.to]) {
        if (!isDay(day)) throw new SystemError('rejected', 'quickbooksTime', { detail: day });
      }
      const filters = {
        jobcode_ids: jobcodeIds.join(','),
        start_date: from,
        end_date: days.to,
      };
      yield* entries(filters, priority);
    },

    async entriesDated({ days, page, isBare }, priority) {
      const filters = { start_date: days.from, end_date: days.to, on_the_clock: 'both' };
      const read = (more: Filters) => onePage('timesheets', { ...filters, ...more }, String(page), priority);
      let response = await read(isBare ? { supplemental_data: 'no' } : {});
      // Which custom field is the service item and which the billable flag is said beside the entries alone.
      if (isBare && fieldIdsOf(response).some((id) => !knownFields.has(id))) response = await read({});
      for (const [id, name] of readCustomFieldNames(response.supplemental.customfields))
        knownFields.set(id, name);
      // An account that leaves a field out must not be asked twice for each page.
      for (const id of fieldIdsOf(response)) knownFields.set(id, knownFields.get(id) ?? '');
      return { ...entryPage(response, knownFields), hasMore: response.next !== null };
    },

    entriesChangedSince(stamp, priority) {
      return entries({ modified_since: stampFilter(stamp) }, priority);
    },

    entriesDeletedSince(stamp, priority) {
      return records(
        'timesheets_deleted',
        { modified_since: stampFilter(stamp) },
        deletedEntrySchema,
        priority,
      );
    },

    async *deletedEntriesDated(days, priority) {
      const isNew = dedupeById<TimeEntry>(({ id }) => id);
      const filters = { start_date: days.from, end_date: days.to };
      for await (const { rows, supplemental, serverNowMs } of pages(
        'timesheets_deleted',
        filters,
        priority,
      )) {
        const fields = readCustomFieldNames(supplemental.customfields);
        const read = parseRecords(rows, deletedTimeEntrySchema(fields), collectionPath('timesheets_deleted'));
        yield { ...read, records: read.records.filter(isNew), serverNowMs };
      }
    },

    async requiredFields(priority) {
      const needed: string[] = [];
      const filters = { applies_to: 'timesheet', active: 'yes', supplemental_data: 'no' };
      for await (const { rows } of pages('customfields', filters, priority))
        needed.push(
          ...parseRecords(rows, requiredFieldSchema, collectionPath('customfields')).records.flat(),
        );
      return {
        serviceItem: needed.some((name) => serviceItemField.test(name)),
        class: needed.some((name) => classField.test(name)),
      };
    },
  };
  return reader;
}

function entryPage({ rows, supplemental, serverNowMs }: RawPage, fields: CustomFieldNames): EntryPage {
  return {
    ...parseRecords(rows, entrySchema(fields), collectionPath('timesheets')),
    serverNowMs,
    // What comes beside the entries is a help: an odd record there is read again with its own list.
    users: parseRecords(supplemental.users, userSchema, 'supplemental_data.users').records,
    jobcodes: parseRecords(supplemental.jobcodes, jobcodeSchema, 'supplemental_data.jobcodes').records,
  };
}

/** The custom fields that the entries of a page have values in. */
function fieldIdsOf({ rows }: RawPage): readonly string[] {
  return Object.values(rows).flatMap((row) => Object.keys(coerceMap(coerceMap(row).customfields)));
}

/** A stamp as a filter takes it: without fractions of a second, and with an offset in place of a `Z` (6). */
function stampFilter(stamp: string | undefined): string | undefined {
  return stamp?.replace(/\.\d+/, '').replace(/Z$/, '+00:00');
}
