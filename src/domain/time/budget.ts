import { foldName } from '../matching/normalize-name';
import type { BudgetLine, KarbonUser, TimeRights, TimeUser } from '../records/records';
import { addTrackedTime, noTrackedTime, type TrackedTime } from './tracked-time';

/**
 * What the tracked time is that stands beside an estimate. Only `allTime` may be set against it: anything else would understate
 * what is spent.
 */
export type BudgetBasis =
  /** All time of the work item, everybody's, whatever range is listed. */
  | 'allTime'
  /** What has been read of it. */
  | 'soFar'
  /** What the rights show of it (quickbooks-time.md 2.4). */
  | 'ownTime'
  | 'ownGroupsTime'
  /** It cannot be told which job's time is the work item's. */
  | 'unclear';

export interface Budget {
  readonly estimateSeconds: number;
  readonly basis: BudgetBasis;
  readonly tracked: TrackedTime;
  readonly lines: readonly BudgetSum[];
  /** Of people without a line; `null` where that is nothing, or cannot be told. */
  readonly notBudgeted: TrackedTime | null;
  /** Whether some of that may belong to a line all the same: a role's, or one of somebody who may be another user as well. */
  readonly mayBeBudgeted: boolean;
  /** Whom a line can be linked with, by name: users of QuickBooks Time that belong to nobody of Karbon's. */
  readonly unpairedUsers: readonly PersonRef[];
}

export interface PersonRef {
  /** QuickBooks Time's. */
  readonly userId: string;
  readonly name: string;
}

export interface BudgetSum {
  readonly name: string;
  readonly estimateSeconds: number;
  readonly person: BudgetPerson;
}

/** Whose the time of a line is. */
export type BudgetPerson =
  | {
      readonly kind: 'paired';
      readonly tracked: TrackedTime;
      /** Of QuickBooks Time with that e-mail, where there are several. */
      readonly userCount?: number;
    }
  /** By what the firm has confirmed. */
  | { readonly kind: 'linked'; readonly karbonUserKey: string; readonly tracked: TrackedTime }
  /** Nobody in QuickBooks Time has the e-mail; `suggestion` is the one who has the name. */
  | { readonly kind: 'unpaired'; readonly karbonUserKey: string; readonly suggestion: PersonRef | null }
  /** Several of Karbon have the e-mail, and the name does not tell whose it is in QuickBooks Time. */
  | { readonly kind: 'emailShared'; readonly karbonUserKey: string; readonly suggestion: PersonRef | null }
  | { readonly kind: 'role' }
  /** Karbon's list of people does not have whoever it is: somebody who has left, maybe. */
  | { readonly kind: 'notListed' }
  /** The lists of people have not been read yet. */
  | { readonly kind: 'unknown' };

export interface BudgetInput {
  readonly lines: readonly BudgetLine[];
  readonly karbonUsers: readonly KarbonUser[];
  readonly timeUsers: readonly TimeUser[];
  /** Whether both lists of people have been read to their ends. */
  readonly arePeopleKnown: boolean;
  /** Confirmed by the firm: Karbon user key → QuickBooks Time user id. */
  readonly personLinks: ReadonlyMap<string, string>;
  readonly basis: BudgetBasis;
  /** Whose rights the time was read with. */
  readonly rights: Pick<TimeRights, 'scope' | 'userId'>;
  /** By QuickBooks Time user id, over all ranges. */
  readonly tracked: ReadonlyMap<string, TrackedTime>;
}

/**
 * Sets Karbon's estimate against tracked time. People are the same in both systems when their e-mail is, which is how
 * Karbon pairs them too (karbon.md 4.1), or when the firm has said so. Lines of whose time the rights may show nothing are left out.
 * `null` where nothing is estimated.
 */
