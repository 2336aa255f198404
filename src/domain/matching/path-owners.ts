import { foldedWords } from './fold-text';
import { withoutLegalForms } from './legal-forms';
import { forEachInSteps, stepped } from './stepped';

/** A Karbon client or work item and the name path at which it arrives. */
export interface PathOwner {
  readonly key: string;
  readonly title: string;
  readonly path: readonly string[];
  readonly isPerson?: boolean;
}

export interface PathOwners {
  /** Titles of the Karbon records other than `exceptKey` whose expected path is exactly `path`. */
  (path: readonly string[], exceptKey: string): readonly string[];
  /** The clients other than `exceptKey` of whom one may be meant by `name`, not being called so: their names begin alike. */
  readonly namesakes?: Namesakes;
  /** Builds in steps what the first look-up of namesakes would build at once. */
  buildSteps?(): Iterable<undefined>;
}

type Namesakes = (name: string, exceptKey: string) => readonly PathOwner[];

/**
 * Who arrives at which name, for `MatchInput.otherOwners`:
 * `otherOwners: (path) => owners(path, workItem.key)`.
 */
export function createPathOwners(owners: Iterable<PathOwner>): PathOwners {
  const byPath = new Map<string, PathOwner[]>();
  for (const owner of owners) putInto(byPath, pathKey(owner.path), owner);
  const byBeginning = stepped(function* () {
    const groups = new Map<string, PathOwner[]>();
    yield* forEachInSteps([...byPath.values()].flat(), (owner) => {
      const [name = '', ...more] = owner.path;
      if (more.length === 0) for (const key of beginningsOf(name)) putInto(groups, key, owner);
    });
    return groups;
  });
  const namesakes: Namesakes = (name, exceptKey) => {
    const begun = beginningsOf(name).flatMap((key) => byBeginning.value().get(key) ?? []);
    return [...new Set(begun)].filter(({ key, path }) => key !== exceptKey && path[0] !== name);
  };
  const titles = (path: readonly string[], exceptKey: string) =>
    (byPath.get(pathKey(path)) ?? []).filter((owner) => owner.key !== exceptKey).map((owner) => owner.title);
  return Object.assign(titles, { namesakes, buildSteps: () => byBeginning.steps() });
}

const beginningLength = 4;

/** The first letters, and where a person's name can be turned round those of the given name. */
function beginningsOf(name: string): readonly string[] {
  const parts = name.includes(',') ? [name, ...name.split(',')] : [name];
  return parts.map((part) => withoutLegalForms(foldedWords(part)).words.join('').slice(0, beginningLength));
}

function putInto(groups: Map<string, PathOwner[]>, key: string, owner: PathOwner): void {
  const same = groups.get(key);
  if (same) same.push(owner);
  else groups.set(key, [owner]);
}

/** A legal level holds no newline, so paths of different levels cannot run into each other. */
function pathKey(path: readonly string[]): string {
  return path.join('\n');
}
