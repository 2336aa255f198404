import { createNameIndex } from '../../src/domain/name-index';
import type { ListRecord } from '../../src/domain/records';
import type { Standing } from '../../src/domain/standing';
import { createRandom } from '../firm/random';
import { standByName } from './look-up';
import { type Figure, percentile } from './table';

const clientCount = 10_000;
/** Of a firm that has kept its lists by hand, one client in ten is written otherwise in the other list. */
const otherwiseEvery = 10;
const proposedAtOnce = 3;

const firstWords =
  'Alder Amber Aspen Birch Bluff Canyon Cedar Cinder Coral Dune Ember Falcon Fern Fjord Granite Grove Harbor Hazel Heron Iris Juniper Kestrel Lantern Lark Linden Maple Marble Meadow Orchard Osprey Pebble Pine Quarry Raven Ridge Saffron Sierra Spruce Summit Willow'.split(
    ' ',
  );
const secondWords =
  'Bakery Brewing Builders Carpentry Catering Ceramics Clinic Consulting Dairy Dental Design Electric Engineering Fabrication Farms Floral Foods Freight Gallery Glass Imports Landscaping Legal Logistics Masonry Media Motors Nursery Outfitters Painting Partners Pharmacy Plumbing Printing Properties Roofing Solar Studios Textiles Veterinary'.split(
    ' ',
  );
const places = 'North South East West Valley Coast Lake'.split(' ');

/** The ways in which two people write one name, each of another letter or word. */
const otherwise: readonly ((name: string, at: number) => string)[] = [
  (name, at) => name.slice(0, 2 + (at % 4)) + name.slice(3 + (at % 4)),
  (name, at) => name.slice(0, 2 + (at % 4)) + (name[2 + (at % 4)] ?? '') + name.slice(2 + (at % 4)),
  (name) => `The ${name}`,
  (name) => name.split(' ').reverse().join(' '),
  (name) => `${name} Company`,
  (name) => name.replace(' ', ''),
];

function clientName(at: number): string {
  const first = firstWords[at % firstWords.length];
  const second = secondWords[Math.floor(at / firstWords.length) % secondWords.length];
  const place = places[Math.floor(at / (firstWords.length * secondWords.length))];
  return `${first} ${place} ${second}`;
}

/** Whether somebody is shown the record: as the one that is there, or among the first that are proposed. */
function isProposed(standing: Standing, id: string): boolean {
  if ('found' in standing) return standing.found.record.id === id;
  if (!('candidates' in standing)) return false;
  return standing.candidates.slice(0, proposedAtOnce).some(({ record }) => record.id === id);
}

/**
 * What a tie-out of the whole firm takes of the rules, one list against the other; no page of Tieout's asks for that yet, so that nothing
 * cuts it into slices but the look-ups themselves. The names are made up of words, alike in many of them.
 */
export function measureTieOut(): Figure[] {
  const random = createRandom(1);
  const names = Array.from({ length: clientCount }, (_, at) => clientName(at));
  const records = names.map((name, at): ListRecord => {
    const write = otherwise[random.integer(otherwise.length)];
    const written = at % otherwiseEvery === 0 && write ? write(name, at) : name;
    return { id: `c${at}`, parentId: null, name: written, isActive: true, isProject: false };
  });
  const startedMs = performance.now();
  const index = createNameIndex(records);
  const times: number[] = [];
  let wrong = 0;
  let notProposed = 0;
  for (const [at, name] of names.entries()) {
    const beganMs = performance.now();
    const standing = standByName([name], index);
    times.push(performance.now() - beganMs);
    if (at % otherwiseEvery === 0) notProposed += isProposed(standing, `c${at}`) ? 0 : 1;
    else if (standing.kind !== 'matched') wrong += 1;
  }
  const tookMs = performance.now() - startedMs;
  return [
    {
      what: 'tie-out of 10,000 × 10,000 names, one in ten otherwise',
      figure: tookMs,
      budget: 1_000,
      unit: 'ms',
    },
    {
      what: '… longest look-up but for the first',
      figure: percentile(times.slice(1), 1),
      budget: 50,
      unit: 'ms',
    },
    { what: '… alike by the letter, and not said to match', figure: wrong, budget: 0, unit: '' },
    {
      what: '… the true one not among the first three proposed',
      figure: (notProposed / (clientCount / otherwiseEvery)) * 100,
      budget: 2,
      unit: '%',
    },
  ];
}
