import { describe, expect, it } from 'vitest';
import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import type { MatchInput } from '../../../../src/domain/matching/match-input';
import type { MatchStatus } from '../../../../src/domain/matching/match-status';
import type { NameIndex } from '../../../../src/domain/matching/name-index';
import type { NameHolder } from '../../../../src/domain/records/records';
import { indexOf, matchInput } from '../sample-lists';

function statusOf(path: string, index: NameIndex, details: Partial<MatchInput> = {}): MatchStatus {
  return findMatchStatus(matchInput(path.split(':'), index, details));
}

/** The kind of a match status with the paths of what it found: `'differs ACME Co'`. */
function brief(status: MatchStatus): string {
  const paths =
    'found' in status
      ? [status.found.path]
      : 'candidates' in status
        ? status.candidates.map((candidate) => candidate.path)
        : [];
  return [status.kind, ...paths.map((path) => path.join(':'))].join(' / ');
}

describe('a client', () => {
  it.each<[string, string[], string, string]>([
    ['is matched by the very name alone', ['ACME Co', 'Acme Co'], 'Acme Co', 'matched / Acme Co'],
    ['differs in case', ['ACME Co'], 'Acme Co', 'differs / ACME Co'],
    ['differs in an invisible blank', ['Acme\u00A0Co'], 'Acme Co', 'differs / Acme\u00A0Co'],
    ['differs in &', ['Tom and Ann'], 'Tom & Ann', 'differs / Tom and Ann'],
    ['differs in legal form', ['Acme'], 'Acme, Inc.', 'differs / Acme'],
    ['is only similar to another legal form', ['Acme LLC'], 'Acme, Inc.', 'similar / Acme LLC'],
    ['is archived', ['-Acme Co'], 'Acme Co', 'archived / Acme Co'],
    ['is archived in another spelling', ['-ACME CO.'], 'Acme Co', 'archived / ACME CO.'],
    [
      'stands by the active record rather than the archived',
      ['-Acme Co', 'Acme Co'],
      'Acme Co',
      'matched / Acme Co',
    ],
    [
      'takes a living record of other spelling for the archived one',
      ['-Acme Co', 'ACME Co'],
      'Acme Co',
      'differs / ACME Co',
    ],
    [
      'does not restore an archived record of other legal form unasked',
      ['-Acme Inc'],
      'Acme',
      'similar / Acme Inc',
    ],
    [
      'stands below another record',
      ['Prospects', 'Prospects:Acme Co'],
      'Acme Co',
      'misplaced / Prospects:Acme Co',
    ],
    [
      'may be either of two that stand below others',
      ['A', 'A:Acme Co', 'B', 'B:Acme Co'],
      'Acme Co',
      'similar / A:Acme Co / B:Acme Co',
    ],
    ['may be either of two', ['ACME Co', 'acme co'], 'Acme Co', 'ambiguous / ACME Co / acme co'],
    [
      'is like one with a slip',
      ['Lantern Bay Yogga', 'Lantern Hill'],
      'Lantern Bay Yoga',
      'similar / Lantern Bay Yogga',
    ],
    [
      'is like one whose words are run together',
      ['Bluesky Dental Care'],
      'Blue Skye Dental Care',
      'similar / Bluesky Dental Care',
    ],
    ['is like one in other order', ['Care Dental Blue'], 'Blue Dental Care', 'similar / Care Dental Blue'],
    ['is not like one of another number', ['Fund 12'], 'Fund 13', 'missing'],
    [
      'is not like one that shares a common word',
      ['Albion Consulting Services'],
      'Alpine Consulting Services',
      'missing',
    ],
    ['is missing from an empty list', [], 'Acme Co', 'missing'],
  ])('%s', (_, list, path, expected) => {
    expect(brief(statusOf(path, indexOf(...list)))).toBe(expected);
  });

  it('who is a person is known in either order', () => {
    const index = indexOf('Maria Elena Castellano');
    const path = 'Castellano, Maria Elena';
    expect(brief(statusOf(path, index, { isPersonClient: true }))).toBe('differs / Maria Elena Castellano');
    expect(brief(statusOf(path, index))).toBe('similar / Maria Elena Castellano');
  });

  it('is similar to a record of its other names', () => {
    const index = indexOf('Bluestem Market', 'Bluestone');
    const nameVariants = [['Bluestem Market']];
    expect(brief(statusOf('Organic Foods Inc', index, { nameVariants }))).toBe('similar / Bluestem Market');
  });

  it('shows the characters that differ', () => {
    const status = statusOf('Acme Co', indexOf('Acme  Co'));
    expect(status).toMatchObject({
      pairedBy: 'name',
      differences: [{ actual: [{ text: 'Acme ' }, { text: ' ', isDifferent: true }, { text: 'Co' }] }],
    });
  });

  it('is offered at most five near matches, best first', () => {
    const names = ['Lantern Bay Yoga Studio', ...'abcdef'].map((end) => `Lantern Bay Yoga ${end}`);
    const status = statusOf('Lantern Bay Yoga', indexOf(...names));
    expect(status.kind).toBe('similar');
    const scores = status.kind === 'similar' ? status.candidates.map(({ score }) => score) : [];
    expect(scores).toHaveLength(5);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });
});

