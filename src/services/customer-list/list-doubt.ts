import type { CustomerListFacts, ListFileDoubt } from '../../messages/customer-list';
import type { ConnectionRecord } from '../../store/rows';

/** A list that is read for the first time in this place of another. */
export interface NewList {
  readonly companyName: string;
  readonly facts: CustomerListFacts;
  /** Customers of the list before, and how many of them are in this one. */
  readonly known: number;
  readonly shared: number;
}

/** Of fewer customers it is not said that most of them are missing. */
const leastKnown = 10;
const leastShare = 0.5;

/**
 * What makes it likely that a file is not the next list of the same company; `null` where nothing does, or none was read before. A list of
 * another company would call all clients missing, and each could be created with one click.
 */
export function doubtOf(
  { account, customerList: before }: ConnectionRecord,
  now: NewList,
): ListFileDoubt | null {
  if (!account || !before) return null;
  const { facts, companyName, known, shared } = now;
  if (before.product !== facts.product) {
    return { because: 'otherProduct', before: before.product, now: facts.product };
  }
  const isNamed = account.companyName !== '' && companyName !== '';
  if (isNamed && account.companyName.toLowerCase() !== companyName.toLowerCase()) {
    return { because: 'otherCompany', before: account.companyName, now: companyName };
  }
  if (known >= leastKnown && shared < known * leastShare) {
    return { because: 'fewShared', before: known, shared };
  }
  if (facts.listedAt < before.listedAt)
    return { because: 'older', before: before.listedAt, now: facts.listedAt };
  return null;
}
