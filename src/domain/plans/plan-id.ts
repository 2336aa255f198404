import type { PlanStep } from './plan';

/** The same for the same steps on the same records, another for any other; `''` for none. */
export function planIdOf(steps: readonly PlanStep[]): string {
  return steps.length === 0 ? '' : hashed(JSON.stringify(steps.map(ordered)));
}

/** Two objects of the same facts are written alike, in whatever order the facts were put into them. */
function ordered(value: object): unknown {
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([key, fact]) => [key, isPlain(fact) ? ordered(fact) : fact]);
}

function isPlain(fact: unknown): fact is object {
  return typeof fact === 'object' && fact !== null && !Array.isArray(fact);
}

/** 53 bits of two multiplicative hashes: short, and the same in every browser. */
function hashed(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (2 ** 32 * (0x1fffff & low) + (high >>> 0)).toString(36);
}
