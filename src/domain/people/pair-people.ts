import { foldName } from '../matching/normalize-name';
import type { KarbonUser, TimeUser } from '../records/records';

/** What of a user of QuickBooks Time says who it is. */
export type TimePerson = Pick<TimeUser, 'id' | 'name' | 'email' | 'isActive'>;

export interface PeopleInput {
  readonly karbonUsers: readonly KarbonUser[];
  readonly timeUsers: readonly TimePerson[];
  readonly personLinks: PersonLinkMap;
}

/** Confirmed by the firm: QuickBooks Time user id → Karbon user key. Somebody may have several accounts there, an old and a new one. */
export type PersonLinkMap = ReadonlyMap<string, string>;

export interface PersonPair {
  /** Of QuickBooks Time: several where they share the e-mail, or the firm has said so. Those with the e-mail come first. */
  readonly userIds: readonly string[];
  /** Those of them that the firm has confirmed, since their e-mail is another. */
  readonly linkedUserIds: readonly string[];
}

/** Karbon user key → whom it is in QuickBooks Time. */
export type PersonPairs = ReadonlyMap<string, PersonPair>;

/**
 * Who of Karbon is who in QuickBooks Time. A user there is one person's alone: whoever has the e-mail, before any link. Of several
 * in Karbon with one e-mail it is the only one of that name.
 */
export function pairPeople({ karbonUsers, timeUsers, personLinks }: PeopleInput): PersonPairs {
  const pairs = new Map<string, PersonPair>();
  for (const { key, email } of karbonUsers) {
    const sharers = usersWithEmail(karbonUsers, email);
    const isOnly = ({ name }: TimePerson) => {
      const [found, second] = sharers.filter((user) => foldName(user.name) === foldName(name));
      return sharers.length === 1 || (found?.key === key && !second);
    };
    const userIds = usersWithEmail(timeUsers, email)
      .filter(isOnly)
      .map(({ id }) => id);
    if (userIds.length > 0) pairs.set(key, { userIds, linkedUserIds: [] });
  }
  const taken = new Set([...pairs.values()].flatMap(({ userIds }) => userIds));
  const known = new Set(timeUsers.map(({ id }) => id));
  for (const [userId, key] of personLinks) {
    if (taken.has(userId) || !known.has(userId)) continue;
    const { userIds = [], linkedUserIds = [] } = pairs.get(key) ?? {};
    pairs.set(key, { userIds: [...userIds, userId], linkedUserIds: [...linkedUserIds, userId] });
  }
  return pairs;
}

/** The users of QuickBooks Time that have a name and are nobody's of Karbon, by name. */
export function unpairedUsers(timeUsers: readonly TimePerson[], pairs: PersonPairs): readonly TimePerson[] {
  const taken = new Set([...pairs.values()].flatMap(({ userIds }) => userIds));
  return timeUsers
    .filter(({ id, name }) => name !== '' && !taken.has(id))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The only one without a pair whose name is the same; `null` where the name is two people's, in either system. */
export function namesakeOf(
  userKey: string,
  { karbonUsers, timeUsers }: Pick<PeopleInput, 'karbonUsers' | 'timeUsers'>,
  pairs: PersonPairs,
): TimePerson | null {
  const name = karbonUsers.find(({ key }) => key === userKey)?.name ?? '';
  const isSame = (other: { readonly name: string }) =>
    name.trim() !== '' && foldName(other.name) === foldName(name);
  const [found, second] = unpairedUsers(timeUsers, pairs).filter(isSame);
  const isShared = karbonUsers.filter((user) => isSame(user) && !pairs.has(user.key)).length > 1;
  return found && !second && !isShared ? found : null;
}

/** Nobody has an empty one. */
export function usersWithEmail<User extends { readonly email: string }>(
  users: readonly User[],
  email: string,
): readonly User[] {
  const wanted = emailKey(email);
  return wanted === '' ? [] : users.filter((user) => emailKey(user.email) === wanted);
}

function emailKey(email: string): string {
  return email.trim().toLowerCase();
}
