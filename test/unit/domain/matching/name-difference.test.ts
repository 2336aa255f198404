import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DifferencePart, differenceOf } from '../../../../src/domain/matching/name-difference';

const marked = (parts: readonly DifferencePart[]) =>
  parts.map(({ text, isDifferent }) => (isDifferent ? `[${text}]` : text)).join('');
const textOf = (parts: readonly DifferencePart[]) => parts.map(({ text }) => text).join('');

describe('differenceOf', () => {
  it.each([
    ['Acme Co', 'ACME Co', 'A[cme] Co', 'A[CME] Co'],
    ['Acme, Inc.', 'Acme Inc', 'Acme[,] Inc[.]', 'Acme Inc'],
    ['Acme Co', 'Acme  Co ', 'Acme Co', 'Acme [ ]Co[ ]'],
    ['Acme Co', 'Acme\u00A0Co', 'Acme[ ]Co', 'Acme[\u00A0]Co'],
    ['Tom & Ann', 'Tom and Ann', 'Tom [&] Ann', 'Tom [and] Ann'],
    ['👩‍👧 Home', '👩 Home', '[👩‍👧] Home', '[👩] Home'],
    ['Same', 'Same', 'Same', 'Same'],
    ['', 'New', '', '[New]'],
  ])('marks %j against %j', (expected, actual, markedExpected, markedActual) => {
    const difference = differenceOf(expected, actual);
    expect(marked(difference.expected)).toBe(markedExpected);
    expect(marked(difference.actual)).toBe(markedActual);
  });

  it('keeps the texts whole and shares the same characters on both sides', () => {
    const sharedOf = (parts: readonly DifferencePart[]) => textOf(parts.filter((part) => !part.isDifferent));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (expected, actual) => {
        const difference = differenceOf(expected, actual);
        expect(textOf(difference.expected)).toBe(expected);
        expect(textOf(difference.actual)).toBe(actual);
        expect(sharedOf(difference.expected)).toBe(sharedOf(difference.actual));
      }),
    );
  });

  it('takes the middle of very long names as a whole', () => {
    const long = (letter: string) => `Acme ${letter.repeat(5_000)} Co`;
    expect(marked(differenceOf(long('x'), long('y')).expected)).toBe(`Acme [${'x'.repeat(5_000)}] Co`);
  });
});
