import type { HoursItem, HoursState, TimeActivity } from './hours';
import type { ActivityPart, EntryPart } from './hours-parts';
import { sumOf } from './hours-sums';

/** The item of entries and activities that belong together, of which there is one at least. */
export function itemOf(
  entries: readonly EntryPart[],
  activities: readonly ActivityPart[],
  state: HoursState,
): HoursItem {
  const entry = first(entries);
  const activity = first(activities);
  const timeSeconds = sumOf(entries);
  const quickbooksSeconds = sumOf(activities);
  return {
    id: entry ? `entry:${entry.id}` : `activity:${activity?.id}`,
    state,
    entryIds: idsOf(entries),
    activityIds: idsOf(activities),
    jobcodeId: entry?.entry.jobcodeId ?? null,
    customerId: entry ? entry.customerId : (activity?.activity.customerId ?? null),
    date: entry?.entry.date ?? activity?.activity.date ?? '',
    timeSeconds,
    quickbooksSeconds,
    amountAtStake: atStake(state, activities, timeSeconds),
  };
}

function first<Part extends { readonly id: string }>(parts: readonly Part[]): Part | undefined {
  return parts.reduce((least, part) => (part.id < least.id ? part : least), parts[0] as Part);
}

function idsOf(parts: readonly { readonly id: string }[]): readonly string[] {
  return parts.map(({ id }) => id).sort();
}

/** Cents, which sums of binary fractions are not. */
function toCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function atStake(state: HoursState, activities: readonly ActivityPart[], timeSeconds: number): number | null {
  const seconds = sumOf(activities);
  switch (state.kind) {
    case 'arrived':
    case 'notWork':
      return 0;
    case 'changedAfterExport': {
      const amount = amountOf(activities);
      const share = Math.abs(timeSeconds - seconds) / Math.max(seconds, 1);
      // Of no time at all, there is no rate to go by.
      if (amount === null || (seconds === 0 && timeSeconds > 0)) return null;
      return toCents(amount * share);
    }
    case 'otherCustomer':
    case 'deletedAfterExport':
    case 'onlyInQuickbooks':
      return amountOf(activities);
    case 'exportedNotFound':
    case 'notExported':
    case 'unknown':
      return null;
  }
}

function amountOf(activities: readonly ActivityPart[]): number | null {
  let sum = 0;
  for (const { activity, seconds } of activities) {
    const rate = rateOf(activity);
    if (rate === null) return null;
    sum += (rate * seconds) / 3_600;
  }
  return toCents(sum);
}

/** What isn't billable is billed nothing, whatever its rate. */
function rateOf({ billable, hourlyRate }: TimeActivity): number | null {
  return billable === 'notBillable' ? 0 : hourlyRate;
}
