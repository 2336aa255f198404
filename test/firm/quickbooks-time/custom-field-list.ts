import type { FirmAnswer } from '../service';
import type { ApiCall } from './call';
import { filterMissing } from './failure';
import { listAnswer } from './list-answer';
import { fits, readChoice, readIds, readModified, readNameTest, yesNoBoth } from './query';
import { createShapes } from './shapes';

/** `GET /customfields` (quickbooks-time.md 7.10). */
export function listCustomFields(call: ApiCall): FirmAnswer {
  const { filters, state } = call;
  const ids = readIds(filters, 'ids');
  const active = readChoice(filters, 'active', yesNoBoth, 'yes');
  const appliesTo = readChoice(filters, 'applies_to', ['timesheet', 'user', 'jobcode', 'all'], 'timesheet');
  const valueType = readChoice(filters, 'value_type', ['managed-list', 'free-form', 'both'], 'both');
  const isModified = readModified(call);
  const shapes = createShapes(call);
  return listAnswer(call, shapes, {
    collection: 'customfields',
    rows: [...state.customFields.values()].filter(
      (row) =>
        fits(active, row.active) &&
        (ids === null || ids.has(row.id)) &&
        (appliesTo === 'all' || row.appliesTo === appliesTo) &&
        (valueType === 'both' || row.type === valueType) &&
        isModified(row.lastModifiedMs),
    ),
    shape: shapes.customField,
    refer: () => {},
  });
}

/** `GET /customfielditems`: the choices of one custom field, which must be named (quickbooks-time.md 7.10). */
export function listCustomFieldItems(call: ApiCall): FirmAnswer {
  const { filters, state } = call;
  const fieldIds = readIds(filters, 'customfield_id');
  if (fieldIds === null) {
    throw filterMissing(
      "'customfield_id' is required to list customfielditems.",
      call.tools.switches.quickbooksTime,
    );
  }
  const ids = readIds(filters, 'ids');
  const active = readChoice(filters, 'active', yesNoBoth, 'yes');
  const isNamed = readNameTest(call, 'name');
  const isModified = readModified(call);
  const shapes = createShapes(call);
  return listAnswer(call, shapes, {
    collection: 'customfielditems',
    rows: [...state.customFieldItems.values()].filter(
      (row) =>
        fieldIds.has(row.customFieldId) &&
        fits(active, row.active) &&
        (ids === null || ids.has(row.id)) &&
        (isNamed === null || isNamed(row.name)) &&
        isModified(row.lastModifiedMs),
    ),
    shape: shapes.customFieldItem,
    refer: (row, supplement) => supplement.customField(row.customFieldId),
  });
}
