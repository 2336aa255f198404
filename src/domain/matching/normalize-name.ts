import { splitAtComma } from '../records/person-name';
import { foldedWords } from './fold-text';
import { withoutLegalForms } from './legal-forms';

const deletedSuffix = /\s*\(deleted(?: \d+)?\)\s*$/i;
const generations = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
/** Words of fewer letters are not run together with others: `M. Ajor` is not Major. */
const minJoinedLetters = 3;

/** A name without its ` (deleted)`, which QuickBooks Online adds to inactive ones (quickbooks.md 5.2). */
export function withoutDeleted(name: string): string {
  return name.includes('(') ? name.replace(deletedSuffix, '') : name;
}

/**
 * Equal for names that differ in case, width, blanks, punctuation, signs, or `&` against `and` alone, also where one is encoded for a
 * web page. `foldName('A. B. Smith &amp; Sons')` is `foldName('AB SMITH AND SONS')`.
 */
export function foldName(name: string): string {
  const words = foldedWords(withoutDeleted(name));
  return words.length === 0 ? name.trim() : joined(words);
}

/** A name's key without its legal form, and the forms that were taken off. */
export interface StrippedName {
  readonly key: string;
  readonly forms: readonly string[];
}

/**
 * Equal keys for names that differ, beyond what `foldName` passes over, in legal form alone, or for people in the order
 * `Last, First`. Two names mean the same only when `legalFormsCompatible` as well.
 */
export function stripLegalForm(name: string, isPerson: boolean): StrippedName {
  const { words, forms } = meaningfulWords(name, isPerson);
  return { key: words.length === 0 ? foldName(name) : joined(words), forms };
}

/** Each key of a name, as it stands and by `stripLegalForm`: two names that mean the same have one in common. */
export function keysOfName(name: string): ReadonlySet<string> {
  const kept = withoutDeleted(name);
  const words = foldedWords(kept);
  if (words.length === 0) return new Set([name.trim()]);
  const keys = new Set([joined(words)]);
  const bare = withoutLegalForms(words).words;
  if (bare.length < words.length) keys.add(joined(bare));
  const split = splitAtComma(kept);
  const ofPerson = generationsLast(split ? foldedWords(`${split.given} ${split.family}`) : words);
  if (ofPerson !== words) keys.add(joined(ofPerson));
  return keys;
}

/** False for `Acme Inc` and `Acme LLC`; true where one name leaves out what the other states. */
export function legalFormsCompatible(
  a: Pick<StrippedName, 'forms'>,
  b: Pick<StrippedName, 'forms'>,
): boolean {
  const [fewer, more] = a.forms.length <= b.forms.length ? [a.forms, b.forms] : [b.forms, a.forms];
  return fewer.every((form) => more.includes(form));
}

/** The words of a name that tell it from others: folded, without legal form, given names first for people. */
export function meaningfulWords(name: string, isPerson: boolean): { words: string[]; forms: string[] } {
  const kept = withoutDeleted(name);
  const split = isPerson ? splitAtComma(kept) : null;
  const words = foldedWords(split ? `${split.given} ${split.family}` : kept);
  return isPerson ? { words: generationsLast(words), forms: [] } : withoutLegalForms(words);
}

/** Whether a person's name is written family name first, so that the two read as another name without the comma. */
export function isFamilyFirst(name: string): boolean {
  return splitAtComma(withoutDeleted(name)) !== null;
}

function generationsLast(words: string[]): string[] {
  const isGeneration = (word: string) => generations.has(word);
  if (!words.some(isGeneration)) return words;
  return [...words.filter((word) => !isGeneration(word)), ...words.filter(isGeneration)];
}

/** Words as one key. Blanks do not count between them; but `1 20` is not `12 0`, nor is `H & Y` Handy, nor `M. Ajor` Major. */
export function joined(words: readonly string[]): string {
  const runs = withInitialsTogether(words);
  return runs.map((word, at) => (at > 0 && isParted(runs[at - 1] ?? '', word) ? ` ${word}` : word)).join('');
}

/** `A. B.` is `AB`. */
function withInitialsTogether(words: readonly string[]): readonly string[] {
  if (!words.some((word, at) => isInitial(word) && isInitial(words[at + 1] ?? ''))) return words;
  const runs: string[] = [];
  words.forEach((word, at) => {
    const isNext = at > 0 && isInitial(word) && isInitial(words[at - 1] ?? '');
    if (isNext) runs.push(`${runs.pop()}${word}`);
    else runs.push(word);
  });
  return runs;
}

function isInitial(word: string): boolean {
  return word.length === 1 && /\p{L}/u.test(word);
}

function isParted(one: string, next: string): boolean {
  if (one === 'and' || next === 'and') return true;
  const [endsInDigit, beginsWithDigit] = [/\d$/.test(one), /^\d/.test(next)];
  if (endsInDigit || beginsWithDigit) return endsInDigit && beginsWithDigit;
  return one.length < minJoinedLetters || next.length < minJoinedLetters;
}
