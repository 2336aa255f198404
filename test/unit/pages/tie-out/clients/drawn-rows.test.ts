import { describe, expect, it } from 'vitest';
import {
  type OpenRow,
  rowHeight,
  type Stretch,
  stretchesOf,
  topOf,
} from '../../../../../src/pages/tie-out/clients/drawn-rows';

const view = { top: 100 * rowHeight, height: 10 * rowHeight };

/** All rows that are drawn, and how tall all stretches are together. */
function sumUp(stretches: readonly Stretch[], open: OpenRow | null) {
  const drawn = stretches.flatMap((each) =>
    each.kind === 'rows' ? Array.from({ length: each.to - each.from }, (_, at) => each.from + at) : [],
  );
  const spaces = stretches.reduce((sum, each) => sum + (each.kind === 'space' ? each.height : 0), 0);
  const details = open && drawn.includes(open.at) ? open.height : 0;
  return { drawn, height: spaces + drawn.length * rowHeight + details };
}

describe('the rows that are drawn', () => {
  it('are those on screen and a few around them, whatever their number', () => {
    const { drawn } = sumUp(stretchesOf(10_000, view, null, []), null);
    expect(drawn).toContain(100);
    expect(drawn).toContain(109);
    expect(drawn.length).toBeLessThan(30);
  });

  it.each([
    ['above what is on screen', 3],
    ['on screen', 104],
    ['below', 9_000],
  ])('are as tall with their spaces as the whole list, with one open %s', (_where, at) => {
    const open = { at, height: 333 };
    const summed = sumUp(stretchesOf(10_000, view, open, [at]), open);
    expect(summed.height).toBe(10_000 * rowHeight + 333);
    expect(summed.drawn).toEqual([...new Set(summed.drawn)].sort((one, other) => one - other));
    expect(summed.drawn).toContain(at);
  });

  it('are those that are seen below an open row that is taller than the window', () => {
    const open = { at: 2, height: 5_000 };
    const { drawn } = sumUp(stretchesOf(1_000, { top: topOf(50, open), height: 600 }, open, [2]), open);
    expect(drawn).toContain(2);
    expect(drawn).toContain(50);
    expect(drawn).toContain(59);
  });

  it('hold what has the focus, also where it has been scrolled away', () => {
    expect(sumUp(stretchesOf(10_000, view, null, [7_777]), null).drawn).toContain(7_777);
  });

  it('are none of none', () => {
    expect(stretchesOf(0, view, null, [0, -1])).toEqual([]);
  });
});
