import type { HoursState } from './hours';
import type { Option } from './hours-choose';
import { type ActivityPart, type EntryPart, groupedBy, nearest, unknownCustomer } from './hours-parts';
import { sumOf, sumsTo } from './hours-sums';

/** Entries and activities that may be the same time, or were before one side was changed. */
export interface Explanation extends Option {
  /** Of QuickBooks Time as it is now. */
  readonly entries: readonly EntryPart[];
  /** Deleted there since. */
  readonly deleted: readonly EntryPart[];
  readonly activities: readonly ActivityPart[];
  readonly state: HoursState;
}

/**
 * How much speaks for an explanation. What only chance could make equal weighs most; time that is locked has been exported, so that it has an
 * activity somewhere, while of what isn't locked it has to be shown that it was changed after the activity was made.
 */
const weights = {
  exact: { locked: 100, open: 60 },
  sum: { locked: 95, open: 55 },
  deleted: 40,
  otherCustomer: { locked: 34, open: 22 },
  sumUnderOther: 18,
  changed: { locked: 24, open: 14 },
  customerUnknown: { locked: 25, open: 12 },
} as const;

/** Of each part more than one. */
const partCost = 2;
const nearness = 8;
const sameNote = 3;
/** Amounts that are farther from each other than this are rather two separate things, as long as there are others to look at. */
const leastRatio = 0.75;

/** All that may have become of one person's time of one day. */
export interface DayOf {
  readonly entries: readonly EntryPart[];
  readonly deleted: readonly EntryPart[];
  readonly activities: readonly ActivityPart[];
}

/** Yields after each small step. @param isStrict leaves out amounts that are far from each other */
export function* explanationsOf(
  { entries, deleted, activities }: DayOf,
  tolerance: number,
  isStrict: boolean,
): Generator<undefined, readonly Explanation[]> {
  const found: Explanation[] = [];
  for (const activity of activities) {
    yield;
    for (const entry of nearest(entries, activity.seconds)) {
      const one = ofPair(entry, activity, tolerance, isStrict);
      if (one) found.push(one);
    }
    for (const entry of nearest(deleted, activity.seconds)) {
      const difference = Math.abs(entry.seconds - activity.seconds);
      if (entry.customer !== activity.customer || difference > tolerance) continue;
      found.push(
        explained([], [activity], weights.deleted - closeness(difference, tolerance), deletedSince([entry]), [
          entry,
        ]),
      );
    }
  }
  const closed = inOrderOfWork(entries.filter(({ entry, seconds }) => !entry.isRunning && seconds > 0));
  const filled = inOrderOfCreation(activities.filter(({ seconds }) => seconds > 0));
  const ofJobcode = [...groupedBy(closed, ({ entry }) => entry.jobcodeId).values()];
  const ofCustomer = [...groupedBy(filled, ({ customer }) => customer).values()];
  // Several entries as one activity, and one entry as several.
  for (const activity of filled) {
    for (const same of ofJobcode) {
      const sets = sumsTo(activity.seconds, same, tolerance);
      found.push(...sets.flatMap((set) => ofSum(set, [activity], tolerance)));
      yield;
    }
  }
  for (const entry of closed) {
    for (const same of ofCustomer) {
      const sets = sumsTo(entry.seconds, same, tolerance);
      found.push(...sets.flatMap((set) => ofSum([entry], set, tolerance)));
      yield;
    }
  }
  return found;
}

