import type { Amount } from './hours-parts';

/** So many at most are taken for the parts of one, but for all that there are. */
const mostParts = 4;
/** Of more, only those that follow each other are added up. */
const mostCombined = 10;

/**
 * The sets of two and more parts whose sum is the whole, within `tolerance` for each part: any up to four of them, and all together.
 *
 * @param parts in the order in which they were made: parts of one whole follow each other
 */
export function sumsTo<Part extends Amount>(
  whole: number,
  parts: readonly Part[],
  tolerance: number,
): readonly (readonly Part[])[] {
  const sets = parts.length <= mostCombined ? combined(parts) : runs(parts);
  if (parts.length > mostParts) sets.push([...parts]);
  return sets.filter((set) => Math.abs(sumOf(set) - whole) <= tolerance * set.length);
}

export function sumOf(parts: readonly Amount[]): number {
  return parts.reduce((sum, { seconds }) => sum + seconds, 0);
}

function combined<Part>(parts: readonly Part[]): Part[][] {
  let open: Part[][] = [[]];
  for (const part of parts) {
    open = [...open, ...open.filter(({ length }) => length < mostParts).map((set) => [...set, part])];
  }
  return open.filter(({ length }) => length > 1);
}

function runs<Part>(parts: readonly Part[]): Part[][] {
  return parts.flatMap((_, from) =>
    [2, 3, 4].flatMap((length) => (from + length <= parts.length ? [parts.slice(from, from + length)] : [])),
  );
}
