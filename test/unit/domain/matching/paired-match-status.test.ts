import { describe, expect, it } from 'vitest';
import type { MatchInput } from '../../../../src/domain/matching/match-input';
import { indexOf } from '../sample-lists';

import { brief, statusOf } from './status-of';

describe('confirmed pairs', () => {
  it('go before names, and still have to be equal', () => {
    const index = indexOf('Old Name', 'Zebra');
    expect(brief(statusOf('Zebra', index, { linkedIds: ['2'] }))).toBe('matched / Zebra');
    expect(statusOf('New Name', index, { linkedIds: ['1'] })).toMatchObject({
      kind: 'differs',
      pairedBy: 'link',
      found: { path: ['Old Name'] },
    });
  });

  it('are ambiguous where another record holds the name', () => {
    const index = indexOf('Old Name', 'New Name');
    expect(brief(statusOf('New Name', index, { linkedIds: ['1'] }))).toBe('ambiguous / Old Name / New Name');
  });

  it('are archived, misplaced or forgotten as the record is', () => {
    const index = indexOf('-Old Name', 'Acme', 'Acme:Audit', 'Zebra');
    expect(brief(statusOf('New Name', index, { linkedIds: ['1'] }))).toBe('archived / Old Name');
    expect(brief(statusOf('Zebra:Audit', index, { linkedIds: [null, '3'] }))).toBe('misplaced / Acme:Audit');
    expect(brief(statusOf('Acme', index, { linkedIds: ['99'] }))).toBe('matched / Acme');
  });

  it('find the work of a renamed client', () => {
    const index = indexOf('Old Name', 'Old Name:Audit');
    expect(brief(statusOf('New Name:Audit', index, { linkedIds: ['1', null] }))).toBe(
      'differs / Old Name:Audit',
    );
  });
});

describe('a paired record that is inactive', () => {
  const linked = (path: string, paths: string[], id = '1', more: Partial<MatchInput> = {}) =>
    brief(
      statusOf(path, indexOf(...paths), {
        linkedIds: path.includes(':') ? [null, id] : [id],
        ...more,
      }),
    );

  it.each<[string, string[], string]>([
    ['its own name', ['-JF Holdings', 'JF Holdings'], 'ambiguous / JF Holdings / JF Holdings'],
    [
      'its own name in another case',
      ['-JF Holdings', 'jf HOLDINGS'],
      'ambiguous / JF Holdings / jf HOLDINGS',
    ],
    [
      'its own name without the mark',
      ['-JF Holdings (deleted)', 'JF Holdings'],
      'ambiguous / JF Holdings (deleted) / JF Holdings',
    ],
    [
      'its own name in another legal form',
      ['-JF Holdings', 'JF Holdings LLC'],
      'ambiguous / JF Holdings / JF Holdings LLC',
    ],
    [
      'Karbon’s name in other words',
      ['-JF Holdings', 'Juno Farms, Inc.'],
      'ambiguous / JF Holdings / Juno Farms, Inc.',
    ],
    ['Karbon’s very name', ['-JF Holdings', 'Juno Farms'], 'ambiguous / JF Holdings / Juno Farms'],
    ['neither of them', ['-JF Holdings', 'Juno Farming'], 'archived / JF Holdings'],
  ])('is a choice where an active one bears %s', (_what, paths, expected) => {
    expect(linked('Juno Farms', paths)).toBe(expected);
  });

  it('is restored where the active one is another client of Karbon’s, or inactive as well', () => {
    const otherOwners = (path: readonly string[]) =>
      path[0] === 'JF Holdings LLC' ? ['JF Holdings LLC'] : [];
    expect(linked('Juno Farms', ['-JF Holdings', 'JF Holdings LLC'], '1', { otherOwners })).toBe(
      'archived / JF Holdings',
    );
    expect(linked('Juno Farms', ['-JF Holdings', '-JF Holdings (deleted)'])).toBe('archived / JF Holdings');
  });

  it('is a choice for work as well, also where it is its client that has a living twin', () => {
    expect(linked('Acme:Audit', ['Acme', '-Acme:Audit 2025', 'Acme:audit 2025'], '2')).toBe(
      'ambiguous / Acme:Audit 2025 / Acme:audit 2025',
    );
    const merged = indexOf('-Acme (deleted)', '-Acme (deleted):Audit', 'ACME');
    expect(brief(statusOf('Acme:Audit', merged, { linkedIds: ['1', '2'] }))).toBe(
      'ambiguous / Acme (deleted) / ACME',
    );
    expect(brief(statusOf('Acme:Audit', merged, { linkedIds: ['1', null] }))).toMatch(/^ambiguous/);
  });
});
