import { foldName, stripLegalForm } from './normalize-name';
import { forEachInSteps, stepped } from './stepped';

/** A Karbon client or work item and the name path at which it arrives. */
export interface PathOwner {
  readonly key: string;
  readonly title: string;
  readonly path: readonly string[];
}

/** Who arrives at which name, of the Karbon records other than `exceptKey`. */
export interface PathOwners<Owner extends PathOwner = PathOwner> {
  /** Those whose expected path is exactly `path`. */
  at(path: readonly string[], exceptKey: string): readonly Owner[];
  /** The clients whose names are not `name`, and are made of its letters but for a legal form: what is called so may be theirs. */
  withLettersOf(name: string, exceptKey: string): readonly Owner[];
  /** Builds in steps what the first of these look-ups would build at once. */
  buildSteps(): Iterable<undefined>;
}

export function createPathOwners<Owner extends PathOwner>(owners: Iterable<Owner>): PathOwners<Owner> {
  const byPath = new Map<string, Owner[]>();
  for (const owner of owners) putInto(byPath, pathKey(owner.path), owner);
  const byBeginning = stepped(function* () {
    const groups = new Map<string, Owner[]>();
    yield* forEachInSteps([...byPath.values()].flat(), (owner) => {
      const [name = '', ...below] = owner.path;
      if (below.length === 0) for (const beginning of beginningsOf(name)) putInto(groups, beginning, owner);
    });
    return groups;
  });
  const knownLetters = new Map<Owner, readonly string[]>();
  const lettersOfOwner = (owner: Owner) => {
    const letters = knownLetters.get(owner) ?? lettersOf(owner.path[0] ?? '');
    knownLetters.set(owner, letters);
    return letters;
  };
  return {
    at: (path, exceptKey) => (byPath.get(pathKey(path)) ?? []).filter(({ key }) => key !== exceptKey),
    withLettersOf(name, exceptKey) {
      const wanted = lettersOf(name);
      const begun = beginningsOf(name).flatMap((beginning) => byBeginning.value().get(beginning) ?? []);
      return [...new Set(begun)].filter(
        (owner) =>
          owner.key !== exceptKey &&
          owner.path[0] !== name &&
          lettersOfOwner(owner).some((letters) => wanted.includes(letters)),
      );
    },
    buildSteps: byBeginning.steps,
  };
}

/** The letters of a name, sorted, since its words may stand in another order: as a company's, without its legal form, and as a person's. */
function lettersOf(name: string): readonly string[] {
  const keys = [false, true].map((isPerson) => stripLegalForm(name, isPerson).key);
  return [...new Set(keys.map((key) => [...key].sort().join('').trim()))];
}

/** With which letter a name begins, which is quickly told; `Last, First` with either, since it may be turned round. */
function beginningsOf(name: string): readonly string[] {
  return name.split(',').map((part) => foldName(part).slice(0, 1));
}

function putInto<Owner>(groups: Map<string, Owner[]>, key: string, owner: Owner): void {
  const same = groups.get(key);
  if (same) same.push(owner);
  else groups.set(key, [owner]);
}

/** A legal level holds no newline, so paths of different levels cannot run into each other. */
function pathKey(path: readonly string[]): string {
  return path.join('\n');
}
