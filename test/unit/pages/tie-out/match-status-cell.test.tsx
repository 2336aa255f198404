// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it } from 'vitest';
import type { MatchStatus } from '../../../../src/domain/matching/match-status';
import { MatchStatusCell } from '../../../../src/pages/tie-out/match-status-cell';

function linesOf(status: MatchStatus): (string | null)[] {
  const root = document.createElement('td');
  render(<MatchStatusCell status={status} suggested={null} kind="organization" />, root);
  return [...root.querySelectorAll('.detail > *')].map((line) => line.textContent.trim());
}

function several(...names: readonly string[]): MatchStatus {
  const candidates = names.map((name) => ({
    record: { id: name, parentId: null, name, isActive: true, isProject: false },
    path: [name],
  }));
  return { kind: 'ambiguous', because: 'severalRecords', candidates, otherOwners: [] };
}

describe('what fits a client in one list', () => {
  it('has a line for each of several records, told apart', () => {
    expect(linesOf(several('DOVETAIL JOINERY.', 'Dovetail  Joinery'))).toEqual([
      'DOVETAIL JOINERY.',
      'Dovetail␣␣Joinery',
    ]);
    expect(linesOf(several('Smith, Jones', 'Smith', 'Jones\u00a0', 'Jones'))).toEqual([
      'Smith,␣Jones',
      'Smith +2 more',
    ]);
  });

  it('has a line for each other client of that name, which may hold a comma', () => {
    const shared: MatchStatus = {
      kind: 'ambiguous',
      because: 'severalOwners',
      candidates: [],
      otherOwners: ['Smith, Jones', 'Smith & Jones'],
    };
    expect(linesOf(shared)).toEqual(['Also used by Smith, Jones', 'Also used by Smith & Jones']);
  });
});
