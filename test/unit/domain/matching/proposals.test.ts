import { describe, expect, it } from 'vitest';
import { bothWays, inTieOut, ofClient, ofJob, others, tieOut } from './among-others';

describe('the nearest', () => {
  it.each<[string, string, (at: number) => string]>([
    [
      'Marsh Family Trust',
      'Trust, Marsh Family',
      (at) => `Marsh Family Trust fbo ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[at]}na`,
    ],
    ['Ash Dairy', 'Ash Dairy (old)', (at) => `Ash Dairy ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[at]}ville`],
    [
      'Harbor Light Fund',
      'Fund, Harbor Light',
      (at) => `Harbor Light Fund ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[at]}`,
    ],
    ['Smith, Ann', 'Ann Smith', (at) => `Smith, Ann ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[at]}.`],
  ])('of %j is shown first, however many are like it', (karbon, nearest, another) => {
    const list = Array.from({ length: 26 }, (_, at) => another(at));
    for (const names of [
      [nearest, ...list],
      [...list, nearest],
      [...list.slice(13), nearest, ...list.slice(0, 13)],
    ]) {
      const status = ofClient(karbon, ...names);
      expect(status.kind === 'similar' && status.candidates[0]?.path[0]).toBe(nearest);
    }
  });
});

describe('the name of somebody else', () => {
  it.each([
    ['12 Oak Street LLC', '14 Oak Street LLC'],
    ['Q1 2', 'Q12'],
  ])('is not shown: %j and %j', (one, other) => {
    for (const [karbon, list] of bothWays([[one, other]])) {
      expect(ofClient(karbon, list).kind).toBe('missing');
      expect(ofJob(karbon, list).kind).toBe('missing');
      expect(inTieOut(karbon, list)).toEqual({ kind: 'missing', found: null, suggested: null });
    }
  });

  it.each([
    ['Brightwater Company', 'Brightwater Associates'],
    ['Tall Pines Co', 'Tall Pines Nursery'],
    ['Alvar Company', 'Alvar Logistics'],
    ['West Harbor Catering Group', 'East Harbor Catering Group'],
    ['North Fork Dairy Services', 'South Fork Dairy Services'],
    ['Red Fern Bakery', 'Blue Fern Bakery'],
    ['Black Swan Press', 'White Swan Press'],
    ['First Harbor Bank', 'Second Harbor Bank'],
  ])('is neither taken nor proposed: %j and %j', (one, other) => {
    for (const [karbon, list] of bothWays([[one, other]])) {
      expect(['missing', 'similar']).toContain(ofClient(karbon, list).kind);
      expect(['missing', 'similar']).toContain(ofJob(karbon, list).kind);
      expect(inTieOut(karbon, list)).toMatchObject({ found: null, suggested: null });
    }
  });

  it.each([
    ['Ronan', 'Donan'],
    ['Marlin', 'Harlin'],
    ['Basset', 'Basser'],
  ])('is not proposed where %s and %s are both common', (one, other) => {
    const records = ['Ash', 'Elm', 'Oak', 'Birch'].flatMap((family) => [
      `${one} ${family}`,
      `${other} ${family}`,
    ]);
    const names = [...others, ...records, `${other} Pike`];
    expect(tieOut([`${one} Pike`], names)[0]?.suggested).toBeNull();
  });
});

describe('the tie-out', () => {
  it.each<[string, string]>([
    ['Fernhill Dental', 'Fernhill Dental (old)'],
    ['Orrin Group LLC', 'Orrin Group LLC dba Pinetop Bikes'],
    ['Hartwell Mgmt', 'Hartwell Management'],
    ['Bill Okafor', 'William Okafor'],
    ['Оrca', 'Orca'],
    ['9,000 Steps', '9000 Steps'],
    ['Foley & Marsh Corp', 'Foley & Marsh PLLC'],
    ['Ægir Marine', 'Aegir Marine'],
    ['Ms. Ines Calder', 'Miss Ines Calder'],
  ])('proposes for %j what the page shows first: %j', (one, other) => {
    for (const [karbon, list] of bothWays([[one, other]])) {
      expect(inTieOut(karbon, list)).toEqual({ kind: 'similar', found: null, suggested: list });
    }
  });

  it.each<[string, string]>([
    ["Potter's Wheel Studio", 'Potter&#39;s Wheel Studio'],
    ['Kelso Partners LLC', 'Kelso Partners Limited Liability Company'],
    ['Petal 🌷', 'Petal'],
  ])('says of %j that %j is only spelled otherwise', (karbon, list) => {
    expect(inTieOut(karbon, list)?.kind).toBe('differs');
    expect(inTieOut(list, karbon)?.kind).toBe('differs');
  });
});
