import { type FirmTieOut, reconcileFirm } from '../../src/domain/matching/reconcile-firm';
import type { FixChoice } from '../../src/domain/plans/fix-choice';
import type { Plan } from '../../src/domain/plans/plan';
import { type ChoiceContext, planOf } from '../../src/domain/plans/plan-choice';
import type { PlannedItem } from '../../src/messages/bulk-run';
import type { TieOutSnapshot } from '../../src/messages/tie-out-input';
import type { Office } from './office';

/** What the tie-out page plans of one client, from what the worker has handed it. */
export interface PagePlan {
  readonly context: ChoiceContext;
  readonly item: PlannedItem;
  readonly plan: Plan;
}

const primary: FixChoice = { kind: 'primary' };

/** How each client of the firm is planned from, as on the tie-out page. */
export async function pageContextsOf({
  services,
}: Pick<Office, 'services'>): Promise<readonly ChoiceContext[]> {
  const snapshot = await services.pageApi.tieOutInput(false);
  const { lines, matchContext } = tiedOut(snapshot);
  const { rules, account, byHand } = snapshot.planning;
  return lines.map(({ client, match }) => ({
    client,
    item: null,
    work: [],
    match,
    matchContext,
    rules,
    account,
    byHand: Object.fromEntries(Object.entries(byHand).map(([list, keys]) => [list, new Set(keys)])),
    nameSource: 'api',
  }));
}

/** The clients that have something to be put right by their one action. */
export async function pagePlansOf(office: Pick<Office, 'services'>): Promise<readonly PagePlan[]> {
  const contexts = await pageContextsOf(office);
  return contexts.flatMap((context) => {
    const plan = planOf(context, primary);
    return plan && plan.steps.length > 0
      ? [{ context, plan, item: plannedItem(context, primary, plan) }]
      : [];
  });
}

export function plannedItem({ client }: ChoiceContext, choice: FixChoice, plan: Plan): PlannedItem {
  return { kind: client.kind, key: client.key, title: client.fullName, choice, planId: plan.id };
}

function tiedOut({ names }: TieOutSnapshot): FirmTieOut {
  const work = reconcileFirm(names);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
