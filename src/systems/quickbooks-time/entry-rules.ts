import type { FieldItemFilter, TimeField, TimeFieldItem, TimeRules } from '../../domain/time/time-change';
import type { Schema } from '../../messages/schema';
import type { Priority } from '../http/page';
import { parseResponse } from '../http/parse-response';
import { parseRecords } from '../http/records';
import { invalidResponse, isSystemError } from '../http/system-error';
import {
  type EntryRights,
  entryRightsSchema,
  entrySettingsSchema,
  type FieldHead,
  fieldHeadSchema,
  fieldItemFilterSchema,
  fieldItemSchema,
} from './entries-schema';
import type { Filters, TimeReadRequests } from './read-requests';
import { collectionPath } from './response';

/**
 * What the account and the token's user may enter: two requests, one more where the account has custom fields, and where there are lists to
 * choose from one for each and one for who is offered what. Throws `SystemError`.
 */
export async function readEntryRules(reading: TimeReadRequests, priority: Priority): Promise<TimeRules> {
  const [settings, { userId, ...rights }] = await Promise.all([readSettings(), readRights()]);
  const heads = settings.hasCustomFields ? await readHeads() : [];
  const [fields, filters] = await Promise.all([
    Promise.all(heads.map(readField)),
    heads.some(({ isList }) => isList) ? readFilters(userId) : [],
  ]);
  const { areNotesRequired, clockOutAfterHours } = settings;
  return {
    ...rights,
    areNotesRequired,
    clockOutAfterHours,
    fields: inOrder(fields, settings.fieldOrder),
    filters,
  };

  async function readSettings() {
    const { result } = await reading.getResult('effective_settings', {}, priority);
    return parseResponse('quickbooksTime', 'effective_settings', entrySettingsSchema, result);
  }

  async function readRights(): Promise<EntryRights> {
    const { result } = await reading.getResult('current_user', {}, priority);
    const path = collectionPath('current_user');
    const { records, firstOddField = path } = parseRecords(result, entryRightsSchema, path);
    const [user] = records;
    if (user === undefined) throw invalidResponse('quickbooksTime', 'current_user', firstOddField);
    return user;
  }

  function readHeads(): Promise<FieldHead[]> {
    return readAll('customfields', { active: 'yes', applies_to: 'timesheet' }, fieldHeadSchema);
  }

  async function readField({ isList, ...head }: FieldHead): Promise<TimeField> {
    return { ...head, items: isList ? await readItems(head.id) : null };
  }

  async function readItems(fieldId: string): Promise<TimeFieldItem[]> {
    const filters = { customfield_id: fieldId, active: 'yes' };
    const items = await readAll('customfielditems', filters, fieldItemSchema);
    return items.sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }));
  }

  /** Those of the user, of the user's group and of the jobcodes. */
  async function readFilters(userId: string): Promise<FieldItemFilter[]> {
    const filters = {
      user_id: userId,
      include_user_group: 'true',
      include_jobcode_filters: 'true',
      active: 'yes',
    };
    try {
      const rows = await readAll('customfielditem_filters', filters, fieldItemFilterSchema);
      return rows.map(({ id: _, ...filter }) => filter);
    } catch (error) {
      if (!isSystemError(error) || (error.code !== 'notAllowed' && error.code !== 'notFound')) throw error;
      // Who cannot know them is offered every item, and hears from the service which ones are not for them.
      return [];
    }
  }

  async function readAll<RecordType extends { readonly id: string }>(
    endpoint: string,
    filters: Filters,
    schema: Schema<RecordType>,
  ): Promise<RecordType[]> {
    const all: RecordType[] = [];
    for await (const page of reading.records(endpoint, filters, schema, priority)) all.push(...page.records);
    return all;
  }
}

/** In the order of the time card; those that are not on it come last. */
function inOrder(fields: readonly TimeField[], order: readonly string[]): TimeField[] {
  const placeOf = ({ id }: TimeField) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...fields].sort((one, other) => placeOf(one) - placeOf(other));
}
