import type { FirmAnswer } from '../service';
import type { ApiCall } from './call';
import { listAnswer } from './list-answer';
import {
  fits,
  readChoice,
  readIds,
  readList,
  readModified,
  readNameTest,
  readText,
  yesNoBoth,
} from './query';
import { createShapes, managersOf } from './shapes';
import { createSupplement } from './supplement';

/** `GET /current_user` (quickbooks-time.md 7.1). */
export function showCurrentUser(call: ApiCall): FirmAnswer {
  const shapes = createShapes(call);
  const supplement = createSupplement(call, shapes);
  for (const jobcode of call.state.jobcodes.values()) {
    if (jobcode.type === 'pto' && jobcode.active) supplement.jobcode(jobcode.id);
  }
  return {
    status: 200,
    body: {
      results: { users: { [call.caller.id]: shapes.currentUser(call.caller) } },
      more: false,
      ...supplement.part(),
    },
  };
}

/** `GET /users` (quickbooks-time.md 7.8). */
export function listUsers(call: ApiCall): FirmAnswer {
  const { filters, state } = call;
  const ids = readIds(filters, 'ids');
  const notIds = readIds(filters, 'not_ids');
  const groupIds = readIds(filters, 'group_ids');
  const notGroupIds = readIds(filters, 'not_group_ids');
  const usernames = readList(filters, 'usernames');
  // No user of this account has an employee number or a payroll id, so none can fit these.
  const asksForNumbers =
    readText(filters, 'employee_numbers') !== null || readText(filters, 'payroll_ids') !== null;
  const isFirstName = readNameTest(call, 'first_name');
  const isLastName = readNameTest(call, 'last_name');
  const active = readChoice(filters, 'active', yesNoBoth, 'yes');
  const isModified = readModified(call);
  const shapes = createShapes(call);
  const rows = [...state.users.values()].filter(
    (row) =>
      !asksForNumbers &&
      fits(active, row.active) &&
      (ids === null || ids.has(row.id)) &&
      !notIds?.has(row.id) &&
      (groupIds === null || groupIds.has(row.groupId)) &&
      !notGroupIds?.has(row.groupId) &&
      (usernames === null || usernames.has(row.username)) &&
      (isFirstName === null || isFirstName(row.firstName)) &&
      (isLastName === null || isLastName(row.lastName)) &&
      isModified(row.lastModifiedMs),
  );
  return listAnswer(call, shapes, {
    collection: 'users',
    rows,
    shape: shapes.user,
    refer: (row, supplement) => supplement.group(row.groupId),
  });
}

/** `GET /groups` (quickbooks-time.md 7.9). */
export function listGroups(call: ApiCall): FirmAnswer {
  const { filters, state } = call;
  const ids = readIds(filters, 'ids');
  const managerIds = readIds(filters, 'manager_ids');
  const names = readList(filters, 'name');
  const active = readChoice(filters, 'active', yesNoBoth, 'yes');
  const isModified = readModified(call);
  const shapes = createShapes(call);
  const managers = (groupId: number) => managersOf(state.users.values(), groupId);
  const rows = [...state.groups.values()].filter(
    (row) =>
      fits(active, row.active) &&
      (ids === null || ids.has(row.id)) &&
      (managerIds === null || managers(row.id).some((id) => managerIds.has(id))) &&
      (names === null || names.has(row.name)) &&
      isModified(row.lastModifiedMs),
  );
  return listAnswer(call, shapes, {
    collection: 'groups',
    rows,
    shape: shapes.group,
    refer: (row, supplement) => {
      for (const id of managers(row.id)) supplement.user(id);
    },
  });
}
