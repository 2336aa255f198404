import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import { createNameIndex, type NameIndex } from '../../../../src/domain/matching/name-index';
import { createNameReader } from '../../../../src/domain/matching/name-reader';
import {
  createPathOwners,
  type PathOwner,
  type PathOwners,
} from '../../../../src/domain/matching/path-owners';
import type { ListRecord } from '../../../../src/domain/records/records';
import { matchInput } from '../sample-lists';

const names = [
  'Kestrel Dental',
  'Kestrel Dental LLC',
  'KESTREL DENTAL, Inc.',
  'Kestrl Dental',
  'Kestrel Roofing',
  'The Kestrel',
  'Dental of Kestrel Valley',
  'de la Court, Ana',
  'Ana Delacourt',
  'Delacourt, A. B.',
  'K. D.',
  'J & J Plumbing',
  'J and J Plumbing (old)',
  'Halvorsen & Sons',
  'Mc Donald',
  'McDonald',
  'Donald',
  'Brkfld',
  'Brookfield',
  '2025 Tax return',
  '2025 Tax retrun',
  '2024 Tax return',
  'Payroll',
  'Payroll Registration',
  '',
];
const name = fc.constantFrom(...names);
const ids = Array.from({ length: 14 }, (_, at) => String(at));
const record = fc.record({
  id: fc.constantFrom(...ids),
  parentId: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, fc.constantFrom(...ids, 'gone')),
  name,
  isActive: fc.boolean(),
  isProject: fc.boolean(),
});
const changes = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: record.map((after) => [after.id, after] as const) },
    fc.constantFrom(...ids).map((id) => [id, null] as const),
  ),
  { maxLength: 6 },
);

function inOrder<Item>(items: Iterable<Item>): readonly string[] {
  return Array.from(items, (item) => JSON.stringify(item)).sort();
}

/** All that an index says of these names. */
function saidBy(index: NameIndex, wanted: readonly string[]) {
  return {
    all: inOrder(index.all()),
    levels: [null, ...ids].map((parentId) => {
      const level = index.siblingsUnder(parentId);
      return wanted.map((each) => [
        inOrder(level.findExact(each)),
        inOrder(level.findEquivalent(each, true)),
        inOrder(level.findEquivalent(each, false)),
        inOrder(level.findSimilar([each], () => false)),
      ]);
    }),
    below: ids.map((id) => inOrder(index.childrenOf(id))),
    called: wanted.map((each) => inOrder(index.findByName(each))),
    places: Array.from(index.all(), (each) => JSON.stringify([each.id, index.place(each).path])).sort(),
    statuses: wanted.flatMap((each) => [
      findMatchStatus(matchInput([each], index)),
      findMatchStatus(matchInput([each, '2025 Tax return'], index)),
    ]),
  };
}

it('is, changed record by record, the index of the list as it has become', () => {
  fc.assert(
    fc.property(
      fc.array(record, { maxLength: 24 }),
      fc.array(fc.tuple(changes, fc.array(name, { maxLength: 2 })), { minLength: 1, maxLength: 4 }),
      fc.array(name, { minLength: 2, maxLength: 4 }),
      (list, rounds, wanted) => {
        const now = new Map<string, ListRecord>(list.map((each) => [each.id, each]));
        let index = createNameIndex(list, createNameReader());
        for (const [changed, looked] of rounds) {
          saidBy(index, looked);
          for (const [id, after] of changed) {
            if (after) now.set(id, after);
            else now.delete(id);
          }
          index = index.change(new Map(changed));
        }
        expect(saidBy(index, wanted)).toEqual(saidBy(createNameIndex(now.values()), wanted));
      },
    ),
    { numRuns: 60 },
  );
});

it.each([1, 3, 9, 15, 40])('is so where it is changed after %i steps of its building', (count) => {
  const at = (place: number, name: string): ListRecord => ({
    id: `r${place}`,
    parentId: null,
    name,
    isActive: true,
    isProject: false,
  });
  const list = Array.from({ length: 120 }, (_, place) => at(place, `Kestrel ${place} Dental`));
  const changed = [at(0, 'Brookfield'), at(100, 'Halvorsen'), at(500, 'Kestrel 7 Dental')];
  const index = createNameIndex(list);
  const steps = index.buildSteps()[Symbol.iterator]();
  for (let step = 0; step < count; step += 1) steps.next();
  const then = index.change(new Map(changed.map((each) => [each.id, each])));
  // Whoever was building it goes on.
  while (!steps.next().done);
  const now = new Map([...list, ...changed].map((each) => [each.id, each]));
  const wanted = ['Kestrel 0 Dental', 'Kestrel 7 Dental', 'Brookfeild', 'Halvorsen LLC'];
  expect(saidBy(then, wanted)).toEqual(saidBy(createNameIndex(now.values()), wanted));
});

it('is the very same where nothing has changed by which a record is found', () => {
  const one: ListRecord = { id: '1', parentId: null, name: 'Kestrel', isActive: true, isProject: false };
  const index = createNameIndex([one]);
  expect(index.change(new Map([['1', { ...one }]]))).toBe(index);
  expect(index.change(new Map([['2', null]]))).toBe(index);
  const renamed = index.change(new Map([['1', { ...one, name: 'Kestrel Dental' }]]));
  expect(renamed).not.toBe(index);
  expect(renamed.findByPath(['Kestrel'])).toEqual([]);
});

const owner = fc.tuple(fc.constantFrom(...ids), name, fc.option(name)).map(
  ([key, top, below]): PathOwner => ({
    key,
    title: top,
    path: below === null ? [top] : [top, below],
  }),
);

function ownersSaidBy(owners: PathOwners, wanted: readonly string[]) {
  const parts = [
    'kestrel',
    'delacourt',
    'j&j',
    'brookfield',
    'donald',
    'halvorsen',
    'dental',
    'kestreldental',
  ];
  return [
    wanted.map((each) => inOrder(owners.at([each], '3'))),
    wanted.map((each) => inOrder(owners.at([each, 'Payroll'], ''))),
    wanted.map((each) => inOrder(owners.withLettersOf(each, '3'))),
    parts.map((part) => {
      const found = owners.withPart(part, '3');
      return found && inOrder(found);
    }),
  ];
}

it('knows the owners of paths that have come, and no more those that have gone', () => {
  fc.assert(
    fc.property(
      fc.array(owner, { maxLength: 20 }),
      fc.array(owner, { maxLength: 12 }),
      fc.boolean(),
      (before, after, isUsed) => {
        const now = new Map(before.map((each) => [each.key, each]));
        const owners = createPathOwners(now.values());
        if (isUsed) ownersSaidBy(owners, names);
        after.forEach((each, at) => {
          const next = at % 3 === 2 ? null : each;
          owners.change(now.get(each.key) ?? null, next);
          if (next) now.set(each.key, next);
          else now.delete(each.key);
        });
        expect(ownersSaidBy(owners, names)).toEqual(ownersSaidBy(createPathOwners(now.values()), names));
      },
    ),
    { numRuns: 300 },
  );
});
