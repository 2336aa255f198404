import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contentOf,
  type EntryWithFields,
  hasPatch,
  holds,
  inverseOf,
  keptAmount,
  overlapped,
  patched,
  patchTo,
  splitFrom,
} from '../../../../src/domain/time/entry-content';
import type { EntryContent, EntryTime } from '../../../../src/domain/time/time-change';

const hour = 3_600_000;

const fields = fc.dictionary(fc.constantFrom('50', '51'), fc.constantFrom('', 'Tax', 'Audit'));
const clock: fc.Arbitrary<EntryTime> = fc.record({
  kind: fc.constant('clock' as const),
  startMs: fc.integer({ min: 1, max: 9 }).map((at) => at * hour),
  endMs: fc.option<number, null>(fc.integer({ min: 10, max: 20 }).map((at) => at * hour)),
});
const amount: fc.Arbitrary<EntryTime> = fc.record({
  kind: fc.constant('amount' as const),
  day: fc.constantFrom('2026-11-20', '2026-11-21'),
  durationSeconds: fc.integer({ min: 1, max: 100 }).map((steps) => steps * 36),
});
const contentWith = (time: fc.Arbitrary<EntryTime>): fc.Arbitrary<EntryContent> =>
  fc.record({ jobcodeId: fc.constantFrom('7', '8'), time, notes: fc.constantFrom('', 'x'), fields });
const pairOfOneKind = fc.oneof(
  fc.tuple(contentWith(clock), contentWith(clock)),
  fc.tuple(contentWith(amount), contentWith(amount)),
);

/** As QuickBooks Time would answer it. */
function entryOf({ jobcodeId, time, notes, fields: values }: EntryContent, id = '1'): EntryWithFields {
  const isClock = time.kind === 'clock';
  return {
    id,
    userId: '4',
    jobcodeId,
    kind: isClock ? 'regular' : 'manual',
    startMs: isClock ? time.startMs : null,
    endMs: isClock ? time.endMs : null,
    date: isClock ? '2026-11-20' : time.day,
    durationSeconds: isClock ? 0 : keptAmount(time.durationSeconds),
    isRunning: isClock && time.endMs === null,
    isLocked: false,
    notes,
    serviceItem: null,
    isBillable: null,
    lastModified: '',
    fields: values,
  };
}

describe('a patch', () => {
  it('makes the one of the other, and its inverse brings it back', () => {
    fc.assert(
      fc.property(pairOfOneKind, ([before, after]) => {
        const patch = patchTo(before, after);
        expect(patch).not.toBeNull();
        if (!patch) return;
        const changed = patched(before, patch);
        expect(holds(entryOf(changed), after)).toBe(true);
        expect(hasPatch(entryOf(changed), patch)).toBe(true);
        const inverse = inverseOf({ kind: 'update', entryId: '1', patch }, before, null, '1');
        if (inverse?.kind !== 'update') throw new Error('no inverse');
        expect(holds(entryOf(patched(changed, inverse.patch)), before)).toBe(true);
      }),
    );
  });

  it('is empty between equals, and none between an amount and the clock', () => {
    fc.assert(
      fc.property(contentWith(clock), contentWith(amount), (one, other) => {
        expect(patchTo(one, one)).toEqual({});
        expect(patchTo(one, other)).toBeNull();
      }),
    );
  });

  it('sends a field that is to go as an empty one', () => {
    const content: EntryContent = {
      jobcodeId: '7',
      time: { kind: 'clock', startMs: hour, endMs: null },
      notes: '',
      fields: { 50: 'Tax' },
    };
    expect(patchTo(content, { ...content, fields: {} })).toEqual({ fields: { 50: '' } });
  });
});

describe('what is taken back', () => {
  const content = contentOf(
    entryOf({ jobcodeId: '7', time: { kind: 'clock', startMs: hour, endMs: null }, notes: '', fields: {} }),
  );

  it('is deleted where it was made, and made where it was deleted', () => {
    expect(inverseOf({ kind: 'create', content }, null, content, '9')).toEqual({
      kind: 'delete',
      entryId: '9',
    });
    expect(inverseOf({ kind: 'delete', entryId: '9' }, content, null, '9')).toEqual({
      kind: 'create',
      content,
    });
    expect(inverseOf({ kind: 'delete', entryId: '9' }, null, null, '9')).toBeNull();
  });

  it('leads from what the service has kept, where that is known', () => {
    const change = { kind: 'update', entryId: '9', patch: { endMs: 2 * hour } } as const;
    const rounded = { ...content, time: { kind: 'clock', startMs: hour, endMs: 3 * hour } } as const;
    const before = { ...content, time: { kind: 'clock', startMs: 0, endMs: 3 * hour } } as const;
    expect(inverseOf(change, before, rounded, '9')).toEqual({
      kind: 'update',
      entryId: '9',
      patch: { startMs: 0 },
    });
  });
});

describe('overlap', () => {
  const entry = (startMs: number, endMs: number | null, id = '1') =>
    entryOf({ jobcodeId: '7', time: { kind: 'clock', startMs, endMs }, notes: '', fields: {} }, id);

  it.each([
    [2 * hour, 3 * hour, '1'],
    [hour, 2 * hour, null],
    [4 * hour, 5 * hour, null],
    [0, 9 * hour, '1'],
    [7 * hour, null, '2'],
    [4 * hour, null, '2'],
  ])('%d to %s with %s', (startMs, endMs, id) => {
    const others = [entry(2 * hour, 4 * hour), entry(8 * hour, null, '2')];
    expect(overlapped({ kind: 'clock', startMs, endMs }, others)?.id ?? null).toBe(id);
  });

  it('is none of an amount', () => {
    expect(
      overlapped({ kind: 'amount', day: '2026-11-20', durationSeconds: 36 }, [entry(0, null)]),
    ).toBeNull();
  });
});

describe('what was split from an entry', () => {
  const at = (startMs: number, endMs: number | null, id: string) => ({
    ...entryOf({ jobcodeId: '7', time: { kind: 'clock', startMs, endMs }, notes: '', fields: {} }),
    id,
  });
  const asked = { kind: 'clock', startMs: hour, endMs: 5 * hour } as const;

  it('is what is new in its time, and nothing that was there or lies beside it', () => {
    const others = [
      at(3 * hour, 5 * hour, 'new'),
      at(hour, 2 * hour, 'old'),
      at(5 * hour, 6 * hour, 'beside'),
    ];
    expect(splitFrom(asked, others, new Set(['old'])).map(({ id }) => id)).toEqual(['new']);
  });

  it('is nothing of one that is open, or an amount', () => {
    const others = [at(3 * hour, 5 * hour, 'new')];
    for (const time of [
      { ...asked, endMs: null },
      { kind: 'amount', day: '2026-11-20', durationSeconds: 3_600 } as const,
      null,
    ])
      expect(splitFrom(time, others, new Set())).toEqual([]);
  });
});
