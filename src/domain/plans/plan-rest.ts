import type { PlanStep } from './plan';

/**
 * Whether steps are among those that were shown before others were taken: a client may have been put right since, and what is left for its
 * work then names the client by its id, and calls it by its new name.
 */
export function isRestOf(steps: readonly PlanStep[], shown: readonly PlanStep[]): boolean {
  const left = shown.map(ownFacts);
  return steps.every((step) => {
    const at = left.indexOf(ownFacts(step));
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}

/** What a step does to its own record, wherever that is by now. */
function ownFacts(step: PlanStep): string {
  const { kind, list, path } = step;
  const name = path.at(-1);
  switch (step.kind) {
    case 'create':
      return JSON.stringify([kind, list, path, step.assignToAll, step.connectWithQuickbooks]);
    case 'assign':
      return JSON.stringify([kind, list, path, step.userIds]);
    case 'restore':
      return JSON.stringify([kind, list, name, step.id, step.newName, step.assignToAll]);
    case 'rename':
      return JSON.stringify([kind, list, name, step.id, step.newName]);
    case 'move':
      return JSON.stringify([kind, list, name, step.id, step.underPath, step.newName]);
    case 'archive':
      return JSON.stringify([kind, list, name, step.id, step.newName, step.onlyUnused]);
    case 'link':
    case 'unlink':
      return JSON.stringify([kind, list, step.id, step.karbon.key]);
    case 'request':
    case 'withdraw':
      return JSON.stringify([kind, list, path, step.change]);
  }
}
