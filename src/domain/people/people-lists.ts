import { foldName } from '../matching/normalize-name';
import type { KarbonUser } from '../records/records';
import {
  namesakeOf,
  type PeopleInput,
  type PersonPairs,
  pairPeople,
  type TimePerson,
  unpairedUsers,
  usersWithEmail,
} from './pair-people';

/** How somebody stands in the two lists of people. */
export type PersonState =
  /** One e-mail in both: the person can enter time in Karbon (karbon.md 4.1). */
  | 'byEmail'
  /** The firm has said so: the budget goes by it, and Karbon doesn't. */
  | 'byLink'
  /** Somebody else's name is the same, which nobody has confirmed. */
  | 'suggested'
  /** Several of Karbon have the e-mail, and the name does not tell whose it is. */
  | 'emailShared'
  | 'onlyKarbon'
  | 'onlyTime'
  /** Only an inactive user of QuickBooks Time has the e-mail, or is there at all. */
  | 'inactive';

export interface PersonRow {
  /** One row for each. */
  readonly id: string;
  readonly state: PersonState;
  /** `null` where somebody is in QuickBooks Time alone. */
  readonly karbonUser: KarbonUser | null;
  /** Whom it is there, or, where that is not confirmed, may be; several where they share the e-mail, or the firm has said so. */
  readonly timeUsers: readonly TimePerson[];
  readonly emailFix: EmailFix | null;
  /** Those of them that the firm has confirmed, and can take back. */
  readonly linkedUserIds: readonly string[];
  /** Of somebody in QuickBooks Time alone: the only one in Karbon of that name, whose other account it may be. */
  readonly namesake: KarbonUser | null;
}

/** What keeps somebody from entering time in Karbon, and is put right by hand. */
export type EmailFix =
  /** In QuickBooks Time, `from` is to become `to`; `from` is `''` where there is none. */
  | { readonly kind: 'change'; readonly from: string; readonly to: string }
  /** Karbon itself has none. */
  | { readonly kind: 'missingInKarbon' };

export interface PeopleLists {
  /** By name: first those in Karbon. */
  readonly rows: readonly PersonRow[];
  /** Active users of QuickBooks Time who belong to nobody, by name: whom somebody of Karbon can be paired with. */
  readonly free: readonly TimePerson[];
}

/** Everybody of both lists of people, each in one row. */
export function peopleLists(input: PeopleInput): PeopleLists {
  const pairs = pairPeople(input);
  const users = new Map(input.timeUsers.map((user) => [user.id, user]));
  const byName = (one: { readonly name: string }, other: { readonly name: string }) =>
    one.name.localeCompare(other.name);
  const inKarbon = [...input.karbonUsers]
    .sort(byName)
    .map((karbonUser) => rowOf(karbonUser, input, pairs, users));
  const shown = new Set(inKarbon.flatMap(({ timeUsers }) => timeUsers.map(({ id }) => id)));
  const inTime = input.timeUsers
    .filter(({ id }) => !shown.has(id))
    .sort(byName)
    .map(
      (user): PersonRow => ({
        id: `time ${user.id}`,
        state: user.isActive ? 'onlyTime' : 'inactive',
        karbonUser: null,
        timeUsers: [user],
        emailFix: null,
        linkedUserIds: [],
        namesake: onlyOfName(user.name, input.karbonUsers),
      }),
    );
  return {
    rows: [...inKarbon, ...inTime],
    free: unpairedUsers(input.timeUsers, pairs).filter(({ isActive }) => isActive),
  };
}

function rowOf(
  karbonUser: KarbonUser,
  input: PeopleInput,
  pairs: PersonPairs,
  users: ReadonlyMap<string, TimePerson>,
): PersonRow {
  const pair = pairs.get(karbonUser.key);
  const row = (state: PersonState, timeUsers: readonly TimePerson[], emailFix: EmailFix | null = null) => ({
    id: karbonUser.key,
    state,
    karbonUser,
    timeUsers,
    emailFix,
    linkedUserIds: pair?.linkedUserIds ?? [],
    namesake: null,
  });

  if (pair) {
    const paired = pair.userIds.flatMap((id) => users.get(id) ?? []);
    const active = paired.filter(({ isActive }) => isActive);
    const isLinked = ({ id }: TimePerson) => pair.linkedUserIds.includes(id);
    if (active.some((user) => !isLinked(user))) return row('byEmail', paired);
    const state = active.length > 0 ? 'byLink' : 'inactive';
    return row(state, paired, paired.every(isLinked) ? fixOf(karbonUser, [...active, ...paired]) : null);
  }
  const namesake = namesakeOf(karbonUser.key, input, pairs);
  const suggested = namesake ? [namesake] : [];
  if (usersWithEmail(input.timeUsers, karbonUser.email).length > 0) return row('emailShared', suggested);
  if (!namesake) return row('onlyKarbon', []);
  // Who has left there is no more than a hint.
  return row(namesake.isActive ? 'suggested' : 'inactive', suggested, fixOf(karbonUser, suggested));
}

function onlyOfName(name: string, karbonUsers: readonly KarbonUser[]): KarbonUser | null {
  if (name.trim() === '') return null;
  const [found, second] = karbonUsers.filter((user) => foldName(user.name) === foldName(name));
  return found && !second ? found : null;
}

function fixOf({ email }: KarbonUser, [user]: readonly TimePerson[]): EmailFix | null {
  if (!user) return null;
  const to = email.trim();
  return to === '' ? { kind: 'missingInKarbon' } : { kind: 'change', from: user.email.trim(), to };
}
