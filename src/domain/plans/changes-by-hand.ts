import { fixOrder, forEachList } from '../records/lists';
import type { PrimaryAction, RequestStep } from './plan';
import { type ChoiceContext, primaryPlan, singleListPlan } from './plan-choice';

/** What a person is to do about a client where Tieout can only read the lists. */
export interface ChangesByHand {
  /** `choose` and `link`: somebody has to say first which record is meant. */
  readonly action: Exclude<PrimaryAction, 'request'>;
  /** In the order in which they are to be made: QuickBooks first, parents before what is below them. */
  readonly changes: readonly RequestStep[];
}

/**
 * The changes of each list by itself: whoever makes them all has them in front of them at once, so that none has to wait until another is
 * made, as it would where they go on a change list.
 */
export function changesByHand(context: ChoiceContext): ChangesByHand {
  const { action } = primaryPlan({ ...context, byHand: {} });
  if (action === 'choose' || action === 'link') return { action, changes: [] };
  const byHand = forEachList((): ReadonlySet<string> => new Set());
  const changes = fixOrder.flatMap((list) =>
    singleListPlan({ ...context, byHand }, list).steps.flatMap((step) =>
      step.kind === 'request' ? [step] : [],
    ),
  );
  return { action: action === 'request' ? 'none' : action, changes };
}
