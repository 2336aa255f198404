import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import type { ClientOwner } from '../../../../src/domain/matching/match-input';
import { createNameIndex, type NameIndex } from '../../../../src/domain/matching/name-index';
import { createNameReader, type NameReader } from '../../../../src/domain/matching/name-reader';
import { type PackedMap, textsOf } from '../../../../src/domain/matching/packed-columns';
import { type PackedNames, packNames, restoreNames } from '../../../../src/domain/matching/packed-names';
import { type PackedOwners, packOwners, restoreOwners } from '../../../../src/domain/matching/packed-owners';
import { partsOfOwner } from '../../../../src/domain/matching/part-owners';
import { createPathOwners, type PathOwners } from '../../../../src/domain/matching/path-owners';
import {
  createSimilarityEntries,
  type PackedEntries,
  restoreSimilarityEntries,
  type SimilarityEntries,
  sectionNames,
} from '../../../../src/domain/matching/similarity-entries';
import type { ListRecord } from '../../../../src/domain/records/records';
import { makeHardLists } from '../../../bench/hard-lists/make-hard-lists';
import { createRandom } from '../../../firm/random';
import { matchInput } from '../sample-lists';

/** What is asked of the law; `npm test` asks a part of it. */
const runs = Number(process.env.TIEOUT_PACKED_RUNS ?? 1_000);

/** What each rule of near names is about, so that some of a list are near one another by each. */
const alike = [
  'Kestrel Dental',
  'Kestrel Dental LLC',
  'KESTREL DENTAL, Inc.',
  'Kestrl Dental',
  'Kestrel Roofing',
  'Kestrel & Dental',
  'The Kestrel',
  'Dental of Kestrel Valley',
  'de la Court, Ana',
  'Ana Delacourt',
  'Delacourt Holdings',
  'Delacourt Properties',
  'K. D.',
  'J & J Plumbing',
  'J and J Plumbing (old)',
  'Halvorsen & Sons',
  'Mc Donald',
  'McDonald',
  'Donald',
  'Brkfld',
  'Brookfield',
  'Moor Law Firm',
  'Moor Law Group',
  'Paul Renner',
  'Paul Renner Revocable Trust',
  'Valley Vet Clinic',
  'Valley Animal Hospital',
  '1482201 Alberta Ltd',
  '1482201 AB Ltd.',
  'Brightwater',
  'Brightwater Precision Aerospace Manufacturing',
  'Alder Birch Cinder',
  'ABC',
  'Joan Tate',
  'Jaon Taet',
  'Ωμέγα Φαρμ',
  'Омега Фарм',
  '2025 Tax return',
  '2024 Tax return',
  'Payroll',
  'a\ud800b',
  '😀',
  '',
];
/** And names as a firm has them. */
const hard = makeHardLists(200, createRandom(7));
const made = [...hard.clients, ...hard.records].map((each) => each.name).filter((each) => each !== '');
const name = fc.oneof(fc.constantFrom(...alike), fc.constantFrom(...made), fc.string({ maxLength: 12 }));
const ids = Array.from({ length: 16 }, (_, at) => String(at));
const record = fc.record({
  id: fc.constantFrom(...ids),
  parentId: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.constantFrom(...ids, 'gone', '')),
  name,
  isActive: fc.boolean(),
  isProject: fc.boolean(),
});
const change = fc.oneof(
  { weight: 3, arbitrary: record.map((after) => [after.id, after] as const) },
  fc.constantFrom(...ids).map((id) => [id, null] as const),
);

/** Names are read once for all lists. */
const reader = createNameReader();

function packed(records: Iterable<ListRecord>): PackedNames {
  const byId = new Map(Array.from(records, (each) => [each.id, each]));
  return structuredClone(ranToEnd(packNames([...byId.values()], ['isActive', 'isProject'], reader)));
}

