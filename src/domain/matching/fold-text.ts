/** What a name says: letters, digits and money, and the signs behind a letter in `C++` and `C#`. */
const wordRuns =
  /(?<![\p{L}\p{N}])\p{L}#(?![\p{L}\p{N}])|[^\p{P}\p{Z}\p{Cc}\p{So}\p{Sm}\p{Sk}]+(?:\++(?![\p{L}\p{N}]))?/gu;
const plainText = /^[\x20-\x7e]*$/;
const apostropheInWord = /(?<=\p{L})['’‘ʼ`´](?=\p{L})/gu;
const invisible = /[\p{Cf}\p{DI}]/gu;
/** Marks that would be read as letters. */
const tradeMarks = /[™℠]/g;

const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi;
const accented = /^([a-z])(grave|acute|circ|tilde|uml|cedil)$/i;
const accents: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  cedil: '\u0327',
};
/** All other named ones count as blanks. */
const letters: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  lsquo: "'",
  rsquo: "'",
  szlig: 'ß',
  aelig: 'æ',
  oslash: 'ø',
};

/** The text that a web page would show for it; told twice, since what was encoded twice is common. */
function decodeEntities(text: string): string {
  return text.replace(entity, decodeEntity).replace(entity, decodeEntity);
}

function decodeEntity(_: string, decimal?: string, hex?: string, named = ''): string {
  if (named === '') {
    const code = Number(decimal ?? `0x${hex}`);
    return code > 0x10ffff ? ' ' : String.fromCodePoint(code);
  }
  const [, letter = '', accent = ''] = accented.exec(named) ?? [];
  return letter + (accents[accent] ?? letters[named.toLowerCase()] ?? ' ');
}

/** A name as it is read: in one width, entities decoded, nothing invisible. Case and punctuation stay. */
function readableText(name: string): string {
  if (plainText.test(name) && !name.includes('&')) return name;
  const text = decodeEntities(name.replace(tradeMarks, ' ').normalize('NFKC'));
  return text.normalize('NFKC').replace(invisible, '');
}

/** The words of a name in lower case, `&` one of them; punctuation, emoji and other signs are left out. */
export function foldedWords(name: string): string[] {
  const lower = readableText(name).toUpperCase().toLowerCase().replaceAll('ß', 'ss');
  return lower.replace(apostropheInWord, '').replaceAll('&', ' and ').match(wordRuns) ?? [];
}

export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '');
}
