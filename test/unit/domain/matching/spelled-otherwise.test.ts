import { describe, expect, it } from 'vitest';
import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import type { MatchStatus } from '../../../../src/domain/matching/match-status';
import { createNameIndex } from '../../../../src/domain/matching/name-index';
import { reconcileFirm } from '../../../../src/domain/matching/reconcile-firm';
import { defaultNamingRule } from '../../../../src/domain/naming/naming-rule';
import type { ListRecord } from '../../../../src/domain/records/records';
import { makeClientLists } from '../../../bench/client-lists';
import { createRandom } from '../../../firm/random';
import { client } from '../../services/sample-records';
import { matchInput } from '../sample-lists';

/** Weights depend on how common words are, so that each name is looked for among two hundred others. */
const others = makeClientLists(200, createRandom(7)).records.map(({ name }) => name);

type Kind = MatchStatus['kind'];
type Case = readonly [karbon: string, list: string];

function record(id: string, name: string, parentId: string | null = null): ListRecord {
  return { id, parentId, name, isActive: true, isProject: false };
}

function ofClient(karbon: string, ...list: readonly string[]): MatchStatus {
  const names = [...others.slice(0, 100), ...list, ...others.slice(100)];
  return findMatchStatus(
    matchInput([karbon], createNameIndex(names.map((name, at) => record(`${at}`, name)))),
  );
}

function ofJob(karbon: string, ...list: readonly string[]): MatchStatus {
  const jobs = [...others, ...list].map((name, at) => record(`j${at}`, name, 'c'));
  return findMatchStatus(matchInput(['Acme', karbon], createNameIndex([record('c', 'Acme'), ...jobs])));
}

/** What the tie-out of a firm says of one client and one record: how it stands, and what is proposed. */
function inTieOut(karbon: string, list: string) {
  const records = [...others, list].map((name, at) => record(`${at}`, name));
  const work = reconcileFirm({
    clients: [client('k', karbon), ...others.map((name, at) => client(`o${at}`, name))],
    records: { quickbooksTime: records, quickbooks: [] },
    holders: [],
    rule: defaultNamingRule,
    links: { quickbooksTime: [], quickbooks: [] },
    blocks: { quickbooksTime: null, quickbooks: null },
  });
  for (;;) {
    const { done, value } = work.next();
    if (!done) continue;
    const line = value.find(({ client: { key } }) => key === 'k');
    return {
      kind: line?.match.statuses?.quickbooksTime.kind,
      suggested: line?.suggested.quickbooksTime?.record.name ?? null,
    };
  }
}

function bothWays(kinds: readonly Kind[], cases: readonly Case[]): void {
  it.each(
    cases.flatMap(([one, other]): Case[] => [
      [one, other],
      [other, one],
    ]),
  )('%j stands to %j', (karbon, list) => {
    expect(kinds).toContain(ofClient(karbon, list).kind);
    expect(kinds).toContain(ofJob(karbon, list).kind);
  });
}

function reasonFor(karbon: string, list: string) {
  const status = ofClient(karbon, list);
  return status.kind === 'similar' ? (status.candidates[0]?.reason ?? null) : status.kind;
}

const each = (name: string, writings: readonly string[]): readonly Case[] =>
  writings.map((writing): Case => [name, writing]);

describe('a name with what is no part of it', () => {
  bothWays(
    ['similar'],
    [
      ['4410032 Manitoba Ltd. (Lakeside Auto Glass)', '4410032 Manitoba Ltd.'],
      ['4410032 Manitoba Ltd. (Lakeside Auto Glass)', 'Lakeside Auto Glass'],
      ...each('Fernhill Dental', [
        'Fernhill Dental - INACTIVE',
        'Fernhill Dental (old)',
        'Fernhill Dental (do not use)',
        'Fernhill Dental #2207',
        '2207 - Fernhill Dental',
        'Fernhill Dental (2207)',
        'Fernhill Dental [Client]',
        'Fernhill Dental - 2025',
        'Fernhill Dental c/o Marge Poole',
        'Fernhill Dental (Tucson)',
        'Fernhill Dental (C)',
      ]),
      ...each('Kestrel Ironworks', [
        'zz Kestrel Ironworks',
        'ZZKestrel Ironworks',
        '*DUP* Kestrel Ironworks',
        'Kestrel Ironworks {closed 3/2024}',
        'Kestrel Ironworks – archived',
        'Kestrel Ironworks (duplicate)',
        'INACTIVE: Kestrel Ironworks',
        'Kestrel Ironworks DO NOT USE',
        'Kestrel Ironworks, acct 4471',
        'Kestrel Ironworks No. 88',
        'Kestrel Ironworks, attn: Lou Ames',
        'Kestrel Ironworks - B',
        '[A] Kestrel Ironworks',
        'Kestrel Ironworks (Reno, NV',
        '#19 Kestrel Ironworks',
      ]),
    ],
  );

  it('says what was left out', () => {
    expect(reasonFor('Fernhill Dental', 'Fernhill Dental (old)')).toEqual({ code: 'note', note: '(old)' });
    expect(reasonFor('2207 - Fernhill Dental', 'Fernhill Dental')).toEqual({ code: 'note', note: '2207' });
    expect(reasonFor('Ash Dairy', 'Ash Dairy c/o Ida Moe')).toEqual({ code: 'note', note: 'c/o Ida Moe' });
  });

  it.each([
    ['Fund #12', 'Fund #13'],
    ['Ash Dairy (Tucson)', 'Ash Dairy (Reno)'],
    ['Tax return - 2024', 'Tax return - 2025'],
    ['2207 - Ash Dairy', '2208 - Ash Dairy'],
  ])('is not that of %j and %j, which are told apart by it', (one, other) => {
    expect(ofClient(one, other).kind).toBe('missing');
    expect(ofJob(one, other).kind).toBe('missing');
  });
});

