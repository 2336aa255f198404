import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ClosedItem,
  type ClosedState,
  changesSinceClosing as changesInSteps,
} from '../../../../src/domain/time/closing';
import { runSteps } from '../run-steps';

const changesSinceClosing = (closed: readonly ClosedItem[], now: readonly ClosedItem[]) =>
  runSteps(changesInSteps(closed, now));

function item(entryIds: readonly string[], changes: Partial<ClosedItem> = {}): ClosedItem {
  const activityIds = changes.activityIds ?? [];
  return {
    id: [...entryIds, ...activityIds.map((id) => `a${id}`)].join('+'),
    state: { kind: 'arrived', detail: '' },
    entryIds,
    activityIds,
    jobcodeId: '10',
    customerId: '20',
    date: '2026-10-05',
    timeSeconds: 3_600,
    quickbooksSeconds: 3_600,
    ...changes,
  };
}

const waiting: ClosedState = { kind: 'notExported', detail: 'notApproved' };

test('an entry that has arrived since is one change, although its item is another', () => {
  const before = item(['1'], { state: waiting, quickbooksSeconds: 0 });
  const after = item(['1'], { activityIds: ['7'] });
  expect(changesSinceClosing([before], [after])).toEqual([{ before, after }]);
});

test('another duration, another day, another state and another job are changes', () => {
  const before = item(['1']);
  for (const changes of [
    { timeSeconds: 1_800 },
    { date: '2026-10-06' },
    { state: waiting },
    { jobcodeId: '11' },
  ]) {
    const after = { ...before, ...changes };
    expect(changesSinceClosing([before], [after])).toEqual([{ before, after }]);
  }
});

test('time on the clock grows without a change', () => {
  const before = item(['1'], { state: { kind: 'notExported', detail: 'onTheClock' }, timeSeconds: 60 });
  expect(changesSinceClosing([before], [{ ...before, timeSeconds: 120 }])).toEqual([]);
});

test('an entry that was made or deleted since has nothing on the other side', () => {
  const [gone, made] = [item(['1']), item(['2'], { date: '2026-10-02' })];
  expect(changesSinceClosing([gone], [made])).toEqual([
    { before: null, after: made },
    { before: gone, after: null },
  ]);
});

test('an activity that was entered by hand is the same as long as it is there', () => {
  const before = item([], {
    activityIds: ['7'],
    state: { kind: 'onlyInQuickbooks', detail: '' },
    timeSeconds: 0,
  });
  expect(changesSinceClosing([before], [before])).toEqual([]);
  const after = item(['3'], { activityIds: ['7'] });
  expect(changesSinceClosing([before], [after])).toEqual([{ before, after }]);
});

test('whatever the order: nothing has changed where nothing has, and each item stands in at most one change', () => {
  const some = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 20 });
  fc.assert(
    fc.property(some, some, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (then, now, moved) => {
      const closed = then.map((id) => item([`${id}`]));
      const current = now.map((id) => item([`${id}`], moved[id - 1] ? { state: waiting } : {}));
      expect(changesSinceClosing(closed, [...closed].reverse())).toEqual([]);
      const changes = changesSinceClosing(closed, current);
      expect(changesSinceClosing([...closed].reverse(), [...current].reverse())).toEqual(changes);
      const touched = changes.flatMap(({ before, after }) => [before?.id, after?.id].filter(Boolean));
      const expected = new Set([
        ...then.filter((id) => !now.includes(id) || moved[id - 1]),
        ...now.filter((id) => !then.includes(id)),
      ]);
      expect(new Set(touched)).toEqual(new Set([...expected].map(String)));
      expect(changes.length).toBe(expected.size);
    }),
  );
});