describe('work', () => {
  const tax = '2025 Tax return';

  it.each<[string, string[], string, string]>([
    ['is matched below its client', ['Acme', `Acme:${tax}`], `Acme:${tax}`, `matched / Acme:${tax}`],
    ['differs where the client does', ['ACME', `ACME:${tax}`], `Acme:${tax}`, `differs / ACME:${tax}`],
    ['differs itself', ['Acme', 'Acme:2025 tax return'], `Acme:${tax}`, 'differs / Acme:2025 tax return'],
    ['is archived', ['Acme', `-Acme:${tax}`], `Acme:${tax}`, `archived / Acme:${tax}`],
    ['is archived with its client', ['-Acme', `-Acme:${tax}`], `Acme:${tax}`, `archived / Acme:${tax}`],
    [
      'counts as archived below an inactive client',
      ['-Acme', `Acme:${tax}`],
      `Acme:${tax}`,
      `archived / Acme:${tax}`,
    ],
    [
      'may be either of two',
      ['Acme', `Acme:${tax}.`, `Acme:${tax}!`],
      `Acme:${tax}`,
      `ambiguous / Acme:${tax}. / Acme:${tax}!`,
    ],
    ['has a client that may be either of two', ['ACME', 'acme'], `Acme:${tax}`, 'ambiguous / ACME / acme'],
    ['stands at the top level', ['Acme', 'Loan package'], 'Acme:Loan package', 'misplaced / Loan package'],
    [
      'stands below a second record of its client',
      ['Acme', 'Acme LLC', `Acme LLC:${tax}`, 'Zebra', `Zebra:${tax}`],
      `Acme:${tax}`,
      `misplaced / Acme LLC:${tax}`,
    ],
    [
      'is not misplaced because other clients have the same title',
      ['Acme', 'Zebra', `Zebra:${tax}`, 'Yak', `Yak:${tax}`],
      `Acme:${tax}`,
      'missing',
    ],
    [
      'is not at the top where others have the title too',
      ['Acme', tax, 'Zebra', `Zebra:${tax}`],
      `Acme:${tax}`,
      'missing',
    ],
    [
      'is like one with a slip',
      ['Acme', 'Acme:2025 Tax retrun'],
      `Acme:${tax}`,
      'similar / Acme:2025 Tax retrun',
    ],
    ['is not like that of another year', ['Acme', 'Acme:2024 Tax return'], `Acme:${tax}`, 'missing'],
    ['is not like that of another month', ['Acme', 'Acme:Payroll | Aug'], 'Acme:Payroll | Sep', 'missing'],
    [
      'knows a year by its last digits',
      ['Acme', 'Acme:Payrol 25'],
      'Acme:Payroll 2025',
      'similar / Acme:Payrol 25',
    ],
    [
      'is similar where the client is',
      ['Acme Trading', `Acme Trading:${tax}`],
      `Acme Tradin:${tax}`,
      `similar / Acme Trading:${tax}`,
    ],
    [
      'is similar where the client is, without the job',
      ['Acme Trading'],
      `Acme Tradin:${tax}`,
      'similar / Acme Trading',
    ],
    [
      'stands below its misplaced client',
      ['Prospects', 'Prospects:Acme', `Prospects:Acme:${tax}`],
      `Acme:${tax}`,
      `misplaced / Prospects:Acme:${tax}`,
    ],
    ['has a misplaced client', ['Prospects', 'Prospects:Acme'], `Acme:${tax}`, 'misplaced / Prospects:Acme'],
    ['is missing with its client', ['Zebra'], `Acme:${tax}`, 'missing'],
  ])('%s', (_, list, path, expected) => {
    expect(brief(statusOf(path, indexOf(...list)))).toBe(expected);
  });

  it('says below which record it is missing', () => {
    expect(statusOf(`Acme:${tax}`, indexOf('-ACME'))).toMatchObject({
      kind: 'missing',
      parent: { path: ['ACME'] },
    });
    expect(statusOf(`Acme:${tax}`, indexOf('Zebra'))).toMatchObject({ kind: 'missing', parent: null });
  });

  it('is like the name to which another system cut its title', () => {
    const title = 'Consolidated financial statements with supplementary schedules and footnotes';
    const index = indexOf('Acme', `Acme:${title.slice(0, 41)}`);
    expect(brief(statusOf(`Acme:${title}`, index))).toBe(`similar / Acme:${title.slice(0, 41)}`);
  });
});

