import { readableName } from './name-readings';
import { forEachInSteps } from './stepped';
import { tellingParts } from './telling-parts';
import { comparedWords } from './tokenize-name';

/** Whoever has a name: the first level of a path. */
interface Named {
  readonly path: readonly string[];
}

/** A word that more clients have than this tells none of them: a family and its companies are fewer. */
const maxTold = 6;

/** The clients that have a part in their names (see `tellingParts`); `null` where so many have it that it tells none from others. */
export type PartOwners<Owner extends Named> = (part: string) => readonly Owner[] | null;

/** Arranges clients for that, in steps. */
export function* createPartOwners<Owner extends Named>(
  owners: readonly Owner[],
): Generator<undefined, PartOwners<Owner>> {
  const byPart = new Map<string, readonly Owner[] | null>();
  yield* forEachInSteps(owners, (owner) => {
    const [name = '', ...below] = owner.path;
    if (below.length > 0) return;
    for (const part of tellingParts(comparedWords(readableName(name), 'client'), 'client')) {
      const known = byPart.get(part);
      if (known !== null)
        byPart.set(part, known && known.length >= maxTold ? null : [...(known ?? []), owner]);
    }
  });
  return (part) => {
    const known = byPart.get(part);
    return known === undefined ? [] : known;
  };
}
