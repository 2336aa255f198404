import { foldName } from '../matching/normalize-name';
import {
  namesakeOf,
  type PeopleInput,
  pairPeople,
  type TimePerson,
  unpairedUsers,
  usersWithEmail,
} from '../people/pair-people';
import type { BudgetLine, TimeRights } from '../records/records';
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
  /** Of the one whose rights the time was read with. */
  readonly isOwn?: boolean;
}

/** The time of somebody's accounts in QuickBooks Time, added up. */
interface AccountsTime {
  readonly tracked: TrackedTime;
  /** Where there are several. */
  readonly userCount?: number;
  /** The rights may not show all of them. */
  readonly isPartial?: true;
}

/** Whose the time of a line is. */
export type BudgetPerson =
  | ({ readonly kind: 'paired' } & AccountsTime)
  /** Wholly or in part by what the firm has confirmed: these `links`. */
  | ({ readonly kind: 'linked'; readonly links: readonly PersonRef[] } & AccountsTime)
  /** Nobody in QuickBooks Time has the e-mail; `suggestion` is the one who has the name. */
  | { readonly kind: 'unpaired'; readonly karbonUserKey: string; readonly suggestion: PersonRef | null }
  /** Several of Karbon have the e-mail, and the name does not tell whose it is in QuickBooks Time. */
  | { readonly kind: 'emailShared'; readonly karbonUserKey: string; readonly suggestion: PersonRef | null }
  | { readonly kind: 'role' }
  /** Karbon's list of people does not have whoever it is: somebody who has left, maybe. */
  | { readonly kind: 'notListed' }
  /** The lists of people have not been read yet. */
  | { readonly kind: 'unknown' };

export interface BudgetInput extends PeopleInput {
  readonly lines: readonly BudgetLine[];
  /** Whether both lists of people have been read to their ends. */
  readonly arePeopleKnown: boolean;
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
      ...(isOwn(userKey) && { isOwn: true }),
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
    unpairedUsers: unpairedUsers(input.timeUsers, people).map(personRef),
  };

  function personOf(userKey: string): BudgetPerson {
    const pair = people.get(userKey);
    if (pair) {
      const tracked = pair.userIds.map(trackedBy).reduce(addTrackedTime, noTrackedTime);
      const userCount = pair.userIds.length;
      const time: AccountsTime = {
        tracked,
        ...(userCount > 1 && { userCount }),
        ...(!pair.userIds.every(isVisible) && { isPartial: true }),
      };
      if (pair.linkedUserIds.length === 0) return { kind: 'paired', ...time };
      const links = input.timeUsers.filter(({ id }) => pair.linkedUserIds.includes(id)).map(personRef);
      return { kind: 'linked', links, ...time };
    }
    if (!input.arePeopleKnown) return { kind: 'unknown' };
    const user = input.karbonUsers.find(({ key }) => key === userKey);
    if (!user) return { kind: 'notListed' };
    const isShared = usersWithEmail(input.timeUsers, user.email).length > 0;
    const kind = isShared ? 'emailShared' : 'unpaired';
    return { kind, karbonUserKey: userKey, suggestion: suggestionFor(userKey) };
  }

  function isOwn(userKey: string | null): boolean {
    return userKey !== null && people.get(userKey)?.userIds.includes(input.rights.userId) === true;
  }

  function trackedBy(userId: string): TrackedTime {
    return input.tracked.get(userId) ?? noTrackedTime;
  }

  /** Whether the rights show the time of this user for certain. */
  function isVisible(id: string): boolean {
    const { scope, userId } = input.rights;
    return scope === 'everybody' || id === userId || (scope === 'ownGroups' && input.tracked.has(id));
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
    return ids.some(isVisible);
  }

  function suggestionFor(userKey: string): PersonRef | null {
    const found = namesakeOf(userKey, input, people);
    return found && personRef(found);
  }
}

function personRef({ id, name }: TimePerson): PersonRef {
  return { userId: id, name };
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
