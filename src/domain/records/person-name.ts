import type { NamingRule } from '../naming/naming-rule';
import type { PersonName } from './records';

/** What may follow a comma without being a given name. */
const nameEnding =
  /^(jr|sr|ii|iii|iv|v|esq|md|dds|dmd|phd|cpa|ea|inc|llc|ltd|pllc|pc|pa|llp|lp|co|corp|trustee|deceased)$/i;

export interface SplitName {
  readonly given: string;
  readonly family: string;
}

/**
 * A person's name in the order that the firm has chosen. Words are only moved, never added or dropped, so that a
 * colleague whose copy lacks the name's parts arrives at the same name (karbon.md 1.5: lists have the full name alone).
 * What cannot be split safely stays as it is.
 *
 * `personInOrder('Doe Jr., John', null, 'firstLast')` is `'John Doe Jr.'`.
 */
export function personInOrder(
  fullName: string,
  parts: PersonName | null,
  order: NamingRule['personOrder'],
): string {
  if (order === 'asInKarbon') return fullName;
  const name = splitAtComma(fullName) ?? (parts && splitByParts(fullName, parts));
  if (!name) return fullName;
  return order === 'firstLast' ? `${name.given} ${name.family}` : `${name.family}, ${name.given}`;
}

/** `Last, First Middle`, where the comma really parts family and given names; else `null`. */
export function splitAtComma(text: string): SplitName | null {
  if (!text.includes(',')) return null;
  const [family = '', given = '', ...more] = text.split(',').map((part) => part.trim());
  if (family === '' || given === '' || more.length > 0) return null;
  return nameEnding.test(given.replaceAll('.', '')) ? null : { given, family };
}

function splitByParts(fullName: string, parts: PersonName): SplitName | null {
  if (fullName.includes(',')) return null;
  const text = fullName.trim();
  const family = parts.last.trim();
  if (family === '') return null;
  const endings = parts.suffix.trim() === '' ? [family] : [`${family} ${parts.suffix.trim()}`, family];
  for (const ending of endings) {
    if (!text.endsWith(` ${ending}`)) continue;
    return { given: text.slice(0, -ending.length).trim(), family: ending };
  }
  return null;
}
