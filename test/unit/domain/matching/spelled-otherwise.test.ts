import { describe, expect, it } from 'vitest';
import { bothWays, type Case, inTieOut, type Kind, ofClient, ofJob } from './among-others';

function stand(kinds: readonly Kind[], cases: readonly Case[]): void {
  it.each(bothWays(cases))('%j stands to %j', (karbon, list) => {
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
  stand(
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

  stand(
    ['similar'],
    [
      ['62 Kestrel Ironworks', '62 Kestrel Ironworks #2563'],
      ['2207 - 62 Kestrel Ironworks', '62 Kestrel Ironworks'],
      ['Fund 12', 'Fund 12 (4471)'],
      ['3 Oaks Dairy LLC', '3 Oaks Dairy LLC - 2025'],
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
  stand(
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
  stand(
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
  stand(
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
      ['Penn Gen. Partnership', 'Penn General Partnership'],
      ['Penn Gen. Partnership', 'Penn GP'],
      ['Kelso Ltd. Partnership', 'Kelso Limited Partnership'],
      ['Lark Prof. Corp.', 'Lark P.C.'],
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
  stand(
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

describe('a name that is cut to what tells most', () => {
  stand(
    ['similar'],
    [
      ['Margaret Jarberg', 'M. Jarberg'],
      ['Aldous, Rolf', 'R. Aldous'],
      ['K. Okafor Design', 'Kenji Okafor Design'],
    ],
  );

  it.each([
    ['Mosby, Halton & Miklow', 'Mosby & Miklow'],
    ['Ashcroft, Benning & Colville LLP', 'Ashcroft & Colville LLP'],
    ['Norner, Sundperley & Dorby, Inc.', 'Norner & Dorby Inc'],
  ])('without a partner is proposed: %j and %j', (one, other) => {
    for (const [karbon, list] of bothWays([[one, other]]))
      expect(inTieOut(karbon, list)).toEqual({ kind: 'similar', found: null, suggested: list });
  });

  it.each([
    ['Mosbraford, Laura', 'Kovbraford, Laura'],
    ['Harlington Dairy', 'Barlingdon Dairy'],
  ])('is another where its first letter and one more are others: %j and %j', (one, other) => {
    for (const [karbon, list] of bothWays([[one, other]]))
      expect(ofClient(karbon, list).kind).toBe('missing');
  });
});

describe('letters and signs', () => {
  stand(
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
  stand(
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

  stand(
    ['similar'],
    [
      ['9,000 Steps', '9000 Steps'],
      ['4/20 Fitness', '420 Fitness'],
      ['1-877-Movers', '1877 Movers'],
      ['Unit 7\u200b7', 'Unit 77'],
      ['1.000 Lakes', '1000 Lakes'],
      ['24/7 Towing', '247 Towing'],
      ['007 Movers', '7 Movers'],
      ['Studio 5 4', 'Studio 54'],
      ['Route 6 6 Diner', 'Route 66 Diner'],
      ['9 0 2 Club', '902 Club'],
      ['Pier 3 9', 'Pier 39'],
      ['Rm 1\u200b2', 'Rm 12'],
      ['100% Pure', '100 Pure'],
      ['50% Off Shop', '50 Off Shop'],
      ['Half % Books', 'Half Books'],
      ['Save 10% Club', 'Save 10 Club'],
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
    ['FY 2026', '2026'],
    ['FY26', '2026'],
    ['Tax year 2025 return', '2025 return'],
    ['Bookkeeping fiscal year 2026', 'Bookkeeping 2026'],
    ['Third quarter 2025', 'Q3 2025'],
    ['1st quarter 2026', 'Q1 2026'],
    ['2025 third quarter', '2025 Q3'],
    ['Quarter 4 2025 review', 'Q4 2025 review'],
    ['Mar 2026', '3/26'],
    ['Payroll 03/26', 'Payroll March 2026'],
    ['Close 12/31', 'Close December 31'],
    ['VAT 1/26', 'VAT Jan 26'],
  ])('of a period are read: %j is like %j', (one, other) => {
    expect(ofJob(one, other).kind).toBe('similar');
    expect(ofJob(other, one).kind).toBe('similar');
  });

  it.each([
    ['Payroll Jan 2026', 'Payroll 2026-02'],
    ['2026Q2', 'Q3 2026'],
    ['FY26', 'FY2025'],
    ['Q1 2', 'Q12'],
    ['Unit 1 20', 'Unit 12 0'],
    ['FY 2026', '2025'],
    ['FY 2026', 'TY 2026'],
    ['Tax year 2025', 'Fiscal year 2025'],
    ['Third quarter 2025', 'Q2 2025'],
    ['Payroll 3/26', 'Payroll Apr 2026'],
    ['Payroll 3/26', 'Payroll Mar 2025'],
  ])('of another period are another: %j and %j', (one, other) => {
    expect(ofJob(one, other).kind).toBe('missing');
    expect(ofJob(other, one).kind).toBe('missing');
  });
});

describe('what stays as it is', () => {
  stand(
    ['differs'],
    [
      ['A&W', 'A & W'],
      ['100% Pure', '100 % Pure'],
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