describe('a name that holds two', () => {
  const markers =
    'dba|d/b/a|D.B.A.|o/a|t/a|fka|f/k/a|aka|a/k/a|n/k/a|doing business as|trading as|formerly|formerly known as';
  bothWays(
    ['similar'],
    [
      ...markers.split('|').flatMap((marker): Case[] => [
        ['Orrin Group LLC', `Orrin Group LLC ${marker} Pinetop Bikes`],
        ['Pinetop Bikes', `Orrin Group LLC ${marker} Pinetop Bikes`],
      ]),
      ['Wexler Holdings', 'Wexler Holdings (dba: Corner Bakery)'],
      ['Corner Bakery', 'Wexler Holdings (dba: Corner Bakery)'],
      ['Corner Bakery Inc', 'Wexler Holdings LLC, d.b.a. Corner Bakery'],
      ['Larkin Press', 'Larkin Press / Tall Tree Books'],
    ],
  );

  it('says that one of them is a trade name', () => {
    expect(reasonFor('Pinetop Bikes', 'Orrin Group LLC dba Pinetop Bikes')).toEqual({ code: 'tradeName' });
  });
});

describe('a name that was encoded for a web page', () => {
  bothWays(
    ['differs'],
    [
      ...each("Potter's Wheel Studio", [
        'Potter&#39;s Wheel Studio',
        'Potter&apos;s Wheel Studio',
        'Potter&#x27;s Wheel Studio',
        'Potter&amp;#39;s Wheel Studio',
        'Potter&rsquo;s Wheel Studio',
      ]),
      ['The "Annex" Bar', 'The &quot;Annex&quot; Bar'],
      ['Reed & Sons', 'Reed &amp; Sons'],
      ['Reed & Sons', 'Reed &amp;amp; Sons'],
      ['Blue Door', 'Blue&nbsp;Door'],
      ['Café Uno', 'Caf&eacute; Uno'],
      ['Señor Ñandú', 'Se&ntilde;or &Ntilde;and&uacute;'],
      ['Weiß Bäcker', 'Wei&szlig; B&#228;cker'],
    ],
  );

  it('is left alone where it is no such code', () => {
    expect(ofClient('R&D; Group', 'R Group').kind).not.toBe('differs');
    expect(ofClient('Salt &pepper; Co', 'Salt Co').kind).not.toBe('differs');
    expect(ofClient('A &#0; B', 'A &#99999999; C').kind).toBe('missing');
  });
});

describe('a legal form', () => {
  bothWays(
    ['differs'],
    [
      ['Kelso Partners LLC', 'Kelso Partners Limited Liability Company'],
      ['Lark L.L.C.', 'Lark Limited Liability Co'],
      ['Kelso Partners PLLC', 'Kelso Partners Professional Limited Liability Company'],
      ['Kelso Partners LLP', 'Kelso Partners Limited Liability Partnership'],
      ['Kelso Partners PC', 'Kelso Partners Professional Corporation'],
      ['Kelso Partners PA', 'Kelso Partners Professional Association'],
      ['Kelso Partners LP', 'Kelso Partners Limited Partnership'],
      ['Kelso Partners', 'Kelso Partners P.L.L.C.'],
      ['Nordbau GmbH', 'Nordbau Gesellschaft mit beschränkter Haftung'],
      ['Coral Sea Pty Ltd', 'Coral Sea Proprietary Limited'],
      ['Harrow Mills PLC', 'Harrow Mills Public Limited Company'],
    ],
  );

  it.each([
    ['Foley & Marsh Corp', 'Foley & Marsh PLLC'],
    ['Ash Dairy Inc', 'Ash Dairy Limited Partnership'],
    ['Nordbau GmbH', 'Nordbau AG'],
  ])('marks %j down beside %j', (one, other) => {
    const status = ofClient(one, other);
    expect(status).toMatchObject({ kind: 'similar', candidates: [{ reason: { code: 'legalForm' } }] });
    expect(status.kind === 'similar' && status.candidates[0]?.score).toBeLessThan(0.95);
  });
});

