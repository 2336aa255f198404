import { expect, it } from 'vitest';
import { createPathOwners } from '../../../../src/domain/matching/path-owners';

it('names the other Karbon records that arrive at a path, and only at that very path', () => {
  const pathOwners = createPathOwners([
    { key: 'W1', title: 'Audit', path: ['Acme', 'Audit'] },
    { key: 'W2', title: 'Audit ', path: ['Acme', 'Audit'] },
    { key: 'W3', title: 'audit', path: ['Acme', 'audit'] },
    { key: 'C1', title: 'Acme', path: ['Acme'] },
  ]);
  expect(pathOwners(['Acme', 'Audit'], 'W1')).toEqual(['Audit ']);
  expect(pathOwners(['Acme', 'Audit'], 'C1')).toEqual(['Audit', 'Audit ']);
  expect(pathOwners(['Acme'], 'C1')).toEqual([]);
  expect(pathOwners(['Acme Audit'], '')).toEqual([]);
});
