import { describe, expect, it } from 'vitest';
import type { HoursInput } from '../../../../src/domain/time/hours';
import { editedAt, entry, hour, karbonEntry, minute, openEntry, reconcile } from './hours-samples';

function karbonOf(details: Partial<HoursInput>): readonly string[] {
  const { karbon, karbonItems } = reconcile(details);
  const lines = karbonItems.map(({ entryIds, karbonKeys, state }) => {
    return `${entryIds.join('+')}=${karbonKeys.join('+')} ${state}`;
  });
  return [karbon, ...lines.sort()];
}

describe('hours in Karbon', () => {
  it('are there, in whole minutes, in sums and in parts, on the work or on its client', () => {
    const entries = [
      entry('a', { durationSeconds: hour + 50 }),
      entry('b', { jobcodeId: 'tax', durationSeconds: hour }),
      entry('c', { jobcodeId: 'tax', durationSeconds: 2 * hour }),
      entry('d', { jobcodeId: 'gone', durationSeconds: 5 * hour }),
    ];
    const karbonEntries = [
      karbonEntry('k', { durationSeconds: hour + minute }),
      karbonEntry('l', { workKey: 'k-tax', durationSeconds: 3 * hour }),
      karbonEntry('m', { clientKey: 'k-gone', workKey: 'other', durationSeconds: 2 * hour }),
      karbonEntry('n', { clientKey: 'k-gone', workKey: null, durationSeconds: 3 * hour }),
    ];
    expect(karbonOf({ entries, karbonEntries })).toEqual([
      'compared',
      'a=k there',
      'b+c=l there',
      'd=m+n there',
    ]);
  });

  it('are too young, differ, are missing on one side, or can’t be known', () => {
    const entries = [
      entry('a'),
      entry('b', { jobcodeId: 'tax' }),
      openEntry('c', { date: '2026-11-19', lastModified: editedAt }),
      entry('d', { jobcodeId: 'gone' }),
      entry('e', { userId: 'sam' }),
      entry('f', { jobcodeId: 'stray' }),
    ];
    const karbonEntries = [
      karbonEntry('k'),
      karbonEntry('l', { workKey: 'k-tax', durationSeconds: 2 * hour }),
      karbonEntry('m', { date: '2026-11-10' }),
      karbonEntry('n', { userKey: 'somebody' }),
    ];
    expect(karbonOf({ entries, karbonEntries })).toEqual([
      'compared',
      '=m onlyInKarbon',
      '=n unknown',
      'a=k there',
      'b=l differs',
      'c= tooYoung',
      'd= onlyInQuickbooksTime',
      'e= unknown',
      'f= unknown',
    ]);
  });

  it('are unknown as a whole where Karbon holds none of them', () => {
    const entries = [entry('a'), entry('b')];
    const karbonEntries = [karbonEntry('k', { date: '2026-11-10' })];
    expect(karbonOf({ entries, karbonEntries })).toEqual([
      'holdsNone',
      '=k unknown',
      'a= unknown',
      'b= unknown',
    ]);
    expect(karbonOf({ entries })).toEqual(['notRead', 'a= unknown', 'b= unknown']);
  });
});
