import type { DayText, TimeEntry } from '../records/records';
import type { HoursInput, TimeActivity } from './hours';
import { hasJobcode, isNotWork, targetOfEntry } from './hours-export';

/** A customer as the two sides compare it: `=` and its id, empty for time without one. */
type CustomerKey = string;

/** Of a jobcode that QuickBooks has no customer of: no activity's. */
const noSuchCustomer: CustomerKey = '-';
/** While QuickBooks' list isn't read. */
export const unknownCustomer: CustomerKey = '?';

/** A time entry as it is looked for in QuickBooks. */
export interface EntryPart {
  readonly entry: TimeEntry;
  readonly id: string;
  readonly seconds: number;
  /** Of QuickBooks, `kind:id`. */
  readonly person: string | null;
  readonly customer: CustomerKey;
  readonly customerId: string | null;
  readonly isWork: boolean;
  /** See `PersonDays`; `null` where the person isn't known. */
  readonly personDay: string | null;
  /** Whether it stands in an item. */
  isSettled: boolean;
}

/** A time activity as entries are held against it. */
export interface ActivityPart {
  readonly activity: TimeActivity;
  readonly id: string;
  readonly seconds: number;
  readonly person: string | null;
  readonly customer: CustomerKey;
  readonly personDay: string | null;
  isSettled: boolean;
}

/** Whose time of which day, as one text. */
export type PersonDays = (person: string, date: DayText) => string;

/** Makes each text once: it is the same for all of a day, and there are few of them for very many hours. */
export function createPersonDays(): PersonDays {
  const known = new Map<string, Map<DayText, string>>();
  return (person, date) => {
    const days = known.get(person) ?? new Map<DayText, string>();
    known.set(person, days);
    const key = days.get(date) ?? `${person}\n${date}`;
    days.set(date, key);
    return key;
  };
}

/** Up to now, of an entry on the clock. */
export function secondsOf({ isRunning, startMs, durationSeconds }: TimeEntry, nowMs: number): number {
  if (!isRunning) return durationSeconds;
  return startMs === null ? 0 : Math.max(0, Math.floor((nowMs - startMs) / 1_000));
}

/** Makes parts of entries; each jobcode and each user is asked for once. */
export function entryPartsOf(input: HoursInput, personDayOf: PersonDays): (entry: TimeEntry) => EntryPart {
  const customerOf = remembered((jobcodeId) => input.targetOf(jobcodeId));
  const personOf = remembered((userId) => input.personOf(userId));
  const keyOf = remembered(customerKey);
  const isWork = remembered((jobcodeId) => input.isWork(jobcodeId));
  return (entry) => {
    const target = targetOfEntry({ targetOf: customerOf }, entry);
    const customerId = target === null || target === 'unknown' ? null : target.customerId;
    const person = personOf(entry.userId);
    const missing = target === 'unknown' ? unknownCustomer : noSuchCustomer;
    return {
      entry,
      id: entry.id,
      seconds: secondsOf(entry, input.nowMs),
      person,
      personDay: person === null ? null : personDayOf(person, entry.date),
      isSettled: false,
      customer: !hasJobcode(entry) ? '' : customerId === null ? missing : keyOf(customerId),
      customerId,
      isWork: !isNotWork({ isWork }, entry),
    };
  };
}

/** Makes parts of activities. */
export function activityPartsOf(personDayOf: PersonDays): (activity: TimeActivity) => ActivityPart {
  const keyOf = remembered(customerKey);
  const people = {
    employee: remembered((id) => `employee:${id}`),
    vendor: remembered((id) => `vendor:${id}`),
  };
  return (activity) => {
    const { id, customerId, durationSeconds } = activity;
    const person = activity.person && people[activity.person.kind](activity.person.id);
    return {
      activity,
      id,
      seconds: durationSeconds,
      person,
      personDay: person === null ? null : personDayOf(person, activity.date),
      isSettled: false,
      customer: customerId === null ? '' : keyOf(customerId),
    };
  };
}

function customerKey(id: string): CustomerKey {
  return `=${id}`;
}

function remembered<Value>(ask: (id: string) => Value): (id: string) => Value {
  const known = new Map<string, Value>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const value = ask(id);
    known.set(id, value);
    return value;
  };
}

/** By amount, and then by id: what every step goes by, so that the order of the lists doesn't count. */
export function byAmount(one: Amount, other: Amount): number {
  return one.seconds - other.seconds || (one.id < other.id ? -1 : Number(one.id > other.id));
}

/** A number of seconds that is told from others. */
export interface Amount {
  readonly id: string;
  readonly seconds: number;
}

/** In the order in which the keys first come; each group in the order of its parts. */
export function groupedBy<Part>(
  parts: readonly Part[],
  keyOf: (part: Part) => string,
): ReadonlyMap<string, readonly Part[]> {
  const groups = new Map<string, Part[]>();
  for (const part of parts) {
    const key = keyOf(part);
    const group = groups.get(key);
    if (group) group.push(part);
    else groups.set(key, [part]);
  }
  return groups;
}

/** By amount; of activities alike the one that was made first, which is the one that an entry has: others have been exported again. */
export function byAmountAndAge(one: EntryPart | ActivityPart, other: EntryPart | ActivityPart): number {
  return one.seconds - other.seconds || ageOf(one) - ageOf(other) || byAmount(one, other);
}

function ageOf(part: EntryPart | ActivityPart): number {
  return 'activity' in part ? part.activity.createdAt : 0;
}

/** One amount is held against so many of the other side. */
const mostNear = 24;

/** The parts nearest to an amount. @param parts by amount */
export function nearest<Part extends Amount>(parts: readonly Part[], seconds: number): readonly Part[] {
  if (parts.length <= mostNear) return parts;
  const middle = placeOf(parts, seconds) - mostNear / 2;
  const from = Math.max(0, Math.min(middle, parts.length - mostNear));
  return parts.slice(from, from + mostNear);
}

/** Where the first part of that amount and above stands. @param parts by amount */
export function placeOf(parts: readonly Amount[], seconds: number): number {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.seconds ?? 0) < seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}
