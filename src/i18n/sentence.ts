/** A text in which names are drawn by themselves, because a name may hold anything: a path is one entry a level. */
export type Sentence = readonly (string | readonly string[])[];

type Message<Inputs> = (inputs: Inputs) => string;

/** Where a message takes any text, it may be given a part instead: a path, or a component. */
type OrPart<Inputs, Part> = {
  readonly [Name in keyof Inputs]: string extends Inputs[Name] ? string | Part : Inputs[Name];
};

/** Characters that Unicode keeps out of texts, so that they can mark a place in one. */
const placePattern = /\uFDD0(\d+)\uFDD1/;

/**
 * A message in which some inputs are drawn by themselves, wherever its language puts them:
 * `sentence(m.verdict_similar, { path: ['Acme', 'Tax'], system: 'QuickBooks' })` →
 * `['No exact match in QuickBooks. Closest: ', ['Acme', 'Tax']]`.
 */
export function sentence<Inputs, Part extends object>(
  message: Message<Inputs>,
  inputs: OrPart<Inputs, Part>,
): readonly (string | Part)[] {
  const parts: Part[] = [];
  const isPart = (value: unknown): value is Part => typeof value === 'object';
  const texts = Object.entries<unknown>(inputs).map(([name, value]) =>
    isPart(value) ? [name, `\uFDD0${parts.push(value) - 1}\uFDD1`] : [name, value],
  );
  // Each part has become the text of its place, so that these are what the message takes.
  const text = message(Object.fromEntries(texts) as Inputs);
  return text
    .split(placePattern)
    .map((piece, index) => (index % 2 === 0 ? piece : (parts[Number(piece)] ?? '')))
    .filter((piece) => piece !== '');
}

/** The sentence in one piece, for titles and for what takes no components. `['is ', ['A', 'B']]` → `is A:B`. */
export function plainText(parts: Sentence): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.join(':'))).join('');
}
