import { graphemesOf } from '../naming/graphemes';

/** A run of characters that two spellings share, or in which they differ. */
export interface DifferencePart {
  readonly text: string;
  readonly isDifferent: boolean;
}

/** Two spellings of one name, cut so that the differing characters can be marked. */
export interface NameDifference {
  readonly expected: readonly DifferencePart[];
  readonly actual: readonly DifferencePart[];
}

/** Beyond this many comparisons the middles of two names count as different as a whole. */
const comparisonLimit = 40_000;

/**
 * Marks the characters in which two spellings differ, by the longest run of characters that they share. A character is
 * what a reader sees as one, but a blank is its own: doubled, trailing and non-breaking blanks come out as different.
 *
 * `differenceOf('Acme Co', 'ACME Co')` marks `cme` on the one side and `CME` on the other.
 */
export function differenceOf(expected: string, actual: string): NameDifference {
  const a = charactersOf(expected);
  const b = charactersOf(actual);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (
    end < a.length - start &&
    end < b.length - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) {
    end++;
  }
  const shared = sharedCharacters(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const isShared = (length: number, middle: ReadonlySet<number>) => (index: number) =>
    index < start || index >= length - end || middle.has(index - start);
  return {
    expected: partsOf(a, isShared(a.length, shared.inA)),
    actual: partsOf(b, isShared(b.length, shared.inB)),
  };
}

function charactersOf(text: string): string[] {
  // Of plain text every unit is a character.
  if (/^[\x20-\x7e]*$/.test(text)) return text.split('');
  return Array.from(graphemesOf(text), ({ segment }) => segment);
}

/** Positions of the characters of a longest common subsequence. */
function sharedCharacters(
  a: readonly string[],
  b: readonly string[],
): { inA: ReadonlySet<number>; inB: ReadonlySet<number> } {
  const inA = new Set<number>();
  const inB = new Set<number>();
  if (a.length * b.length > comparisonLimit) return { inA, inB };

  // lengths[i * width + j]: how long a run a[i…] and b[j…] share.
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const lengthAt = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j] ? lengthAt(i + 1, j + 1) + 1 : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
    }
  }
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      inA.add(i++);
      inB.add(j++);
    } else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i++;
    else j++;
  }
  return { inA, inB };
}

function partsOf(characters: readonly string[], isShared: (index: number) => boolean): DifferencePart[] {
  const parts: { text: string; isDifferent: boolean }[] = [];
  characters.forEach((character, index) => {
    const isDifferent = !isShared(index);
    const last = parts.at(-1);
    if (last?.isDifferent === isDifferent) last.text += character;
    else parts.push({ text: character, isDifferent });
  });
  return parts;
}