describe('a word that is written short, or otherwise', () => {
  bothWays(
    ['similar', 'differs'],
    [
      ["St. Brendan's School", "Saint Brendan's School"],
      ['Voss Bros', 'Voss Brothers'],
      ['Hale Rd Storage', 'Hale Road Storage'],
      ['Bay Ins Agcy', 'Bay Insurance Agency'],
      ['Hartwell Mgmt', 'Hartwell Management'],
      ['Norden Intl', 'Norden International'],
      ['Dobbs Mfg', 'Dobbs Manufacturing'],
      ['Dobbs Ctr', 'Dobbs Center'],
      ['Dobbs Assoc', 'Dobbs Associates'],
      ['Dobbs Svcs', 'Dobbs Services'],
      ['Dobbs Ptnrs', 'Dobbs Partners'],
      ['Ft. Mason Storage', 'Fort Mason Storage'],
      ['Quell Prpts', 'Quell Properties'],
      ['Mt. Olive Natl Bank', 'Mount Olive National Bank'],
      ['Quell Hldgs', 'Quell Holdings'],
      ['Ms. Ines Calder', 'Miss Ines Calder'],
      ['Mr. & Mrs. Paul Renner', 'Paul Renner'],
      ['Dr. Ada Crewe', 'Ada Crewe, DDS'],
      ['Hon. Rolf Aune', 'Rolf Aune'],
      ['Paul & Ann Renner', 'Paul Renner'],
      ['Renner, Paul & Ann', 'Ann Renner'],
      ['Bill Okafor', 'William Okafor'],
      ['Becky Stone', 'Rebecca Stone'],
      ['Peggy Aldous', 'Aldous, Margaret'],
      ['Ted Brandt', 'Edward Brandt'],
      ['Liz Amato', 'Amato, Elizabeth'],
    ],
  );
});

