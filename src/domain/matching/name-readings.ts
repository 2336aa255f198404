import { readableText, withLatinLookAlikes } from './fold-text';
import { inLatinLetters } from './latin-letters';
import type { MatchReason } from './match-reason';
import { withoutDeleted } from './normalize-name';
import { type NameKind, type TokenizedName, tokenizeName } from './tokenize-name';
import { isGivenName } from './word-groups';
import { writtenOtherwise } from './written-as-one';

/** One way to read a name: whole, without what somebody has noted in it, or one of the names in it. */
export interface NameReading extends Omit<ShorterText, 'text'> {
  readonly name: TokenizedName;
}

/** The text of one way to read a name. */
export interface ShorterText {
  readonly text: string;
  /** 1 for the whole name; less the more was taken from it. */
  readonly factor: number;
  readonly reason: MatchReason | null;
  /** What was taken out that tells names from each other, by its kind: `12` of `Fund #12`. */
  readonly rest: Rest;
}

type Rest = Readonly<Record<string, string>>;

const takenFactor = 0.97;
/** A single word in brackets is more often a place than a name, and `Rose & Thistle Farm` is no couple. */
const doubtfulFactor = 0.9;
/** One house of several is shown, and never proposed. */
const houseFactor = 0.77;
const maxReadings = 16;
const maxLength = 240;

const careOf = String.raw`c\W?o|care of|att(?:n|ention)?`;
const separateNames = new RegExp(
  String.raw`[\s([{,;–-]+(d\W{0,2}b\W{0,2}a|[ot]\W?a|[fan]\W?k\W?a|(?:doing business|trading|operating) as|a\W?t\W?f|(?:as )?(?:trustees?|ttee) (?:for|of)(?: the)?|(?:formerly|previously|also|now)(?: known as)?|${careOf})[\s:.]+|\s\/\s`,
  'i',
);
const isCareOf = new RegExp(`^(?:${careOf})$`, 'i');
const brackets = /[([{<*]([^()[\]{}<>*]*)(?:[)\]}>*]|$)/;
const status = `(?:z{2,}|x{2,}|inactive|archived?|closed|old|(?:do not|don.?t|never) use|dnu|dup(?:licate|e)?|deleted?|dissolved|terminated|deceased|former|client|customer)`;
const isStatus = new RegExp(String.raw`^\W*(?:${status}\b\W*)+(?:\d[\d/]*)?\W*$`, 'i');
const digits = String.raw`(?:\b(?:no|nr|acct|account|id|client|cust|form|[ft]y)\b[\s.:#]*)*#?\s*\p{L}{0,3}-?\d[\w./-]*`;
const between = String.raw`[\s,;:|.–—-]+`;
const before = new RegExp(
  String.raw`^[^\p{L}\d]*(?:${digits}${between}|${status}\b${between}|zz+(?=\p{L})|\p{L}\s*[-–—:|]\s+)(?=.*\p{L})`,
  'iu',
);
const behind = new RegExp(
  String.raw`${between}(?:${digits}|${status}|(?<=\s[-–—|:]\s*)\p{L})[^\p{L}\d]*$`,
  'iu',
);
/** `123-125 Elm St` is what `123 Elm St` and `125 Elm St` are in. */
const houses = /^\W*(\d+)\s*[-–—/&]\s*(\d+)(?=\s+(?:\p{L}\.?\s+)?\p{L}{2})/u;
const lastSegment = /^(\S+\s.*?)(?:\s+[-–—|:]\s*|[-–—|:]\s+)(\P{N}+)$/u;
const address =
  /^\W*(?:(?:mrs?|ms|miss|mx|dr|prof|rev|hon|sir)\b\W*(?:and\b\W*)?)+(?=\S+\s)|[\s,]+(?:esq|m\.?d|d\.?d\.?s|d\.?m\.?d|ph\.?d|psy\.?d|d\.?v\.?m|d\.?p\.?m|lcsw|lmft|lmhc|c\.?p\.?a)\b\.?\s*$/i;
const couple = /^(?:([^,]+),\s*)?([^,&]+?)\s*(?:&|\band\b)\s*([^,&]+)$/i;
/** `Allen & Sons`, `James & Ruiz LLP`: a house, and nobody's given names. */
const notOfCouple =
  /&\s*(?:sons?|daughters?|bro(?:ther)?s|co|company|associates?|partners)\b|\band\s+(?:sons?|daughters?|brothers|associates|partners)\b|\b(?:llc|llp|inc|pllc|ltd)\b\.?$/i;
