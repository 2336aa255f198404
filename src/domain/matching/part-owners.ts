import { readableName } from './name-readings';
import { tellingParts } from './telling-parts';
import { comparedWords } from './tokenize-name';

/** Whoever has a name: the first level of a path. */
interface Named {
  readonly path: readonly string[];
}

/** A word that more clients have than this tells none of them: a family and its companies are fewer. */
const maxTold = 6;

/** What is in the name of a client that tells it from others (see `tellingParts`). */
export function partsOfOwner({ path: [name = '', ...below] }: Named): readonly string[] {
  return below.length > 0 ? [] : tellingParts(comparedWords(readableName(name), 'client'), 'client');
}

/** Of all clients with a part in their names those who are told by it: nobody, `null`, where so many have it that it tells none from others. */
export function ownersTold<Owner extends Named>(withPart: readonly Owner[] = []): readonly Owner[] | null {
  return withPart.length > maxTold ? null : withPart;
}
