import type { ApiCall } from './call';
import { ItemFailure, RequestFailure } from './failure';
import type { QbtAssignment, QbtUser } from './state';

/** The permission flags of a user with their defaults (quickbooks-time.md 2.4). */
export const permissionDefaults: Readonly<Record<string, boolean>> = {
  admin: false,
  mobile: true,
  status_box: false,
  reports: false,
  manage_timesheets: false,
  manage_authorization: false,
  manage_users: false,
  manage_my_timesheets: false,
  manage_jobcodes: false,
  pin_login: false,
  approve_timesheets: false,
  manage_schedules: false,
  external_access: false,
  manage_my_schedule: false,
  manage_company_schedules: false,
  view_company_schedules: false,
  view_group_schedules: false,
  manage_no_schedules: false,
  view_my_schedules: false,
  view_projects: false,
  manage_projects: false,
  time_tracking: false,
};

/** Whether a user has one of the rights; an administrator has them all. */
export function hasRight(user: QbtUser, ...anyOf: readonly string[]): boolean {
  return user.permissions.admin === true || anyOf.some((right) => user.permissions[right] === true);
}

/** Whether a user manages the group of another. */
export function managesGroupOf(user: QbtUser, other: QbtUser): boolean {
  return other.groupId !== 0 && user.managerOfGroupIds.includes(other.groupId);
}

/** Whether the token's user may see a user's private fields: managers and administrators only (2.4). */
export function seesPrivateFieldsOf(caller: QbtUser, user: QbtUser): boolean {
  return hasRight(caller, 'manage_users') || managesGroupOf(caller, user);
}

/**
 * Whose time the token may see: an employee its own, a group manager the groups too, the holders of the company-wide rights
 * everybody's (quickbooks-time.md 2.4).
 */
export function timeVisibility(
  call: ApiCall,
  ...furtherRights: readonly string[]
): (userId: number) => boolean {
  const { caller, state } = call;
  const seesAll =
    !call.tools.switches.quickbooksTime.employeeSeesOwnTimeOnly ||
    hasRight(caller, 'manage_timesheets', 'approve_timesheets', 'reports', ...furtherRights);
  if (seesAll) return () => true;
  const visible = new Set([caller.id]);
  for (const user of state.users.values()) if (managesGroupOf(caller, user)) visible.add(user.id);
  return (userId) => visible.has(userId);
}

/** Others' assignments are for their group managers and the holders of two rights (quickbooks-time.md 2.4). */
export function assignmentVisibility(call: ApiCall): (row: QbtAssignment) => boolean {
  const { caller, state } = call;
  if (hasRight(caller, 'manage_users', 'manage_jobcodes')) return () => true;
  return (row) => {
    if (row.userId === 0 || row.userId === caller.id) return true;
    const user = state.users.get(row.userId);
    return user !== undefined && managesGroupOf(caller, user);
  };
}

/** Refuses a write for want of a right, the item or the whole request as the switch says. */
export function refuseForRights(call: ApiCall, reason: string): never {
  if (call.tools.switches.quickbooksTime.missingRight === 'request401') {
    throw new RequestFailure(401, 'Unauthorized');
  }
  throw new ItemFailure(417, reason);
}
