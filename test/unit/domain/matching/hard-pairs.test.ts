import { describe, expect, it } from 'vitest';
import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import type { MatchStatus } from '../../../../src/domain/matching/match-status';
import { createNameIndex } from '../../../../src/domain/matching/name-index';
import type { ListRecord } from '../../../../src/domain/records/records';
import { matchInput } from '../sample-lists';
import { bothWays, type Case, ofClient, others, tieOut } from './among-others';
import * as kinds from './hard-pairs';
import { pairMaker } from './own-words';

const pairsOf = pairMaker();

function record(id: string, name: string, parentId: string | null = null): ListRecord {
  return { id, parentId, name, isActive: true, isProject: false };
}

function idsIn(status: MatchStatus): readonly string[] {
  if ('found' in status) return [status.found.record.id];
  return 'candidates' in status ? status.candidates.map((candidate) => candidate.record.id) : [];
}

const { titles, commonWords, ...ofNames } = kinds;
/** Kind → its pairs and the same turned round. */
const pairs = new Map(
  Object.values(ofNames).flatMap((ofKind) =>
    Object.values(ofKind).map((text) => [text, bothWays(pairsOf(text))] as const),
  ),
);
const all = [...pairs.values()].flat();
/** What each way round looks for: the two of a pair in one list would find each other. */
const indexes = [0, 1].map((way) =>
  createNameIndex([
    ...others.map((name, at) => record(`other ${at}`, name)),
    ...all.map(([, list], at) => record(`${at}`, list)).filter((_, at) => at % 2 === way),
  ]),
);

/** The pairs of which the second is not shown to who looks for the first. */
function notShown(text: string, isPersonClient: boolean): readonly Case[] {
  return (pairs.get(text) ?? []).filter((pair) => {
    const [karbon] = pair;
    const at = all.indexOf(pair);
    const index = indexes[at % 2];
    return (
      !index || !idsIn(findMatchStatus(matchInput([karbon], index, { isPersonClient }))).includes(`${at}`)
    );
  });
}

/** The same of a client's work, each pair below a client of its own. */
function jobsNotShown(text: string): readonly Case[] {
  const usual = ['2023 Tax Return', 'Onboarding', 'Advisory', 'IRS Notice'];
  const jobs = bothWays(pairsOf(text));
  const clients = jobs.flatMap(() => pairsOf('{X} | {X}').map(([name]) => name));
  const index = createNameIndex(
    jobs.flatMap(([, list], at) => [
      record(`c${at}`, clients[at] ?? ''),
      record(`${at}`, list, `c${at}`),
      ...usual.map((title) => record(`${title} ${at}`, title, `c${at}`)),
    ]),
  );
  return jobs.filter(
    ([karbon], at) =>
      !idsIn(findMatchStatus(matchInput([clients[at] ?? '', karbon], index))).includes(`${at}`),
  );
}

describe.each([
  ['organizations', kinds.sharedWords, false],
  ['people', kinds.people, true],
  ['other writings', kinds.writtenOtherwise, false],
  ['signs', kinds.signs, false],
  ['notes', kinds.notes, false],
] as const)('names of %s', (_, ofKind, isPerson) => {
  it.each(Object.entries(ofKind))('are shown with what may be the same: %s', (_kind, text) => {
    expect(notShown(text, isPerson)).toEqual([]);
  });
});

describe('names of common words', () => {
  // Each alone among others: what has no word of its own would find those of the other pairs.
  it.each(Object.entries(commonWords))('are shown with what may be the same: %s', (_, text) => {
    const isShown = ([karbon, list]: Case) => ['similar', 'differs'].includes(ofClient(karbon, list).kind);
    expect(bothWays(pairsOf(text)).filter((pair) => !isShown(pair))).toEqual([]);
  });
});

describe('titles of jobs', () => {
  it.each(Object.entries(titles))('are shown with what may be the same: %s', (_, text) => {
    expect(jobsNotShown(text)).toEqual([]);
  });
});

const strangers = `
  {X} Dental | {Y} Dental
  West {X} Group | East {X} Group
  {X} Red Farm | {X} Blue Farm
  {X} I LLC | {X} II LLC | {X} III LLC
  {X} Trust A | {X} Trust B
  {X} 12 | {X} 13
  100 {X} St | 102 {X} St
  Paul {X} Jr | Paul {X} Sr
  Maria {X} | Mario {X}
  Erica {X} | Eric {X}
  Julian {X} | Julia {X}
  {X} & {Y} | {Y} & {Z}
  {X} Company | {X} Associates
  {X} Bakery | {X} Brewery
  {X} of Texas | {X} of Ohio
  {X} (Reno) | {X} (Tucson)
  {X} Dental 2024 | {X} Dental 2025
  {X} Holdings | {X} Properties
  Old {X} Inn | New {X} Inn
  {X} Mens Shop | {X} Womens Shop
  First {X} Church | Second {X} Church
  {X} Import | {X} Export
  {X}, Paul & Ann | {X}, John & Jane
  Estate of Paul {X} | Estate of Ann {X}
  {X} Elementary School | {X} High School
  {X} Medical | {X} Media
  J. {X} | K. {X}
  ann.{X}@gmail.com | paul.{X}@gmail.com
  info@{X}.com | info@{Y}.com
  ann@{X}.com | paul@{X}.com
  {X}tech | {X}works
  {X} 401k PSP | {Y} 401k PSP
  1949 Juniper Ave LLC | 2682 Juniper Ave LLC
  8261 Fort Juniper Rd LLC | 2072 S Fort Juniper Rd LLC
  Williams & Sons Mobile Home Park | Allen & Sons Mobile Home Park
  James Heating & Cooling LLC | Beacon Heating & Cooling
  David R Sanchez | David S Ross
  Mark Lopez | Mark L Brown
  Jennifer Morgan | Jennifer M Chavez
  Kim, Lisa | Kim, Betty
  Denis {X} | Denise {X}
  Gabriel {X} | Gabriela {X}
  1482201 Ontario Inc | 1482210 Ontario Inc`;

describe('strangers', () => {
  it('are neither taken nor proposed, either way round', () => {
    const strange = pairsOf(strangers);
    for (const turned of [strange, strange.map(([one, other]): Case => [other, one])]) {
      const clients = turned.map(([karbon]) => karbon);
      const list = turned.map(([, name]) => name);
      const lines = tieOut([...clients, ...others], [...list, ...others]);
      const taken = turned.flatMap(([karbon], at) => {
        const name = lines[at]?.found ?? lines[at]?.suggested;
        return name ? [[karbon, name]] : [];
      });
      expect(taken).toEqual([]);
    }
  });
});
