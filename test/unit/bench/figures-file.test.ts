import { describe, expect, it } from 'vitest';
import {
  adminTable,
  type FigureRow,
  readFigureRows,
  readmeTable,
  tableInAdmin,
  tableInReadme,
  withFigures,
} from '../../bench/figures-file';
import { isPartName, partNames, partTitles } from '../../bench/parts';

const titles = new Map(Object.entries(partTitles));

function row(part: string, what: string, figure: number, budget: number | null = null): FigureRow {
  return { part, what, figure, budget, unit: 'ms', date: '2026-11-28' };
}

describe('the figures of the bench', () => {
  it('are those that the README shows', () => {
    expect(tableInReadme()).toBe(readmeTable(readFigureRows(), titles));
  });

  it('of firms of many staff are those that the guide for administrators shows, and the README does not', () => {
    expect(tableInAdmin()).toBe(adminTable(readFigureRows()));
    const rows = [
      { ...row('staff', 'first | 300 | 10 | list file', 20), column: 'most', unit: '' },
      { ...row('staff', 'first | 300 | 10 | list file', 2.5), column: 'after', unit: 'min' },
      { ...row('staff', 'ordinary | 300 | 10 | list file', 9), column: 'most', unit: '' },
    ];
    expect(adminTable(rows).trim().split('\n').slice(2)).toEqual([
      '| day | clients | staff | Karbon’s lists | most | after |',
      '| --- | --- | --- | --- | --- | --- |',
      '| first | 300 | 10 | list file | 20 | 2.5 min |',
      '| ordinary | 300 | 10 | list file | 9 |  |',
    ]);
    expect(readmeTable(rows, titles)).not.toContain('300');
  });

  it('each belong to a part that the bench has', () => {
    expect(readFigureRows().filter(({ part }) => !isPartName(part))).toEqual([]);
  });

  it('of a part are replaced whole when it is measured anew, and the others stay', () => {
    const before = [row('freshness', 'old', 1), row('freshness', 'gone', 2), row('sizes', 'kept', 3)];
    const after = withFigures(before, [row('freshness', 'new', 4)], partNames);
    expect(after.map(({ what }) => what)).toEqual(['new', 'kept']);
  });

  it('stand in the order of the parts, whatever was measured last', () => {
    const after = withFigures([row('sizes', 'last', 1)], [row('first-sync', 'first', 2)], partNames);
    expect(after.map(({ what }) => what)).toEqual(['first', 'last']);
  });

  it('are marked where they are over their budget', () => {
    const table = readmeTable([row('sizes', 'within', 16, 16), row('sizes', 'beyond', 16.5, 16)], titles);
    expect(table).toContain('| within | 16 ms | 16 ms |\n');
    expect(table).toContain('| beyond | 16.5 ms | 16 ms: **over** |\n');
  });
  it('are marked where they are under the least that they may be', () => {
    const least = { ...row('names', 'right', 99.2, 99.3), isLeast: true, unit: '%' } as const;
    const table = readmeTable([least, { ...least, figure: 99.4 }], titles);
    expect(table).toContain('| right | 99.2 % | ≥ 99.3 %: **under** |\n| right | 99.4 % | ≥ 99.3 % |\n');
  });
});
