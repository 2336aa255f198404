import type { PlanStep } from '../../domain/plans/plan';
import { fixOrder } from '../../domain/records/lists';
import type { ListId } from '../../domain/records/records';
import { m } from '../../i18n/compiled/messages';
import { systemNames } from '../../ui/system-names';

/* What is said of the steps of one fix as a whole. */

/** What a step does, and where. */
type StepFacts = Pick<PlanStep, 'kind' | 'list'>;

/** The kind of all steps, `null` where they are of several. To assign somebody goes along with what it is done for. */
function onlyKindOf(steps: readonly StepFacts[]): PlanStep['kind'] | null {
  const kinds = new Set(steps.map(({ kind }) => kind));
  if (kinds.size > 1) kinds.delete('assign');
  const [first] = kinds;
  return kinds.size === 1 && first !== undefined ? first : null;
}

function listsOf(steps: readonly StepFacts[]): readonly ListId[] {
  return fixOrder.filter((list) => steps.some((step) => step.list === list));
}

/** While the steps are applied: `Creating…` */
export function doingWords(steps: readonly StepFacts[]): string {
  return m.workbench_doing({ kind: onlyKindOf(steps) ?? 'several' });
}

/** Once the steps are applied: `Created in both lists` */
export function doneWords(steps: readonly StepFacts[]): string {
  const kind = onlyKindOf(steps) ?? 'several';
  const [only, other] = listsOf(steps);
  return only === undefined || other !== undefined
    ? m.workbench_done_in_both({ kind })
    : m.workbench_done_in({ kind, system: systemNames[only] });
}
