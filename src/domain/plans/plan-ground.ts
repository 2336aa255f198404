import { foldName } from '../matching/normalize-name';
import type { PlanStep } from './plan';

/** The name paths and records that a plan changes, and those that it rests on, which are more: what is above them is among them. */
export interface PlanGround {
  readonly changes: ReadonlySet<string>;
  readonly restsOn: ReadonlySet<string>;
}

/** Where the records of these steps are and where they go. */
export function groundOf(steps: readonly PlanStep[]): PlanGround {
  const changes = new Set<string>();
  const restsOn = new Set<string>();
  for (const step of steps) {
    const { list, path } = step;
    const above = 'underPath' in step ? step.underPath : path.slice(0, -1);
    const name = 'newName' in step ? step.newName : (path.at(-1) ?? '');
    const own = [pathText(list, path), pathText(list, [...above, name])];
    if ('id' in step) own.push(JSON.stringify([list, { id: step.id }]));
    for (const each of own) {
      changes.add(each);
      restsOn.add(each);
    }
    for (const whole of [path, above]) {
      for (let depth = 1; depth <= whole.length; depth += 1)
        restsOn.add(pathText(list, whole.slice(0, depth)));
    }
  }
  return { changes, restsOn };
}

/** Whether neither of two plans changes what the other rests on, so that they can be carried out beside each other as they were made. */
export function areApart(one: PlanGround, other: PlanGround): boolean {
  const touches = (restsOn: ReadonlySet<string>, changes: ReadonlySet<string>) =>
    [...changes].some((each) => restsOn.has(each));
  return !touches(one.restsOn, other.changes) && !touches(other.restsOn, one.changes);
}

function pathText(list: string, path: readonly string[]): string {
  return JSON.stringify([list, ...path.map(foldName)]);
}
