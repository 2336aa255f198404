import { splitAtComma } from '../records/person-name';
import { foldedWords, plainWord } from './fold-text';
import type { MatchReason } from './match-reason';
import { type ShorterText, textsOf } from './name-readings';
import { isFamilyFirst, joined, meaningfulWords } from './normalize-name';

/** Why two records of one list are taken for one customer. */
export type DuplicateReason =
  /** The very same characters. */
  | { readonly code: 'sameName' }
  /** Case, blanks, punctuation, accents, signs, or how a legal form is written. */
  | { readonly code: 'spelling' }
  /** One is written `Last, First`. */
  | { readonly code: 'nameOrder' }
  /** What a program adds to the second of two: `Copy of`, `(1)`. */
  | { readonly code: 'copy' }
  | Extract<MatchReason, { code: 'note' | 'tradeName' | 'title' | 'lookAlike' | 'legalForm' }>;

/** One way to read a record's name: two records that have one in common may be one customer. */
export interface DuplicateKey {
  /** The words that tell it, without legal form; what a note in brackets tells belongs to it. */
  readonly key: string;
  /** The legal form, `''` where it has none. */
  readonly form: string;
  /** The other name of a trade name, `''` where it has one name. */
  readonly otherName: string;
  /** `null` for the whole name. */
  readonly reason: DuplicateReason | null;
  /** `numbered`: a copy only where the one that it is of is there too. `unturned`: only where nobody has the name turned round. */
  readonly unless?: 'numbered' | 'unturned';
}

/** A name as far as duplicates go by it; `null` where it says nothing. */
export interface DuplicateKeys {
  readonly whole: DuplicateKey;
  readonly others: readonly DuplicateKey[];
}

const leastFactor = 0.97;
const copyPrefix = /^\s*copy\s+(?:\(?\d\)?\s+)?of\s+/i;
const copySuffix = /\s*(?:[-–—]\s*copy(?:\s*\(?\d\)?)?|[([]\s*copy(?:\s*\d)?\s*[)\]])\s*$/i;
const numberedSuffix = /\s*\([1-9]\)\s*$/;
/** Words that are as often part of a name as a note on it. */
const nameWords = /^(?:old|former|clients?|customers?|closed|archived?|deceased)$/i;
const setOff = String.raw`[()[\]{}<>*,;:|–—-]`;
const careOf = /(?:^|[\s([{,;–-])(?:c\W?o|care of|attn?)[\s:.]/i;
const slash = /\s\/\s/;
const tradeMark = /\b(?:d\W{0,2}b\W{0,2}a|[ot]\W?a|[fan]\W?k\W?a|as|formerly|previously|also|now)\b/i;
const wives = /^\W*(?:mrs|mr\W+(?:&|and)\W+mrs)\b/i;
const thousands = /(?<=\d),(?=\d{3}(?!\d))/g;

/** The keys of a name. Stricter than what a client is matched by: who merges two records can't part them again. */
export function duplicateKeysOf(name: string): DuplicateKeys | null {
  const [read, ...shorter] = textsOf(name, 'client');
  if (!read) return null;
  const whole = keyOf(read.text, null, '', '');
  if (!whole) return null;
  const others: DuplicateKey[] = [];
  const add = (key: DuplicateKey | null) => {
    if (key) others.push(key);
  };
  if (isFamilyFirst(read.text)) {
    const asItStands = keyOf(read.text.replaceAll(',', ' '), { code: 'spelling' }, '', '');
    add(asItStands && { ...asItStands, unless: 'unturned' });
  }
  const original = read.text.replace(copyPrefix, '').replace(copySuffix, '');
  if (original !== read.text) add(keyOf(original, { code: 'copy' }, '', ''));
  const unnumbered = original.replace(numberedSuffix, '');
  if (unnumbered !== original) {
    const numbered = keyOf(unnumbered, { code: 'copy' }, '', '');
    add(numbered && { ...numbered, unless: 'numbered' });
  }
  for (const text of shorter) add(keyOfShorter(text, read.text));
  return { whole, others };
}

function keyOfShorter({ text, factor, reason, rest }: ShorterText, whole: string): DuplicateKey | null {
  if (factor < leastFactor * leastFactor || !reason) return null;
  const { otherNames = '', ...told } = rest;
  const parts = Object.entries(told).map(([kind, value]) => `${kind} ${value}`);
  // As it is written: unit 1-2 is not unit 12.
  if (parts.length > 0 && reason.code === 'note') parts.push(foldedWords(reason.note).join(' '));
  const toldApart = parts.sort().join(' ');
  switch (reason.code) {
    case 'note':
      return isPartOfName(reason.note, whole) ? null : keyOf(text, reason, otherNames, toldApart);
    case 'tradeName': {
      // In brackets a single word is more often a place.
      if (factor < leastFactor || careOf.test(whole)) return null;
      if (slash.test(whole) && !tradeMark.test(whole)) return null;
      return keyOf(text, reason, otherNames, toldApart);
    }
    case 'title':
      return wives.test(whole) ? null : keyOf(text, reason, otherNames, toldApart);
    case 'lookAlike':
      return keyOf(text, reason, otherNames, toldApart);
    default:
      return null;
  }
}

/** `Old Mill Farm` is no Mill Farm, as `Mill Farm (old)` is. */
function isPartOfName(note: string, whole: string): boolean {
  if (!nameWords.test(note)) return false;
  const marked = new RegExp(`${setOff}\\s*${note}\\b|\\b${note}\\s*${setOff}`, 'i');
  return !marked.test(whole);
}

function keyOf(
  text: string,
  reason: DuplicateReason | null,
  otherName: string,
  toldApart: string,
): DuplicateKey | null {
  const counted = text.replace(thousands, '');
  const split = /&|\band\b/i.test(counted) ? null : splitAtComma(counted);
  const { words, forms } = meaningfulWords(split ? `${split.given} ${split.family}` : counted, false);
  // The sign of `C#` is all that tells it from `C`.
  const plain = words.map((word) => (/[+#]$/.test(word) ? word : plainWord(word)));
  if (plain.length === 0) return null;
  return {
    key: toldApart === '' ? joined(plain) : `${joined(plain)}\n${toldApart}`,
    form: [...forms].sort().join(' '),
    otherName,
    reason,
  };
}
