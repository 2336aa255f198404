import { describe, expect, it } from 'vitest';
import { bothWays, inTieOut, ofClient, ofJob, others, tieOut } from './among-others';

function shownFor(karbon: string, ...list: readonly string[]) {
  const status = ofClient(karbon, ...list);
  return status.kind === 'similar' ? status.candidates.map(({ path }) => path[0]) : [];
}

function reasonFor(karbon: string, list: string) {
  const status = ofClient(karbon, list);
  const found = status.kind === 'similar' ? status.candidates.find(({ path }) => path[0] === list) : null;
  return found?.reason ?? null;
}

const trades =
  'Bakery Roofing Dental Plumbing Catering Farms Dairy Motors Solar Textiles Logistics Legal'.split(' ');
/** So many clients of one word that it tells none of them. */
const manyOf = (word: string) =>
  trades.flatMap((trade, at) => [`${word} ${trade}`, `${word} ${trades[(at + 1) % trades.length]} Group`]);

describe('a record with the word that tells a name from others', () => {
  it.each(
    bothWays([
      ['Delacourt Properties', 'Delacourt Holdings'],
      ['Delacourt Properties', 'Delacourt Property Management'],
      ['Delacourt Properties', 'Delacuort Farms'],
      ['Smith Dental of Reno', 'Smith Dental Laboratory'],
      ['Granite Harbor Dental', 'Granite Harbor Roofing'],
      ['West Harbor Catering Group', 'East Harbor Catering Group'],
      ['J & J Roofing', 'J and J Plumbing'],
      ['Silver Lake Dental', 'Silver Lake Roofing'],
    ]),
  )('is shown before one is created, and never proposed: %j and %j', (karbon, list) => {
    expect(shownFor(karbon, list)).toContain(list);
    expect(inTieOut(karbon, list)).toMatchObject({ kind: 'similar', found: null, suggested: null });
  });

  it('says which word', () => {
    expect(reasonFor('Delacourt Properties', 'DELACOURT Holdings')).toEqual({
      code: 'sharedWord',
      word: 'DELACOURT',
    });
    expect(reasonFor('Granite Harbor Dental', 'Granite-Harbor Roofing')).toEqual({
      code: 'sharedWord',
      word: 'Granite Harbor',
    });
  });

  it('comes behind what is nearer, and before what has a commoner word', () => {
    const commoner = 'abcdef'.split('').map((end) => `Larkmoor ${end}rick`);
    const shown = shownFor('Delacourt Larkmoor', ...commoner, 'Delacourt Motors', 'Delacourt');
    expect(shown.slice(0, 2)).toEqual(['Delacourt', 'Delacourt Motors']);
    expect(shown).toHaveLength(5);
  });

  it('leaves out others where one is nearly the same', () => {
    expect(shownFor('Delacourt Dental Studio', 'Delacourt Dental', 'Delacourt Motors')).toEqual([
      'Delacourt Dental',
    ]);
  });

  it('is not shown where somebody else’s name is like it', () => {
    const records = ['Delacourt Holdings (old)', ...others];
    const [alone] = tieOut(['Delacourt Motors', ...others], records);
    expect(alone?.kind).toBe('similar');
    const [beside] = tieOut(['Delacourt Motors', 'Delacourt Holdings', ...others], records);
    expect(beside?.kind).toBe('missing');
  });
});

describe('a word that tells nobody', () => {
  it.each(
    bothWays([
      ['Smith Ceramics', 'Smith Roofing'],
      ['Halden Dental', 'Quell Dental'],
      ['Ann Delacourt', 'Paul Delacourt'],
      ['Ash, Delacourt & Quell', 'Vane, Delacourt & Moor'],
      ['First Bank', 'First Credit Union'],
      ['Delacourt 12 LLC', 'Delacourt 14 LLC'],
    ]),
  )('is none to show a record for: %j and %j', (karbon, list) => {
    expect(shownFor(karbon, list)).not.toContain(list);
  });

  it('is one that many clients have', () => {
    const many = manyOf('Marlowe');
    const lines = tieOut(['Marlowe Ceramics', ...many], [...many, 'Marlowe Imports']);
    expect(lines[0]?.kind).toBe('missing');
    const few = many.slice(0, 3);
    expect(tieOut(['Marlowe Ceramics', ...few], [...few, 'Marlowe Imports'])[0]?.kind).toBe('similar');
  });

  it.each(['Smith', 'Garcia', 'Lakeside'])(
    'is %j where thirty records of the list are all Karbon’s',
    (word) => {
      const many = manyOf(word);
      expect(tieOut([`${word} Ceramics`, ...many], many)[0]?.kind).toBe('missing');
    },
  );

  it('is that of forty numbered companies', () => {
    const numbered = Array.from({ length: 40 }, (_, at) => `${4410032 + at} Manitoba Ltd.`);
    const lines = tieOut(['4410099 Manitoba Ltd.', 'Manitoba Ceramics', ...numbered], numbered);
    expect(lines.slice(0, 2).map(({ kind }) => kind)).toEqual(['missing', 'missing']);
    const own = Array.from({ length: 40 }, (_, at) => `${1200 + 2 * at} Oakhollow Street LLC`);
    expect(shownFor('1201 Oakhollow Street LLC', ...own)).toEqual([]);
  });
});

describe('a job', () => {
  it('is shown with one that has its telling word', () => {
    expect(ofJob('Kestrelmoor Acquisition', 'Kestrelmoor Due Diligence').kind).toBe('similar');
  });

  it.each(
    bothWays([
      ['Acme Payroll', 'Acme Tax Planning'],
      ['Quarterly Estimates', 'Quarterly Payroll Review'],
      ['Onboarding', 'Onboarding Checklist Call'],
    ]),
  )('is another where they share the client or the kind of work: %j and %j', (karbon, list) => {
    expect(ofJob(karbon, list).kind).toBe('missing');
  });
});
