import { splitAtComma } from '../records/person-name';
import { foldedWords, plainWord } from './fold-text';
import { meaningfulWords } from './normalize-name';
import { months, withMonthNames } from './title-dates';

/** A name taken apart for comparing with others. */
export interface TokenizedName {
  /** Without accents and legal form; at most `wordLimit`. */
  readonly words: readonly string[];
  readonly compact: string;
  /** Years, form numbers, months: two names whose periods differ are two things. */
  readonly discriminators: string;
  readonly forms: readonly string[];
  /** Where among the words the first given name of `Last, First` is; -1 for a name in another order. */
  readonly firstGiven: number;
}

export type NameKind = 'client' | 'job';

const wordLimit = 16;
const monthWord =
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/;
const numbers = new Map(
  'one two three four five six seven eight nine ten|first second third fourth fifth sixth seventh eighth ninth tenth'
    .split('|')
    .flatMap((row) => row.split(' ').map((word, at): [string, string] => [word, String(at + 1)])),
);

const tens = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, at): [string, number] => [word, (at + 2) * 10]),
);
const powers = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
]);
const teens = new Map(
  'eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, at): [string, string] => [word, String(at + 11)]),
);

/** Words are compared in any order, so that people need no turning round. */
export function tokenizeName(name: string, kind: NameKind): TokenizedName {
  const { words, forms } = comparedWords(name, kind);
  return {
    words,
    compact: words.filter((word) => word !== 'and').join(''),
    discriminators: discriminatorsOf(words, kind),
    forms,
    firstGiven: firstGivenOf(name),
  };
}

/** The words alone, and the forms that they stand without. */
export function comparedWords(name: string, kind: NameKind): Pick<TokenizedName, 'words' | 'forms'> {
  const text = kind === 'job' && /\d/.test(name) ? withMonthNames(name) : name;
  const { words, forms } = meaningfulWords(text, false);
  const plain = words.slice(0, wordLimit).flatMap((word) => plainWords(word, kind));
  return { words: plain.some(isCounting) ? withTens(plain) : plain, forms };
}

/** `fifty 4` as `54`, `4 hundred` as `400`. */
function withTens(words: readonly string[]): string[] {
  const counted: string[] = [];
  words.forEach((word, at) => {
    const ten = tens.get(words[at - 1] ?? '');
    const times = powers.get(word);
    const last = counted.at(-1) ?? '';
    if (ten !== undefined && /^[1-9]$/.test(word)) counted[counted.length - 1] = String(ten + Number(word));
    else if (times !== undefined && /^\d{1,3}$/.test(last))
      counted[counted.length - 1] = String(Number(last) * times);
    else counted.push(String(tens.get(word) ?? word));
  });
  return counted;
}

function isCounting(word: string): boolean {
  return tens.has(word) || powers.has(word);
}

function firstGivenOf(name: string): number {
  // Of several people no one comes first.
  const split = name.includes(',') && !/&|\band\b/i.test(name) ? splitAtComma(name) : null;
  return split ? foldedWords(split.family).length : -1;
}

/** Digits agree whatever their order. Month names count in titles, not in people's names. */
function discriminatorsOf(words: readonly string[], kind: NameKind): string {
  return words
    .filter((word) => /\d/.test(word) || (kind === 'job' && months.includes(word)))
    .sort()
    .join(' ');
}

/** Without accents; letters and digits parted; a number as it is counted, a year by its last two digits: 2025 and 25 are one. */
function plainWords(word: string, kind: NameKind): readonly string[] {
  // Of a single letter the sign is what it says: `C#` is not `C++`.
  if (/^\p{L}[+#]+$/u.test(word)) return [word];
  const plain = plainWord(word);
  if (!/\d/.test(plain)) {
    const number = numbers.get(plain) ?? teens.get(plain);
    if (number) return [number];
    return [kind === 'job' && monthWord.test(plain) ? plain.slice(0, 3) : plain];
  }
  return (plain.replace(/(?<=\d)(?:st|nd|rd|th|s)$/, '').match(/\d+|\D+/g) ?? []).map((part) =>
    part.replace(/^20(?=\d\d$)/, '').replace(/^0+(?=\d)/, ''),
  );
}
