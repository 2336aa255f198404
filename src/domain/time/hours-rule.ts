import { forEachInSteps } from '../matching/stepped';
import type { HoursInput, HoursItem, HoursResult, HoursState, HoursUnknown } from './hours';
import { chooseOptions } from './hours-choose';
import { pairAcrossDays } from './hours-days';
import { explanationsOf } from './hours-explain';
import { stateLeftAlone } from './hours-export';
import { reconcileKarbon } from './hours-karbon';
import { isOpen, type OpenHours, openBy, openHours } from './hours-open';
import { pairByAmount } from './hours-pairs';
import { type ActivityPart, type EntryPart, groupedBy, unknownCustomer } from './hours-parts';
import { inPeriod } from './hours-period';
import { pairStrangers } from './hours-strangers';

/**
 * Lays the hours of QuickBooks Time beside QuickBooks' and Karbon's. What speaks most goes first: the same person, day, customer and amount; then
 * parts and sums of a day, other customers, other amounts; other days; people who aren't known. The order of the lists doesn't count.
 * Yields after each small step.
 */
export function* reconcileHours(input: HoursInput): Generator<undefined, HoursResult> {
  const items = yield* reconcileQuickbooks(input);
  return { items: yield* inPeriod(input, items), ...(yield* reconcileKarbon(input)) };
}

function* reconcileQuickbooks(input: HoursInput): Generator<undefined, readonly HoursItem[]> {
  const { activities } = input;
  if (typeof activities === 'string') return yield* withoutActivities(input, activities);
  const hours = yield* openHours(input, activities);
  const tolerance = input.rules.roundingSeconds;
  yield* pairEqual(hours, tolerance);
  yield* explainDays(hours, tolerance, true);
  yield* pairAcrossDays(hours, tolerance);
  yield* explainDays(hours, tolerance, false);
  const doubted = yield* pairStrangers(hours, tolerance, input.isKnownPerson);
  yield* pairLeave(hours, tolerance);
  yield* leaveAlone(input, hours, doubted);
  return hours.items;
}

/** What can be said by QuickBooks Time alone. */
function* withoutActivities(
  input: HoursInput,
  why: HoursUnknown,
): Generator<undefined, readonly HoursItem[]> {
  const hours = yield* openHours(input, []);
  yield* forEachInSteps(hours.entries, (part) => {
    const state = leftAlone(input, part);
    hours.settle([part], [], state.kind === 'exportedNotFound' ? { kind: 'unknown', why } : state);
  });
  return hours.items;
}

/** The same person, day, customer and amount. */
function* pairEqual(hours: OpenHours, tolerance: number): Generator<undefined, void> {
  const entries = yield* openBy(hours.entries, (part) => (mayBeEqual(part) ? part.personDay : null));
  const activities = yield* openBy(hours.activities, ({ personDay }) => personDay);
  for (const [key, ofDay] of activities) {
    const ofCustomer = groupedBy(entries.get(key) ?? [], ({ customer }) => customer);
    for (const [customer, found] of groupedBy(ofDay, (part) => part.customer)) {
      const same = ofCustomer.get(customer);
      if (same) yield* pairSame(hours, same, found, tolerance);
    }
  }
}

function* pairSame(
  hours: OpenHours,
  entries: readonly EntryPart[],
  activities: readonly ActivityPart[],
  tolerance: number,
): Generator<undefined, void> {
  const [entry] = entries;
  const [activity] = activities;
  if (entry && activity && entries.length === 1 && activities.length === 1) {
    const isEqual = Math.abs(entry.seconds - activity.seconds) <= tolerance;
    if (isEqual) hours.settle([entry], [activity], { kind: 'arrived' });
    return;
  }
  const locked = entries.filter(({ entry }) => entry.isLocked);
  yield* settlePairs(hours, yield* pairByAmount(locked, activities, tolerance), { kind: 'arrived' });
  // Locked time that isn't found may stand there in parts: what isn't locked mustn't take one of them unseen.
  if (locked.length === entries.length || locked.some(isOpen)) return;
  const pairs = yield* pairByAmount(entries.filter(isOpen), activities.filter(isOpen), tolerance);
  yield* settlePairs(hours, pairs, { kind: 'arrived' });
}

