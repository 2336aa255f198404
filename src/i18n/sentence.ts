/** A text in which names are drawn by themselves, because a name may hold anything: a path is one entry a level. */
export type Sentence = readonly (string | readonly string[])[];

type Message<Inputs> = (inputs: Inputs) => string;

/** Where a message takes any text, it may be given a path instead. */
type OrPath<Inputs> = {
  readonly [Name in keyof Inputs]: string extends Inputs[Name] ? string | readonly string[] : Inputs[Name];
};

/** Characters that Unicode keeps out of texts, so that they can mark a place in one. */
const placePattern = /\uFDD0(\d+)\uFDD1/;

/**
 * A message whose paths are drawn by themselves, wherever its language puts them:
 * `sentence(m.verdict_ties_out, { path: ['Acme', 'Tax'] })` → `['Ties out as ', ['Acme', 'Tax']]`.
 */
export function sentence<Inputs>(message: Message<Inputs>, inputs: OrPath<Inputs>): Sentence {
  const paths: (readonly string[])[] = [];
  const places = Object.entries<unknown>(inputs).map(([name, value]) =>
    Array.isArray(value) ? [name, `\uFDD0${paths.push(value) - 1}\uFDD1`] : [name, value],
  );
  // Each path has become the text of its place, so that these are what the message takes.
  const text = message(Object.fromEntries(places) as Inputs);
  return text
    .split(placePattern)
    .map((part, index) => (index % 2 === 0 ? part : (paths[Number(part)] ?? '')))
    .filter((part) => part !== '');
}

/** The sentence in one piece, for titles and for what takes no components. `['is ', ['A', 'B']]` → `is A:B`. */
export function plainText(parts: Sentence): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.join(':'))).join('');
}