/** What parts the digits of one number. */
const betweenDigits = /(?<=\d)[^\p{L}\p{N}\s]+(?=\d)/gu;
const blankBetweenDigits = /(?<=\d)\s(?=\d)/g;
/** Of a number that is written digit by digit. */
const blankBetweenLoneDigits = /(?<=(?<![\p{L}\p{N}])\d)\s(?=\d(?![\p{L}\p{N}]))/gu;
const yearWords = /(?<![\p{L}\p{N}])(?:[ft]y|(?:fiscal|tax)\s+year)\W*(?=(?:20)?\d\d(?!\d))/giu;
/** Of a trust's name, which is often written without the year that it was made in. */
const yearOfTrust = /\s(?:19|20)\d\d(?=\s(?:\p{L}+\s){0,3}trust\b)/iu;
/** The last day of a month says no more than the month. */
const monthEnd =
  /(?<![\p{L}\d/.-])(?:(0?2)[/.-]2[89]|(0?[13-9]|1[0-2])[/.-]3[01])[/.-]((?:20)?\d\d)(?![\d/.-])|(?<!\p{L})(feb\p{L}*)\.?\s+2[89],?\s+(20\d\d)(?!\d)|(?<!\p{L})((?:jan|ma[ry]|apr|ju[nl]|aug|sep|oct|nov|dec)\p{L}*)\.?\s+3[01],?\s+(20\d\d)(?!\d)/giu;
const formWord = /(?<![\p{L}\p{N}])forms?\s+(?=\d{3})/giu;
const webAddress =
  /^(?:https?:\/\/)?(?:www\.)?([\p{L}\d-]{3,})\.(?:com|net|org|biz|info|us|ca|io|co)(?:\.\p{L}\p{L})?(?=[\s/]|$)/iu;
/** Legal forms that no blank parts from the name. */
const formOfTheEast = /株式会社|有限会社|合同会社|股份有限公司|有限责任公司|有限公司|주식회사|\(주\)|㈜/gu;
/** `MyKestrel`, `iKestrel`. */
const newWordInside = /(?<=(?<!\p{L})\p{Ll}|(?<!\p{L})\p{Lu}\p{Ll}+)(?=\p{Lu}\p{Ll})/gu;
const eMail = /^([\p{L}\d._+-]{3,})@([\p{L}\d-]{2,})\.[\p{L}\d.-]+$/iu;
/** Whose domains say nothing of who has an address there. */
const mailProvider =
  /^(?:g(?:oogle)?mail|yahoo|ymail|hotmail|outlook|live|msn|aol|icloud|me|mac|comcast|att|verizon|proton(?:mail)?|gmx)$/i;
const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
const lastNumeral = /\s+(i{2,3}|iv|vi{1,3}|ix)\.?$/i;
const family = /^(?:the\s+)?(\p{L}[\p{L}'’-]{2,})\s+(?:family|household)$|^the\s+(\p{L}[\p{L}'’-]{2,})s$/iu;
const practice = /^(?:the\s+)?(?:law\s+)?offices?\s+of\s+|[\s,]+attorneys?[\s-]at[\s-]law$/iu;
/** A name as it is read whole. */
export function readableName(name: string): string {
  return withoutDeleted(readableText(name)).trim();
}

/** The texts in which a name can be read, the whole first; few names have more than one. */
export function textsOf(name: string, kind: NameKind): readonly ShorterText[] {
  const text = readableName(name);
  const texts: ShorterText[] = [{ text, factor: 1, reason: null, rest: {} }];
  for (const from of text.length > maxLength ? [] : texts) {
    for (const found of shorterTexts(from, name, kind)) {
      const shorter = trimmed(found.text);
      const isNew = texts.length < maxReadings && texts.every((known) => known.text !== shorter);
      if (isNew && /[\p{L}\p{N}]{2}/u.test(shorter)) texts.push({ ...found, text: shorter });
    }
  }
  return texts;
}

/** All ways in which a name can be read, as in `textsOf`. */
export function readingsOf(name: string, kind: NameKind): readonly NameReading[] {
  const texts = textsOf(name, kind);
  // The whole has in it what its shorter forms have lost: (Tucson) is not (Reno) there either. Its numbers are compared in any case.
  const { note, partner } = Object.assign({}, ...texts.map((shorter) => shorter.rest));
  const rest: Rest = { ...(note && { note }), ...(partner && { partner }) };
  return texts.map((read, at) => ({
    name: tokenizeName(read.text, kind),
    factor: read.factor,
    reason: read.reason,
    rest: at === 0 ? rest : read.rest,
  }));
}

