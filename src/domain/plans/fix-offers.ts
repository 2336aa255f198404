import type { MatchReason } from '../matching/match-reason';
import { differenceOf, type NameDifference } from '../matching/name-difference';
import { fixOrder } from '../records/lists';
import type { ListId } from '../records/records';
import type { FixChoice } from './fix-choice';
import {
  type ChoiceContext,
  candidatesIn,
  karbonRefOf,
  offeredPlanOf,
  type ShownPlan,
  shownPlan,
  type Twin,
  twinsOf,
} from './plan-choice';

/** One choice and what it would do. */
export interface FixOffer extends ShownPlan {
  readonly choice: FixChoice;
  /** What a `pick` picks; `null` on other choices. */
  readonly picked: Picked | null;
}

/** A record that could be meant, with those of other lists that are chosen along with it. */
export interface Picked {
  readonly own: Twin;
  readonly twins: readonly Twin[];
}

/** What the lists alone say of a record that could be meant. */
export interface CandidateSigns {
  readonly path: readonly string[];
  readonly isActive: boolean;
  /** The name's difference from the expected one; `null` where they are equal. */
  readonly difference: NameDifference | null;
  readonly isLinked: boolean;
  /** Why it is shown although it is called otherwise; `null` where its spelling says so. */
  readonly reason: MatchReason | null;
  /** Lists that have a record of the very same path; left out where there are none. */
  readonly alsoIn?: readonly ListId[];
}

/** All that can be asked for of one client or work item, the primary choice first; empty where nothing is known yet. */
export function fixOffers(context: ChoiceContext): readonly FixOffer[] {
  const offers: FixOffer[] = [];
  const add = (choice: FixChoice, picked: Picked | null = null) => {
    const plan = offeredPlanOf(context, choice);
    if (plan && (choice.kind === 'primary' || plan.steps.length > 0)) {
      offers.push({ choice, ...shownPlan(context, plan), picked });
    }
  };
  add({ kind: 'primary' });
  const offered = new Set<string>();
  for (const list of fixOrder) {
    for (const placed of candidatesIn(context, list)) {
      const twins = twinsOf(context, list, placed);
      // It is chosen along with the one of another list.
      if (twins.some((twin) => offered.has(`${twin.list} ${twin.placed.record.id}`))) continue;
      offered.add(`${list} ${placed.record.id}`);
      add({ kind: 'pick', list, recordId: placed.record.id }, { own: { list, placed }, twins });
    }
  }
  add({ kind: 'createAnyway' });
  for (const list of fixOrder) add({ kind: 'oneList', list });
  for (const list of fixOrder) add({ kind: 'unlink', list });
  return offers;
}

/** What tells a record apart from the others that could be meant, but for how it is used. */
export function candidateSigns(context: ChoiceContext, { own, twins }: Picked): CandidateSigns {
  const expected = context.match?.expectedPath.at(-1) ?? '';
  const karbon = karbonRefOf(context);
  const { record, path, reason } = own.placed;
  return {
    path,
    isActive: record.isActive,
    difference: record.name === expected ? null : differenceOf(expected, record.name),
    reason: reason ?? null,
    isLinked: karbon !== null && context.matchContext.links[own.list].get(karbon.key) === record.id,
    ...(twins.length > 0 && { alsoIn: twins.map(({ list }) => list) }),
  };
}
