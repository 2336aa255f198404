import { expect, it } from 'vitest';
import { createClaims } from '../../../../src/domain/matching/path-owners';

it('names the other Karbon records that arrive at a path, and only at that very path', () => {
  const claims = createClaims([
    { key: 'W1', title: 'Audit', path: ['Acme', 'Audit'] },
    { key: 'W2', title: 'Audit ', path: ['Acme', 'Audit'] },
    { key: 'W3', title: 'audit', path: ['Acme', 'audit'] },
    { key: 'C1', title: 'Acme', path: ['Acme'] },
  ]);
  expect(claims(['Acme', 'Audit'], 'W1')).toEqual(['Audit ']);
  expect(claims(['Acme', 'Audit'], 'C1')).toEqual(['Audit', 'Audit ']);
  expect(claims(['Acme'], 'C1')).toEqual([]);
  expect(claims(['Acme Audit'], '')).toEqual([]);
});
