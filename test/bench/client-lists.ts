import type { ListRecord } from '../../src/domain/records/records';
import type { FirmRandom } from '../firm/service';

export interface MadeClient {
  readonly key: string;
  readonly isPerson: boolean;
  /** As Karbon shows it: of a person `Last, First Middle`. */
  readonly name: string;
}

/** The clients of a firm, a list of customers that was kept by other hands, and who is who. */
export interface ClientLists {
  readonly clients: readonly MadeClient[];
  readonly records: readonly ListRecord[];
  /** Client key → id of the record; clients that are in no list are left out. */
  readonly truth: ReadonlyMap<string, string>;
  /** Keys of the clients whose record is written otherwise. */
  readonly otherwise: ReadonlySet<string>;
}

/** Of a firm that has kept its lists by hand, one client in ten is written otherwise in the other list. */
const otherwiseShare = 0.1;
/** So many are in one of the lists alone. */
const aloneShare = 0.03;
const personShare = 0.4;
const numberedShare = 0.05;
/** Of the organizations, those that may have the name of another but for the legal form. */
const sisterShare = 0.01;

const words = (text: string) => text.split(' ');
const firstWords = words(
  'Alder Amber Aspen Birch Bluff Canyon Cedar Cinder Coral Dune Ember Falcon Fern Fjord Granite Grove Harbor Hazel Heron Iris Juniper Kestrel Lantern Lark Linden Maple Marble Meadow Orchard Osprey Pebble Pine Quarry Raven Ridge Saffron Sierra Spruce Summit Willow',
);
const trades = words(
  'Bakery Brewing Builders Carpentry Catering Ceramics Clinic Consulting Dairy Dental Design Electric Engineering Fabrication Farms Floral Foods Freight Gallery Glass Imports Landscaping Legal Logistics Masonry Media Motors Nursery Outfitters Painting Partners Pharmacy Plumbing Printing Properties Roofing Solar Studios Textiles Veterinary',
);
const places = words('North South East West Valley Coast Lake');
const forms = ['', '', ' LLC', ', Inc.', ' Co', ' LLP', ' PC'];
const familyStarts = words(
  'Hal Bren Car Dor El Fen Gar Hol Ing Jar Kel Lin Mar Nor Os Per Quin Ros Sel Tor Ul Ven Wal Yar Zel',
);
const familyEnds = words('vorsen ton ley win berg man ford stad ner rick sen wood by low gate');
const givenNames = words(
  'Ada Alan Amy Anna Ben Carla Cesar Clara Dana Daniel David Diane Edith Elena Emma Eric Eva Frank Gina Glen Grace Hana Hugo Ivan James Jane Jean Joan John Julia Karen Karl Laura Leo Linda Lucy Marc Maria Mark Mary Nina Noah Olga Oscar Paul Peter Rita Robert Rosa Ruth Sam Sara Simon Susan Tara Thomas Tina Victor Wanda Wendy',
);

/** A name as two people would write it. */
type Writing = (name: string, random: FirmRandom) => string;

/** A letter dropped, doubled, taken for another, or changed places with the next. */
const slips: readonly Writing[] = [
  (name, random) => atLetter(name, random, () => ''),
  (name, random) => atLetter(name, random, (letter) => letter + letter),
  (name, random) => atLetter(name, random, (letter) => (letter === 'e' ? 'a' : 'e')),
  (name, random) => atLetter(name, random, (letter, next) => next + letter, 2),
];

const organizationWritings: readonly Writing[] = [
  ...slips,
  (name) => `The ${name}`,
  (name) => (withoutForm(name) === name ? `${name} LLC` : withoutForm(name)),
  (name) => withoutForm(name).replace(/ (\S+)$/, ' & $1'),
  (name) => name.replace(' ', ''),
  (name) => name.toUpperCase(),
  (name) => `${withoutForm(name)} Company`,
  (name) => withoutForm(name).split(' ').reverse().join(' '),
  (name) => name.replace(/(\w{4})\w{3,}(?=\s|$)/, '$1.'),
];

