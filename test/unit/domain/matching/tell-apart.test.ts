import { describe, expect, it } from 'vitest';
import { markedAgainst, tellApart, withOddBlanks } from '../../../../src/domain/matching/tell-apart';

/** `[…]` around what is marked. */
function drawn(parts: readonly { readonly text: string; readonly isDifferent: boolean }[]): string {
  return parts.map(({ text, isDifferent }) => (isDifferent ? `[${text}]` : text)).join('');
}

function drawnApart(...paths: (readonly string[])[]): string[] {
  return tellApart(paths).map((path) => path.map(drawn).join(':'));
}

describe('candidates', () => {
  it.each([
    [
      ['DOVETAIL JOINERY.', 'Dovetail  Joinery'],
      ['D[OVETAIL] J[OINERY.]', 'D[ovetail][  ]J[oinery]'],
    ],
    [
      ['Acme, Inc.', 'Acme Inc'],
      ['Acme[,] Inc[.]', 'Acme Inc'],
    ],
    [
      ['Smith Co', 'Smith\u00a0Co', 'Smith Co '],
      ['Smith[ ]Co', 'Smith[\u00a0]Co', 'Smith Co[ ]'],
    ],
    [
      ['Ferro', 'Fer\u200bro'],
      ['Ferro', 'Fer[\u200b]ro'],
    ],
  ])('are told apart: %j', (names, marked) => {
    const found = drawnApart(...names.map((name) => [name]));
    const joinedMarks = found.map((each) => each.replaceAll('][', ''));
    expect(joinedMarks).toEqual(marked.map((each) => each.replaceAll('][', '')));
  });

  it('are told apart at each level, and have nothing marked where they are equal', () => {
    expect(drawnApart(['Acme', 'Tax 2025'], ['ACME', 'Tax 2025'])).toEqual([
      'A[cme]:Tax 2025',
      'A[CME]:Tax 2025',
    ]);
    expect(drawnApart(['Acme'], ['Acme'])).toEqual(['Acme', 'Acme']);
  });

  it('show odd blanks even where they share them, or stand alone', () => {
    expect(drawnApart([' Acme  Co '])).toEqual(['[ ]Acme[  ]Co[ ]']);
    expect(drawnApart([' Acme'], [' Acme'])).toEqual(['[ ]Acme', '[ ]Acme']);
    expect(drawn(withOddBlanks([{ text: 'Acme Co', isDifferent: false }]))).toBe('Acme Co');
  });
});

describe('a name beside the expected one', () => {
  const against = (expected: readonly string[], path: readonly string[]) =>
    markedAgainst(expected, path).map(drawn).join(':');

  it('is marked where it differs, level by level, and nowhere else', () => {
    expect(against(['Acme', 'Tax'], ['ACME', 'Tax'])).toBe('A[CME]:Tax');
    expect(against(['Acme'], ['Acme'])).toBe('Acme');
    expect(against(['Acme '], ['Acme '])).toBe('Acme[ ]');
  });

  it('is compared from its lowest level up where it has another number of them', () => {
    expect(against(['Acme'], ['Group ', 'ACME'])).toBe('Group[ ]:A[CME]');
    expect(against(['Acme', 'Tax'], ['tax'])).toBe('[t]ax');
  });
});