export function budgetOf(input: BudgetInput): Budget | null {
  const people = pairPeople(input);
  const sums = sumLines(input);
  if (sums.length === 0) return null;
  const all = sums.map(
    ({ userKey, name, estimateSeconds }): BudgetSum => ({
      name,
      estimateSeconds,
      person: userKey === null ? { kind: 'role' } : personOf(userKey),
    }),
  );
  const budgeted = new Set(sums.flatMap(({ userKey }) => (userKey && people.get(userKey)?.userIds) || []));
  const others = [...input.tracked].filter(([userId]) => !budgeted.has(userId));
  const isEverybodys = input.rights.scope === 'everybody' && input.basis !== 'unclear';
  return {
    estimateSeconds: sums.reduce((total, { estimateSeconds }) => total + estimateSeconds, 0),
    basis: input.basis,
    tracked: [...input.tracked.values()].reduce(addTrackedTime, noTrackedTime),
    lines: input.basis === 'unclear' ? [] : all.filter((_, place) => isSeen(sums[place]?.userKey ?? null)),
    notBudgeted:
      isEverybodys && input.arePeopleKnown && others.length > 0
        ? others.map(([, amount]) => amount).reduce(addTrackedTime)
        : null,
    mayBeBudgeted: all.some(({ person }) => !('tracked' in person)) || hasNamesakeIn(others),
    unpairedUsers: unpairedUsers(),
  };

  function personOf(userKey: string): BudgetPerson {
    const pair = people.get(userKey);
    if (pair) {
      const tracked = pair.userIds.map(trackedBy).reduce(addTrackedTime, noTrackedTime);
      const userCount = pair.userIds.length;
      if (pair.isLink) return { kind: 'linked', karbonUserKey: userKey, tracked };
      return { kind: 'paired', tracked, ...(userCount > 1 && { userCount }) };
    }
    if (!input.arePeopleKnown) return { kind: 'unknown' };
    const user = input.karbonUsers.find(({ key }) => key === userKey);
    if (!user) return { kind: 'notListed' };
    const isShared = usersWithEmail(input.timeUsers, user.email).length > 0;
    const kind = isShared ? 'emailShared' : 'unpaired';
    return { kind, karbonUserKey: userKey, suggestion: suggestionFor(userKey) };
  }

  function trackedBy(userId: string): TrackedTime {
    return input.tracked.get(userId) ?? noTrackedTime;
  }

  /** Whether one of these users of QuickBooks Time is called as somebody who has a line. */
  function hasNamesakeIn(users: readonly (readonly [userId: string, TrackedTime])[]): boolean {
    const ids = new Set(users.map(([userId]) => userId));
    const names = new Set(sums.filter(({ userKey }) => userKey !== null).map(({ name }) => foldName(name)));
    return input.timeUsers.some(({ id, name }) => ids.has(id) && name !== '' && names.has(foldName(name)));
  }

  /** With rights to a part of the time, only of those whose time is in that part for certain. */
  function isSeen(userKey: string | null): boolean {
    const { scope, userId } = input.rights;
    if (scope === 'everybody') return true;
    if (userKey === null) return false;
    const ids = people.get(userKey)?.userIds ?? [];
    if (ids.length === 0) return suggestionFor(userKey)?.userId === userId;
    return ids.includes(userId) || (scope === 'ownGroups' && ids.some((id) => input.tracked.has(id)));
  }

  function unpairedUsers(): PersonRef[] {
    const taken = new Set([...people.values()].flatMap(({ userIds }) => userIds));
    return input.timeUsers
      .filter(({ id, name }) => name !== '' && !taken.has(id))
      .map(({ id, name }) => ({ userId: id, name }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** The only one without a pair whose name is the same; none where the name is two people's, in either system. */
  function suggestionFor(userKey: string): PersonRef | null {
    const name = input.karbonUsers.find(({ key }) => key === userKey)?.name ?? '';
    const isSame = (other: { readonly name: string }) =>
      name.trim() !== '' && foldName(other.name) === foldName(name);
    const [found, second] = unpairedUsers().filter(isSame);
    const isShared = input.karbonUsers.filter((user) => isSame(user) && !people.has(user.key)).length > 1;
    return found && !second && !isShared ? found : null;
  }
}

interface Pair {
  readonly userIds: readonly string[];
  readonly isLink: boolean;
}

/**
 * Karbon user key → whom it is in QuickBooks Time. A user there is one person's alone: whoever has the e-mail, before any link. Of several
 * in Karbon with one e-mail it is the only one of that name.
 */
function pairPeople({ karbonUsers, timeUsers, personLinks }: BudgetInput): Map<string, Pair> {
  const pairs = new Map<string, Pair>();
  for (const { key, email } of karbonUsers) {
    const sharers = usersWithEmail(karbonUsers, email);
    const isOnly = ({ name }: TimeUser) => {
      const [found, second] = sharers.filter((user) => foldName(user.name) === foldName(name));
      return sharers.length === 1 || (found?.key === key && !second);
    };
    const userIds = usersWithEmail(timeUsers, email)
      .filter(isOnly)
      .map(({ id }) => id);
    if (userIds.length > 0) pairs.set(key, { userIds, isLink: false });
  }
  const taken = new Set([...pairs.values()].flatMap(({ userIds }) => userIds));
  const known = new Set(timeUsers.map(({ id }) => id));
  for (const [key, userId] of personLinks) {
    if (pairs.has(key) || taken.has(userId) || !known.has(userId)) continue;
    pairs.set(key, { userIds: [userId], isLink: true });
    taken.add(userId);
  }
  return pairs;
}

interface LineSum {
  /** `null` for a role's. */
  readonly userKey: string | null;
  readonly name: string;
  readonly estimateSeconds: number;
}

/** One for each person and each role, greatest first. */
function sumLines({ lines, karbonUsers }: BudgetInput): LineSum[] {
  const names = new Map(karbonUsers.map(({ key, name }) => [key, name]));
  const sums = new Map<string, LineSum>();
  for (const { userKey, roleName, estimateMinutes } of lines) {
    const key = JSON.stringify(userKey === null ? ['role', roleName] : ['user', userKey]);
    sums.set(key, {
      userKey,
      name: (userKey !== null && names.get(userKey)) || roleName,
      estimateSeconds: (sums.get(key)?.estimateSeconds ?? 0) + estimateMinutes * 60,
    });
  }
  return [...sums.values()]
    .filter(({ estimateSeconds }) => estimateSeconds > 0)
    .sort((a, b) => b.estimateSeconds - a.estimateSeconds || (a.name < b.name ? -1 : 1));
}

/** Nobody has an empty one. */
function usersWithEmail<User extends { readonly email: string }>(
  users: readonly User[],
  email: string,
): readonly User[] {
  const wanted = emailKey(email);
  return wanted === '' ? [] : users.filter((user) => emailKey(user.email) === wanted);
}

function emailKey(email: string): string {
  return email.trim().toLowerCase();
}
