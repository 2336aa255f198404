import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import { indexOf, matchInput } from '../sample-lists';
import { tieOut } from './among-others';

const base = fc.constantFrom(
  'Fernhill Dental',
  'Fernhill Dental Group',
  'Orrin & Vale',
  'Saint Odo School',
  'Hartwell Management',
  'Pinetop Bikes',
  'Bill Okafor',
  'Okafor, William',
  'Lee, Jo',
  'Jo Lee',
  '9000 Steps',
  'Fund 12',
  'Moor Law Firm',
  'Moor Law Group',
  'De la Court Bakery',
  'Delacourt Bakery',
  'Иван Петров',
  'Ivan Petrov',
  'Ελένη Foods',
  'Eleni Foods',
  'Vale 2012 Trust',
  'Vale Trust',
  'Delacourt Holdings',
  'Delacourt Properties',
  'Delacuort Farms',
  'Smith Dental',
  'Granite Harbor Dental',
  'Granite Harbor Roofing',
  'Kelso FCU',
  'Kelso Federal Credit Union',
);
const form = fc.constantFrom('', ' Inc', ' LLC', ', Incorporated', ' Limited Liability Company');
const tag = fc.constantFrom(
  '',
  ' (old)',
  ' - INACTIVE',
  ' #2207',
  ' (Tucson)',
  ' dba Quay Cafe',
  ' c/o Ida Moe',
);
const front = fc.constantFrom('', '', '2207 - ', 'zz ', 'The ');
const writing = fc.constantFrom<(name: string) => string>(
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => name.replace('&', '&amp;'),
  (name) => name.replace('Saint', 'St.').replace('Management', 'Mgmt').replace('9000', '9,000'),
  (name) => name.replace(/e/g, '&#101;'),
);

/** Names in the ways that people write them, so that two are often one. */
const written = fc
  .tuple(front, base, form, tag, writing)
  .map(([before, name, legal, behind, write]) => write(`${before}${name}${legal}${behind}`));
const names = fc.uniqueArray(written, { maxLength: 8 });

function kindOf(karbon: string, list: readonly string[], isPersonClient: boolean): string {
  return findMatchStatus(matchInput([karbon], indexOf(...list), { isPersonClient })).kind;
}

describe('the laws of written names', () => {
  it('what is like another is so both ways round', () => {
    fc.assert(
      fc.property(written, written, fc.boolean(), (one, other, isPerson) => {
        expect(kindOf(one, [other], isPerson)).toBe(kindOf(other, [one], isPerson));
      }),
      { numRuns: 250 },
    );
  });

  it('no record that is added makes one missing that was similar', () => {
    let tried = 0;
    fc.assert(
      fc.property(written, names, written, fc.boolean(), (karbon, list, added, isPerson) => {
        if (kindOf(karbon, list, isPerson) !== 'similar') return;
        tried += 1;
        expect(kindOf(karbon, [...list, added], isPerson)).not.toBe('missing');
      }),
      { numRuns: 250 },
    );
    expect(tried).toBeGreaterThan(30);
  });

  it('nothing is taken or proposed that is another client’s', () => {
    let tried = 0;
    fc.assert(
      fc.property(names, names, (clients, records) => {
        const lines = tieOut(clients, records);
        const given = lines.flatMap(({ found, suggested }) => found ?? suggested ?? []);
        expect(new Set(given).size).toBe(given.length);
        lines.forEach(({ found, suggested }, at) => {
          const name = found ?? suggested;
          if (name === null || name === clients[at]) return;
          tried += 1;
          expect(clients).not.toContain(name);
        });
      }),
      { numRuns: 120 },
    );
    expect(tried).toBeGreaterThan(30);
  });
});
