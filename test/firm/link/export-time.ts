import { writeCustomer } from '../quickbooks-online/customers';
import { QboFault } from '../quickbooks-online/faults';
import type { QboName } from '../quickbooks-online/state';
import { updateTimesheet } from '../quickbooks-time/mutations';
import type { QbtTimesheet } from '../quickbooks-time/state';
import type { FirmTools } from '../service';
import type { FirmState } from '../state';
import type { Pairs } from './pairs';
import { isActiveCustomer, jobcodePath, pathText, quickbooksPath } from './paths';
import { exportEntry, fieldOf, personOf } from './time-activities';

export interface ExportReport {
  /** The entries that were exported and are locked now. */
  readonly exported: readonly QbtTimesheet[];
  /** Customers and customer:jobs that were made because no active one had exactly the jobcode's path. */
  readonly created: readonly QboName[];
  /** Paths that QuickBooks would not take, whose time stays where it is; `code` is that of its error (quickbooks.md 7.2). */
  readonly refused: readonly { readonly path: readonly string[]; readonly code: string }[];
}

/**
 * Exports every closed entry that is approved, not locked, on a jobcode for work, not before the day the account says, with all that the
 * account needs of it, and of somebody whose name QuickBooks knows: it becomes a time activity there. Its jobcode's path must be exactly
 * that of an active customer; where it is not, a customer of that path is made, however near another one comes.
 */
export function exportTime(state: FirmState, tools: FirmTools, pairs: Pairs): ExportReport {
  const { quickbooksTime: time, quickbooksOnline: online } = state;
  const exported: QbtTimesheet[] = [];
  const created: QboName[] = [];
  const refused = new Map<string, { path: string[]; code: string }>();
  const customers = activeCustomersByPath(state);

  for (const entry of [...time.timesheets.values()]) {
    if (!isExportable(state, entry)) continue;
    const person = personOf(state, entry.userId);
    if (person === null || lacksField(state, entry)) continue;
    const customerId = customerOf(jobcodePath(time, entry.jobcodeId), entry.jobcodeId);
    if (customerId === null) continue;
    exportEntry(state, tools, entry, { customerId, person });
    exported.push(updateTimesheet(time, entry.id, { locked: 1 }, tools));
  }
  return { exported, created, refused: [...refused.values()] };

  /** The customer of the path; `null` where there is none and none can be made. Makes what is missing on the way down. */
  function customerOf(path: string[], jobcodeId: number): string | null {
    if (refused.has(pathText(path))) return null;
    let parentId: string | null = null;
    for (let depth = 1; depth <= path.length; depth += 1) {
      const levels = path.slice(0, depth);
      const known = customers.get(pathText(levels));
      if (known === undefined && !tools.switches.quickbooksTime.exportMakesCustomers) return null;
      try {
        parentId = known ?? make(levels, parentId);
      } catch (fault) {
        if (!(fault instanceof QboFault)) throw fault;
        refused.set(pathText(path), { path, code: fault.code });
        return null;
      }
    }
    if (parentId !== null && pairs.customerOf(jobcodeId) === null) pairs.add(parentId, jobcodeId);
    return parentId;
  }

  function make(levels: readonly string[], parentId: string | null): string {
    const customer = writeCustomer(online, tools, {
      DisplayName: levels.at(-1),
      ...(parentId === null ? {} : { Job: true, ParentRef: { value: parentId }, BillWithParent: true }),
    });
    created.push(customer);
    customers.set(pathText(levels), customer.id);
    return customer.id;
  }
}

function activeCustomersByPath({ quickbooksOnline: online }: FirmState): Map<string, string> {
  const customers = new Map<string, string>();
  for (const name of online.names.values()) {
    if (isActiveCustomer(online, name)) customers.set(pathText(quickbooksPath(online, name.id)), name.id);
  }
  return customers;
}

/** Without what the account needs of each entry, it can't be exported (quickbooks-time.md 8.5). */
function lacksField(state: FirmState, entry: QbtTimesheet): boolean {
  return [...state.quickbooksTime.customFields.values()].some(
    ({ name, required, active }) => required && active && fieldOf(state, entry, name) === '',
  );
}

/** Leave and breaks are for payroll, not for a customer. */
function isExportable({ quickbooksTime: time }: FirmState, entry: QbtTimesheet): boolean {
  const isClosed = entry.type === 'manual' || entry.endMs !== null;
  return (
    isClosed &&
    entry.locked === 0 &&
    time.jobcodes.get(entry.jobcodeId)?.type === 'regular' &&
    entry.date <= (time.users.get(entry.userId)?.approvedTo ?? '') &&
    entry.date >= (time.account.dontExportBefore ?? '')
  );
}
