import { foldName } from '../../domain/matching/normalize-name';
import type { Customer, Jobcode } from '../../domain/records/records';
import type { CustomerListFacts, ListFileDoubt } from '../../messages/customer-list';
import type { ConnectionRecord } from '../../store/rows';

/** A list that is read in place of another, or as the first one. */
export interface NewList {
  readonly companyName: string;
  readonly facts: CustomerListFacts;
  readonly records: readonly Customer[];
  /** Customers of the list before. */
  readonly known: readonly Customer[];
  /** QuickBooks Time's, which has most of the same customers. */
  readonly jobcodes: readonly Jobcode[];
}

/** Of fewer customers it is not said that most of them are missing. */
const leastKnown = 10;
const leastShare = 0.5;
/** So many customers that are gone at once, and such a share of all, may be no more than a filter or a copy that was cut off. */
const leastGone = 5;
const mostShareGone = 0.1;
/** Two lists that nobody has tied out yet differ in many names. */
const leastShareInTime = 0.1;

/**
 * What makes it likely that a file is not the list of this company, or not all of it; `null` where nothing does. A list of another company
 * would call all clients missing, and each could be created with one click.
 */
export function doubtOf(before: ConnectionRecord, now: NewList): ListFileDoubt | null {
  const { account, customerList } = before;
  return account && customerList ? doubtBeside(account.companyName, customerList, now) : doubtOfFirst(now);
}

function doubtBeside(
  companyName: string,
  before: CustomerListFacts,
  { facts, known, records, ...now }: NewList,
): ListFileDoubt | null {
  if (before.product !== facts.product) {
    return { because: 'otherProduct', before: before.product, now: facts.product };
  }
  const isNamed = companyName !== '' && now.companyName !== '';
  if (isNamed && companyName.toLowerCase() !== now.companyName.toLowerCase()) {
    return { because: 'otherCompany', before: companyName, now: now.companyName };
  }
  // By name: another form of the same list gives its records other ids.
  const names = topNamesOf(records);
  const earlier = topNamesOf(known);
  const shared = sharedCount(earlier, names);
  if (earlier.size >= leastKnown && shared < earlier.size * leastShare) {
    return { because: 'fewShared', before: earlier.size, shared };
  }
  if (facts.listedAt < before.listedAt)
    return { because: 'older', before: before.listedAt, now: facts.listedAt };
  const gone = earlier.size - shared;
  const areMany = earlier.size >= leastKnown && gone >= leastGone && gone > earlier.size * mostShareGone;
  return areMany ? { because: 'manyGone', before: earlier.size, gone } : null;
}

function doubtOfFirst({ records, jobcodes }: NewList): ListFileDoubt | null {
  const inTime = topNamesOf(jobcodes.filter(({ type, isActive }) => type === 'regular' && isActive));
  const shared = sharedCount(inTime, topNamesOf(records));
  const areFew = inTime.size >= leastKnown && shared < inTime.size * leastShareInTime;
  return areFew ? { because: 'fewInTime', before: inTime.size, shared } : null;
}

/** In whatever spelling. */
function topNamesOf(records: readonly Pick<Customer, 'parentId' | 'name'>[]): ReadonlySet<string> {
  return new Set(records.filter(({ parentId }) => parentId === null).map(({ name }) => foldName(name)));
}

function sharedCount(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const name of one) if (other.has(name)) shared += 1;
  return shared;
}
