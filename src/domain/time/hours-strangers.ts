import { dayOf, type OpenHours, openBy } from './hours-open';
import { type ActivityPart, type EntryPart, placeOf } from './hours-parts';

type Part = EntryPart | ActivityPart;

interface Pair {
  readonly entry: EntryPart;
  readonly activity: ActivityPart;
}

/**
 * Time whose person isn't known on one side: it has arrived where on its day, for its customer and of its amount there is nothing else that
 * it could be on either side, and where no user would be two persons or two users one. Yields after each small step.
 *
 * @param isKnownPerson a known person's time is nobody else's
 * @returns what may be there, and can't be told
 */
export function* pairStrangers(
  hours: OpenHours,
  tolerance: number,
  isKnownPerson: (person: string) => boolean,
): Generator<undefined, ReadonlySet<Part>> {
  const keyOf = (part: Part) => `${dayOf(part)}\n${part.customer}`;
  const entries = yield* openBy(hours.entries, (part) =>
    part.isWork && !part.entry.isRunning && (part.person === null || part.entry.isLocked)
      ? keyOf(part)
      : null,
  );
  const activities = yield* openBy(hours.activities, (part) =>
    part.person === null || !isKnownPerson(part.person) ? keyOf(part) : null,
  );
  const doubted = new Set<Part>();
  const pairs: Pair[] = [];
  for (const [key, found] of activities) {
    const same = entries.get(key) ?? [];
    const isInDoubt = same.some(({ person, entry }) => person === null && entry.isLocked);
    for (const activity of found) {
      const [entry, ...others] = possible(same, activity, tolerance);
      if (entry || isInDoubt) doubted.add(activity);
      yield;
      if (!entry || others.length > 0) continue;
      if (possible(found, entry, tolerance).length === 1) pairs.push({ entry, activity });
    }
    for (const entry of same) {
      if (possible(found, entry, tolerance).length > 0) doubted.add(entry);
      yield;
    }
  }
  for (const { entry, activity } of pairs.filter(isOneToOne(pairs))) {
    hours.settle([entry], [activity], { kind: 'arrived' });
  }
  return doubted;
}

/** Those of the other side that may be the same time, up to two: more say no more. @param parts by amount */
function possible<Other extends Part>(
  parts: readonly Other[],
  one: Part,
  tolerance: number,
): readonly Other[] {
  const found: Other[] = [];
  for (let at = placeOf(parts, one.seconds - tolerance); at < parts.length && found.length < 2; at += 1) {
    const part = parts[at];
    if (!part || part.seconds > one.seconds + tolerance) break;
    // Two who are known are known to be others, or have been compared.
    if (part.person === null || one.person === null) found.push(part);
  }
  return found;
}

/** Whether a pair's user is one person in all pairs, and its person one user. */
function isOneToOne(pairs: readonly Pair[]): (pair: Pair) => boolean {
  const persons = new Map<string, Set<string>>();
  const users = new Map<string, Set<string>>();
  const ofStrangers = pairs.flatMap(({ entry, activity }) =>
    entry.person === null && activity.person !== null
      ? [{ user: entry.entry.userId, person: activity.person }]
      : [],
  );
  for (const { user, person } of ofStrangers) {
    persons.set(user, (persons.get(user) ?? new Set()).add(person));
    users.set(person, (users.get(person) ?? new Set()).add(user));
  }
  return ({ entry, activity }) =>
    (persons.get(entry.entry.userId)?.size ?? 1) === 1 && (users.get(activity.person ?? '')?.size ?? 1) === 1;
}
