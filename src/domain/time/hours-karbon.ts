import { forEachInSteps, groupedByKey } from '../matching/stepped';
import type { DayText, TimeEntry } from '../records/records';
import type { HoursInput, HoursResult, KarbonItem, KarbonState, KarbonTimeEntry } from './hours';
import { chooseOptions, type Option } from './hours-choose';
import { hasJobcode } from './hours-export';
import { sortedFew } from './hours-open';
import { pairByAmount } from './hours-pairs';
import { byAmount, createPersonDays, groupedBy, type PersonDays, secondsOf } from './hours-parts';
import { inPeriod } from './hours-period';
import { sumOf, sumsTo } from './hours-sums';

/** Karbon keeps whole minutes. */
const minuteTolerance = 59;
/** Of what Karbon should have, it has a tenth at least, or these aren't entries of QuickBooks Time at all. */
const leastShare = 0.1;

interface TimePart {
  readonly id: string;
  readonly seconds: number;
  readonly date: DayText;
  readonly entry: TimeEntry;
  readonly user: string | null;
  readonly record: string | null;
  readonly isYoung: boolean;
  readonly userDay: string | null;
  isSettled: boolean;
}

interface KarbonPart {
  readonly id: string;
  readonly seconds: number;
  readonly date: DayText;
  readonly of: KarbonTimeEntry;
  readonly userDay: string;
  isSettled: boolean;
}

/** Entries of both that are the same time. */
interface Same extends Option {
  readonly entries: readonly TimePart[];
  readonly karbon: readonly KarbonPart[];
}

/** Holds Karbon's own entries against those of QuickBooks Time. Yields after each small step. */
export function* reconcileKarbon(
  input: HoursInput,
): Generator<undefined, Pick<HoursResult, 'karbonItems' | 'karbon'>> {
  const entries: TimePart[] = [];
  const userDayOf = createPersonDays();
  yield* forEachInSteps(input.entries, (entry) => void entries.push(timePartOf(input, entry, userDayOf)));
  const own: KarbonPart[] = [];
  yield* forEachInSteps(input.karbonEntries ?? [], (one) => void own.push(karbonPartOf(one, userDayOf)));
  const sides: Sides = {
    entries,
    karbon: own,
    items: [],
    counts: { comparable: 0, found: 0 },
  };
  yield* forEachInSteps(entries, (part) => {
    if (isComparable(part)) sides.counts.comparable += 1;
  });
  if (input.karbonEntries !== null) yield* sameTime(sides);
  if (input.karbonEntries === null || sides.counts.found < sides.counts.comparable * leastShare) {
    const karbon = input.karbonEntries === null ? 'notRead' : 'holdsNone';
    return { karbon, karbonItems: yield* inPeriod(input, yield* allUnknown(sides)) };
  }
  yield* differingTime(sides);
  yield* leftAlone(sides);
  return { karbon: 'compared', karbonItems: yield* inPeriod(input, sides.items) };
}

interface Sides {
  readonly entries: readonly TimePart[];
  readonly karbon: readonly KarbonPart[];
  readonly items: KarbonItem[];
  /** Of the entries that Karbon should have, how many there are, and how many it has. */
  readonly counts: { comparable: number; found: number };
}

/** What belongs together is open no more. */
function settle(
  { items, counts }: Sides,
  entries: readonly TimePart[],
  karbon: readonly KarbonPart[],
  state: KarbonState,
): void {
  for (const part of entries) part.isSettled = true;
  for (const part of karbon) part.isSettled = true;
  if (state === 'there') counts.found += entries.filter(isComparable).length;
  items.push(itemOf(entries, karbon, state));
}

function timePartOf(input: HoursInput, entry: TimeEntry, userDayOf: PersonDays): TimePart {
  const user = input.karbonUserOf(entry.userId);
  return {
    id: entry.id,
    seconds: secondsOf(entry, input.nowMs),
    date: entry.date,
    entry,
    user,
    userDay: user === null ? null : userDayOf(user, entry.date),
    isSettled: false,
    record: hasJobcode(entry) ? input.karbonRecordOf(entry.jobcodeId) : null,
    isYoung: entry.isRunning || Date.parse(entry.lastModified) > input.karbonKnowsUntilMs,
  };
}

function karbonPartOf(of: KarbonTimeEntry, userDayOf: PersonDays): KarbonPart {
  return {
    id: of.key,
    seconds: of.durationSeconds,
    date: of.date,
    of,
    userDay: userDayOf(of.userKey, of.date),
    isSettled: false,
  };
}

/** Whether Karbon should have it. */
function isComparable({ user, record, isYoung, seconds }: TimePart): boolean {
  return user !== null && record !== null && !isYoung && seconds > 0;
}

/** The record that Karbon's time is on: its work, or else its client; then its client in any case, where firms keep time by client. */
const recordsOf: readonly ((part: KarbonPart) => string | null)[] = [
  ({ of }) => of.workKey ?? of.clientKey,
  ({ of }) => of.clientKey,
];

interface SameDay {
  readonly entries: readonly TimePart[];
  readonly karbon: readonly KarbonPart[];
}

