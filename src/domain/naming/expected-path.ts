import { personInOrder } from '../records/person-name';
import type { ClientKind, PersonName } from '../records/records';
import type { NamingRule } from './naming-rule';
import { cutAtWord, sanitizeName, sanitizeWithoutLimit } from './sanitize-name';

/** What a client's name is made from. `KarbonClient` is one. */
export interface NamedClient {
  readonly kind: ClientKind;
  readonly fullName: string;
  readonly person: PersonName | null;
}

export interface NamedSubject {
  readonly client: NamedClient;
  /** `null` for the client itself. */
  readonly title: string | null;
}

/**
 * The name path at which a Karbon client (`[client]`) or work item (`[client, title]`) is looked for in both lists.
 *
 * `siblingTitles` are the titles of the client's work, this one's own included or not, in any order. Where cutting to
 * the limit would make this title equal to a differing one, each title that was cut gets a suffix made from its own text
 * alone, so that every colleague arrives at the same one. A level can be `''` where a name has nothing legal in it.
 */
export function expectedPath(
  subject: NamedSubject,
  rule: NamingRule,
  siblingTitles: readonly string[] = [],
): readonly string[] {
  const { client, title } = subject;
  const fullName =
    client.kind === 'person'
      ? personInOrder(client.fullName, client.person, rule.personOrder)
      : client.fullName;
  const clientLevel = sanitizeName(fullName, rule);
  return title === null ? [clientLevel] : [clientLevel, titleLevel(title, rule, siblingTitles)];
}

function titleLevel(title: string, rule: NamingRule, siblingTitles: readonly string[]): string {
  const whole = sanitizeWithoutLimit(title, rule);
  const cut = cutAtWord(whole, rule.levelLimit);
  if (cut === whole) return whole;
  const isTaken = siblingTitles.some((sibling) => {
    const other = sanitizeWithoutLimit(sibling, rule);
    return !isSameName(other, whole) && isSameName(cutAtWord(other, rule.levelLimit), cut);
  });
  if (!isTaken) return cut;
  const suffix = ` ~${nameChecksum(whole)}`;
  return cutAtWord(whole, rule.levelLimit - suffix.length) + suffix;
}

/** QuickBooks and QuickBooks Time both refuse a sibling that differs in case alone (quickbooks.md 5.2). */
function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Five letters and digits from 32-bit FNV-1a over the case-folded text: short, and the same in every browser. */
function nameChecksum(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text.toLowerCase())) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return (hash >>> 0).toString(36).padStart(5, '0').slice(-5);
}