/** False where both have lost what tells them apart: `Fund #12` and `Fund #13` are two, though each may be the one called Fund. */
export function canBothBeRead(a: NameReading, b: NameReading): boolean {
  // Of two whole names all numbers are compared.
  return (
    (a.factor === 1 && b.factor === 1) ||
    Object.entries(a.rest).every(([kind, text]) => (b.rest[kind] ?? text) === text)
  );
}

function trimmed(text: string): string {
  return text.replace(/^[\s,;:/|*~–—-]+|[\s,;:/|*~–—-]+$/g, '').replace(/\s+/g, ' ');
}

function* shorterTexts(from: ShorterText, name: string, kind: NameKind): Generator<ShorterText> {
  const { text } = from;
  const shorter = (
    left: string,
    reason: MatchReason,
    rest: Rest = {},
    factor = takenFactor,
  ): ShorterText => ({
    text: left,
    factor: from.factor * factor,
    reason: from.reason ?? reason,
    rest: { ...from.rest, ...rest },
  });
  const without = (note: string, rest = restOf(note)) =>
    shorter(
      text.replace(note, ' '),
      { code: 'note', note: note.replace(/^[\s,;:|–—-]+|[\s,;:|–—-]+$/g, '') },
      rest,
    );
  const tradeName: MatchReason = { code: 'tradeName' };

  const latin = withLatinLookAlikes(text);
  if (latin !== text) yield shorter(latin, { code: 'lookAlike' });
  for (const spelled of inLatinLetters(text)) yield shorter(spelled, { code: 'otherScript' });

  const [marker, word = ''] = separateNames.exec(text) ?? [];
  if (marker) {
    const at = text.indexOf(marker);
    const [one, other] = [text.slice(0, at), text.slice(at + marker.length)].map((part) =>
      part.replace(/[()[\]{}]/g, ' '),
    );
    if (isCareOf.test(word)) yield without(text.slice(at), {});
    else yield shorter(one ?? '', tradeName, { otherNames: keyOf(other) });
    yield shorter(other ?? '', tradeName, { otherNames: keyOf(one) });
    yield shorter(`${one} ${other}`, tradeName, {}, 1);
    return;
  }

  const [bracketed = '', inner = ''] = brackets.exec(text) ?? [];
  if (inner.trim() !== '') {
    yield without(bracketed);
    if (!isStatus.test(inner) && /\p{L}{3}/u.test(inner)) {
      const factor = /\s/.test(inner.trim()) ? takenFactor : doubtfulFactor;
      yield shorter(inner, tradeName, { otherNames: keyOf(text.replace(bracketed, ' ')) }, factor);
    }
  } else if (!from.rest.numeral) {
    const [inFront] = before.exec(text) ?? [];
    // The number of a house is in front, and looks like a year as often as not.
    if (inFront) yield without(inFront, { ...restOf(inFront), ...frontOf(inFront) });
    const [range, ...numbers] = kind === 'client' ? (houses.exec(text) ?? []) : [];
    for (const number of range ? numbers : [])
      yield shorter(text.replace(houses, number), { code: 'partOfName' }, {}, houseFactor);
    const [atEnd] = behind.exec(text) ?? [];
    if (atEnd) yield without(atEnd);
    const segment = lastSegment.exec(text)?.[2];
    if (segment) yield without(segment);
  }

  yield* ofCouple(text, shorter);
  const spoken = text.replace(address, '');
  if (spoken !== text) yield shorter(spoken, { code: 'title' });
  const [, site] = webAddress.exec(text) ?? [];
  if (site) yield shorter(text.replace(webAddress, site), { code: 'writtenOtherwise' });
  const formless = text.replace(formOfTheEast, ' ');
  if (formless !== text) yield shorter(formless, { code: 'legalForm' });
  const parted = text.replace(newWordInside, ' ');
  if (parted !== text) yield shorter(parted, { code: 'writtenOtherwise' });
  const [, account = '', domain = ''] = eMail.exec(text) ?? [];
  if (mailProvider.test(domain))
    yield shorter(account.replace(/[._+-]+/g, ' '), { code: 'writtenOtherwise' });
  else if (domain !== '') yield shorter(domain, { code: 'writtenOtherwise' }, { note: keyOf(account) });
  const practitioner = text.replace(practice, '');
  if (practitioner !== text) yield shorter(practitioner, { code: 'partOfName' });
  const [, ofFamily, ofThem] = family.exec(text) ?? [];
  const familyName = ofFamily ?? ofThem;
  if (familyName) {
    yield shorter(familyName, { code: 'partOfName' }, {}, doubtfulFactor);
    yield shorter(`${familyName} Family`, { code: 'partOfName' });
  }
  for (const written of writtenOtherwise(text, kind)) yield shorter(written, { code: 'writtenOtherwise' });
  const [year] = yearOfTrust.exec(text) ?? [];
  if (year) yield without(year);
  const [, numeral = ''] = lastNumeral.exec(text) ?? [];
  if (numeral)
    yield shorter(
      text.replace(lastNumeral, ` ${romans.indexOf(numeral.toLowerCase()) + 1}`),
      { code: 'writtenOtherwise' },
      { numeral },
    );
  const month = text.replace(monthEnd, (_, ...groups: unknown[]) => {
    const [ofFebruary, ofOther, year, february, yearOfIt, named, yearOfNamed] = groups.slice(0, 7);
    const number = ofFebruary ?? ofOther;
    return number
      ? `${number}/20${String(year).slice(-2)}`
      : `${february ?? named} ${yearOfIt ?? yearOfNamed}`;
  });
  if (month !== text) yield shorter(month, { code: 'writtenOtherwise' });
  const unnamed = text.replace(formWord, '');
  if (unnamed !== text) yield shorter(unnamed, { code: 'writtenOtherwise' });
  const number = text.replace(betweenDigits, '');
  if (number !== text) yield shorter(number, { code: 'writtenOtherwise' });
  // What cannot be seen parts two numbers in the text as it is read.
  const isSeen = name.search(blankBetweenDigits) >= 0;
  const joined = text.replace(isSeen ? blankBetweenLoneDigits : blankBetweenDigits, '');
  if (joined !== text) yield shorter(joined, { code: 'writtenOtherwise' });
  const [yearWord] = text.match(yearWords) ?? [];
  if (yearWord)
    yield shorter(
      text.replace(yearWords, ''),
      { code: 'writtenOtherwise' },
      { yearWord: keyOf(yearWord).slice(0, 1) },
    );
}

