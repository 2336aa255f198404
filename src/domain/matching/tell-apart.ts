import { type DifferencePart, differenceOf } from './name-difference';

/** Blanks that a reader would not expect, and characters without ink: at either end, doubled, or no plain space. */
const oddBlanks = /^\s+|\s+$|\s{2,}|[^\S ]|[\u00ad\u200b\u2060\ufeff]/gu;

/** A name path with its levels cut into what is marked and what is not. */
export type MarkedPath = readonly (readonly DifferencePart[])[];

/**
 * Several name paths, each with the characters marked in which it differs from the first of the others, and with its odd blanks.
 *
 * Of `Dovetail Joinery` and `Dovetail  Joinery` the second blank is marked, which the eye does not see.
 */
export function tellApart(paths: readonly (readonly string[])[]): readonly MarkedPath[] {
  return paths.map((path, place) => {
    const other = paths[place === 0 ? 1 : 0];
    return path.map((name, level) =>
      withOddBlanks(other ? differenceOf(other[level] ?? '', name).actual : unmarked(name)),
    );
  });
}

/**
 * A name path with the characters marked in which it differs from the expected one, and with its odd blanks. Levels are compared from
 * the lowest up; one more on top has nothing to differ from.
 */
export function markedAgainst(expected: readonly string[], path: readonly string[]): MarkedPath {
  const above = path.length - expected.length;
  return path.map((name, level) => {
    const counterpart = expected[level - above];
    return withOddBlanks(counterpart === undefined ? unmarked(name) : differenceOf(counterpart, name).actual);
  });
}

/** A name with nothing marked in it. */
function unmarked(name: string): readonly DifferencePart[] {
  return [{ text: name, isDifferent: false }];
}

/** The same parts, with the odd blanks of the whole name marked as well. */
export function withOddBlanks(parts: readonly DifferencePart[]): readonly DifferencePart[] {
  const name = parts.map(({ text }) => text).join('');
  const odd = new Set<number>();
  for (const { 0: blanks, index } of name.matchAll(oddBlanks)) {
    for (let at = index; at < index + blanks.length; at += 1) odd.add(at);
  }
  if (odd.size === 0) return parts;
  const marked: { text: string; isDifferent: boolean }[] = [];
  let at = 0;
  for (const { text, isDifferent } of parts) {
    for (const unit of text.split('')) {
      const isMarked = isDifferent || odd.has(at);
      const last = marked.at(-1);
      if (last?.isDifferent === isMarked) last.text += unit;
      else marked.push({ text: unit, isDifferent: isMarked });
      at += 1;
    }
  }
  return marked;
}
