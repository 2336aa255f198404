import { describe, expect, it } from 'vitest';
import { activity, day, entry, hour, linesOf, openEntry, reconcile } from './hours-samples';

const nextDay = '2026-11-18';

describe('what is said of hours that have not arrived', () => {
  it('says why time is not exported, the first reason that holds', () => {
    const rules = { needsServiceItem: true, needsClass: true, roundingSeconds: 0 };
    const item = { serviceItem: 'Tax', className: 'Audit' };
    const lines = linesOf({
      rules,
      approvedTo: () => day,
      entries: [
        openEntry('no job', { jobcodeId: '0' }),
        openEntry('no customer', { jobcodeId: 'stray', date: '2026-11-15' }),
        openEntry('inactive', { jobcodeId: 'gone', date: '2026-11-15' }),
        openEntry('no item'),
        openEntry('no class', { ...item, className: null }),
        openEntry('of an earlier Tieout', { ...item, className: undefined }),
        openEntry('not approved', { ...item, date: nextDay }),
        openEntry('next', item),
      ],
    });
    expect(lines).toEqual(
      [
        'no job= notExported noJobcode',
        'no customer= notExported noCustomer',
        'inactive= notExported customerInactive',
        'no item= notExported serviceItemMissing',
        'no class= notExported classMissing',
        'of an earlier Tieout= notExported nextExport',
        'not approved= notExported notApproved',
        'next= notExported nextExport',
      ].sort(),
    );
  });

  it('says what is at stake by the rates of activities, and nothing where there are none', () => {
    const rated = { billable: 'billable', hourlyRate: 120 } as const;
    const at = reconcile({
      entries: [
        entry('arrived'),
        entry('other', { durationSeconds: 2 * hour }),
        entry('changed', { durationSeconds: 3 * hour, jobcodeId: 'tax' }),
        entry('lost', { durationSeconds: 7 * hour, jobcodeId: 'stray' }),
      ],
      activities: [
        activity('u', rated),
        activity('v', { ...rated, customerId: 'c9', durationSeconds: 2 * hour }),
        activity('w', { ...rated, customerId: 'c2', durationSeconds: 2.5 * hour }),
        activity('x', { customerId: 'c8', durationSeconds: 5 * hour }),
        activity('y', { customerId: 'c7', billable: 'notBillable', durationSeconds: 4 * hour }),
      ],
    }).items.map(({ id, amountAtStake }) => [id, amountAtStake]);
    expect(Object.fromEntries(at)).toEqual({
      'entry:arrived': 0,
      'entry:other': 240,
      'entry:changed': 60,
      'entry:lost': null,
      'activity:x': null,
      'activity:y': 0,
    });
  });
});
