import { describe, expect, it } from 'vitest';
import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import { indexOf, matchInput } from '../sample-lists';

/** The paths that work `New Name:Audit` may be at, its client being paired with record 1 alone. */
function workPaths(...names: readonly string[]): readonly string[] {
  const index = indexOf(...names);
  const status = findMatchStatus(matchInput(['New Name', 'Audit'], index, { linkedIds: ['1', null] }));
  const found = 'found' in status ? [status.found] : 'candidates' in status ? status.candidates : [];
  return [status.kind, ...found.map(({ path }) => path.join(':'))];
}

describe('work of a client that is paired by id, where another record bears the client’s name', () => {
  it('may be meant below either', () => {
    const both = ['ambiguous', 'Old Name:Audit', 'New Name:Audit'];
    expect(workPaths('Old Name', 'Old Name:Audit', 'New Name', 'New Name:Audit')).toEqual(both);
  });

  it('is the one that there is, wherever that is', () => {
    expect(workPaths('Old Name', 'New Name', 'New Name:Audit')).toEqual(['matched', 'New Name:Audit']);
    expect(workPaths('Old Name', 'Old Name:Audit', 'New Name')).toEqual(['differs', 'Old Name:Audit']);
  });

  it('is not created below one of two that may be its client', () => {
    expect(workPaths('Old Name', 'New Name')).toEqual(['ambiguous', 'Old Name', 'New Name']);
  });

  it('is below the paired one where the other is put away, or bears another name', () => {
    expect(workPaths('Old Name', 'Old Name:Audit', '-New Name')).toEqual(['differs', 'Old Name:Audit']);
    expect(workPaths('Old Name', 'Old Name:Audit', 'New Names')).toEqual(['differs', 'Old Name:Audit']);
  });
});
