import { graphemesOf } from './graphemes';
import type { NamingRule } from './naming-rule';

/** Signs that are drawn although their kind is not: the Arabic number marks and their like. */
const drawnFormats = '\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u{110BD}\\u{110CD}';
/** Scripts in which a joiner shapes the letters beside it. */
const joiningScripts = [
  ...[
    'Arabic',
    'Syriac',
    'Devanagari',
    'Bengali',
    'Gurmukhi',
    'Gujarati',
    'Oriya',
    'Tamil',
    'Telugu',
    'Kannada',
  ],
  ...['Malayalam', 'Sinhala', 'Khmer', 'Myanmar', 'Mongolian', 'Nko'],
];
const joiningLetter = `(?!\\p{Default_Ignorable_Code_Point})[${joiningScripts.map((script) => `\\p{Script=${script}}`).join('')}]`;
/** Where an invisible character shapes what is seen: a joiner within an emoji or behind a letter that it shapes, and what makes an emoji. */
const shaping = [
  `(?<=\\p{Extended_Pictographic}\\uFE0F?|\\p{Emoji_Modifier})\\u200D(?=\\p{Extended_Pictographic})`,
  `(?<=${joiningLetter})[\\u200C\\u200D]`,
  `(?<=\\p{Extended_Pictographic})\\uFE0F`,
  `\\uFE0F(?=\\u20E3)`,
].join('|');
/** All other invisible characters: nobody who reads a name can tell it from one without them. */
const invisible = new RegExp(
  `(?!${shaping})(?![${drawnFormats}])[\\p{Default_Ignorable_Code_Point}\\p{Cf}]`,
  'gu',
);
/** Between two digits one that cannot be seen parts two numbers all the same. */
export const invisibleBetweenDigits = /(?<=\d)[\p{Cf}\p{Default_Ignorable_Code_Point}]+(?=\d)/gu;
/** Nearly all names are of these alone, and tens of thousands are looked at together. */
const isPlain = /^[\x20-\x7E\u00C0-\u024F\u2010-\u201F]*$/;
/** The blank pattern of Braille is one too. */
const blanks = /[\s\p{Cc}\u2800]+/gu;
const singleQuotes = /[\u2018\u2019\u201A\u201B\u2032]/g;
const doubleQuotes = /[\u201C-\u201F\u2033]/g;
const dashes = /[\u2010-\u2015\u2212]/g;
/** Separators that would dangle at the end of a name that was cut. */
const danglingEnd = /[\s|/,;&\-\u2013\u2014(]+$/;

/**
 * One level of a name path as all three systems take it: no colon, tab or newline, trimmed, single blanks, at most
 * `rule.levelLimit` UTF-16 units (quickbooks.md 5.2 and 13, quickbooks-time.md 8.3). `''` where nothing is left.
 *
 * `legalName('Tax:  2025 ', defaultNamingRule)` is `'Tax - 2025'`.
 */
export function sanitizeName(text: string, rule: NamingRule): string {
  return cutAtWord(sanitizeWithoutLimit(text, rule), rule.levelLimit);
}

/** As `legalName`, at whatever length it comes to. */
export function sanitizeWithoutLimit(text: string, rule: NamingRule): string {
  const visible = isPlain.test(text) ? text : withoutInvisible(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
  const levels = visible.replaceAll(':', rule.colonBecomes);
  const straight = rule.straightenPunctuation ? straighten(levels) : levels;
  return straight.normalize('NFC').replace(blanks, ' ').trim();
}

/**
 * The longest beginning of `text` within `limit` that ends with a whole word, unless that would cost more than half of
 * it; never cut inside a character that a reader sees as one.
 */
export function cutAtWord(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = graphemeEnd(text, limit);
  const lastBlank = text.lastIndexOf(' ', end);
  const wordEnd = lastBlank >= limit / 2 ? lastBlank : end;
  const cut = text.slice(0, wordEnd);
  return cut.replace(danglingEnd, '') || cut.trim();
}

/** What is taken out lets marks come together that change places, and then stand before another. */
function withoutInvisible(text: string): string {
  const parted = text.normalize('NFC').replace(invisibleBetweenDigits, ' ');
  const visible = parted.replace(invisible, '').normalize('NFC');
  return visible === text ? visible : withoutInvisible(visible);
}

function straighten(text: string): string {
  return text.replace(singleQuotes, "'").replace(doubleQuotes, '"').replace(dashes, '-');
}

function graphemeEnd(text: string, limit: number): number {
  // A little beyond the limit is enough to see where the character across it begins.
  const start = graphemesOf(text.slice(0, limit + 64)).containing(limit)?.index ?? limit;
  // A single character longer than the limit can only be cut through, though never through a surrogate pair.
  if (start > 0) return start;
  return /[\uD800-\uDBFF]/.test(text.charAt(limit - 1)) ? limit - 1 : limit;
}
