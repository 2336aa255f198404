import { shortHash } from '../records/short-hash';
import type { PlanStep } from './plan';

/** The same for the same steps on the same records, another for any other; `''` for none. */
export function planIdOf(steps: readonly PlanStep[]): string {
  return steps.length === 0 ? '' : shortHash(JSON.stringify(steps.map(ordered)));
}

/** Two objects of the same facts are written alike, in whatever order the facts were put into them. */
function ordered(value: object): unknown {
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([key, fact]) => [key, isPlain(fact) ? ordered(fact) : fact]);
}

function isPlain(fact: unknown): fact is object {
  return typeof fact === 'object' && fact !== null && !Array.isArray(fact);
}
