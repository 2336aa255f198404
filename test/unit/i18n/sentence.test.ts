import { describe, expect, it } from 'vitest';
import { plainText, sentence } from '../../../src/i18n/sentence';

interface Inputs {
  readonly path: string;
  readonly place: string;
  readonly count: number;
}
const english = ({ path, place, count }: Inputs) => `${path} is ${count} times in ${place}`;
const otherOrder = ({ path, place, count }: Inputs) => `${place}: ${count}, ${path}`;

describe('a sentence with names in it', () => {
  it('keeps each path by itself, wherever the language puts it', () => {
    const inputs = { path: ['Acme', 'Tax'], place: 'Karbon', count: 2 };
    expect(sentence(english, inputs)).toEqual([['Acme', 'Tax'], ' is 2 times in Karbon']);
    expect(sentence(otherOrder, inputs)).toEqual(['Karbon: 2, ', ['Acme', 'Tax']]);
  });

  it('takes two paths, and one twice', () => {
    const twice = ({ one, other }: { one: string; other: string }) => `${other} ${one} ${other}`;
    expect(sentence(twice, { one: ['A'], other: ['B'] })).toEqual([['B'], ' ', ['A'], ' ', ['B']]);
  });

  it('lets no name take another’s place', () => {
    const hostile = '\uFDD07\uFDD1 ⟦{path}⟧';
    const inputs = { path: [hostile], place: 'Karbon', count: 1 };
    expect(sentence(english, inputs)[0]).toEqual([hostile]);
    expect(plainText(sentence(english, { ...inputs, place: '\uFDD07\uFDD1' }))).toBe(
      `${hostile} is 1 times in `,
    );
  });

  it('is told in one piece', () => {
    expect(plainText(['Ties out as ', ['Acme', 'Tax']])).toBe('Ties out as Acme:Tax');
  });
});
