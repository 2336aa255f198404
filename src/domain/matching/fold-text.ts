import { invisibleBetweenDigits } from '../naming/sanitize-name';

/** What a name holds beside letters and digits; money, and the signs of `C++` and `C#`, are part of what it says. */
const wordRuns =
  /(?<![\p{L}\p{N}])\p{L}#(?![\p{L}\p{N}])|[^\p{P}\p{Z}\p{Cc}\p{So}\p{Sm}\p{Sk}]+(?:\++(?![\p{L}\p{N}]))?/gu;
const plainRuns = /(?<![a-z0-9])[a-z]#(?![a-z0-9])|[a-z0-9$]+(?:\++(?![a-z0-9]))?/g;
const plainText = /^[\x20-\x7e]*$/;
const plainWords = /^[a-z0-9]*$/;
const withoutSigns = /^[a-z0-9 ,.()/:;_-]*$/;
const apostrophe = /['’‘ʼ`´]/;
const insideWord = /(?<=\p{L})['’‘ʼ`´](?=\p{L})/gu;
const invisible = /\p{Cf}|\p{Default_Ignorable_Code_Point}|\u20E3/gu;
/** Marks that would be read as letters. */
const tradeMarks = /[™℠®©]/g;

const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}\d{0,2}));/gi;
const accents: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030A',
  caron: '\u030C',
  cedil: '\u0327',
};
const accented = new RegExp(`^([a-z])(${Object.keys(accents).join('|')})$`, 'i');
/** Letters and signs that count; any other named one stands for a blank or for punctuation. */
const namedEntities = new Map(
  "amp & apos ' rsquo ' lsquo ' num # plus + szlig ß aelig æ oelig œ oslash ø eth ð thorn þ"
    .match(/\S+ \S/g)
    ?.map((pair) => [pair.slice(0, -2), pair.slice(-1)]),
);
const blankEntities =
  /^(nbsp|quot|[lrb]?dquo|[mn]dash|hellip|middot|bull|[lg]t|copy|reg|trade|e[mn]sp|comma|colon|sol|[lr]par)$/i;

/** The text that a web page would show for it; told twice, since what was encoded twice is common. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const once = text.replace(entity, decodeEntity);
  return once === text ? text : once.replace(entity, decodeEntity);
}

function decodeEntity(whole: string, decimal?: string, hex?: string, named = ''): string {
  const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0;
  if (code > 0)
    return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' ';
  const [, letter = '', accent = ''] = accented.exec(named) ?? [];
  if (letter !== '') return letter + (accents[accent.toLowerCase()] ?? '');
  return namedEntities.get(named.toLowerCase()) ?? (blankEntities.test(named) ? ' ' : whole);
}

/** A name as it is read: entities decoded, one width, nothing invisible. Case and punctuation stay. */
export function readableText(name: string): string {
  const decoded = decodeEntities(name);
  if (plainText.test(decoded)) return decoded;
  const one = decoded.replace(tradeMarks, ' ').normalize('NFKC');
  const visible = one.replace(invisibleBetweenDigits, ' ').replace(invisible, '');
  // What was written in another width may be an entity too.
  const again = decodeEntities(visible);
  return again === visible ? visible : again.normalize('NFKC').replace(invisible, '');
}

/** The words of a name in lower case, `&` and `%` among them; punctuation, emoji and other signs are left out. */
export function foldedWords(name: string): string[] {
  // Most names are: there may be tens of thousands.
  const isPlainName = plainText.test(name) && !name.includes('&');
  const text = isPlainName ? name : readableText(name);
  const isPlain = isPlainName || plainText.test(text);
  const lower = isPlain ? text.toLowerCase() : text.toUpperCase().toLowerCase().replaceAll('ß', 'ss');
  if (plainWords.test(lower)) return lower === '' ? [] : [lower];
  if (withoutSigns.test(lower)) return lower.match(/[a-z0-9]+/g) ?? [];
  const spelt = (apostrophe.test(lower) ? lower.replace(insideWord, '') : lower)
    .replaceAll('&', ' and ')
    .replaceAll('%', ' percent ');
  return spelt.match(isPlain ? plainRuns : wordRuns) ?? [];
}

const letterNames = new Map(
  'æae œoe øo łl đd ðd þth ßss ıi ħh ŧt ŋn ɑa ɡg'.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);

export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '');
}

/** A folded word in plain letters: without accents and without the signs behind it. */
export function plainWord(word: string): string {
  if (plainWords.test(word)) return word;
  const bare = word.replace(/(?<=.)[+#]+$/, '');
  return withoutAccents(bare).replace(/[^\x20-\x7e]/g, (letter) => letterNames.get(letter) ?? letter);
}

const lookAlikes = new Map<string, string>();
const foreign = 'АВЕКМНОРСТУХІЈЅҮавекмнорстухіјѕԁԛԝһӏүΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχγ';
const latin = 'ABEKMHOPCTYXIJSYaBeKMHopcTyxijsdqwhlyABEZHIKMNOPTYXaeikvoptuxy';
for (const [place, letter] of [...foreign].entries()) lookAlikes.set(letter, latin[place] ?? letter);
const foreignLetter = /[\u0370-\u052F]/g;

/** The same with Latin letters for the Greek and Cyrillic ones that look like them. */
export function withLatinLookAlikes(text: string): string {
  return plainText.test(text)
    ? text
    : text.replace(foreignLetter, (letter) => lookAlikes.get(letter) ?? letter);
}