function ofPair(
  part: EntryPart,
  activity: ActivityPart,
  tolerance: number,
  isStrict: boolean,
): Explanation | null {
  const { entry } = part;
  const lock = entry.isLocked ? 'locked' : 'open';
  const difference = Math.abs(part.seconds - activity.seconds);
  const isEqual = difference <= tolerance && !entry.isRunning;
  const note = entry.notes !== '' && entry.notes === activity.activity.description ? sameNote : 0;
  const weigh = (weight: number) => weight + note - closeness(difference, tolerance);
  if (part.customer === activity.customer && isEqual) {
    return explained([part], [activity], weigh(weights.exact[lock]), { kind: 'arrived' });
  }
  if (!mayHaveMoved(part, activity)) return null;
  if (part.customer === activity.customer) {
    const ratio = ratioOf(part.seconds, activity.seconds);
    if (isStrict && ratio < leastRatio) return null;
    const state = { kind: 'changedAfterExport', quickbooksSeconds: activity.seconds } as const;
    return explained([part], [activity], weights.changed[lock] + note + ratio * nearness, state);
  }
  if (!isEqual || activity.seconds === 0) return null;
  if (part.customer === unknownCustomer) {
    return explained([part], [activity], weigh(weights.customerUnknown[lock]), {
      kind: 'unknown',
      why: 'notRead',
    });
  }
  return explained([part], [activity], weigh(weights.otherCustomer[lock]), underOther(activity));
}

function ofSum(
  entries: readonly EntryPart[],
  activities: readonly ActivityPart[],
  tolerance: number,
): readonly Explanation[] {
  const [entry] = entries;
  const [activity] = activities;
  if (!entry || !activity || entry.customer === unknownCustomer) return [];
  const isLocked = entries.every((part) => part.entry.isLocked);
  const parts = entries.length + activities.length;
  const difference = Math.abs(sumOf(entries) - sumOf(activities));
  const cost = partCost * parts + closeness(difference, tolerance * parts);
  if (entry.customer === activity.customer) {
    const weight = weights.sum[isLocked ? 'locked' : 'open'];
    return [explained(entries, activities, weight - cost, { kind: 'arrived' })];
  }
  if (!isLocked) return [];
  const weight = Math.max(1, weights.sumUnderOther - cost);
  return [explained(entries, activities, weight, underOther(activity))];
}

function underOther({ activity }: ActivityPart): HoursState {
  return { kind: 'otherCustomer', customerId: activity.customerId };
}

/** @param deleted entries that are */
function deletedSince(deleted: readonly EntryPart[]): HoursState {
  return { kind: 'deletedAfterExport', deletedEntryIds: deleted.map(({ id }) => id) };
}

function explained(
  entries: readonly EntryPart[],
  activities: readonly ActivityPart[],
  weight: number,
  state: HoursState,
  deleted: readonly EntryPart[] = [],
): Explanation {
  return { entries, deleted, activities, state, weight, parts: [...entries, ...deleted, ...activities] };
}

/**
 * Whether an entry that isn't equal to an activity may be what the activity was made of: it is locked, or has been changed after the activity was
 * made and has no other note. A stamp that can't be read says nothing against it.
 */
export function mayHaveMoved({ entry }: EntryPart, { activity }: ActivityPart): boolean {
  if (entry.isLocked) return true;
  if (entry.isRunning && (entry.startMs === null || entry.startMs >= activity.createdAt)) return false;
  const { description } = activity;
  if (entry.notes !== '' && description !== '' && entry.notes !== description) return false;
  return !(Date.parse(entry.lastModified) <= activity.createdAt);
}

/** 0 to 1: how far within what is allowed. */
function closeness(difference: number, tolerance: number): number {
  return difference / (tolerance + 1);
}

function ratioOf(one: number, other: number): number {
  return Math.min(one, other) / Math.max(one, other, 1);
}

function inOrderOfWork(parts: readonly EntryPart[]): EntryPart[] {
  return [...parts].sort(
    (one, other) => (one.entry.startMs ?? 0) - (other.entry.startMs ?? 0) || (one.id < other.id ? -1 : 1),
  );
}

function inOrderOfCreation(parts: readonly ActivityPart[]): ActivityPart[] {
  return [...parts].sort(
    (one, other) => one.activity.createdAt - other.activity.createdAt || (one.id < other.id ? -1 : 1),
  );
}
