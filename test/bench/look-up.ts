import { findMatchStatus } from '../../src/domain/matching/find-match-status';
import type { MatchStatus } from '../../src/domain/matching/match-status';
import { createNameIndex, type NameIndex } from '../../src/domain/matching/name-index';
import type { ListRecord } from '../../src/domain/records/records';

const clients = 10_000;
const jobsEach = 4;
const lookUps = 300;

const words = [
  'Alder',
  'Birch',
  'Cedar',
  'Dune',
  'Ember',
  'Fjord',
  'Grove',
  'Harbor',
  'Iris',
  'Juniper',
  'Kestrel',
  'Lark',
];

function clientName(place: number): string {
  const first = words[place % words.length];
  const second = words[Math.floor(place / words.length) % words.length];
  return `${first} ${second} ${Math.floor(place / words.length ** 2)} LLC`;
}

function manyRecords(): ListRecord[] {
  const records: ListRecord[] = [];
  for (let place = 0; place < clients; place += 1) {
    const parentId = `c${place}`;
    records.push({ id: parentId, parentId: null, name: clientName(place), isActive: true, isProject: false });
    for (let job = 0; job < jobsEach; job += 1) {
      records.push({
        id: `${parentId}j${job}`,
        parentId,
        name: `${2022 + job} Tax return`,
        isActive: true,
        isProject: false,
      });
    }
  }
  return records;
}

/** Where an organization's work stands by its name alone. */
function matchByName(expectedPath: readonly string[], index: NameIndex): MatchStatus {
  return findMatchStatus({
    expectedPath,
    nameVariants: [],
    isPersonClient: false,
    index,
    linkedIds: [null, null],
    holders: [],
    otherOwners: () => [],
    clientsWithLettersOf: () => [],
    clientsWithPart: () => [],
    writeBlock: null,
  });
}

/** Standings, near matches included, in a list of 50,000 names, ms each. The index is built before the clock starts. */
export function timeLookUps(): readonly number[] {
  const index = createNameIndex(manyRecords());
  const times: number[] = [];
  for (let count = 0; count < lookUps; count += 1) {
    const name = clientName((count * 37) % clients).replace('LLC', count % 2 === 0 ? 'LLC' : 'Partners');
    const startedMs = performance.now();
    matchByName([name, '2025 Tax return'], index);
    times.push(performance.now() - startedMs);
  }
  return times;
}
