import { describe, expect, it } from 'vitest';
import {
  nothingSelected,
  type Selection,
  selectedOf,
  toggled,
  withAll,
  withNone,
  withRange,
} from '../../../../../src/pages/tie-out/clients/selection';
import type { Row } from '../../../../../src/pages/tie-out/rows';

const rows = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key }) as Row);

function keys({ keys: selected }: Selection): string {
  return [...selected].sort().join('');
}

describe('a selection', () => {
  it('has one more or less by a click', () => {
    const one = toggled(nothingSelected, 'b');
    expect(keys(one)).toBe('b');
    expect(keys(toggled(one, 'b'))).toBe('');
  });

  it('has all from the last click on with Shift, in either direction, and gives them up in the same way', () => {
    const one = toggled(nothingSelected, 'b');
    const range = withRange(one, rows, 'd');
    expect(keys(range)).toBe('bcd');
    expect(keys(withRange(range, rows, 'a'))).toBe('abcd');
    expect(keys(withRange(toggled(range, 'b'), rows, 'c'))).toBe('d');
  });

  it('begins with the one row where the last click is not among the rows', () => {
    expect(keys(withRange({ keys: new Set(['x']), anchor: 'x', whole: null }, rows, 'c'))).toBe('cx');
    expect(keys(withRange(nothingSelected, rows, 'c'))).toBe('c');
  });

  it('keeps what other filters show when all of one are selected, or none', () => {
    const other = toggled(nothingSelected, 'x');
    const all = withAll(other, rows);
    expect(keys(all)).toBe('abcdex');
    expect(keys(withNone(all, rows))).toBe('x');
  });

  it('is found among rows, also where all of them are selected and one is given up or others are shown', () => {
    const found = (among: readonly Row[], selection: Selection) =>
      selectedOf(among, selection)
        .map(({ key }) => key)
        .join('');
    const all = withAll(toggled(nothingSelected, 'x'), rows);
    expect(selectedOf(rows, all)).toBe(rows);
    expect(found(rows, toggled(all, 'b'))).toBe('acde');
    expect(found(rows.slice(2), all)).toBe('cde');
    expect(found(rows, withNone(all, rows.slice(0, 2)))).toBe('cde');
    expect(found(rows, nothingSelected)).toBe('');
  });
});
