import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignOneToOne, type ScoredPair } from '../../../../src/domain/matching/assign-one-to-one';

function scoredPairs(
  ...pairs: readonly [clientKey: string, recordId: string, score: number][]
): ScoredPair[] {
  return pairs.map(([clientKey, recordId, score]) => ({ clientKey, recordId, score }));
}

function assigned(...pairs: readonly [string, string, number][]): Record<string, string> {
  return Object.fromEntries(assignOneToOne(scoredPairs(...pairs)));
}

describe('suggested pairs', () => {
  it('are the near match that stands alone', () => {
    expect(assigned(['a', '1', 0.82])).toEqual({ a: '1' });
  });

  it('are none where another record would do nearly as well', () => {
    expect(assigned(['a', '1', 0.95], ['a', '2', 0.93])).toEqual({});
    expect(assigned(['a', '1', 0.95], ['a', '2', 0.9])).toEqual({ a: '1' });
  });

  it('are none where two clients want one record nearly as much', () => {
    expect(assigned(['a', '1', 0.95], ['b', '1', 0.93])).toEqual({});
  });

  it('leave a client the next where its nearest is clearly another’s', () => {
    expect(assigned(['a', '1', 0.99], ['b', '1', 0.9], ['b', '2', 0.85])).toEqual({ a: '1', b: '2' });
  });

  it('decide what another decision has made clear, however long the chain is', () => {
    expect(
      assigned(['a', '1', 0.99], ['a', '2', 0.9], ['b', '2', 0.88], ['b', '3', 0.86], ['c', '3', 0.85]),
    ).toEqual({ a: '1' });
    expect(
      assigned(['a', '1', 0.99], ['a', '2', 0.9], ['b', '2', 0.92], ['b', '3', 0.86], ['c', '3', 0.85]),
    ).toEqual({ a: '1', b: '2', c: '3' });
  });

  const pairs = fc
    .array(
      fc.record({
        clientKey: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        recordId: fc.constantFrom('1', '2', '3', '4', '5'),
        score: fc.integer({ min: 80, max: 100 }).map((score) => score / 100),
      }),
      { maxLength: 16 },
    )
    .map((all) => [...new Map(all.map((pair) => [`${pair.clientKey} ${pair.recordId}`, pair])).values()]);

  it('have each client and each record once, and only near ones', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const found = [...assignOneToOne(all)];
        expect(new Set(found.map(([, id]) => id)).size).toBe(found.length);
        for (const [key, id] of found) {
          expect(all.some(({ clientKey, recordId }) => clientKey === key && recordId === id)).toBe(true);
        }
      }),
    );
  });

  it('do not depend on the order of what is near', () => {
    fc.assert(
      fc.property(pairs, fc.infiniteStream(fc.nat()), (all, lots) => {
        const shuffled = all
          .map((pair) => ({ pair, lot: lots.next().value ?? 0 }))
          .sort((one, other) => one.lot - other.lot)
          .map(({ pair }) => pair);
        expect(new Map(assignOneToOne(shuffled))).toEqual(new Map(assignOneToOne(all)));
      }),
    );
  });
});
