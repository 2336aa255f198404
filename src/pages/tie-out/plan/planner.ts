import { type ChangesByHand, changesByHand } from '../../../domain/plans/changes-by-hand';
import type { FixChoice } from '../../../domain/plans/fix-choice';
import type { Plan, PlanObstacle, PrimaryAction } from '../../../domain/plans/plan';
import {
  type ChoiceContext,
  offeredPlanOf,
  primaryPlan,
  type ShownPlan,
  shownPlan,
} from '../../../domain/plans/plan-choice';
import { forEachList } from '../../../domain/records/lists';
import type { TieOutSnapshot } from '../../../messages/tie-out-input';
import type { FirmRows, Row } from '../rows';

/** A choice and what it would do, as the page itself has planned it; the worker plans it anew. */
export type Offer = ShownPlan & { readonly choice: FixChoice };

/** The one thing to do about a row. */
export type RowAction =
  | {
      readonly kind: 'fix';
      readonly action: Exclude<PrimaryAction, 'none'>;
      readonly offer: Offer;
    }
  | { readonly kind: 'choose'; readonly action: 'choose' | 'link' }
  | { readonly kind: 'obstacle'; readonly obstacle: PlanObstacle }
  /** Nothing is written while a list is a file: what a person is to do. */
  | ({ readonly kind: 'byHand' } & ChangesByHand)
  /** Something is wrong, and what it is says why it can't be fixed from here. */
  | { readonly kind: 'blocked' }
  | { readonly kind: 'none' };

/** Plans what can be done about the rows of one tie-out, each when it is asked for and once. */
export interface Planner {
  contextOf(row: Row): ChoiceContext;
  actionOf(row: Row): RowAction;
  /** `null` where the choice cannot be had or nothing would come of it, and always where nothing can be written. */
  offerOf(row: Row, choice: FixChoice): Offer | null;
}

/** For the clients of a firm, which are read from Karbon's API, so that their names need no second look. */
export function createPlanner(
  { matchContext }: Pick<FirmRows, 'matchContext'>,
  { planning, files }: Pick<TieOutSnapshot, 'planning' | 'files'>,
): Planner {
  const { rules, account } = planning;
  const isByHand = files.length > 0;
  const byHand = Object.fromEntries(
    Object.entries(forEachList((list) => planning.byHand[list])).flatMap(([list, keys]) =>
      keys ? [[list, new Set(keys)]] : [],
    ),
  );
  // Not a weak map, which has every collection of garbage look through all of it: of a row that was made anew the latest is kept.
  const actions = new Map<string, { readonly row: Row; readonly action: RowAction }>();

  function contextOf({ client, item, work, match }: Row): ChoiceContext {
    return { client, item, work, match, matchContext, rules, account, byHand, nameSource: 'api' };
  }

  function offer(context: ChoiceContext, choice: FixChoice, plan: Plan): Offer | null {
    if (plan.steps.length === 0) return null;
    return { choice, ...shownPlan(context, plan) };
  }

  function findAction(row: Row): RowAction {
    const context = contextOf(row);
    if (isByHand && !row.isTiedOut) return { kind: 'byHand', ...changesByHand(context) };
    const plan = primaryPlan(context);
    const { action, obstacle } = plan;
    if (obstacle) return { kind: 'obstacle', obstacle };
    if (action === 'choose' || action === 'link') return { kind: 'choose', action };
    const fix = offer(context, { kind: 'primary' }, plan);
    if (action !== 'none' && fix) return { kind: 'fix', action, offer: fix };
    return { kind: row.isTiedOut ? 'none' : 'blocked' };
  }

  return {
    contextOf,
    actionOf(row) {
      const known = actions.get(row.key);
      if (known?.row === row) return known.action;
      const action = findAction(row);
      actions.set(row.key, { row, action });
      return action;
    },
    offerOf(row, choice) {
      if (isByHand) return null;
      const context = contextOf(row);
      const plan = offeredPlanOf(context, choice);
      return plan && offer(context, choice, plan);
    },
  };
}
