import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimeEntry } from '../../../../src/domain/records/records';
import type { HoursInput, HoursItem, KarbonTimeEntry, TimeActivity } from '../../../../src/domain/time/hours';
import { chooseOptions } from '../../../../src/domain/time/hours-choose';
import { pairByAmount } from '../../../../src/domain/time/hours-pairs';
import { byAmount } from '../../../../src/domain/time/hours-parts';
import { countedSeconds, hoursTotals } from '../../../../src/domain/time/hours-totals';
import {
  activity,
  editedAt,
  entry,
  exportedMs,
  inputOf,
  karbonEntry,
  persons,
  reconcile,
} from './hours-samples';

const days = ['2026-11-16', '2026-11-17', '2026-11-19'] as const;
const seconds = fc.constantFrom(0, 600, 900, 1_800, 2_700, 3_600, 4_500, 7_200);
const tolerances = fc.constantFrom(0, 30, 450);

/** Few people, days, customers and amounts, so that much is alike. */
const entries = fc
  .array(
    fc.record({
      userId: fc.constantFrom('dana', 'lee', 'sam', 'kim'),
      jobcodeId: fc.constantFrom('audit', 'audit', 'tax', 'stray', 'gone', 'leave', '0', 'unread'),
      date: fc.constantFrom(...days),
      durationSeconds: seconds,
      isLocked: fc.boolean(),
      isRunning: fc.constantFrom(false, false, false, true),
      lastModified: fc.constantFrom('', '2026-11-16T09:00:00Z', editedAt),
      startMs: fc.constantFrom(null, exportedMs - 3_600_000),
    }),
    { maxLength: 14 },
  )
  .map((made) => made.map((details, at) => entry(`e${at}`, details)));

const activities = fc
  .array(
    fc.record({
      person: fc.constantFrom(
        null,
        ...[...Object.values(persons), 'employee:7', 'employee:8'].map((key) => {
          const [kind, id = ''] = key.split(':');
          return { kind: kind === 'vendor' ? ('vendor' as const) : ('employee' as const), id, name: '' };
        }),
      ),
      customerId: fc.constantFrom('c1', 'c1', 'c2', 'c9', null),
      date: fc.constantFrom(...days),
      durationSeconds: seconds,
      hourlyRate: fc.constantFrom(null, 120),
    }),
    { maxLength: 14 },
  )
  .map((made) => made.map((details, at) => activity(`x${at}`, details)));

const worlds = fc.record({ entries, activities, deletedEntries: entries, roundingSeconds: tolerances }).map(
  ({ roundingSeconds, deletedEntries, ...lists }): Lists => ({
    ...lists,
    deletedEntries: deletedEntries.map((one) => ({ ...one, id: `deleted ${one.id}` })),
    rules: { ...inputOf().rules, roundingSeconds },
  }),
);

interface Lists extends Pick<HoursInput, 'entries' | 'deletedEntries' | 'rules'> {
  readonly activities: readonly TimeActivity[];
}

