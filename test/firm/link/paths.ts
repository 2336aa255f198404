import { withoutDeletedSuffix } from '../quickbooks-online/duplicate-names';
import { ancestorsOf } from '../quickbooks-online/shapes';
import type { QboName, QuickbooksOnlineState } from '../quickbooks-online/state';
import type { QuickbooksTimeState } from '../quickbooks-time/state';

/** Names from the top level down to the jobcode itself. */
export function jobcodePath(time: QuickbooksTimeState, id: number): string[] {
  const jobcode = time.jobcodes.get(id);
  if (!jobcode) return [];
  return [...jobcodePath(time, jobcode.parentId), jobcode.name];
}

/** Names from the top level down to the customer itself, without the mark of the inactive. */
export function quickbooksPath(online: QuickbooksOnlineState, id: string): string[] {
  const customer = online.names.get(id);
  if (!customer) return [];
  return [...ancestorsOf(online, customer), customer].map((name) => withoutDeletedSuffix(name.displayName));
}

/** One text for one path. No name holds a line break (quickbooks.md 5.2). */
export function pathText(path: readonly string[]): string {
  return path.join('\n');
}

/** Active customers only bring their names: an inactive one, or one below it, matches nothing (quickbooks-time.md 8.1). */
export function isActiveCustomer(online: QuickbooksOnlineState, customer: QboName): boolean {
  return (
    customer.kind === 'Customer' && [customer, ...ancestorsOf(online, customer)].every(({ active }) => active)
  );
}
