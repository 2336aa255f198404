import type { Plan, PlanStep, StepTarget } from '../../../../src/domain/plans/plan';

/**
 * A plan in one line: its action, what stands in its way, its steps. `Q` or `T` is the list; `+` creates, `^` restores, `~`
 * renames, `>` moves, `=` assigns to people; `*` is for everybody, `&` with its customer in QuickBooks; `#2` is the record
 * of that id.
 */
export function textOfPlan({ action, steps, obstacle }: Plan): string {
  const what = obstacle ? `${action}, ${obstacle.code}` : action;
  return steps.length === 0 ? what : `${what}: ${steps.map((step) => stepText(step, steps)).join(', ')}`;
}

function stepText(step: PlanStep, all: readonly PlanStep[]): string {
  const letter = step.list === 'quickbooks' ? 'Q' : 'T';
  const path = step.path.join(':');
  const forAll = 'assignToAll' in step && step.assignToAll ? '*' : '';
  switch (step.kind) {
    case 'create': {
      const place = step.parent ? ` in ${targetText(step.parent, all)}` : '';
      return `${letter}+${path}${place}${forAll}${step.connectWithQuickbooks ? '&' : ''}`;
    }
    case 'assign':
      return `${letter}=${targetText(step.target, all)} for ${step.userIds.join('+')}`;
    case 'restore':
      return `${letter}^${path} as ${step.newName}${forAll}`;
    case 'rename':
      return `${letter}~${path} as ${step.newName}`;
    case 'move':
      return `${letter}>${path} to ${step.underPath.join(':') || 'top'} as ${step.newName}`;
    default:
      return `${letter} ${step.kind} ${path}`;
  }
}

function targetText(target: StepTarget, all: readonly PlanStep[]): string {
  return 'id' in target ? `#${target.id}` : `new ${all[target.madeBy]?.path.join(':')}`;
}
