import { forEachInSteps, grouped, sortedInSteps } from '../matching/stepped';
import type { DayText, TimeEntry } from '../records/records';
import type { HoursInput, HoursResult, KarbonItem, KarbonState, KarbonTimeEntry } from './hours';
import { chooseOptions, type Option } from './hours-choose';
import { hasJobcode } from './hours-export';
import { pairByAmount } from './hours-pairs';
import { byAmount, secondsOf } from './hours-parts';
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
}

interface KarbonPart {
  readonly id: string;
  readonly seconds: number;
  readonly date: DayText;
  readonly of: KarbonTimeEntry;
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
  yield* forEachInSteps(input.entries, (entry) => void entries.push(timePartOf(input, entry)));
  const own: KarbonPart[] = [];
  yield* forEachInSteps(input.karbonEntries ?? [], (one) => void own.push(karbonPartOf(one)));
  const sides: Sides = {
    entries: yield* sortedInSteps(entries, byAmount),
    karbon: yield* sortedInSteps(own, byAmount),
    settled: new Set(),
  };
  const same = yield* sameTime(sides);
  const differing = yield* differingTime(sides);
  const known = sides.entries.filter(isComparable);
  const found = same.flatMap((one) => one.entries.filter(isComparable));
  if (input.karbonEntries === null || found.length < known.length * leastShare) {
    const karbon = input.karbonEntries === null ? 'notRead' : 'holdsNone';
    return { karbon, karbonItems: yield* inPeriod(input, yield* allUnknown(sides)) };
  }
  const items = [
    ...same.map((one) => itemOf(one.entries, one.karbon, 'there')),
    ...differing.map(({ entries: [part, ...more], karbon }) =>
      itemOf(part ? [part, ...more] : more, karbon, part?.isYoung ? 'tooYoung' : 'differs'),
    ),
    ...(yield* leftAlone(sides)),
  ];
  return { karbon: 'compared', karbonItems: yield* inPeriod(input, items) };
}

interface Sides {
  readonly entries: readonly TimePart[];
  readonly karbon: readonly KarbonPart[];
  readonly settled: Set<TimePart | KarbonPart>;
}

function timePartOf(input: HoursInput, entry: TimeEntry): TimePart {
  return {
    id: entry.id,
    seconds: secondsOf(entry, input.nowMs),
    date: entry.date,
    entry,
    user: input.karbonUserOf(entry.userId),
    record: hasJobcode(entry) ? input.karbonRecordOf(entry.jobcodeId) : null,
    isYoung: entry.isRunning || Date.parse(entry.lastModified) > input.karbonKnowsUntilMs,
  };
}

function karbonPartOf(of: KarbonTimeEntry): KarbonPart {
  return { id: of.key, seconds: of.durationSeconds, date: of.date, of };
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

/** Each person's time of a day on one record, as far as both have some. */
function* days(
  { entries, karbon, settled }: Sides,
  recordOf: (part: KarbonPart) => string | null,
): Generator<undefined, readonly { entries: readonly TimePart[]; karbon: readonly KarbonPart[] }[]> {
  const ofTime = yield* grouped(entries, (part) =>
    part.user === null || part.record === null || part.entry.isRunning || settled.has(part)
      ? []
      : [`${part.user}\n${part.date}\n${part.record}`],
  );
  const ofKarbon = yield* grouped(karbon, (part) => {
    const record = recordOf(part);
    return record === null || settled.has(part) ? [] : [`${part.of.userKey}\n${part.date}\n${record}`];
  });
  return [...ofKarbon].flatMap(([key, own]) => {
    const time = ofTime.get(key);
    return time ? [{ entries: time, karbon: own }] : [];
  });
}

function* sameTime(sides: Sides): Generator<undefined, readonly Same[]> {
  const same: Same[] = [];
  const settle = (one: Same) => {
    same.push(one);
    for (const part of [...one.entries, ...one.karbon]) sides.settled.add(part);
  };
  for (const recordOf of recordsOf) {
    for (const { entries, karbon } of yield* days(sides, recordOf)) {
      for (const [entry, own] of yield* pairByAmount(entries, karbon, minuteTolerance)) {
        settle(sameOf([entry], [own]));
      }
      yield;
      const left = entries.filter((part) => !sides.settled.has(part));
      const leftOwn = karbon.filter((part) => !sides.settled.has(part));
      for (const one of yield* chooseOptions(yield* sums(left, leftOwn))) settle(one);
    }
  }
  return same;
}

function* sums(
  entries: readonly TimePart[],
  karbon: readonly KarbonPart[],
): Generator<undefined, readonly Same[]> {
  const found: Same[] = [];
  if (entries.length === 0 || karbon.length === 0) return found;
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

function* differingTime(sides: Sides): Generator<undefined, readonly Same[]> {
  const differing: Same[] = [];
  for (const recordOf of recordsOf) {
    for (const { entries, karbon } of yield* days(sides, recordOf)) {
      for (const [entry, own] of yield* pairByAmount(entries, karbon, Number.POSITIVE_INFINITY)) {
        differing.push(sameOf([entry], [own]));
        sides.settled.add(entry).add(own);
      }
      yield;
    }
  }
  return differing;
}

function* leftAlone({ entries, karbon, settled }: Sides): Generator<undefined, readonly KarbonItem[]> {
  const items: KarbonItem[] = [];
  const knownUsers = new Set<string>();
  const daysInDoubt = new Set<DayText>();
  yield* forEachInSteps(entries, (part) => {
    if (part.user === null) daysInDoubt.add(part.date);
    else knownUsers.add(part.user);
    if (settled.has(part)) return;
    const isKnown = part.user !== null && part.record !== null;
    const state = part.isYoung ? 'tooYoung' : 'onlyInQuickbooksTime';
    items.push(itemOf([part], [], isKnown ? state : 'unknown'));
  });
  yield* forEachInSteps(karbon, (part) => {
    if (settled.has(part)) return;
    // It may be the time of somebody who isn't known in Karbon.
    const isInDoubt = daysInDoubt.has(part.date) && !knownUsers.has(part.of.userKey);
    items.push(itemOf([], [part], isInDoubt ? 'unknown' : 'onlyInKarbon'));
  });
  return items;
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
  return {
    id: entryIds.length > 0 ? `entry:${entryIds[0]}` : `karbon:${karbonKeys[0]}`,
    state,
    entryIds,
    karbonKeys,
    date: (entries[0] ?? karbon[0])?.date ?? '',
    timeSeconds: sumOf(entries),
    karbonSeconds: sumOf(karbon),
  };
}
