import type { MatchInput } from './match-input';
import type { UnblockedStatus } from './match-status';
import { differenceOf } from './name-difference';

/** A name that a service was asked for, and the one that it has stored instead, such as `?` for an emoji. */
export interface StoredSpelling {
  readonly asked: string;
  readonly stored: string;
}

/** Record id → how its name was stored, where that is not what was asked for. */
export type StoredSpellings = ReadonlyMap<string, StoredSpelling>;

/** The expected path as the list is known to store it: what it has made of a name once, it makes of it again. */
export function pathAsStored(
  path: readonly string[],
  { index, linkedIds }: Pick<MatchInput, 'index' | 'linkedIds'>,
  spellings: StoredSpellings | undefined,
): readonly string[] {
  if (!spellings || spellings.size === 0) return path;
  return path.map((name, depth) => {
    const id = linkedIds[depth] ?? '';
    const spelling = spellings.get(id);
    const isStored = spelling?.asked === name && spelling.stored === index.get(id)?.name;
    return isStored ? spelling.stored : name;
  });
}

/** What is matched by a stored spelling differs from Karbon's name all the same. */
export function differsAsStored(
  { found }: Extract<UnblockedStatus, { kind: 'matched' }>,
  expectedPath: readonly string[],
): Extract<UnblockedStatus, { kind: 'differs' }> {
  const differences = expectedPath.map((name, depth) => differenceOf(name, found.path[depth] ?? ''));
  return { kind: 'differs', found, expectedPath, differences, pairedBy: 'link' };
}