function inOrder<Item>(items: Iterable<Item>): readonly string[] {
  return Array.from(items, (item) => JSON.stringify(item)).sort();
}

/** All that an index says of these names. */
function saidBy(index: NameIndex, wanted: readonly string[]) {
  return {
    all: inOrder(index.all()),
    known: ids.map((id) => index.get(id)),
    below: ids.map((id) => inOrder(index.childrenOf(id))),
    places: Array.from(index.all(), (each) => JSON.stringify([each.id, index.place(each).path])).sort(),
    names: wanted.map((each) => [
      inOrder(index.findByName(each)),
      ...[null, '3', '']
        .map((parentId) => index.siblingsUnder(parentId))
        .flatMap((level) => [
          inOrder(level.findExact(each)),
          inOrder(level.findEquivalent(each, true)),
          inOrder(level.findEquivalent(each, false)),
          inOrder(level.findSimilar([each, 'Kestrel'], () => false)),
        ]),
      findMatchStatus(matchInput([each], index)),
      findMatchStatus(matchInput([each, '2025 Tax return'], index)),
    ]),
  };
}

it('says what the index of the whole list says, whatever has changed since it was packed', () => {
  fc.assert(
    fc.property(
      fc.array(record, { maxLength: 24 }),
      fc.array(fc.tuple(fc.array(change, { maxLength: 6 }), fc.array(name, { maxLength: 2 })), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.array(name, { minLength: 1, maxLength: 3 }),
      (list, rounds, wanted) => {
        const now = new Map<string, ListRecord>(list.map((each) => [each.id, each]));
        let index = restoreNames(packed(list), reader);
        for (const [changed, looked] of rounds) {
          saidBy(index, looked);
          for (const [id, after] of changed) {
            if (after) now.set(id, after);
            else now.delete(id);
          }
          index = index.change(new Map(changed));
        }
        expect(saidBy(index, wanted)).toEqual(saidBy(createNameIndex(now.values(), reader), wanted));
      },
    ),
    { numRuns: runs },
  );
}, 3_600_000);

const manyNames = fc.array(name, { maxLength: 12 });

/** By every key of every kind, which readings of which records are found. */
function foundIn(entries: SimilarityEntries, by: PackedEntries) {
  const described = (positions: readonly number[]) =>
    inOrder(
      positions.map((position) => {
        const { record: of, read } = entries.at(position) ?? {};
        return [of?.id, read?.reading, entries.searchWordCount(position)];
      }),
    );
  const ofEach = (map: PackedMap, at: (key: string) => unknown) =>
    Object.fromEntries([...textsOf(map.keys)].map((key) => [key, at(key)]));
  return {
    count: entries.count,
    wordCounts: ofEach(by.wordCounts, entries.recordsWithWord),
    words: ofEach(by.words.words, (word) => [
      inOrder(entries.words.like(word).map((positions) => described(positions))),
      described(entries.words.parted(word)),
    ]),
    sections: sectionNames.map((section) =>
      ofEach(by.sections[section], (key) => described(entries[section].at(key))),
    ),
  };
}

function at(place: number, of: string): ListRecord {
  return { id: `r${place}`, parentId: null, name: of, isActive: true, isProject: false };
}

function entriesOf(records: readonly ListRecord[]): SimilarityEntries {
  const entries = createSimilarityEntries('client', reader, () => false);
  for (const each of records) entries.add(each);
  return entries;
}

it('finds by every key what entries that were not packed find by it', () => {
  fc.assert(
    fc.property(
      manyNames,
      fc.array(fc.tuple(fc.nat(11), fc.option(name)), { maxLength: 4 }),
      (list, changed) => {
        const records = list.map((each, place) => at(place, each));
        const before = entriesOf(records);
        const packedBefore = structuredClone(ranToEnd(before.pack((each) => records.indexOf(each))));
        const now = new Map(records.map((each) => [each.id, each]));
        const restored = restoreSimilarityEntries('client', reader, packedBefore, {
          at: (place) => records[place] ?? at(place, ''),
          placeOf: (each) => (records.includes(each) ? records.indexOf(each) : null),
        });
        expect(foundIn(restored, packedBefore)).toEqual(foundIn(before, packedBefore));
        for (const [place, after] of changed) {
          const known = now.get(`r${place}`);
          if (known) restored.remove(known);
          now.delete(`r${place}`);
          if (after === null) continue;
          const added = at(place, after);
          now.set(added.id, added);
          restored.add(added);
        }
        const fresh = entriesOf([...now.values()]);
        const ofAll = ranToEnd(fresh.pack(() => 0));
        // By keys of what is gone, too.
        for (const by of [ofAll, packedBefore]) expect(foundIn(restored, by)).toEqual(foundIn(fresh, by));
      },
    ),
    { numRuns: Math.min(runs, 10_000) },
  );
}, 3_600_000);

function ranToEnd<Result>(steps: Generator<undefined, Result>): Result {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

const owner = fc
  .record({ key: fc.constantFrom(...ids), name, isPerson: fc.boolean() })
  .map(
    ({ key, name: at, isPerson }): ClientOwner => ({ key, title: `${at} of ${key}`, path: [at], isPerson }),
  );

function packedOwners(owners: Iterable<ClientOwner>): PackedOwners {
  return structuredClone(ranToEnd(packOwners([...owners])));
}

/** All that is said of who has these names, and what in them tells. */
function ownersSaidBy(owners: PathOwners<ClientOwner>, wanted: readonly string[]) {
  return wanted.map((each) => [
    inOrder(owners.at([each], '3')),
    inOrder(owners.at([each, 'Payroll'], '')),
    inOrder(owners.withLettersOf(each, '3')),
    partsOfOwner({ path: [each] }).map((part) => {
      const found = owners.withPart(part, '3');
      return found && inOrder(found);
    }),
  ]);
}

it('knows whose a name is as the clients themselves do, whatever has changed since', () => {
  fc.assert(
    fc.property(
      fc.array(owner, { maxLength: 20 }),
      fc.array(fc.tuple(owner, fc.boolean()), { maxLength: 10 }),
      fc.array(name, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      (before, after, wanted, isUsed) => {
        const now = new Map(before.map((each) => [each.key, each]));
        const { owners, byClientKey } = restoreOwners(packedOwners(now.values()));
        const named = [...wanted, ...before.map(({ path }) => path[0] ?? '')];
        if (isUsed) ownersSaidBy(owners, named);
        for (const [each, isGone] of after) {
          const known = byClientKey.get(each.key) ?? null;
          expect(known).toEqual(now.get(each.key) ?? null);
          const next = isGone ? null : each;
          owners.change(known, next);
          if (next) byClientKey.set(each.key, next);
          else byClientKey.delete(each.key);
          if (next) now.set(each.key, next);
          else now.delete(each.key);
        }
        expect(ownersSaidBy(owners, named)).toEqual(ownersSaidBy(createPathOwners(now.values()), named));
      },
    ),
    { numRuns: runs },
  );
}, 3_600_000);

it('reads no name that is not near, and not the list', () => {
  const list = made.slice(0, 300).map(
    (each, at): ListRecord => ({
      id: `r${at}`,
      parentId: null,
      name: each,
      isActive: true,
      isProject: false,
    }),
  );
  const read = new Set<string>();
  const counting: NameReader = {
    words: reader.words,
    readings(each, kind) {
      read.add(each);
      return reader.readings(each, kind);
    },
  };
  const index = restoreNames(packed(list), counting);
  expect(read.size).toBe(0);
  const wanted = `${list[7]?.name} Holdings`;
  expect(index.siblingsUnder(null).findSimilar([wanted], () => false)).not.toEqual([]);
  expect(read.size).toBeGreaterThan(0);
  expect(read.size).toBeLessThan(list.length / 10);
});
