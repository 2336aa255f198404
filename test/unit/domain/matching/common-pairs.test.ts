import { describe, expect, it } from 'vitest';
import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import { createNameIndex } from '../../../../src/domain/matching/name-index';
import type { ListRecord } from '../../../../src/domain/records/records';
import { matchInput } from '../sample-lists';
import { bothWays, type Case, ofClient, ofJob, others, tieOut } from './among-others';
import { commonPairs, commonTitles } from './common-pairs';

function record(id: string, name: string, parentId: string | null = null): ListRecord {
  return { id, parentId, name, isActive: true, isProject: false };
}

interface Written {
  readonly line: string;
  readonly pair: Case;
}

/** Of each line the first with each of the others, both ways round. */
function pairsOf(text: string): readonly Written[] {
  return text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [name = '', ...writings] = line.split(' | ').map((part) => part.trim());
      return bothWays(writings.map((writing): Case => [name, writing])).map((pair) => ({ line, pair }));
    });
}

/** Lists of two hundred others with one name of each line at the most: who has found one that is nearly the same is shown no other. */
function listsOf(all: readonly Written[]): readonly (readonly Case[])[] {
  const lists: { readonly lines: Set<string>; readonly pairs: Case[] }[] = [];
  for (const { line, pair } of all) {
    const open = lists.find(({ lines }) => !lines.has(line));
    const list = open ?? { lines: new Set<string>(), pairs: [] };
    if (!open) lists.push(list);
    list.lines.add(line);
    list.pairs.push(pair);
  }
  return lists.map(({ pairs }) => pairs);
}

/** The pairs of which the second is not shown to who looks for the first, as a client or as a job of one. */
function notShown(pairs: readonly Case[], client: string | null): readonly Case[] {
  const above = client === null ? null : 'c';
  const index = createNameIndex([
    ...(client === null ? [] : [record('c', client)]),
    ...others.map((name, at) => record(`other ${at}`, name, above)),
    ...pairs.map(([, list], at) => record(`${at}`, list, above)),
  ]);
  return pairs.filter(([karbon], at) => {
    const status = findMatchStatus(matchInput(client === null ? [karbon] : [client, karbon], index));
    const found = 'found' in status ? [status.found] : 'candidates' in status ? status.candidates : [];
    return !found.some((each) => each.record.id === `${at}`);
  });
}

describe('a client whose name is of common words', () => {
  it.each(Object.entries(commonPairs))('is shown with what may be the same: %s', (_, text) => {
    expect(listsOf(pairsOf(text)).flatMap((pairs) => notShown(pairs, null))).toEqual([]);
  });
});

describe('a job', () => {
  it.each(Object.entries(commonTitles))('is shown with what may be the same: %s', (_, text) => {
    expect(listsOf(pairsOf(text)).flatMap((pairs) => notShown(pairs, 'Acme'))).toEqual([]);
  });

  it.each(
    bothWays([
      ['Payroll 1/1-1/15/2026', 'Payroll 1/16-1/31/2026'],
      ['T1 2025', 'T2 2025'],
      ['K-1 2025', 'W-2 2025'],
      ['SA 2024/25', 'SA 2023/24'],
      ['Bookkeeping W3', 'Bookkeeping W4'],
      ['Bookkeeping Jan-Mar 2026', 'Bookkeeping Q2 2026'],
      ['Bookkeeping Mar 2026 Qtr', 'Bookkeeping Q2 2026'],
      ['1040 2025', '1120 2025'],
      ['1065 2025', 'Trust Return 2025'],
      ['1040-X 2024', 'Amended 2023'],
      ['1040-ES Q1', 'Q2 Estimated Payments'],
      ['4868 2025', 'Personal Tax Return 2025'],
    ]),
  )('of another form or another time is another: %j and %j', (karbon, list) => {
    expect(ofJob(karbon, list).kind).toBe('missing');
  });
});

const strangers: readonly Case[] = [
  ['Valley Vet Clinic', 'Coast Animal Hospital'],
  ['Quality Auto Repair', 'Downtown Auto Repair'],
  ['Kestrel HOA', 'Maplemoor HOA'],
  ['Smith Real Estate', 'Jones Real Estate'],
  ['123-125 Elm St', '127 Elm St'],
  ['400 Oak Ave Unit 2', '400 Oak Ave Unit 3'],
  ['Hwy 50 Diner', 'Hwy 51 Diner'],
  ['Smith FT', 'Jones FT'],
  ['Clark Co', 'Baker County'],
  ['White CPA', 'Reed CPA'],
  ['Halvex Dental', 'Hlavx Roofing'],
  ['Martin Machine Shop', 'Universal Machine Shop'],
  ['Trish Brown', 'Libby Brown'],
  ['N. Side Auto', 'Southside Auto'],
  ['Coast Pty Ltd ATF Smith Family Trust', 'Jones Family Trust'],
  ['John & Mary Martin', 'Pat & Lee Martin'],
  ['John & Mary Martin', 'Smith Family'],
  ['Piotr Smith', 'Pablo Smith'],
  ['Jean Smith', 'John Smith'],
  ['Classic Pressure Washing', 'Metro Power Washing'],
  ['Valley Bone & Joint', 'Coast Orthopedics'],
  ['Smiles 4 Kids', 'Clothes for Kids'],
];

describe('the reason', () => {
  it.each<readonly [...Case, string]>([
    ['Valley Vet Clinic', 'Valley Animal Hospital', 'Valley'],
    ['Garcia Pizzeria', 'Garcia Pizza', 'Garcia'],
    ['Hwy 50 Diner', 'Highway 50 Restaurant', 'Highway 50'],
    ['Golden State Painting', 'Golden St Painters', 'Golden St'],
    ['J R Trucking', 'J.R. Transport', 'J R'],
  ])('of %j for %j says what is in both: %s', (karbon, list, word) => {
    const status = ofClient(karbon, list);
    const [first] = status.kind === 'similar' ? status.candidates : [];
    expect(first).toMatchObject({ path: [list], reason: { code: 'sharedWord', word } });
  });
});

describe('a stranger', () => {
  it.each(bothWays(strangers))('is neither found nor shown: %j and %j', (karbon, list) => {
    expect(notShown([[karbon, list]], null)).toEqual([[karbon, list]]);
  });
});

describe('what is only shown', () => {
  it('is never taken nor proposed', () => {
    const shown: readonly Case[] = [
      ['Valley Vet Clinic', 'Valley Animal Hospital'],
      ['Blue Sky', 'Blue Skies Energy'],
      ['123-125 Elm St', '123 Elm St'],
      ['Premier Home Health', 'Premier Homehealth Care'],
      ['Quality HVAC', 'Quality Heating & Cooling'],
      ['Halvex', 'Havlxe'],
      ['John & Mary Martin', 'Martin Household'],
      ['Classic Pressure Washing', 'Classic Powerwash'],
    ];
    for (const pairs of [shown, shown.map(([one, other]): Case => [other, one])]) {
      const clients = pairs.map(([karbon]) => karbon);
      const lines = tieOut([...clients, ...others], [...others, ...pairs.map(([, list]) => list)]);
      for (const line of lines.slice(0, pairs.length))
        expect(line).toEqual({ kind: 'similar', found: null, suggested: null });
    }
  });
});
