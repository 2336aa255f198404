import { splitAtComma } from '../records/person-name';

const deletedSuffix = /\s*\(deleted(?: \d+)?\)\s*$/i;
/** Quotes and dashes are punctuation; bars, accents standing alone and tildes are used as such. */
const ignored = /[\p{P}\p{Z}\p{Cf}\p{Cc}|~^`´¨¦]+/gu;
/** What is not ignored of plain text in lower case. */
const plainRuns = /[a-z0-9$+<=>]+/g;
const plainText = /^[\x20-\x7e]*$/;
const plainWords = /^[a-z0-9]*$/;

/**
 * Legal forms by the words that write them. Different forms are different companies, so a form is compared, not only
 * ignored (see `formsAgree`).
 */
const legalForms: Readonly<Record<string, string>> = {
  inc: 'inc',
  incorporated: 'inc',
  corp: 'corp',
  corporation: 'corp',
  co: 'co',
  company: 'co',
  llc: 'llc',
  ltd: 'ltd',
  limited: 'ltd',
  pllc: 'pllc',
  plc: 'plc',
  pc: 'pc',
  llp: 'llp',
  lp: 'lp',
  gmbh: 'gmbh',
  pty: 'pty',
};
const generations = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

/** A name without its ` (deleted)`, which QuickBooks Online adds to inactive ones (quickbooks.md 5.2). */
function withoutDeleted(name: string): string {
  return name.includes('(') ? name.replace(deletedSuffix, '') : name;
}

export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '');
}

/**
 * Equal for names that differ in case, width, blanks, punctuation, or `&` against `and` alone.
 * `foldedKey('A. B. Smith & Sons')` is `foldedKey('AB SMITH AND SONS')`.
 */
export function foldName(name: string): string {
  const words = foldedWords(name);
  return words.length === 0 ? name.trim() : joined(words);
}

/** A name's key without its legal form, and the forms that were taken off. */
export interface StrippedName {
  readonly key: string;
  readonly forms: readonly string[];
}

/**
 * Equal keys for names that differ, beyond what `foldedKey` passes over, in legal form alone, or for people in the order
 * `Last, First`. Two names mean the same only when `formsAgree` as well.
 */
export function stripLegalForm(name: string, isPerson: boolean): StrippedName {
  const { words, forms } = meaningfulWords(name, isPerson);
  return { key: words.length === 0 ? foldName(name) : joined(words), forms };
}

/** False for `Acme Inc` and `Acme LLC`; true where one name leaves out what the other states. */
export function legalFormsCompatible(a: StrippedName, b: StrippedName): boolean {
  const [fewer, more] = a.forms.length <= b.forms.length ? [a.forms, b.forms] : [b.forms, a.forms];
  return fewer.every((form) => more.includes(form));
}

/** The words of a name that tell it from others: folded, without legal form, given names first for people. */
export function meaningfulWords(name: string, isPerson: boolean): { words: string[]; forms: string[] } {
  // Dots and apostrophes stand inside words: L.L.C., O'Brien. A dot between digits parts them.
  const tight = withoutDeleted(name).replace(/['’]|(?<=\p{L})\./gu, '');
  const split = isPerson ? splitAtComma(tight) : null;
  const words = foldedWords(split ? `${split.given} ${split.family}` : tight);
  return isPerson ? { words: generationsLast(words), forms: [] } : withoutLegalForms(words);
}

function withoutLegalForms(all: readonly string[]): { words: string[]; forms: string[] } {
  const words = [...all];
  const forms: string[] = [];
  while (words.length > 1) {
    const form = legalForms[words.at(-1) ?? ''];
    if (form === undefined) break;
    forms.push(form);
    words.pop();
    if (words.length > 1 && words.at(-1) === 'and') words.pop();
  }
  return { words, forms };
}

function generationsLast(words: readonly string[]): string[] {
  const isGeneration = (word: string) => generations.has(word);
  return [...words.filter((word) => !isGeneration(word)), ...words.filter(isGeneration)];
}

function foldedWords(name: string): string[] {
  const kept = withoutDeleted(name);
  // Most names are: there may be tens of thousands.
  const isPlain = plainText.test(kept);
  const lower = isPlain ? kept.toLowerCase() : kept.normalize('NFKC').toUpperCase().toLowerCase();
  if (plainWords.test(lower)) return lower === '' ? [] : [lower];
  const spelt = lower.replaceAll('&', ' and ');
  if (isPlain) return spelt.match(plainRuns) ?? [];
  return spelt
    .replace(ignored, ' ')
    .split(' ')
    .filter((word) => word !== '');
}

/** Blanks do not count, but `1 20` is not `12 0`. */
function joined(words: readonly string[]): string {
  const run = words.join('');
  if (!/\d/.test(run)) return run;
  return words
    .map((word, at) => (/^\d/.test(word) && /\d$/.test(words[at - 1] ?? '') ? ` ${word}` : word))
    .join('');
}