/** Each person's open time of a day on one record, by amount, as far as both have some. */
function* days(
  sides: Sides,
  recordOf: (part: KarbonPart) => string | null,
): Generator<undefined, readonly SameDay[]> {
  const ofTime = yield* groupedByKey(sides.entries, ({ userDay, record, entry, isSettled }) =>
    record === null || entry.isRunning || isSettled ? null : userDay,
  );
  const ofKarbon = yield* groupedByKey(sides.karbon, ({ userDay, isSettled }) =>
    isSettled ? null : userDay,
  );
  const found: SameDay[] = [];
  for (const [userDay, ofDay] of ofKarbon) {
    const ofRecord = groupedBy(ofTime.get(userDay) ?? [], ({ record }) => record ?? '');
    for (const [record, karbon] of groupedBy(ofDay, (part) => recordOf(part) ?? '')) {
      const entries = ofRecord.get(record);
      if (record === '' || !entries) continue;
      found.push({
        entries: yield* sortedFew(entries, byAmount),
        karbon: yield* sortedFew(karbon, byAmount),
      });
    }
    yield;
  }
  return found;
}

function* sameTime(sides: Sides): Generator<undefined, void> {
  for (const recordOf of recordsOf) {
    for (const { entries, karbon } of yield* days(sides, recordOf)) {
      for (const [entry, own] of yield* pairByAmount(entries, karbon, minuteTolerance)) {
        settle(sides, [entry], [own], 'there');
      }
      yield;
      const left = entries.filter(({ isSettled }) => !isSettled);
      const leftOwn = karbon.filter(({ isSettled }) => !isSettled);
      if (left.length === 0 || leftOwn.length === 0) continue;
      for (const one of yield* chooseOptions(yield* sums(left, leftOwn))) {
        settle(sides, one.entries, one.karbon, 'there');
      }
    }
  }
}

function* sums(
  entries: readonly TimePart[],
  karbon: readonly KarbonPart[],
): Generator<undefined, readonly Same[]> {
  const found: Same[] = [];
  for (const own of karbon) {
    found.push(...sumsTo(own.seconds, entries, minuteTolerance).map((set) => sameOf(set, [own])));
    yield;
  }
  for (const entry of entries) {
    found.push(...sumsTo(entry.seconds, karbon, minuteTolerance).map((set) => sameOf([entry], set)));
    yield;
  }
  return found;
}

function sameOf(entries: readonly TimePart[], karbon: readonly KarbonPart[]): Same {
  const parts = [...entries, ...karbon];
  return { entries, karbon, parts, weight: 1 + 1 / parts.length };
}

function* differingTime(sides: Sides): Generator<undefined, void> {
  for (const recordOf of recordsOf) {
    for (const { entries, karbon } of yield* days(sides, recordOf)) {
      for (const [entry, own] of yield* pairByAmount(entries, karbon, Number.POSITIVE_INFINITY)) {
        settle(sides, [entry], [own], entry.isYoung ? 'tooYoung' : 'differs');
      }
      yield;
    }
  }
}

function* leftAlone(sides: Sides): Generator<undefined, void> {
  const knownUsers = new Set<string>();
  const daysInDoubt = new Set<DayText>();
  yield* forEachInSteps(sides.entries, (part) => {
    if (part.user === null) daysInDoubt.add(part.date);
    else knownUsers.add(part.user);
    if (part.isSettled) return;
    const isKnown = part.user !== null && part.record !== null;
    const state = part.isYoung ? 'tooYoung' : 'onlyInQuickbooksTime';
    settle(sides, [part], [], isKnown ? state : 'unknown');
  });
  yield* forEachInSteps(sides.karbon, (part) => {
    if (part.isSettled) return;
    // It may be the time of somebody who isn't known in Karbon.
    const isInDoubt = daysInDoubt.has(part.date) && !knownUsers.has(part.of.userKey);
    settle(sides, [], [part], isInDoubt ? 'unknown' : 'onlyInKarbon');
  });
}

function* allUnknown({ entries, karbon }: Sides): Generator<undefined, readonly KarbonItem[]> {
  const items: KarbonItem[] = [];
  yield* forEachInSteps(entries, (part) => void items.push(itemOf([part], [], 'unknown')));
  yield* forEachInSteps(karbon, (part) => void items.push(itemOf([], [part], 'unknown')));
  return items;
}

function itemOf(entries: readonly TimePart[], karbon: readonly KarbonPart[], state: KarbonState): KarbonItem {
  const entryIds = entries.map(({ id }) => id).sort();
  const karbonKeys = karbon.map(({ id }) => id).sort();
  const first = entries.find(({ id }) => id === entryIds[0])?.entry;
  const own = first ? undefined : karbon.find(({ id }) => id === karbonKeys[0])?.of;
  return {
    id: entryIds.length > 0 ? `entry:${entryIds[0]}` : `karbon:${karbonKeys[0]}`,
    state,
    entryIds,
    karbonKeys,
    jobcodeId: first?.jobcodeId ?? null,
    karbonRecords: [own?.workKey, own?.clientKey].filter((key) => key != null),
    date: (entries[0] ?? karbon[0])?.date ?? '',
    timeSeconds: sumOf(entries),
    karbonSeconds: sumOf(karbon),
  };
}