describe('letters and signs', () => {
  bothWays(
    ['similar', 'differs'],
    [
      ['Ægir Marine', 'Aegir Marine'],
      ['Søby Farm', 'Soby Farm'],
      ['Łukasz Nowak', 'Lukasz Nowak'],
      ['GROẞMANN BAU', 'Großmann Bau'],
      ['Þór Imports', 'Thor Imports'],
      ['Œuvre Studio', 'Oeuvre Studio'],
      ['Đorđe Ilić', 'Dorde Ilic'],
      ['Ħal Far Boats', 'Hal Far Boats'],
    ],
  );
  bothWays(
    ['differs'],
    [
      ['Petal 🌷', 'Petal'],
      ['Zip ®', 'Zip'],
      ['Zip™ Couriers', 'Zip Couriers'],
      ['★ Lark Diner ★', 'Lark Diner'],
      ['👩‍🌾 Ridge Farm', 'Ridge Farm'],
    ],
  );

  it.each([
    ['Оrca', 'Orca'],
    ['Аcme Сargo', 'Acme Cargo'],
    ['Κappa Νorth', 'Kappa North'],
    ['Міlo Bakery', 'Milo Bakery'],
  ])('that look the same are said to be others: %j', (one, other) => {
    expect(reasonFor(one, other)).toEqual({ code: 'lookAlike' });
    expect(reasonFor(other, one)).toEqual({ code: 'lookAlike' });
  });

  bothWays(
    ['similar'],
    [
      ['9,000 Steps', '9000 Steps'],
      ['4/20 Fitness', '420 Fitness'],
      ['1-877-Movers', '1877 Movers'],
      ['Unit 7\u200b7', 'Unit 77'],
      ['1.000 Lakes', '1000 Lakes'],
      ['24/7 Towing', '247 Towing'],
      ['007 Movers', '7 Movers'],
      ['C# School', 'C School'],
      ['C++ Lab', 'C Lab'],
      ['F# Music', 'F Music'],
    ],
  );

  it.each([
    ['B & B Roofing LLC', 'Bandb Roofing LLC'],
    ['H & Y', 'Handy'],
    ['M. Ajor', 'Major'],
    ['S & Y Foods', 'Sandy Foods'],
    ['J. Ones', 'Jones'],
    ['L & Marks', 'Landmarks'],
  ])('are not run together where they are apart: %j is not %j', (one, other) => {
    expect(ofClient(one, other).kind).not.toBe('differs');
    expect(ofClient(other, one).kind).not.toBe('differs');
  });

  it.each<[string, string]>([
    ['FY26', 'FY2026'],
    ['02/2026', '2/2026'],
    ['2026Q2', 'Q2 2026'],
    ['Payroll Jan 2026', 'Payroll 2026-01'],
    ['Payroll 1/2026', 'Payroll January 2026'],
    ['Close 3/31/2026', 'Close Mar 31 2026'],
    ['TY25 return', 'TY2025 return'],
  ])('of a period are read: %j is like %j', (one, other) => {
    expect(ofJob(one, other).kind).toBe('similar');
    expect(ofJob(other, one).kind).toBe('similar');
  });

  it.each([
    ['Payroll Jan 2026', 'Payroll 2026-02'],
    ['2026Q2', 'Q3 2026'],
    ['FY26', 'FY2025'],
    ['Q1 2', 'Q12'],
  ])('of another period are another: %j and %j', (one, other) => {
    expect(ofJob(one, other).kind).toBe('missing');
    expect(ofJob(other, one).kind).toBe('missing');
  });
});

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
    ['Brightwater Company', 'Brightwater Associates'],
    ['Tall Pines Co', 'Tall Pines Nursery'],
    ['Alvar Company', 'Alvar Logistics'],
    ['West Harbor Catering Group', 'East Harbor Catering Group'],
    ['North Fork Dairy Services', 'South Fork Dairy Services'],
    ['Red Fern Bakery', 'Blue Fern Bakery'],
    ['Black Swan Press', 'White Swan Press'],
    ['12 Oak Street LLC', '14 Oak Street LLC'],
    ['First Harbor Bank', 'Second Harbor Bank'],
    ['Q1 2', 'Q12'],
  ])('is not offered: %j and %j', (one, other) => {
    for (const [karbon, list] of [
      [one, other],
      [other, one],
    ] as const) {
      expect(ofClient(karbon, list).kind).toBe('missing');
      expect(ofJob(karbon, list).kind).toBe('missing');
      expect(inTieOut(karbon, list)).toEqual({ kind: 'missing', suggested: null });
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
    const [line] = tieOut([`${one} Pike`], names);
    expect(line?.suggested).toBeNull();
  });
});

function tieOut(clients: readonly string[], records: readonly string[]) {
  const work = reconcileFirm({
    clients: clients.map((name, at) => client(`k${at}`, name)),
    records: { quickbooksTime: records.map((name, at) => record(`${at}`, name)), quickbooks: [] },
    holders: [],
    rule: defaultNamingRule,
    links: { quickbooksTime: [], quickbooks: [] },
    blocks: { quickbooksTime: null, quickbooks: null },
  });
  for (;;) {
    const { done, value } = work.next();
    if (done)
      return value.map(({ match, suggested }) => ({
        status: match.statuses?.quickbooksTime,
        suggested: suggested.quickbooksTime?.record.name ?? null,
      }));
  }
}

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
    for (const [karbon, list] of [
      [one, other],
      [other, one],
    ] as const) {
      expect(inTieOut(karbon, list)).toEqual({ kind: 'similar', suggested: list });
    }
  });

  it.each<[string, string]>([
    ["Potter's Wheel Studio", 'Potter&#39;s Wheel Studio'],
    ['Kelso Partners LLC', 'Kelso Partners Limited Liability Company'],
    ['Petal 🌷', 'Petal'],
  ])('says of %j that %j is only spelled otherwise', (karbon, list) => {
    expect(inTieOut(karbon, list).kind).toBe('differs');
    expect(inTieOut(list, karbon).kind).toBe('differs');
  });
});

describe('what stays as it is', () => {
  bothWays(
    ['differs'],
    [
      ['A&W', 'A & W'],
      ['Acme Cargo', 'Acme\u00a0Cargo'],
      ['Acme Cargo', 'Acme\tCargo'],
      ['Acme Cargo', '\ufeffAcme Cargo'],
      ['Acme Cargo', '\u200fAcme Cargo\u200e'],
      ['Jose\u0301', 'José'],
      ['Acme Cargo', 'Ａｃｍｅ Cargo'],
      ['KIRAN', 'kıran'],
      ['Acme Cargo', ' Acme  Cargo '],
      ['Blue Sky', 'BlueSky'],
    ],
  );

  it('is similar alone for another legal form', () => {
    expect(ofClient('Acme Inc', 'Acme LLC').kind).toBe('similar');
  });
});
