// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it } from 'vitest';
import type { MatchStatus } from '../../../../src/domain/matching/match-status';
import { MatchStatusCell } from '../../../../src/pages/tie-out/match-status-cell';

function drawn(status: MatchStatus, expectedPath: readonly string[]): HTMLElement {
  const root = document.createElement('td');
  render(
    <MatchStatusCell status={status} expectedPath={expectedPath} suggested={null} kind="organization" />,
    root,
  );
  return root;
}

function linesOf(status: MatchStatus, ...expectedPath: readonly string[]): string[] {
  return [...drawn(status, expectedPath).querySelectorAll('.detail > *')].map((line) =>
    line.textContent.trim(),
  );
}

function marksOf(status: MatchStatus, ...expectedPath: readonly string[]): string[] {
  return [...drawn(status, expectedPath).querySelectorAll('mark')].map((mark) => mark.textContent);
}

function record(...path: readonly string[]) {
  const name = path.at(-1) ?? '';
  return { record: { id: name, parentId: null, name, isActive: true, isProject: false }, path };
}

function several(...names: readonly string[]): MatchStatus {
  const candidates = names.map((name) => record(name));
  return { kind: 'ambiguous', because: 'severalRecords', candidates, otherOwners: [] };
}

describe('what fits a client in one list', () => {
  it('has a line for each of several records', () => {
    const all = several('Smith, Jones', 'Smith', 'Jones\u00a0', 'Jones');
    expect(linesOf(all, 'Smith, Jones')).toEqual(['Smith, Jones', 'Smith +2 more']);
  });

  it('marks where each of several differs from the expected name, not from the others', () => {
    expect(marksOf(several('Dovetail Joinery', 'DOVETAIL JOINERY.'), 'Dovetail Joinery')).toEqual([
      'OVETAIL',
      'OINERY.',
    ]);
    // Of two blanks where one belongs both are to be seen.
    expect(marksOf(several('DOVETAIL', 'Dovetail  Joinery'), 'Dovetail Joinery')).toEqual(['OVETAIL', '␣␣']);
    expect(marksOf(several('Dovetail', 'Dovetail\u00a0'), 'Dovetail')).toEqual(['⍽']);
  });

  it('says of the nearest record from where on it is called otherwise', () => {
    const near: MatchStatus = {
      kind: 'similar',
      candidates: [
        {
          ...record('Dovetail Joinery', 'Tax 2024'),
          score: 0.9,
          reason: null,
          difference: { expected: [], actual: [] },
        },
      ],
      expectedPath: ['Dovetail Joinery', 'Tax 2025'],
      parent: null,
    };
    expect(linesOf(near, 'Dovetail Joinery', 'Tax 2025')).toEqual(['Tax 2024']);
    expect(linesOf(near, 'Dovetail', 'Tax 2025')).toEqual(['Dovetail␣Joinery:Tax 2024']);
    expect(marksOf(near, 'Dovetail Joinery', 'Tax 2025')).toEqual(['4']);
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
