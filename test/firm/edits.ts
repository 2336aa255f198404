import { nameWhenInactive } from './quickbooks-online/duplicate-names';
import type { QboName } from './quickbooks-online/state';
import {
  clockOutForgotten,
  createTimesheet,
  deleteTimesheet as deleteEntry,
  type NewTimesheet,
  stampNow,
  type TimesheetChanges,
  updateJobcode,
  updateTimesheet,
} from './quickbooks-time/mutations';
import type { QbtJobcode, QbtTimesheet } from './quickbooks-time/state';
import type { FirmTools } from './service';
import type { FirmState } from './state';

/**
 * What colleagues do in the other systems while a test looks at the panel: each edit changes the state as the service itself
 * would, stamps included. `Firm` is an `EditableFirm`.
 */
export interface EditableFirm extends Pick<FirmTools, 'clock' | 'switches'> {
  readonly state: FirmState;
}

/** Adds a finished entry, or with `endMs: null` a running one. Whoever it is for has made it, unless told otherwise. */
export function addTimesheet(
  firm: EditableFirm,
  fields: DistributiveOmit<NewTimesheet, 'createdByUserId'> & { createdByUserId?: number },
): QbtTimesheet {
  return createTimesheet(firm.state.quickbooksTime, { createdByUserId: fields.userId, ...fields }, firm);
}

export function editTimesheet(firm: EditableFirm, id: number, changes: TimesheetChanges): QbtTimesheet {
  return updateTimesheet(firm.state.quickbooksTime, id, changes, firm);
}

export function deleteTimesheet(firm: EditableFirm, id: number): QbtTimesheet {
  return deleteEntry(firm.state.quickbooksTime, id, firm);
}

/** Puts a user on the clock now, or since an instant (epoch ms). Whoever is on the clock already is clocked out first. */
export function clockIn(
  firm: EditableFirm,
  on: { readonly userId: number; readonly jobcodeId: number; readonly sinceMs?: number },
): QbtTimesheet {
  const startMs = on.sinceMs ?? stampNow(firm);
  clockOut(firm, on.userId, startMs);
  return addTimesheet(firm, {
    userId: on.userId,
    jobcodeId: on.jobcodeId,
    type: 'regular',
    startMs,
    endMs: null,
  });
}

/** Ends the user's running entry now, or at an instant (epoch ms); `null` if there was none. */
export function clockOut(firm: EditableFirm, userId: number, atMs?: number): QbtTimesheet | null {
  clockOutForgotten(firm.state.quickbooksTime, firm);
  for (const entry of firm.state.quickbooksTime.timesheets.values()) {
    if (entry.userId === userId && entry.type === 'regular' && entry.endMs === null) {
      return editTimesheet(firm, entry.id, { endMs: atMs ?? stampNow(firm) });
    }
  }
  return null;
}

/** Exported time can be unlocked back to 90 days (quickbooks-time.md 8.1). */
const unlockableMs = 90 * 86_400_000;

/** Unlocks an exported entry. Throws where it is too old for that. */
export function unlockTimesheet(firm: EditableFirm, id: number): QbtTimesheet {
  const entry = firm.state.quickbooksTime.timesheets.get(id);
  if (!entry || Date.parse(entry.date) < firm.clock.now() - unlockableMs)
    throw new Error(`Time entry ${id} can't be unlocked.`);
  return editTimesheet(firm, id, { locked: 0 });
}

export function renameJobcode(firm: EditableFirm, id: number, name: string): QbtJobcode {
  return updateJobcode(firm.state.quickbooksTime, id, { name }, firm);
}

/** Archives the jobcode and all below it. */
export function archiveJobcode(firm: EditableFirm, id: number): QbtJobcode {
  return updateJobcode(firm.state.quickbooksTime, id, { active: false }, firm);
}

export function renameCustomer(firm: EditableFirm, id: string, displayName: string): QboName {
  return changeCustomer(firm, id, (customer) => {
    customer.displayName = displayName;
  });
}

/** As in QuickBooks' own pages, which write off an open balance instead of refusing (quickbooks.md 5.2). */
export function deactivateCustomer(firm: EditableFirm, id: string): QboName {
  return changeCustomer(firm, id, (customer) => {
    customer.displayName = nameWhenInactive(firm.state.quickbooksOnline, customer);
    customer.active = false;
    customer.balance = 0;
  });
}

function changeCustomer(firm: EditableFirm, id: string, change: (customer: QboName) => void): QboName {
  const customer = firm.state.quickbooksOnline.names.get(id);
  if (customer?.kind !== 'Customer') throw new Error(`There is no customer ${id}.`);
  change(customer);
  customer.syncToken += 1;
  customer.lastUpdatedMs = firm.clock.now();
  return customer;
}

/** `Omit` over each member of a union by itself. */
type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;