function run<Value>(work: Generator<undefined, Value>): Value {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function secondsOf({ isRunning, startMs, durationSeconds }: TimeEntry): number {
  if (!isRunning) return durationSeconds;
  return startMs === null ? 0 : (inputOf().nowMs - startMs) / 1_000;
}

describe('laws of hours', () => {
  it('puts each entry and each activity into exactly one item, and adds up to both lists', () => {
    fc.assert(
      fc.property(worlds, (lists) => {
        const { items } = reconcile(lists);
        expect(items.flatMap(({ entryIds }) => entryIds).sort()).toEqual(
          lists.entries.map(({ id }) => id).sort(),
        );
        expect(items.flatMap(({ activityIds }) => activityIds).sort()).toEqual(
          lists.activities.map(({ id }) => id).sort(),
        );
        const deleted = items.flatMap(({ state }) =>
          state.kind === 'deletedAfterExport' ? state.deletedEntryIds : [],
        );
        expect(new Set(deleted).size).toBe(deleted.length);
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
        expect(sum(items.map(({ timeSeconds }) => timeSeconds))).toBe(sum(lists.entries.map(secondsOf)));
        expect(sum(items.map(({ quickbooksSeconds }) => quickbooksSeconds))).toBe(
          sum(lists.activities.map(({ durationSeconds }) => durationSeconds)),
        );
        for (const by of [({ state }: HoursItem) => state.kind, ({ jobcodeId }: HoursItem) => jobcodeId]) {
          const totals = [...hoursTotals<string | null>(items, by).values()];
          expect(sum(totals.map(({ timeSeconds }) => timeSeconds))).toBe(sum(lists.entries.map(secondsOf)));
          expect(sum(totals.flatMap(({ secondsByState }) => Object.values(secondsByState)))).toBe(
            sum(items.map(countedSeconds)),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says the same whatever order the lists come in', () => {
    const shuffled = worlds.chain((lists) =>
      fc.record({
        lists: fc.constant(lists),
        other: fc.record({
          entries: permuted(lists.entries),
          deletedEntries: permuted(lists.deletedEntries),
          activities: permuted(lists.activities),
          rules: fc.constant(lists.rules),
        }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ lists, other }) => {
        expect(reconcile(other)).toEqual(reconcile(lists));
      }),
      { numRuns: 300 },
    );
  });

  it('says nothing else for an activity that has to do with none of it', () => {
    const stranger = activity('z', {
      person: { kind: 'employee', id: '99', name: '' },
      customerId: 'c99',
      date: '2026-11-18',
    });
    fc.assert(
      fc.property(worlds, (lists) => {
        const { items } = reconcile({ ...lists, activities: [...lists.activities, stranger] });
        const others = items.filter(({ activityIds }) => !activityIds.includes('z'));
        expect(others).toEqual(reconcile(lists).items);
        expect(items).toHaveLength(others.length + 1);
      }),
      { numRuns: 200 },
    );
  });

  it('takes nobody’s time for another’s, and calls arrived only what is the same on both sides', () => {
    fc.assert(
      fc.property(worlds, (lists) => {
        const entryOf = new Map(lists.entries.map((one) => [one.id, one]));
        const activityOf = new Map(lists.activities.map((one) => [one.id, one]));
        const input = inputOf(lists);
        for (const { state, entryIds, activityIds, timeSeconds, quickbooksSeconds } of reconcile(lists)
          .items) {
          const found = activityIds.flatMap((id) => activityOf.get(id) ?? []);
          const worked = entryIds.flatMap((id) => entryOf.get(id) ?? []);
          for (const { userId } of worked) {
            const person = input.personOf(userId);
            for (const { person: theirs } of found) {
              const key = theirs && `${theirs.kind}:${theirs.id}`;
              if (person !== null && key !== null) expect(key).toBe(person);
              if (person === null && key !== null) expect(input.isKnownPerson(key)).toBe(false);
            }
          }
          if (state.kind !== 'arrived') continue;
          const parts = Math.max(entryIds.length, activityIds.length);
          const most = lists.rules.roundingSeconds * (parts > 1 ? entryIds.length + activityIds.length : 1);
          expect(Math.abs(timeSeconds - quickbooksSeconds)).toBeLessThanOrEqual(most);
          const customers = worked.map(({ jobcodeId }) => {
            const target = input.targetOf(jobcodeId);
            return target === null || target === 'unknown' ? null : target.customerId;
          });
          const days = new Set([...worked, ...found].map(({ date }) => date));
          expect(days.size).toBe(1);
          if (found.length > 0) {
            expect(new Set([...customers, ...found.map(({ customerId }) => customerId)]).size).toBe(1);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('holds for Karbon’s entries, too', () => {
    const karbon = fc
      .array(
        fc.record({
          userKey: fc.constantFrom('k-dana', 'k-lee', 'k-nobody'),
          workKey: fc.constantFrom('k-audit', 'k-tax', null),
          clientKey: fc.constantFrom('k-gone', null),
          date: fc.constantFrom(...days),
          durationSeconds: seconds,
        }),
        { maxLength: 14 },
      )
      .map((made) => made.map((details, at): KarbonTimeEntry => karbonEntry(`k${at}`, details)));
    fc.assert(
      fc.property(entries, karbon, (time, karbonEntries) => {
        const { karbonItems } = reconcile({ entries: time, karbonEntries });
        const other = reconcile({ entries: time.toReversed(), karbonEntries: karbonEntries.toReversed() });
        expect(other.karbonItems).toEqual(karbonItems);
        expect(karbonItems.flatMap(({ entryIds }) => entryIds).sort()).toEqual(
          time.map(({ id }) => id).sort(),
        );
        expect(karbonItems.flatMap(({ karbonKeys }) => karbonKeys).sort()).toEqual(
          karbonEntries.map(({ key }) => key).sort(),
        );
        expect(sum(karbonItems.map(({ karbonSeconds }) => karbonSeconds))).toBe(
          sum(karbonEntries.map(({ durationSeconds }) => durationSeconds)),
        );
      }),
      { numRuns: 200 },
    );
  });
});

function permuted<Item>(items: readonly Item[]): fc.Arbitrary<readonly Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}

describe('pairs by amount', () => {
  const side = fc
    .array(seconds, { maxLength: 5 })
    .map((amounts) => amounts.map((amount, at) => ({ id: `${at}`, seconds: amount })).sort(byAmount));

  it('are as many and as near as any choice of them could be, from either side', () => {
    fc.assert(
      fc.property(side, side, fc.constantFrom(0, 450, 1_000), (lefts, rights, tolerance) => {
        const worthOf = (pairs: readonly (readonly [{ seconds: number }, { seconds: number }])[]) => [
          pairs.length,
          sum(pairs.map(([left, right]) => Math.abs(left.seconds - right.seconds))),
        ];
        const best = (from: number, free: readonly { seconds: number }[]): number[] => {
          const left = lefts[from];
          if (!left) return [0, 0];
          return free
            .filter(({ seconds: amount }) => Math.abs(amount - left.seconds) <= tolerance)
            .map((right) => {
              const [count = 0, far = 0] = best(
                from + 1,
                free.filter((one) => one !== right),
              );
              return [count + 1, far + Math.abs(right.seconds - left.seconds)];
            })
            .reduce(
              (one, other) =>
                (other[0] ?? 0) > (one[0] ?? 0) || (other[0] === one[0] && (other[1] ?? 0) < (one[1] ?? 0))
                  ? other
                  : one,
              best(from + 1, free),
            );
        };
        expect(worthOf(run(pairByAmount(lefts, rights, tolerance)))).toEqual(best(0, rights));
        expect(worthOf(run(pairByAmount(rights, lefts, tolerance)))).toEqual(best(0, rights));
      }),
    );
  });

  it('are found among very many, too', () => {
    const many = Array.from({ length: 3_000 }, (_, at) => ({ id: String(at).padStart(5), seconds: at * 10 }));
    const later = many.map((one) => ({ ...one, seconds: one.seconds + 5 }));
    expect(run(pairByAmount(many, later, 5))).toHaveLength(3_000);
    expect(run(pairByAmount(many, later, 4))).toHaveLength(0);
  });
});

describe('the choice of options', () => {
  it('weighs as much as any could, where few parts hang together', () => {
    const parts = Array.from({ length: 9 }, (_, at) => ({ at }));
    const option = fc
      .record({
        at: fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 4 }),
        weight: fc.integer({ min: 1, max: 9 }),
      })
      .map(({ at, weight }) => ({ weight, parts: parts.filter((_, place) => at.includes(place)) }));
    fc.assert(
      fc.property(fc.array(option, { maxLength: 9 }), (options) => {
        const best = (from: number, taken: readonly object[]): number => {
          const one = options[from];
          if (!one) return 0;
          const without = best(from + 1, taken);
          if (one.parts.some((part) => taken.includes(part))) return without;
          return Math.max(without, one.weight + best(from + 1, [...taken, ...one.parts]));
        };
        const chosen = run(chooseOptions(options));
        const used = chosen.flatMap((one) => one.parts);
        expect(new Set(used).size).toBe(used.length);
        expect(sum(chosen.map(({ weight }) => weight))).toBe(best(0, []));
      }),
    );
  });
});
