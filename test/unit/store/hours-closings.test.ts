import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { parse } from '../../../src/messages/schema';
import { createChangeSignal } from '../../../src/store/change-signal';
import { openDatabase } from '../../../src/store/database';
import { createHoursClosings, storedHoursClosing } from '../../../src/store/hours-closings';
import type { HoursClosingRow } from '../../../src/store/rows';

function closing(id: string, closedAt: number, account = 'firm 1'): HoursClosingRow {
  return {
    account,
    id,
    period: { from: '2026-10-01', to: '2026-10-31' },
    closedAt,
    exceptions: 1,
    arrivedSeconds: 3_600,
    missingSeconds: 900,
    items: [
      {
        id: 'entry:1',
        state: { kind: 'notExported', detail: 'notApproved' },
        entryIds: ['1'],
        activityIds: [],
        jobcodeId: '10',
        customerId: null,
        date: '2026-10-05',
        timeSeconds: 900,
        quickbooksSeconds: 0,
      },
    ],
  };
}

it('keeps closings in another life, the last one first, each account its own', async () => {
  const before = createHoursClosings(await openDatabase('closings'), createChangeSignal());
  await before.put(closing('a', 1));
  await before.put(closing('b', 2));
  await before.put(closing('c', 3, 'firm 2'));
  const after = createHoursClosings(await openDatabase('closings'), createChangeSignal());
  expect((await after.of('firm 1')).map(({ id }) => id)).toEqual(['b', 'a']);
  expect(await after.get('firm 1', 'a')).toMatchObject(closing('a', 1));
  expect(await after.get('firm 1', 'c')).toBeNull();
  await after.remove('firm 1', 'b');
  expect((await after.of('firm 1')).map(({ id }) => id)).toEqual(['a']);
});

it('lets the oldest go where there are too many', async () => {
  const closings = createHoursClosings(await openDatabase('many closings'), createChangeSignal());
  for (let at = 0; at < 62; at += 1) await closings.put(closing(`c${at}`, at));
  const kept = await closings.of('firm 1');
  expect(kept).toHaveLength(60);
  expect(kept.at(-1)?.id).toBe('c2');
});

it('reads a row of this version as it is', () => {
  expect(parse(storedHoursClosing, closing('a', 1))).toEqual(closing('a', 1));
});
