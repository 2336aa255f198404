import { shortHash } from '../records/short-hash';
import type { ListChange, PlanStep, RequestStep } from './plan';

/** A change that a person is to make, and the record that it is of. */
export type Requested = Pick<RequestStep, 'path' | 'change'>;

/** Tells a change from every other, and is the same for every colleague who asks for it. */
export function changeKey({ path, change }: Requested): string {
  const { kind, ...facts } = change;
  return shortHash(JSON.stringify([path, kind, Object.entries(facts).sort()]));
}

/**
 * The steps of one list as changes that a person is to make there. What is made active and then moved is one change: its old place is
 * nowhere to be seen afterwards.
 */
export function requestsFor(steps: readonly PlanStep[]): readonly RequestStep[] {
  const movedIds = new Set(steps.flatMap((step) => (step.kind === 'move' ? [step.id] : [])));
  return steps.flatMap((step) => {
    if (step.kind === 'restore' && movedIds.has(step.id)) return [];
    const change = changeOf(step);
    return change ? [{ kind: 'request', list: step.list, path: step.path, change }] : [];
  });
}

/** `null` for a step that changes no record. */
function changeOf(step: PlanStep): ListChange | null {
  switch (step.kind) {
    case 'create':
      return { kind: 'create' };
    case 'restore':
    case 'rename':
      return { kind: step.kind, newName: step.newName };
    case 'move':
      return { kind: 'move', underPath: step.underPath, newName: step.newName };
    default:
      return null;
  }
}

/** How the record is called once the change has been made. */
export function pathAfter({ path, change }: Requested): readonly string[] {
  switch (change.kind) {
    case 'create':
      return path;
    case 'restore':
    case 'rename':
      return [...path.slice(0, -1), change.newName];
    case 'move':
      return [...change.underPath, change.newName];
  }
}

/** Whether a record that is there gets another name path by it. */
export function givesOtherName(request: Requested): boolean {
  const after = pathAfter(request);
  return after.length !== request.path.length || after.some((name, depth) => name !== request.path[depth]);
}
