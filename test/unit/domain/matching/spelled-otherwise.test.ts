import { describe, expect, it } from 'vitest';
import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import type { MatchStatus } from '../../../../src/domain/matching/match-status';
import { createNameIndex } from '../../../../src/domain/matching/name-index';
import type { ListRecord } from '../../../../src/domain/records/records';
import { makeClientLists } from '../../../bench/client-lists';
import { createRandom } from '../../../firm/random';
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

const each = (name: string, writings: readonly string[]): readonly Case[] =>
  writings.map((writing): Case => [name, writing]);

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
    expect(ofClient('A &#0; B', 'A &#99999999; C').kind).toBe('missing');
  });
});

describe('a legal form', () => {
  bothWays(
    ['differs'],
    [
      ['Kelso Partners LLC', 'Kelso Partners Limited Liability Company'],
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
    ['Nordbau GmbH', 'Nordbau Ltd'],
  ])('marks %j down beside %j', (one, other) => {
    const status = ofClient(one, other);
    expect(status.kind).toBe('similar');
    expect(status.kind === 'similar' && status.candidates[0]?.score).toBeLessThan(0.95);
  });
});

describe('letters and signs', () => {
  bothWays(
    ['differs'],
    [
      ['GROẞMANN BAU', 'Großmann Bau'],
      ['GROẞE WIESE', 'Grosse Wiese'],
      ['Petal 🌷', 'Petal'],
      ['Zip ®', 'Zip'],
      ['Zip™ Couriers', 'Zip Couriers'],
      ['★ Lark Diner ★', 'Lark Diner'],
      ['👩‍🌾 Ridge Farm', 'Ridge Farm'],
    ],
  );
  bothWays(
    ['similar'],
    [
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
});

describe('the nearest', () => {
  it.each<[string, string, (at: number) => string]>([
    [
      'Marsh Family Trust',
      'Trust, Marsh Family',
      (at) => `Marsh Family Trust fbo ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[at]}na`,
    ],
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
