import { describe, expect, it } from 'vitest';
import { indexOf } from '../sample-lists';

import { brief, statusOf } from './status-of';

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
      'stands below a second record of its client that has a note in its name',
      ['Nuskanchuk', 'Nuskanchuk (old)', `Nuskanchuk (old):${tax}`],
      `Nuskanchuk:${tax}`,
      `misplaced / Nuskanchuk (old):${tax}`,
    ],
    [
      'is not misplaced below one whose name is a letter off that of a client with a record',
      ['Nuskanchuk', 'Luskanchuk', `Luskanchuk:${tax}`],
      `Nuskanchuk:${tax}`,
      'missing',
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
