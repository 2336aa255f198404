import { describe, expect, it } from 'vitest';
import type { HoursInput } from '../../../../src/domain/time/hours';
import {
  activity,
  editedAt,
  entry,
  exportedMs,
  hour,
  inputOf,
  linesOf,
  minute,
  nowMs,
  openEntry,
} from './hours-samples';

const nextDay = '2026-11-18';
const lastMonth = '2026-10-30';
const rounding = { ...inputOf().rules, roundingSeconds: 450 };
const strangerOf = (id: string) => ({ kind: 'employee' as const, id, name: '' });

/** Each case with what must be said of it; the entries are locked unless told. */
const cases: readonly (readonly [name: string, input: Partial<HoursInput>, lines: readonly string[]])[] = [
  ['equal', { entries: [entry('a')], activities: [activity('x')] }, ['a=x arrived']],
  [
    'a vendor and an employee with the same id',
    { entries: [entry('a', { userId: 'lee' })], activities: [activity('x')] },
    ['=x onlyInQuickbooks', 'a= exportedNotFound'],
  ],
  [
    'a vendor',
    {
      entries: [entry('a', { userId: 'lee' })],
      activities: [activity('x', { person: { kind: 'vendor', id: '55', name: '' } })],
    },
    ['a=x arrived'],
  ],
  [
    'equal durations: as many as there are on both sides',
    { entries: [entry('a'), entry('b'), entry('c')], activities: [activity('x'), activity('y')] },
    ['a=x arrived', 'b=y arrived', 'c= exportedNotFound'],
  ],
  [
    'of equal durations, those that are locked have arrived',
    { entries: [openEntry('a'), entry('b')], activities: [activity('x')] },
    ['a= notExported nextExport', 'b=x arrived'],
  ],
  [
    'the best pairs, not the first: 60 min may go with 66, or with 55 where 66 is needed',
    {
      rules: { ...rounding, roundingSeconds: 6 * minute },
      entries: [entry('a', { durationSeconds: 60 * minute }), entry('b', { durationSeconds: 70 * minute })],
      activities: [
        activity('x', { durationSeconds: 66 * minute }),
        activity('y', { durationSeconds: 55 * minute }),
      ],
    },
    ['a=y arrived', 'b=x arrived'],
  ],
  [
    'two half entries as one activity',
    {
      entries: [entry('a', { durationSeconds: hour / 2 }), entry('b', { durationSeconds: hour / 2 })],
      activities: [activity('x')],
    },
    ['a+b=x arrived'],
  ],
  [
    'a whole day of six as one activity',
    {
      entries: [...'abcdef'].map((id) => entry(id)),
      activities: [activity('x', { durationSeconds: 6 * hour })],
    },
    ['a+b+c+d+e+f=x arrived'],
  ],
  [
    'before and after a break, as one activity',
    {
      entries: [
        entry('a', { startMs: 1, durationSeconds: 3 * hour }),
        entry('lunch', { startMs: 2, jobcodeId: 'lunch', durationSeconds: hour / 2 }),
        entry('b', { startMs: 3, durationSeconds: 4 * hour }),
      ],
      activities: [activity('x', { durationSeconds: 7 * hour })],
    },
    ['a+b=x arrived', 'lunch= notWork'],
  ],
  [
    'one entry in parts',
    {
      entries: [entry('a', { durationSeconds: 3 * hour })],
      activities: [activity('x'), activity('y', { durationSeconds: 2 * hour })],
    },
    ['a=x+y arrived'],
  ],
  [
    'locked time in parts is not taken apart by what is open',
    {
      entries: [entry('a', { durationSeconds: 2 * hour }), openEntry('b')],
      activities: [activity('x'), activity('y')],
    },
    ['a=x+y arrived', 'b= notExported nextExport'],
  ],
  [
    'a duplicate customer, made by name',
    { entries: [entry('a')], activities: [activity('x', { customerId: 'acme 2' })] },
    ['a=x otherCustomer acme 2'],
  ],
  [
    'the parent of the right job, with two other hours that are right',
    {
      entries: [entry('a'), entry('b'), entry('c', { durationSeconds: 2 * hour })],
      activities: [
        activity('w', { customerId: 'parent', durationSeconds: 2 * hour }),
        activity('x'),
        activity('y'),
      ],
    },
    ['a=x arrived', 'b=y arrived', 'c=w otherCustomer parent'],
  ],
  [
    'renamed after export, so that QuickBooks has no such customer any more',
    { entries: [entry('a', { jobcodeId: 'stray' })], activities: [activity('x')] },
    ['a=x otherCustomer c1'],
  ],
  [
    'without a customer in QuickBooks, though its job has one',
    { entries: [entry('a')], activities: [activity('x', { customerId: null })] },
    ['a=x otherCustomer null'],
  ],
  [
    'without a job on either side',
    { entries: [entry('a', { jobcodeId: '0' })], activities: [activity('x', { customerId: null })] },
    ['a=x arrived'],
  ],
  [
    'what is open is not looked for under other customers, unless it was changed since',
    {
      entries: [
        openEntry('a', { durationSeconds: hour }),
        openEntry('b', { durationSeconds: 2 * hour, lastModified: editedAt }),
      ],
      activities: [
        activity('x', { customerId: 'c9' }),
        activity('y', { customerId: 'c9', durationSeconds: 2 * hour }),
      ],
    },
    ['=x onlyInQuickbooks', 'a= notExported nextExport', 'b=y otherCustomer c9'],
  ],
  ['locked and not there', { entries: [entry('a')] }, ['a= exportedNotFound']],
  [
    'unlocked, and still equal',
    { entries: [openEntry('a', { lastModified: editedAt })], activities: [activity('x')] },
    ['a=x arrived'],
  ],
  [
    'unlocked and edited',
    {
      entries: [openEntry('a', { durationSeconds: 2 * hour, lastModified: editedAt })],
      activities: [activity('x')],
    },
    [`a=x changedAfterExport ${hour}`],
  ],
  [
    'not edited since the activity was made: two things',
    { entries: [openEntry('a', { durationSeconds: 2 * hour })], activities: [activity('x')] },
    ['=x onlyInQuickbooks', 'a= notExported nextExport'],
  ],
  [
    'edited since, with another note than the activity: two things',
    {
      entries: [openEntry('a', { durationSeconds: 2 * hour, notes: 'Call', lastModified: editedAt })],
      activities: [activity('x', { description: 'Review' })],
    },
    ['=x onlyInQuickbooks', 'a= notExported nextExport'],
  ],
  [
    'changed in QuickBooks',
    { entries: [entry('a')], activities: [activity('x', { durationSeconds: 4 * hour })] },
    [`a=x changedAfterExport ${4 * hour}`],
  ],
  [
    'a pair of one amount under another customer is nearer than two of different amounts',
    {
      entries: [entry('a'), entry('b', { jobcodeId: 'tax', durationSeconds: 5 * hour })],
      activities: [
        activity('x', { customerId: 'c2' }),
        activity('y', { customerId: 'c2', durationSeconds: 5 * hour }),
      ],
    },
    ['a=x otherCustomer c2', 'b=y arrived'],
  ],
  [
    'moved to another day after its export',
    { entries: [entry('a', { date: nextDay })], activities: [activity('x')] },
    [`a=x changedAfterExport ${hour}`],
  ],
  [
    'of two days, the nearer',
    {
      entries: [entry('a', { date: '2026-11-10' }), entry('b', { date: nextDay })],
      activities: [activity('x')],
    },
    ['a= exportedNotFound', `b=x changedAfterExport ${hour}`],
  ],
  [
    'over the border of the period, by the day of the entry',
    {
      entries: [
        entry('a', { date: '2026-11-01' }),
        entry('b', { date: lastMonth, durationSeconds: hour / 2 }),
      ],
      activities: [
        activity('x', { date: lastMonth }),
        activity('y', { date: '2026-11-02', durationSeconds: hour / 2 }),
      ],
    },
    [`a=x changedAfterExport ${hour}`],
  ],
  [
    'deleted since',
    { deletedEntries: [openEntry('d')], activities: [activity('x')] },
    ['=x deletedAfterExport d'],
  ],
  [
    'deleted and entered anew on another job, not exported yet',
    {
      deletedEntries: [openEntry('d')],
      entries: [openEntry('a', { jobcodeId: 'tax', lastModified: editedAt })],
      activities: [activity('x')],
    },
    ['=x deletedAfterExport d', 'a= notExported nextExport'],
  ],
  [
    'deleted and entered anew alike',
    { deletedEntries: [openEntry('d')], entries: [openEntry('a')], activities: [activity('x')] },
    ['a=x arrived'],
  ],
  [
    'exported twice',
    { entries: [entry('a')], activities: [activity('x'), activity('y')] },
    ['=y onlyInQuickbooks', 'a=x arrived'],
  ],
  [
    'rounded to 15 min each, and a little rounded away',
    {
      rules: rounding,
      entries: [
        entry('a', { durationSeconds: 52 * minute }),
        entry('b', { durationSeconds: 67 * minute }),
        entry('c', { durationSeconds: 5 * minute }),
      ],
      activities: [activity('x', { durationSeconds: 45 * minute }), activity('y')],
    },
    ['a=x arrived', 'b=y arrived', 'c= arrived'],
  ],
  [
    'rounded by day: the sum of three is off by less than one of them may be',
    {
      rules: rounding,
      entries: [
        entry('a', { durationSeconds: 20 * minute }),
        entry('b', { durationSeconds: 25 * minute }),
        entry('c', { durationSeconds: 33 * minute }),
      ],
      activities: [activity('x', { durationSeconds: 75 * minute })],
    },
    ['a+b+c=x arrived'],
  ],
  [
    'of no duration',
    { entries: [entry('a', { durationSeconds: 0 }), openEntry('b', { durationSeconds: 0 })] },
    ['a= arrived', 'b= notExported nextExport'],
  ],
  [
    'a duration below zero, which is not rounded away',
    { entries: [entry('a', { durationSeconds: -30 * minute })] },
    ['a= exportedNotFound'],
  ],
  [
    'two accounts of one person, as one activity',
    {
      personOf: () => 'employee:55',
      entries: [entry('a'), entry('b', { userId: 'dana2' })],
      activities: [activity('x', { durationSeconds: 2 * hour })],
    },
    ['a+b=x arrived'],
  ],
  [
    'on the clock, beside an activity that looks like it',
    {
      entries: [
        openEntry('a', {
          isRunning: true,
          kind: 'regular',
          startMs: nowMs - hour * 1000,
          date: '2026-11-20',
          durationSeconds: 0,
        }),
      ],
      activities: [activity('x', { date: '2026-11-20', createdAt: nowMs - 1 })],
    },
    ['=x onlyInQuickbooks', 'a= notExported onTheClock'],
  ],
  [
    'exported, and on the clock again since',
    {
      entries: [
        openEntry('a', {
          isRunning: true,
          startMs: exportedMs - 2 * hour * 1000,
          durationSeconds: 0,
          lastModified: editedAt,
        }),
      ],
      activities: [activity('x')],
    },
    [`a=x changedAfterExport ${hour}`],
  ],
  [
    'leave that payroll has, and leave that it has not',
    {
      entries: [
        entry('a', { jobcodeId: 'leave', durationSeconds: 8 * hour }),
        openEntry('b', { jobcodeId: 'leave', date: nextDay }),
      ],
      activities: [activity('x', { customerId: null, durationSeconds: 8 * hour })],
    },
    ['a=x notWork', 'b= notWork'],
  ],
  [
    'somebody unknown, of whom there is one possible activity',
    {
      entries: [entry('a', { userId: 'sam' })],
      activities: [activity('x', { person: strangerOf('7') })],
    },
    ['a=x arrived'],
  ],
  [
    'somebody unknown, of whom there are two',
    {
      entries: [entry('a', { userId: 'sam' })],
      activities: [activity('x', { person: strangerOf('7') }), activity('y', { person: strangerOf('8') })],
    },
    ['=x unknown personUnknown', '=y unknown personUnknown', 'a= unknown personUnknown'],
  ],
  [
    'nobody unknown is given the time of somebody known',
    { entries: [entry('a', { userId: 'sam' })], activities: [activity('x')] },
    ['=x onlyInQuickbooks', 'a= unknown personUnknown'],
  ],
  [
    'nobody unknown is two persons',
    {
      entries: [entry('a', { userId: 'sam' }), entry('b', { userId: 'sam', date: nextDay })],
      activities: [
        activity('x', { person: strangerOf('7') }),
        activity('y', { person: strangerOf('8'), date: nextDay }),
      ],
    },
    [
      '=x unknown personUnknown',
      '=y unknown personUnknown',
      'a= unknown personUnknown',
      'b= unknown personUnknown',
    ],
  ],
  [
    'an activity that names nobody',
    { entries: [entry('a')], activities: [activity('x', { person: null })] },
    ['a=x arrived'],
  ],
  [
    'QuickBooks Desktop: what is locked can’t be said, what is open can',
    { activities: 'desktop', entries: [entry('a'), openEntry('b'), entry('c', { jobcodeId: 'leave' })] },
    ['a= unknown desktop', 'b= notExported nextExport', 'c= notWork'],
  ],
  [
    'the list of customers isn’t read',
    {
      entries: [
        entry('a', { jobcodeId: 'unread' }),
        entry('b', { jobcodeId: 'unread', durationSeconds: 2 * hour }),
        openEntry('c', { jobcodeId: 'unread', durationSeconds: 3 * hour }),
      ],
      activities: [activity('x'), activity('y', { durationSeconds: 5 * hour })],
    },
    ['=y unknown notRead', 'a=x unknown notRead', 'b= unknown notRead', 'c= notExported nextExport'],
  ],
];

describe('hard cases of hours', () => {
  it.each(cases)('%s', (_, input, lines) => {
    expect(linesOf(input)).toEqual([...lines].sort());
  });
});
