import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicateGroups } from '../../../../src/domain/matching/duplicate-groups';
import type { RecordClaims } from '../../../../src/domain/matching/record-claims';
import type { StakedRecord } from '../../../../src/domain/matching/record-stakes';
import { byKey, sortedInSteps } from '../../../../src/domain/matching/stepped';
import { unclaimedRecords } from '../../../../src/domain/matching/unclaimed-records';

/** What the work comes to, and the most that was counted between two of its rests. */
function counting<Value>(work: Iterator<unknown, Value>, count: { times: number }) {
  let most = 0;
  for (;;) {
    count.times = 0;
    const { done, value } = work.next();
    most = Math.max(most, count.times);
    if (done) return { value, most };
  }
}

const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 1_500, size: 'max' });

describe('sorting in steps', () => {
  it('sorts as sorting at once does, and leaves what is equal as it is', () => {
    fc.assert(
      fc.property(keys, (made) => {
        const items = made.map((key, at) => ({ key, at }));
        const { value } = counting(sortedInSteps(items, byKey), { times: 0 });
        expect(value).toEqual([...items].sort(byKey));
      }),
      { numRuns: 30 },
    );
  });

  it('compares no more in a step, however many there are', () => {
    const count = { times: 0 };
    const compare = (one: number, other: number) => {
      count.times += 1;
      return one - other;
    };
    const items = Array.from({ length: 20_000 }, (_, at) => (at * 7_919) % 20_000);
    const { value, most } = counting(sortedInSteps(items, compare), count);
    expect(value.at(-1)).toBe(19_999);
    expect(most).toBeLessThan(256 * 10);
  });
});

describe('a look through a long list', () => {
  const nobodys: RecordClaims = {
    clients: new Map(),
    possible: new Set(),
    near: new Map(),
    expectedNames: new Set(),
    isWhole: true,
  };
  const count = { times: 0 };
  const records = Array.from({ length: 6_000 }, (_, at): StakedRecord => {
    const id = String(at);
    return {
      id,
      parentId: null,
      isActive: true,
      isProject: false,
      balance: null,
      get name() {
        count.times += 1;
        // Each name twice, and not in their order.
        return `Client ${((at >> 1) * 7_919) % 3_000}`;
      },
    };
  });
  const input = { list: 'quickbooksTime', records, stakes: new Map(), claims: nobodys } as const;

  it('reads few names in each step, in search of duplicates', () => {
    const { value, most } = counting(duplicateGroups(input), count);
    expect(value).toHaveLength(3_000);
    expect(most).toBeLessThan(1_000);
  });

  it('reads few names in each step, in search of those without a client', () => {
    const { value, most } = counting(unclaimedRecords(input), count);
    expect(value).toHaveLength(6_000);
    expect(most).toBeLessThan(1_000);
  });
});
