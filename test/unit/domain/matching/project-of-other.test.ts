import { expect, it } from 'vitest';
import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import { createNameIndex } from '../../../../src/domain/matching/name-index';
import { matchInput, recordsOf } from '../sample-lists';

/** Projects are customers below others (quickbooks.md 1), and are their work. */
function kindFor(path: readonly string[], projects: readonly string[], ...others: readonly string[]): string {
  const records = recordsOf([...others, ...projects]);
  const index = createNameIndex(
    records.map((record, position) => ({ ...record, isProject: position >= others.length })),
  );
  return findMatchStatus(matchInput(path, index)).kind;
}

it('a project of another customer is no client in a wrong place: it is shown, and asked about', () => {
  expect(kindFor(['Acme'], ['Group:Acme'], 'Group')).toBe('similar');
});

it('nor is its work the work of a client of that name', () => {
  expect(kindFor(['Acme', 'Audit'], ['Group:Acme', 'Group:Acme:Audit'], 'Group')).toBe('similar');
});

it('a job below another customer is', () => {
  expect(kindFor(['Acme'], [], 'Group', 'Group:Acme')).toBe('misplaced');
});

it('a project below its own customer is found as its work', () => {
  expect(kindFor(['Acme', 'Audit'], ['Acme:Audit'], 'Acme')).toBe('matched');
});
