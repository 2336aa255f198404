import type { FirmRandom } from './service';

/**
 * A random sequence that depends on the seed alone (mulberry32), so that two firms of one seed are equal to the last token.
 * Not for secrets: everything made with it belongs to the stand-in firm.
 */
export function createRandom(seed: number): FirmRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (below: number): number => Math.floor(next() * below);
  return {
    next,
    integer,
    pick(items) {
      const item = items[integer(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    hex: (length) => Array.from({ length }, () => integer(16).toString(16)).join(''),
  };
}
