import { ancestorsOf } from '../quickbooks-online/shapes';
import type { QboName } from '../quickbooks-online/state';
import { createJobcode, updateJobcode } from '../quickbooks-time/mutations';
import type { QbtJobcode } from '../quickbooks-time/state';
import type { FirmTools } from '../service';
import type { FirmState } from '../state';
import type { Pairs } from './pairs';
import { isActiveCustomer, jobcodePath, quickbooksPath } from './paths';

export interface ImportReport {
  readonly created: readonly QbtJobcode[];
  /** Jobcodes that had exactly the customer's path and now stand for it. */
  readonly adopted: readonly QbtJobcode[];
  readonly renamed: readonly { readonly jobcode: QbtJobcode; readonly from: readonly string[] }[];
  readonly archived: readonly QbtJobcode[];
  readonly restored: readonly QbtJobcode[];
  /** Paths for which no jobcode could be made: too long, or a sibling has the name but for its case. */
  readonly refused: readonly (readonly string[])[];
}

/** quickbooks-time.md 7.4. */
const longestName = 64;

/**
 * Every active customer gets its jobcode: the paired one, whose name and place are written over with the customer's; else the
 * one of exactly the same path, where `importAdoptsSameName` says so (quickbooks-time.md 8.4); else a new one. The jobcode of a
 * customer that is inactive is archived. An archived jobcode comes back only with a customer that changed since the last import
 * (quickbooks.md 11).
 */
export function importCustomers(
  state: FirmState,
  tools: FirmTools,
  pairs: Pairs,
  sinceMs: number,
): ImportReport {
  const { quickbooksTime: time, quickbooksOnline: online } = state;
  const { importAdoptsSameName } = tools.switches.quickbooksTime;
  const created: QbtJobcode[] = [];
  const adopted: QbtJobcode[] = [];
  const renamed: { jobcode: QbtJobcode; from: string[] }[] = [];
  const archived: QbtJobcode[] = [];
  const restored: QbtJobcode[] = [];
  const refused: string[][] = [];

  for (const customer of parentsFirst(state)) {
    const paired = pairedJobcode(customer);
    if (!isActiveCustomer(online, customer)) {
      if (paired?.active) archived.push(updateJobcode(time, paired.id, { active: false }, tools));
      continue;
    }
    const parentId = customer.parentId === null ? 0 : pairs.jobcodeOf(customer.parentId);
    // The customer above was refused, so there is nothing for this one to hang under.
    if (parentId === null) {
      refused.push(quickbooksPath(online, customer.id));
      continue;
    }
    const jobcode = paired ?? (importAdoptsSameName ? adopt(customer, parentId) : undefined);
    if (!jobcode) {
      create(customer, parentId);
      continue;
    }
    if (!jobcode.active && (!paired || customer.lastUpdatedMs >= sinceMs)) {
      restored.push(updateJobcode(time, jobcode.id, { active: true }, tools));
    }
    if (jobcode.name !== customer.displayName || jobcode.parentId !== parentId) {
      rename(jobcode, customer, parentId);
    }
  }
  return { created, adopted, renamed, archived, restored, refused };

  function pairedJobcode({ id }: QboName): QbtJobcode | undefined {
    const jobcodeId = pairs.jobcodeOf(id);
    return jobcodeId === null ? undefined : time.jobcodes.get(jobcodeId);
  }

  function adopt(customer: QboName, parentId: number): QbtJobcode | undefined {
    const jobcode = siblingsUnder(parentId).find(
      ({ id, name }) => name === customer.displayName && isFree(id),
    );
    if (!jobcode) return undefined;
    pairs.add(customer.id, jobcode.id);
    adopted.push(jobcode);
    return jobcode;
  }

  /** One whose customer is inactive may be taken over: two jobcodes of one name there cannot be. */
  function isFree(jobcodeId: number): boolean {
    const customerId = pairs.customerOf(jobcodeId);
    return customerId === null || online.names.get(customerId)?.active !== true;
  }

  function create(customer: QboName, parentId: number): void {
    // Those that are not adopted do not stand in the way of another one of their name.
    const isTwin = ({ name }: QbtJobcode) => !importAdoptsSameName && name === customer.displayName;
    if (!canBeNamed(customer.displayName, parentId, isTwin)) {
      refused.push(quickbooksPath(online, customer.id));
      return;
    }
    const jobcode = createJobcode(time, { name: customer.displayName, parentId, assignedToAll: true }, tools);
    pairs.add(customer.id, jobcode.id);
    created.push(jobcode);
  }

  function rename(jobcode: QbtJobcode, customer: QboName, parentId: number): void {
    if (!canBeNamed(customer.displayName, parentId, ({ id }) => id === jobcode.id)) {
      refused.push(quickbooksPath(online, customer.id));
      return;
    }
    const from = jobcodePath(time, jobcode.id);
    renamed.push({
      jobcode: updateJobcode(time, jobcode.id, { name: customer.displayName, parentId }, tools),
      from,
    });
  }

  function canBeNamed(
    name: string,
    parentId: number,
    isPassedOver: (sibling: QbtJobcode) => boolean,
  ): boolean {
    const { siblingNamesIgnoreCase } = tools.switches.quickbooksTime;
    const compared = (text: string): string => (siblingNamesIgnoreCase ? text.toLowerCase() : text);
    return (
      name.length <= longestName &&
      !siblingsUnder(parentId).some(
        (other) => !isPassedOver(other) && compared(other.name) === compared(name),
      )
    );
  }

  function siblingsUnder(parentId: number): QbtJobcode[] {
    return [...time.jobcodes.values()].filter(
      (jobcode) => jobcode.parentId === parentId && jobcode.type === 'regular',
    );
  }
}

/** All customers, each after the one above it. */
function parentsFirst({ quickbooksOnline: online }: FirmState): QboName[] {
  const depthOf = (name: QboName): number => ancestorsOf(online, name).length;
  return [...online.names.values()]
    .filter(({ kind }) => kind === 'Customer')
    .sort((one, other) => depthOf(one) - depthOf(other));
}