describe('claims of other Karbon records', () => {
  const ownedBy = (owners: Record<string, string>) => (path: readonly string[]) => {
    const title = owners[path.join(':')];
    return title === undefined ? [] : [title];
  };

  it('make one record of two equal titles ambiguous', () => {
    const otherOwners = ownedBy({ 'Acme:Audit': 'Audit' });
    const status = statusOf('Acme:Audit', indexOf('Acme', 'Acme:Audit'), { otherOwners });
    expect(status).toMatchObject({ kind: 'ambiguous', because: 'severalOwners', otherOwners: ['Audit'] });
  });

  it('keep a record that is another client by its very name', () => {
    const otherOwners = ownedBy({ 'ACME Co': 'ACME Co' });
    const status = statusOf('Acme Co', indexOf('ACME Co'), { otherOwners });
    expect(status).toMatchObject({ kind: 'ambiguous', because: 'severalOwners' });
  });

  it('leave the client of the other legal form alone', () => {
    const otherOwners = ownedBy({ Acme: 'Acme' });
    expect(brief(statusOf('Acme Inc', indexOf('Acme'), { otherOwners }))).toBe('missing');
  });

  it('keep the work of another client apart, whose name is nearly the same', () => {
    const index = indexOf('Acme', 'Acme:Audit');
    const ofForm = { otherOwners: ownedBy({ Acme: 'Acme' }) };
    expect(brief(statusOf('Acme Inc:Audit', index, ofForm))).toBe('missing');
    expect(statusOf('ACME:Audit', index, ofForm)).toMatchObject({
      kind: 'ambiguous',
      because: 'severalOwners',
      otherOwners: ['Acme'],
    });
  });

  it('settle which of two equal records is meant', () => {
    const otherOwners = ownedBy({ ACME: 'ACME' });
    expect(brief(statusOf('Acme', indexOf('ACME', 'acme'), { otherOwners }))).toBe('differs / acme');
  });
});

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
