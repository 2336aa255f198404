import type { EntryWithFields } from '../../domain/time/entry-content';
import { parse, safeParse } from '../../messages/schema';
import { dedupeById } from '../http/dedupe-by-id';
import type { Http, HttpResponse } from '../http/http';
import type { Priority } from '../http/page';
import { parseRecords } from '../http/records';
import { redactReason } from '../http/redact-reason';
import { invalidResponse, isSystemError, outcomeUnknown, SystemError } from '../http/system-error';
import type { TokenKeeper } from '../http/token-keeper';
import { besideWriteSchema, ownEntrySchema } from './entries-schema';
import { changedEntryItem, newEntryItem } from './entry-items';
import { readEntryRules } from './entry-rules';
import { statusOf } from './errors';
import { createTimeReadRequests, type RawPage } from './read-requests';
import { collectionPath } from './response';
import { type CustomFieldNames, deletedEntrySchema, readCustomFieldNames } from './schema';
import { createTimeSender } from './sender';
import type { EntryRefused, EntryWritten, QuickbooksTimeEntries } from './time-writer';
import { itemSchema, timeWriteError } from './write-error';
import { createTimeWriteSender, type TimeWrite, unknownWriteOutcome, writtenItems } from './write-requests';

const endpoint = 'timesheets';
const goneStatus = 404;
const methodMissing = 501;

/** What has become of the one item of a write. */
type ItemAnswer =
  | { readonly kind: 'taken'; readonly item: unknown; readonly response: HttpResponse }
  | EntryRefused;

/** Reads and writes entries of the account of the keeper's token, with that token's rights. */
export function createQuickbooksTimeEntries(parts: {
  readonly http: Http;
  readonly keeper: TokenKeeper;
}): QuickbooksTimeEntries {
  const send = createTimeSender(parts);
  const reading = createTimeReadRequests(send);
  const sendWrite = createTimeWriteSender(send, reading);
  /** Names of custom fields by id, as they have come meanwhile: what a write is answered with may not name them. */
  const fieldNames = new Map<string, string>();

  function learn(names: CustomFieldNames): CustomFieldNames {
    for (const [id, name] of names) fieldNames.set(id, name);
    return fieldNames;
  }

  function entriesOf({ rows, supplemental }: RawPage) {
    const names = learn(readCustomFieldNames(supplemental.customfields));
    return parseRecords(rows, ownEntrySchema(names), collectionPath(endpoint));
  }

  async function writeOne(write: Omit<TimeWrite, 'endpoint'>, priority: Priority): Promise<ItemAnswer> {
    try {
      const response = await sendWrite({ endpoint, ...write }, priority);
      const error = timeWriteError(response, endpoint);
      if (error?.rejection) return { kind: 'refused', status: statusOf(response), detail: error.detail };
      if (error !== null) throw error;
      const [item] = writtenItems(response, endpoint, 1);
      return refusalOf(item) ?? { kind: 'taken', item, response };
    } catch (error) {
      if (isSystemError(error) && error.code === 'notAllowed' && error.rejection) {
        return { kind: 'refused', status: 401, detail: error.detail };
      }
      throw error;
    }
  }

  /** @param id the entry's own, where it has one already */
  function writtenEntry(answer: ItemAnswer, id: string | null): EntryWritten {
    if (answer.kind === 'refused') return answer;
    const { item, response } = answer;
    const beside = parse(besideWriteSchema, response.json).supplemental_data;
    const schema = ownEntrySchema(learn(readCustomFieldNames(beside.customfields)));
    const parsed = safeParse(schema, item);
    if (!parsed.success) throw unknownWriteOutcome(endpoint, parsed.error.oddField);
    const entry = parsed.data;
    if (id !== null && entry.id !== id) throw unknownWriteOutcome(endpoint, 'id');
    const others = parseRecords(beside.timesheets, schema, 'supplemental_data.timesheets').records;
    const deleted = parseRecords(
      beside.timesheets_deleted,
      deletedEntrySchema,
      'supplemental_data.timesheets_deleted',
    ).records;
    return {
      kind: 'written',
      entry,
      others: others.filter((other) => other.id !== entry.id),
      deletedIds: deleted.map((one) => one.id),
      serverNowMs: response.serverNowMs,
    };
  }

  return {
    async ownEntries({ userId, from, to }, priority) {
      const filters = { user_ids: userId, start_date: from, end_date: to, on_the_clock: 'both' };
      const isNew = dedupeById<EntryWithFields>(({ id }) => id);
      const entries: EntryWithFields[] = [];
      let serverNowMs: number | null = null;
      for await (const page of reading.pages(endpoint, filters, priority)) {
        entries.push(...entriesOf(page).records.filter(isNew));
        serverNowMs = page.serverNowMs ?? serverNowMs;
      }
      return { entries, serverNowMs };
    },

    async entry(id, priority) {
      const page = await reading.onePage(endpoint, { ids: id, on_the_clock: 'both' }, '1', priority);
      const { records, firstOddField } = entriesOf(page);
      // One of an odd form is not gone.
      if (firstOddField !== undefined) throw invalidResponse('quickbooksTime', endpoint, firstOddField);
      return records.find((entry) => entry.id === id) ?? null;
    },

    async create({ userId, timeZone, content }, priority) {
      const data = [newEntryItem(userId, content, timeZone)];
      return writtenEntry(await writeOne({ method: 'POST', data }, priority), null);
    },

    async update({ id, timeZone, patch, had }, priority) {
      const data = [changedEntryItem(id, patch, had, timeZone)];
      return writtenEntry(await writeOne({ method: 'PUT', data }, priority), id);
    },

    async delete(id, priority) {
      const answer = await writeOne({ method: 'DELETE', filters: { ids: id } }, priority);
      return answer.kind === 'taken' || answer.status === goneStatus ? null : answer;
    },

    async rules(priority) {
      const rules = await readEntryRules(reading, priority);
      learn(new Map(rules.fields.map(({ id, name }) => [id, name])));
      return rules;
    },
  };
}

/** What an item says of why it was not taken; `null` where it was (3.3). Throws where it does not say. */
function refusalOf(item: unknown): EntryRefused | null {
  const { id, _status_code: status, ...words } = parse(itemSchema, item);
  if (status === null) {
    if (id === undefined) throw unknownWriteOutcome(endpoint, '_status_code');
    return null;
  }
  // A 201 has changed others as well. What an entry would be answered another number for is not known.
  if (status === 200 || status === 201) return null;
  const detail = redactReason(words._status_extra) || redactReason(words._status_message);
  if ((status >= 400 && status <= 499) || status === methodMissing)
    return { kind: 'refused', status, detail };
  if (status >= 500) throw outcomeUnknown(new SystemError('serverFault', 'quickbooksTime', { detail }));
  throw unknownWriteOutcome(endpoint, '_status_code');
}
