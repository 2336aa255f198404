import type { TimeEntry } from '../records/records';
import type { HoursInput, HoursItem, HoursResult, HoursState, TimeActivity } from './hours';
import { stateLeftAlone } from './hours-export';
import { secondsOf } from './hours-parts';

/** Lays the hours of QuickBooks Time beside QuickBooks' and Karbon's. Yields after each small step. */
export function* reconcileHours(input: HoursInput): Generator<undefined, HoursResult> {
  const activities = typeof input.activities === 'string' ? [] : input.activities;
  const items = [...input.entries.map((entry) => ofEntry(input, entry)), ...activities.map(ofActivity)];
  yield;
  return { items, karbonItems: [], karbon: 'notRead' };
}

function ofEntry(input: HoursInput, entry: TimeEntry): HoursItem {
  const target = input.targetOf(entry.jobcodeId);
  return {
    id: `entry:${entry.id}`,
    state: stateLeftAlone(input, entry),
    entryIds: [entry.id],
    activityIds: [],
    jobcodeId: entry.jobcodeId,
    customerId: target === null || target === 'unknown' ? null : target.customerId,
    date: entry.date,
    timeSeconds: secondsOf(entry, input.nowMs),
    quickbooksSeconds: 0,
    amountAtStake: null,
  };
}

function ofActivity(activity: TimeActivity): HoursItem {
  const state: HoursState = { kind: 'onlyInQuickbooks' };
  return {
    id: `activity:${activity.id}`,
    state,
    entryIds: [],
    activityIds: [activity.id],
    jobcodeId: null,
    customerId: activity.customerId,
    date: activity.date,
    timeSeconds: 0,
    quickbooksSeconds: activity.durationSeconds,
    amountAtStake: null,
  };
}
