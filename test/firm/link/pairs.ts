import type { FirmState } from '../state';
import { jobcodePath, pathText, quickbooksPath } from './paths';

/** Which customer each jobcode stands for, by ids: kept by the link, shown by neither service (quickbooks-time.md 8.2). */
export interface Pairs {
  jobcodeOf(customerId: string): number | null;
  customerOf(jobcodeId: number): string | null;
  /** A jobcode stands for one customer: whoever had it before has none now. */
  add(customerId: string, jobcodeId: number): void;
}

/** Pairs every customer and jobcode of exactly the same path, inactive ones included. */
export function createPairs({ quickbooksOnline, quickbooksTime }: FirmState): Pairs {
  const jobcodes = new Map<string, number>();
  const customers = new Map<number, string>();
  const pairs: Pairs = {
    jobcodeOf: (customerId) => jobcodes.get(customerId) ?? null,
    customerOf: (jobcodeId) => customers.get(jobcodeId) ?? null,
    add(customerId, jobcodeId) {
      const formerCustomerId = customers.get(jobcodeId);
      if (formerCustomerId !== undefined) jobcodes.delete(formerCustomerId);
      jobcodes.set(customerId, jobcodeId);
      customers.set(jobcodeId, customerId);
    },
  };
  const jobcodesByPath = new Map<string, number>();
  for (const { id, type } of quickbooksTime.jobcodes.values()) {
    if (type === 'regular') jobcodesByPath.set(pathText(jobcodePath(quickbooksTime, id)), id);
  }
  for (const { id, kind } of [...quickbooksOnline.names.values()].sort(activeLast)) {
    const jobcodeId = jobcodesByPath.get(pathText(quickbooksPath(quickbooksOnline, id)));
    if (kind === 'Customer' && jobcodeId !== undefined) pairs.add(id, jobcodeId);
  }
  return pairs;
}

/** Where an active and an inactive customer bear one name, the active one, paired last, has the jobcode. */
function activeLast(one: { active: boolean }, other: { active: boolean }): number {
  return Number(one.active) - Number(other.active);
}
