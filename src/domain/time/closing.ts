import { forEachInSteps, sortedInSteps } from '../matching/stepped';
import type { HoursItem, HoursState, HoursStateKind } from './hours';

/** A state as it is kept: with its reason, its customer's id, or what keeps it from being known; else `''`. */
export interface ClosedState {
  readonly kind: HoursStateKind;
  readonly detail: string;
}

/** What a closed period keeps of each item: enough to tell later what has changed since. */
export interface ClosedItem extends ClosedFields {
  readonly state: ClosedState;
}

type ClosedFields = Pick<
  HoursItem,
  | 'id'
  | 'entryIds'
  | 'activityIds'
  | 'jobcodeId'
  | 'customerId'
  | 'date'
  | 'timeSeconds'
  | 'quickbooksSeconds'
>;

/** An item that is no longer as it was when the period was closed: `null` where there was none, or is none any more. */
export type ChangeSinceClosing =
  | { readonly before: ClosedItem; readonly after: ClosedItem | null }
  | { readonly before: null; readonly after: ClosedItem };

/** What a closing keeps of an item. */
export function closedItem(item: HoursItem): ClosedItem {
  const { id, entryIds, activityIds, jobcodeId, customerId, date, timeSeconds, quickbooksSeconds } = item;
  const state = { kind: item.state.kind, detail: detailOf(item.state) };
  return { id, state, entryIds, activityIds, jobcodeId, customerId, date, timeSeconds, quickbooksSeconds };
}

/** Whether an hour still needs somebody before it can be billed. */
export function isException({ kind }: { readonly kind: HoursStateKind }): boolean {
  return kind !== 'arrived' && kind !== 'notWork';
}

function detailOf(state: HoursState): string {
  switch (state.kind) {
    case 'otherCustomer':
      return state.customerId ?? '';
    case 'notExported':
      return state.reason;
    case 'unknown':
      return state.why;
    default:
      return '';
  }
}

/**
 * What has changed since a period was closed, by the day. An item is the same as long as one of its entries is, or, without any, one of
 * its activities: the state, the customer, the day or the hours of it may have changed. Yields after each small step.
 */
export function* changesSinceClosing(
  closed: readonly ClosedItem[],
  now: readonly ClosedItem[],
): Generator<undefined, readonly ChangeSinceClosing[]> {
  const left = new Set<ClosedItem>();
  const byRecord = new Map<string, ClosedItem>();
  yield* forEachInSteps(now, (item) => {
    left.add(item);
    for (const key of recordsOf(item)) byRecord.set(key, item);
  });
  const changes: ChangeSinceClosing[] = [];
  const unlike: ClosedItem[] = [];
  // What holds the same records is the same before anything else is.
  yield* forEachInSteps(yield* sortedInSteps(closed, byId), (before) => {
    const [first] = recordsOf(before);
    const after = first === undefined ? undefined : byRecord.get(first);
    if (!after || !left.has(after) || !isOfSameRecords(before, after)) {
      unlike.push(before);
      return;
    }
    left.delete(after);
    if (!isSame(before, after)) changes.push({ before, after });
  });
  yield* forEachInSteps(unlike, (before) => {
    const after = recordsOf(before)
      .map((key) => byRecord.get(key))
      .find((item) => item !== undefined && left.has(item));
    if (after) left.delete(after);
    changes.push({ before, after: after ?? null });
  });
  yield* forEachInSteps(left, (after) => void changes.push({ before: null, after }));
  return yield* sortedInSteps(changes, (one, other) => byDay(shownOf(one), shownOf(other)));
}

/** Entries before activities: whose time it is decides. */
function recordsOf({ entryIds, activityIds }: ClosedItem): readonly string[] {
  return [...[...entryIds].sort().map((id) => `e${id}`), ...[...activityIds].sort().map((id) => `a${id}`)];
}

function isOfSameRecords(one: ClosedItem, other: ClosedItem): boolean {
  return recordsOf(one).join() === recordsOf(other).join();
}

function isSame(one: ClosedItem, other: ClosedItem): boolean {
  return (
    one.state.kind === other.state.kind &&
    one.state.detail === other.state.detail &&
    one.jobcodeId === other.jobcodeId &&
    one.customerId === other.customerId &&
    one.date === other.date &&
    (one.timeSeconds === other.timeSeconds || isOnTheClock(other)) &&
    one.quickbooksSeconds === other.quickbooksSeconds
  );
}

/** Grows all the time, which is no change. */
function isOnTheClock({ state }: ClosedItem): boolean {
  return state.detail === 'onTheClock';
}

function shownOf(change: ChangeSinceClosing): ClosedItem {
  return change.before === null ? change.after : (change.after ?? change.before);
}

function byId(one: ClosedItem, other: ClosedItem): number {
  return one.id < other.id ? -1 : Number(one.id > other.id);
}

function byDay(one: ClosedItem, other: ClosedItem): number {
  return one.date.localeCompare(other.date) || byId(one, other);
}
