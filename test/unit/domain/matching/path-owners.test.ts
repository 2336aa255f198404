import { expect, it } from 'vitest';
import { createPathOwners } from '../../../../src/domain/matching/path-owners';

it('names the other Karbon records that arrive at a path, and only at that very path', () => {
  const pathOwners = createPathOwners([
    { key: 'W1', title: 'Audit', path: ['Acme', 'Audit'] },
    { key: 'W2', title: 'Audit ', path: ['Acme', 'Audit'] },
    { key: 'W3', title: 'audit', path: ['Acme', 'audit'] },
    { key: 'C1', title: 'Acme', path: ['Acme'] },
  ]);
  const titlesAt = (path: readonly string[], exceptKey: string) =>
    pathOwners.at(path, exceptKey).map(({ title }) => title);
  expect(titlesAt(['Acme', 'Audit'], 'W1')).toEqual(['Audit ']);
  expect(titlesAt(['Acme', 'Audit'], 'C1')).toEqual(['Audit', 'Audit ']);
  expect(titlesAt(['Acme'], 'C1')).toEqual([]);
  expect(titlesAt(['Acme Audit'], '')).toEqual([]);
});

it.each([
  ['Acme Inc', 'Acme', 'Acme LLC'],
  ['A Inc', 'A', 'A LLC'],
  ['Lee, Chan', 'Chan Lee', 'Lee Chan'],
  ['Vance, As', 'As Vance', 'Vance As'],
  ['Lee, Jo', 'Jo Lee', 'Lee Jo'],
  ['A. B. Smith', 'AB Smith', 'A.B. Smith Ltd'],
  ['Caf&eacute; Sol', 'café-sol', 'CAFÉ SOL, Inc.'],
])('names %j for what is called %j or %j, and for nothing of other letters', (name, one, other) => {
  const owners = createPathOwners([{ key: 'C1', title: name, path: [name] }]);
  expect(owners.withLettersOf(one, '')).toHaveLength(1);
  expect(owners.withLettersOf(other, '')).toHaveLength(1);
  expect(owners.withLettersOf(name, '')).toEqual([]);
  expect(owners.withLettersOf(one, 'C1')).toEqual([]);
  expect(owners.withLettersOf(`${one} Dairy`, '')).toEqual([]);
});
