import { describe, expect, it } from 'vitest';
import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import type { NameHolder } from '../../../../src/domain/records/records';
import { indexOf, matchInput } from '../sample-lists';

import { statusOf } from './status-of';

describe('what cannot be put right from here', () => {
  const vendor: NameHolder = { id: '9', kind: 'vendor', name: 'ACME CO', isActive: true };

  it('is a client whose name a vendor holds', () => {
    const status = statusOf('Acme Co', indexOf(), { holders: [vendor] });
    expect(status).toMatchObject({
      kind: 'blocked',
      reason: { code: 'nameHeld', holder: vendor },
      unblocked: { kind: 'missing' },
    });
    const work = statusOf('Acme Co:Audit', indexOf(), { holders: [vendor] });
    expect(work).toMatchObject({ kind: 'blocked', unblocked: { kind: 'missing' } });
  });

  it('is not a client that is there, nor the work below it, nor a name that nobody holds any more', () => {
    expect(statusOf('Acme Co', indexOf('Acme Co'), { holders: [vendor] }).kind).toBe('matched');
    expect(statusOf('Acme Co:Audit', indexOf('Acme Co'), { holders: [vendor] }).kind).toBe('missing');
    expect(statusOf('Acme Co', indexOf(), { holders: [{ ...vendor, isActive: false }] }).kind).toBe(
      'missing',
    );
  });

  it.each<[string, string[], string, string]>([
    ['another spelling', ['Acme-Co'], 'Acme Co', 'differs'],
    ['a note', ['Acme Co*'], 'Acme Co', 'differs'],
    ['an inactive record', ['-Acme Co'], 'Acme Co', 'archived'],
    ['a place below another', ['Umbrella', 'Umbrella:Acme Co'], 'Acme Co', 'misplaced'],
    ['work below another spelling', ['Acme-Co', 'Acme-Co:Audit'], 'Acme Co:Audit', 'differs'],
    ['work to be made below another spelling', ['Acme-Co'], 'Acme Co:Audit', 'missing'],
    ['work below an inactive client', ['-Acme Co', 'Acme Co:Audit'], 'Acme Co:Audit', 'archived'],
  ])('is a client whose customer would take the name: %s', (_what, paths, path, unblocked) => {
    expect(statusOf(path, indexOf(...paths), { holders: [vendor] })).toMatchObject({
      kind: 'blocked',
      reason: { code: 'nameHeld', holder: vendor },
      unblocked: { kind: unblocked },
    });
  });

  it('is no client that bears the name itself, in whatever case', () => {
    const employee: NameHolder = { ...vendor, kind: 'employee', name: 'Acme Co' };
    expect(statusOf('Acme Co', indexOf('acme co'), { holders: [employee] }).kind).toBe('differs');
    expect(statusOf('Acme Co', indexOf('Acme-Co'), { holders: [employee] }).kind).toBe('blocked');
    expect(statusOf('Acme Co', indexOf('Acme-Co', 'Acme.Co'), { holders: [employee] }).kind).toBe(
      'ambiguous',
    );
  });

  it('is all that is not matched where there is no right to write', () => {
    const writeBlock = { code: 'noRightToManageJobcodes' } as const;
    expect(statusOf('Acme', indexOf('Acme'), { writeBlock }).kind).toBe('matched');
    expect(statusOf('Acme', indexOf('ACME'), { writeBlock })).toMatchObject({
      kind: 'blocked',
      reason: writeBlock,
      unblocked: { kind: 'differs' },
    });
  });

  it('is not guessed at without the list', () => {
    const unreachable = { code: 'unreachable' } as const;
    const notConnected = { code: 'notConnected' } as const;
    expect(statusOf('Acme', indexOf('ACME'), { writeBlock: unreachable })).toMatchObject({ unblocked: null });
    expect(statusOf('Acme', indexOf('Acme'), { writeBlock: unreachable }).kind).toBe('matched');
    expect(statusOf('Acme', indexOf('Acme'), { writeBlock: notConnected })).toMatchObject({
      kind: 'blocked',
      reason: notConnected,
      unblocked: null,
    });
  });

  it('is a name in which nothing legal is left', () => {
    expect(findMatchStatus(matchInput(['Acme', ''], indexOf('Acme')))).toMatchObject({
      kind: 'blocked',
      reason: { code: 'nameNotPossible' },
    });
  });
});
