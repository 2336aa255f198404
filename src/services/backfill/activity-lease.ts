import type { Pause } from '../../store/backfill-pause';

/** Whether what is not in the copies yet may be brought in: somebody looks, and nobody has stopped it. */
export interface FillLeave {
  /** Somebody looks from now on; returns what ends it. */
  look(): () => void;
  /** Somebody has just asked how far it is, and asks again before long if still looking. */
  lookForAWhile(): void;
  mayGoOn(): Promise<boolean>;
}

/** Three times as long as the options page lets pass before it asks again. */
const whileMs = 15_000;

export function createFillLeave({ pause, now }: { readonly pause: Pause; now(): number }): FillLeave {
  const looking = new Set<object>();
  let lookedUntil = 0;
  return {
    look() {
      const one = {};
      looking.add(one);
      return () => looking.delete(one);
    },
    lookForAWhile() {
      lookedUntil = now() + whileMs;
    },
    async mayGoOn() {
      return (looking.size > 0 || now() < lookedUntil) && !(await pause.isOn());
    },
  };
}
