/**
 * How a Karbon client or work item shall stand in one of the two lists (decisions/names.md), said by what to put
 * there. The seed's own table of cases is made from this; `blocked` is for QuickBooks alone, where vendors and employees
 * share the name space of customers.
 */
export type Placement =
  /** Under the very name, or under the legal spelling `as` where the name itself is not possible. */
  | { readonly standing: 'matched'; readonly as?: string }
  | { readonly standing: 'differs'; readonly as: string }
  | { readonly standing: 'archived' }
  /** Under the top-level record `under`, or at the top level itself (`null`). */
  | { readonly standing: 'misplaced'; readonly under: string | null }
  | { readonly standing: 'ambiguous'; readonly as: readonly string[] }
  | { readonly standing: 'similar'; readonly as: string }
  | { readonly standing: 'missing' }
  | { readonly standing: 'blocked'; readonly heldBy: 'Vendor' | 'Employee' };

export type SeededStanding = Placement['standing'];

export const matched: Placement = { standing: 'matched' };
export const archived: Placement = { standing: 'archived' };
export const missing: Placement = { standing: 'missing' };
export const matchedAs = (as: string): Placement => ({ standing: 'matched', as });
export const differsAs = (as: string): Placement => ({ standing: 'differs', as });
export const similarAs = (as: string): Placement => ({ standing: 'similar', as });
export const misplacedUnder = (under: string | null): Placement => ({ standing: 'misplaced', under });
export const ambiguousAs = (...as: readonly string[]): Placement => ({ standing: 'ambiguous', as });
export const heldBy = (kind: 'Vendor' | 'Employee'): Placement => ({ standing: 'blocked', heldBy: kind });

/** A list of names that the seed can write to: the jobcodes, or the customers. Top level is parent `null`. */
export interface NameList<Id> {
  add(name: string, parentId: Id | null, details: { isActive: boolean; isProject: boolean }): Id;
  findTop(name: string): Id | null;
}

/**
 * Puts into the list what the placement says, and gives back the record that staff would book time on: the first where
 * there are several, `null` where there is none.
 */
export function place<Id>(
  list: NameList<Id>,
  name: string,
  parentId: Id | null,
  placement: Placement,
  isProject = false,
): Id | null {
  const add = (spelling: string, underId: Id | null, isActive = true): Id =>
    list.add(spelling, underId, { isActive, isProject });
  switch (placement.standing) {
    case 'matched':
      return add(placement.as ?? name, parentId);
    case 'differs':
    case 'similar':
      return add(placement.as, parentId);
    case 'archived':
      return add(name, parentId, false);
    case 'misplaced':
      return add(name, placement.under === null ? null : topRecord(list, placement.under));
    case 'ambiguous':
      return placement.as.map((spelling) => add(spelling, parentId))[0] ?? null;
    case 'missing':
    case 'blocked':
      return null;
  }
}

/**
 * The standing of a work item, from its client's and its own placement; `null` where the seed leaves it open.
 */
export function standingOfWork(client: Placement, work: Placement): SeededStanding | null {
  switch (client.standing) {
    case 'matched':
    case 'missing':
    case 'archived':
    case 'blocked':
      return client.standing === 'matched' ? work.standing : client.standing;
    case 'differs':
      return work.standing === 'matched' ? 'differs' : null;
    default:
      return null;
  }
}

function topRecord<Id>(list: NameList<Id>, name: string): Id {
  return list.findTop(name) ?? list.add(name, null, { isActive: true, isProject: false });
}
