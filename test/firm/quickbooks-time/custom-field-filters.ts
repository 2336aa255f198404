import type { FirmAnswer } from '../service';
import type { ApiCall } from './call';
import { listAnswer } from './list-answer';
import { fits, readChoice, readFlag, readIds, readModified, yesNoBoth } from './query';
import { createShapes } from './shapes';
import type { QbtCustomFieldItemFilter } from './state';
import type { Supplement } from './supplement';
import { isAssigned } from './timesheet-rules';

/** `GET /customfielditem_filters`: which items are offered where (quickbooks-time.md 7.10). Without a jobcode, user or group: all. */
export function listCustomFieldItemFilters(call: ApiCall): FirmAnswer {
  const { filters, state } = call;
  const ids = readIds(filters, 'ids');
  const active = readChoice(filters, 'active', yesNoBoth, 'yes');
  const isModified = readModified(call);
  const isAskedFor = readPlaces(call);
  const shapes = createShapes(call);
  return listAnswer(call, shapes, {
    collection: 'customfielditem_filters',
    rows: [...state.customFieldItemFilters.values()].filter(
      (row) =>
        isAskedFor(row) &&
        fits(active, row.active) &&
        (ids === null || ids.has(row.id)) &&
        isModified(row.lastModifiedMs),
    ),
    shape: shapes.customFieldItemFilter,
    refer,
  });
}

function readPlaces(call: ApiCall): (row: QbtCustomFieldItemFilter) => boolean {
  const { filters, state } = call;
  const jobcodeIds = readIds(filters, 'jobcode_id');
  const userIds = readIds(filters, 'user_id');
  const groupIds = readIds(filters, 'group_id');
  const withGroup = readFlag(filters, 'include_user_group', false);
  const withJobcodes = readFlag(filters, 'include_jobcode_filters', false);
  if (jobcodeIds === null && userIds === null && groupIds === null) return () => true;
  const ofGroups = new Set(groupIds);
  if (withGroup) for (const id of userIds ?? []) ofGroups.add(state.users.get(id)?.groupId ?? 0);
  return ({ appliesTo, appliesToId: id }) => {
    if (appliesTo === 'users') return userIds?.has(id) === true;
    if (appliesTo === 'groups') return id !== 0 && ofGroups.has(id);
    if (jobcodeIds?.has(id)) return true;
    return withJobcodes && [...(userIds ?? [])].some((userId) => isAssigned(call, userId, id));
  };
}

function refer(row: QbtCustomFieldItemFilter, supplement: Supplement): void {
  supplement.customField(row.customFieldId);
  supplement.customFieldItem(row.customFieldItemId);
  const place = {
    jobcodes: supplement.jobcode,
    users: supplement.user,
    groups: supplement.group,
  }[row.appliesTo];
  place(row.appliesToId);
}
