import { describe, expect, it } from 'vitest';
import { wordSimilarity } from '../../../../src/domain/matching/edit-distance';
import { nameSimilarity } from '../../../../src/domain/matching/name-similarity';
import { type NameKind, tokenizeName } from '../../../../src/domain/matching/tokenize-name';

function similarity(a: string, b: string, kind: NameKind = 'client'): number {
  const [left, right] = [tokenizeName(a, kind), tokenizeName(b, kind)];
  const score = nameSimilarity(left, right, () => 1);
  expect(nameSimilarity(right, left, () => 1)).toBeCloseTo(score);
  return score;
}

describe('nameSimilarity', () => {
  it.each([
    ['José Álvarez', 'Jose Alvarez'],
    ['Acme Inc', 'Acme LLC'],
    ['Payroll 2025', 'Payroll 25'],
  ])('is 1 for %j and %j', (a, b) => {
    expect(similarity(a, b)).toBe(1);
  });

  it.each([
    ['Gable End Restorations', 'Gable End Restoratons'],
    ['The Lantern Bay Yoga Studio', 'Lantern Bay Yoga Studio'],
    ['Law Office of Ann Reyes', 'LawOffice of Ann Reyes'],
    ['Smith, John Quincy', 'John Q Smith'],
  ])('is high for %j and %j', (a, b) => {
    expect(similarity(a, b)).toBeGreaterThanOrEqual(0.8);
  });

  it.each([
    ['Smith, John', 'Smith, Jane'],
    ['Cedar Ridge Holdings', 'Cedar Falls Holdings'],
    ['Fund 12', 'Fund 21'],
    ['Form 1065', 'Form 1120'],
  ])('is low for %j and %j', (a, b) => {
    expect(similarity(a, b)).toBeLessThan(0.8);
  });

  it('minds months in titles and not in names', () => {
    expect(similarity('Payroll for August', 'Payroll for Aug', 'job')).toBeGreaterThan(0.8);
    expect(similarity('Monthly payroll run | Jan', 'Monthly payroll run | Jun', 'job')).toBe(0);
    expect(similarity('Jan Kowalczyk', 'Jane Kowalczyk')).toBeGreaterThan(0.8);
  });

  it('bears names of any length', () => {
    const long = (letter: string) => `${letter.repeat(10_000)} ${'word '.repeat(5_000)}`;
    expect(similarity(long('x'), long('y'))).toBeLessThan(1);
  });
});

describe('wordSimilarity', () => {
  it.each([
    ['smith', 'smith', 1],
    ['associates', 'assoc', 0.8],
    ['quincy', 'q', 0.8],
    ['marine', 'marnie', 5 / 6],
    ['tom', 'tim', 0],
    ['1120', '1121', 0],
    ['alpine', 'albion', 0],
  ])('of %s and %s is %d', (a, b, expected) => {
    expect(wordSimilarity(a, b)).toBeCloseTo(expected);
  });
});