const personWritings: readonly Writing[] = [
  ...slips,
  (name) => turned(name),
  (name) => turned(name).toUpperCase(),
  (name) => turned(name).replace(/ (\w)\w* /, ' $1. '),
  (name) => turned(name).replace(/ \w+ /, ' '),
  (name, random) => random.pick(slips)(turned(name), random),
  (name, random) => `${name} & ${random.pick(givenNames)}`,
];

/**
 * Clients and records with the same names but for a tenth, which is written otherwise, and a few that are in one list alone. The names
 * are made up of words that many of them share, so that the nearest to one that is missing is often a neighbour's.
 *
 * @param count of the clients, and of the records.
 */
export function makeClientLists(count: number, random: FirmRandom): ClientLists {
  const names = new Set<string>();
  const plainNames = new Set<string>();
  const take = (): { readonly name: string; readonly isPerson: boolean } => {
    const isPerson = random.next() < personShare;
    const maySister = random.next() < sisterShare;
    for (;;) {
      const name = isPerson ? personName(random) : organizationName(random);
      const plain = withoutForm(name);
      if (names.has(name) || (plainNames.has(plain) && !maySister)) continue;
      names.add(name);
      plainNames.add(plain);
      return { name, isPerson };
    }
  };
  const clients: MadeClient[] = [];
  const records: ListRecord[] = [];
  const truth = new Map<string, string>();
  const otherwise = new Set<string>();
  for (let at = 0; at < count; at += 1) {
    const key = `K${at}`;
    const id = `c${at}`;
    const { name, isPerson } = take();
    clients.push({ key, name, isPerson });
    const lot = random.next();
    if (lot < aloneShare) {
      records.push(record(id, take().name));
      continue;
    }
    truth.set(key, id);
    const written = lot < aloneShare + otherwiseShare ? writeOtherwise(name, isPerson, random) : name;
    if (written !== name) otherwise.add(key);
    records.push(record(id, written));
  }
  return { clients, records, truth, otherwise };
}

function writeOtherwise(name: string, isPerson: boolean, random: FirmRandom): string {
  const written = random.pick(isPerson ? personWritings : organizationWritings)(name, random);
  return written.replace(/\s+/g, ' ').trim();
}

function organizationName(random: FirmRandom): string {
  const name = `${random.pick(firstWords)} ${random.pick(places)} ${random.pick(trades)}`;
  const number = random.next() < numberedShare ? ` ${1 + random.integer(30)}` : '';
  return `${name}${number}${random.pick(forms)}`;
}

/** `Last, First Middle`, as Karbon gives people. */
function personName(random: FirmRandom): string {
  const family = random.pick(familyStarts) + random.pick(familyEnds);
  const middle = random.next() < 0.5 ? ` ${random.pick(givenNames)}` : '';
  return `${family}, ${random.pick(givenNames)}${middle}`;
}

function turned(name: string): string {
  const [family = '', given = ''] = name.split(', ');
  return `${given} ${family}`;
}

function withoutForm(name: string): string {
  return name.replace(/,? (LLC|Inc\.|Co|LLP|PC)$/, '');
}

/** Writes a letter that is neither first nor last of its word, or it and the next, otherwise. */
function atLetter(
  name: string,
  random: FirmRandom,
  write: (letter: string, next: string) => string,
  taken: 1 | 2 = 1,
): string {
  const inside = [...withoutForm(name).matchAll(/(?<=\w)\w(?=\w)/g)].map(({ index }) => index);
  const at = random.pick(inside);
  return name.slice(0, at) + write(name[at] ?? '', name[at + 1] ?? '') + name.slice(at + taken);
}

function record(id: string, name: string): ListRecord {
  return { id, parentId: null, name, isActive: true, isProject: false };
}
