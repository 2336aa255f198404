import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import { createNameIndex } from '../../../../src/domain/matching/name-index';
import { indexOf, matchInput, recordsOf } from '../sample-lists';

describe('createNameIndex', () => {
  it('finds records by exact path and says where each one is', () => {
    const index = indexOf('Acme Co', 'Acme Co:2025 Tax', 'Other', 'Other:2025 Tax', '-Acme Co:Old');
    expect(index.findByPath(['Acme Co', '2025 Tax']).map(({ id }) => id)).toEqual(['2']);
    expect(index.findByPath(['Acme Co', 'Old']).map(({ id }) => id)).toEqual(['5']);
    expect(index.findByPath(['acme co'])).toEqual([]);
    expect(index.findByName('2025 TAX').map((record) => index.place(record).path)).toEqual([
      ['Acme Co', '2025 Tax'],
      ['Other', '2025 Tax'],
    ]);
  });

  it('grades what fits', () => {
    const index = indexOf('Acme Inc', 'ACME, INC', 'Acme', 'Acme LLC', 'Acne Inc');
    const equivalents = index.siblingsUnder(null).findEquivalent('Acme Inc', false);
    expect(Object.fromEntries(equivalents.map(({ record, quality }) => [record.name, quality]))).toEqual({
      'Acme Inc': 'exact',
      'ACME, INC': 'folded',
      Acme: 'loose',
      'Acme LLC': 'otherLegalForm',
    });
  });

  it('never gives a record of unknown place the path of another', () => {
    const [orphan] = recordsOf(['Gone:Acme Co']);
    const index = createNameIndex(orphan ? [orphan] : []);
    expect(index.findByName('Acme Co').map((record) => index.place(record).path)).toEqual([['…', 'Acme Co']]);
    expect(index.findByPath(['Acme Co'])).toEqual([]);
  });

  it('takes the later of two records with one id', () => {
    const [older, newer] = recordsOf(['Acme', 'Acme Co']);
    const index = createNameIndex(older && newer ? [older, { ...newer, id: older.id }] : []);
    expect(index.findByPath(['Acme'])).toEqual([]);
    expect(index.findByPath(['Acme Co'])).toEqual([index.get('1')]);
  });

  it('bears records of any kind: circles, strangers as parents, doubled ids, odd names', () => {
    const id = fc.constantFrom('1', '2', '3', '4', '5');
    const record = fc.record({
      id,
      parentId: fc.oneof(id, fc.constant(null), fc.constant('x')),
      name: fc.oneof(fc.constantFrom('Acme', 'ACME', ''), fc.string({ unit: 'binary', maxLength: 12 })),
      isActive: fc.boolean(),
      isProject: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(record), (records) => {
        const index = createNameIndex(records);
        for (const { record: found, path } of records.map(index.place)) {
          expect(path.at(-1)).toBe(found.name);
          expect(path.length).toBeLessThanOrEqual(7);
        }
        const status = findMatchStatus(matchInput(['Acme', 'Audit'], index));
        if (status.kind === 'matched') expect(status.found.path).toEqual(['Acme', 'Audit']);
      }),
    );
  });
});
