import type { NamingRule } from './naming-rule';

/** Invisible characters with no meaning in a name; joiners stay, since emoji and some scripts need them. */
const invisible = /[\u00AD\u180E\u200B\u200E\u200F\u2060\u202A-\u202E\u2066-\u2069\uFEFF]/g;
const blanks = /[\s\p{Cc}]+/gu;
const singleQuotes = /[\u2018\u2019\u201A\u201B\u2032]/g;
const doubleQuotes = /[\u201C-\u201F\u2033]/g;
const dashes = /[\u2010-\u2015\u2212]/g;
/** Separators that would dangle at the end of a name that was cut. */
const danglingEnd = /[\s|/,;&\-\u2013\u2014(]+$/;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

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
  const visible = text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(invisible, '')
    .replaceAll(':', rule.colonBecomes);
  const straight = rule.straightenPunctuation ? straighten(visible) : visible;
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

function straighten(text: string): string {
  return text.replace(singleQuotes, "'").replace(doubleQuotes, '"').replace(dashes, '-');
}

function graphemeEnd(text: string, limit: number): number {
  // A little beyond the limit is enough to see where the character across it begins.
  const start = graphemes.segment(text.slice(0, limit + 64)).containing(limit)?.index ?? limit;
  // A single character longer than the limit can only be cut through, though never through a surrogate pair.
  if (start > 0) return start;
  return /[\uD800-\uDBFF]/.test(text.charAt(limit - 1)) ? limit - 1 : limit;
}