function mayBeEqual({ entry, isWork }: EntryPart): boolean {
  return isWork && !entry.isRunning;
}

function* settlePairs(
  hours: OpenHours,
  pairs: readonly (readonly [EntryPart, ActivityPart])[],
  state: HoursState,
): Generator<undefined, void> {
  yield* forEachInSteps(pairs, ([entry, activity]) => hours.settle([entry], [activity], state));
  yield;
}

/** What else may have become of a person's time within its day. */
function* explainDays(hours: OpenHours, tolerance: number, isStrict: boolean): Generator<undefined, void> {
  const activities = yield* openBy(hours.activities, ({ personDay }) => personDay);
  const entries = yield* openBy(hours.entries, (part) => (part.isWork ? part.personDay : null));
  const deleted = yield* openBy(hours.deleted, (part) => (part.isWork ? part.personDay : null));
  for (const [key, found] of activities) {
    const day = { entries: entries.get(key) ?? [], deleted: deleted.get(key) ?? [], activities: found };
    if (day.entries.length + day.deleted.length === 0) continue;
    const chosen = yield* chooseOptions(yield* explanationsOf(day, tolerance, isStrict));
    for (const one of chosen) hours.settle(one.entries, one.activities, one.state, one.deleted);
  }
}

/** Leave and breaks have no customer; payroll may have their time. */
function* pairLeave(hours: OpenHours, tolerance: number): Generator<undefined, void> {
  const entries = yield* openBy(hours.entries, (part) => (part.isWork ? null : part.personDay));
  const activities = yield* openBy(hours.activities, (part) =>
    part.customer === '' ? part.personDay : null,
  );
  for (const [key, leave] of entries) {
    const pairs = yield* pairByAmount(leave, activities.get(key) ?? [], tolerance);
    yield* settlePairs(hours, pairs, { kind: 'notWork' });
  }
}

/** @param doubted what somebody's time may be, whose person isn't known */
function* leaveAlone(
  input: HoursInput,
  hours: OpenHours,
  doubted: ReadonlySet<EntryPart | ActivityPart>,
): Generator<undefined, void> {
  const daysInDoubt = new Set<string | null>();
  yield* forEachInSteps(hours.entries, (part) => {
    if (part.isSettled) return;
    const state = leftAlone(input, part);
    const isOfUnread = part.customer === unknownCustomer && state.kind === 'exportedNotFound';
    if (isOfUnread) daysInDoubt.add(part.personDay);
    if (doubted.has(part)) hours.settle([part], [], { kind: 'unknown', why: 'personUnknown' });
    else if (isOfUnread) hours.settle([part], [], { kind: 'unknown', why: 'notRead' });
    else if (state.kind !== 'exportedNotFound') hours.settle([part], [], state);
    else if (part.person === null) hours.settle([part], [], { kind: 'unknown', why: 'personUnknown' });
    // What is rounded away leaves nothing that could be there.
    else {
      const isRoundedAway = Math.abs(part.seconds) <= input.rules.roundingSeconds;
      hours.settle([part], [], isRoundedAway ? { kind: 'arrived' } : state);
    }
  });
  yield* forEachInSteps(hours.activities, (part) => {
    if (part.isSettled) return;
    if (doubted.has(part)) hours.settle([], [part], { kind: 'unknown', why: 'personUnknown' });
    else if (part.person !== null && daysInDoubt.has(part.personDay)) {
      hours.settle([], [part], { kind: 'unknown', why: 'notRead' });
    } else hours.settle([], [part], { kind: 'onlyInQuickbooks' });
  });
}

function leftAlone(input: HoursInput, { entry, isWork }: EntryPart): HoursState {
  return isWork ? stateLeftAlone(input, entry) : { kind: 'notWork' };
}