/** Each of two people of one family name, and their family: another couple of that name is another one. */
function* ofCouple(
  text: string,
  shorter: (left: string, reason: MatchReason, rest: Rest, factor: number) => ShorterText,
): Generator<ShorterText> {
  const [, family = '', one = '', other = ''] = couple.exec(text) ?? [];
  const cut = family === '' ? other.lastIndexOf(' ') : other.length;
  const lastName = family || other.slice(cut + 1);
  const givens = [one, other.slice(0, Math.max(0, cut))];
  const known = givens.filter((given) => isGivenName(given.split(' ')[0]?.toLowerCase() ?? ''));
  if (lastName === '' || givens.includes('') || known.length === 0) return;
  if (notOfCouple.test(text)) return;
  const factor = known.length === 2 || family !== '' ? takenFactor : doubtfulFactor;
  for (const [at, given] of givens.entries()) {
    const hasOwnFamily = family === '' && at === 0 && /\s\S{3,}$/.test(given);
    const left = hasOwnFamily ? given : `${given} ${lastName}`;
    yield shorter(left, { code: 'couple' }, { partner: keyOf(givens[1 - at]) }, factor);
  }
  yield shorter(`${lastName} Family`, { code: 'couple' }, { partner: keyOf(givens.join(' ')) }, houseFactor);
}

function restOf(note: string): Rest {
  if (isStatus.test(note)) return {};
  const key = keyOf(note);
  const [number] = /\d+/.exec(key) ?? [];
  if (!number || /\p{L}{4}/u.test(key)) return { note: key };
  return /^(?:19|20)\d\d$/.test(number) || /^[ft]y/.test(key) ? { year: number.slice(-2) } : { number };
}

/** A lone number in front of a name. */
function frontOf(note: string): Rest {
  const [, front] = /^\W*(\d+)\W*$/.exec(note) ?? [];
  return front ? { front } : {};
}

function keyOf(text = ''): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
