import type { FirmRandom } from '../../firm/service';
import { formOf, type MadeName, otherForm, withoutForm } from './made-name';
import { colours, directions, givenNames, nicknames } from './words';
import type { Writing } from './writings';

/** The name of somebody else, which differs by what tells the two apart. */
type LookAlike = Writing;

const direction: LookAlike = ({ name }, random) => replaced(name, directions, random);
const colour: LookAlike = ({ name }, random) => replaced(name, colours, random);
const houseNumber: LookAlike = ({ name }, random) =>
  /\d/.test(name) ? name.replace(/\d+/, () => String(1 + random.integer(400))) : null;

const firstName: LookAlike = ({ name, type }, random) => {
  if (type !== 'person') return null;
  const [family = '', given = ''] = name.split(', ');
  const [first = '', ...middle] = given.split(' ');
  const used = nicknames.filter((pair) => pair.includes(first)).flat();
  const other = random.pick(givenNames.filter((each) => each !== first && !used.includes(each)));
  return `${family}, ${[other, ...middle].join(' ')}`;
};

const legalForm: LookAlike = ({ name }, random) => {
  const bare = withoutForm(name);
  return bare === name ? null : `${bare}${otherForm(name, random)}`;
};

/** A client and what its record is called. */
export interface Pair {
  readonly made: MadeName;
  readonly written: string;
}

const ofRecords = [direction, colour, firstName, houseNumber];

/**
 * A client with nearly the name of one of `pairs`. It differs in legal form alone only where the record states which is meant: otherwise
 * nobody could say whose it is.
 */
export function clientLike(pairs: readonly Pair[], random: FirmRandom): MadeName {
  const make = random.pick([...ofRecords, legalForm]);
  for (;;) {
    const { made, written } = random.pick(pairs);
    if (make === legalForm && formOf(written) !== formOf(made.name)) continue;
    const name = make(made, random);
    if (name !== null && name !== made.name) return { ...made, name };
  }
}

/**
 * A record that is nobody's with nearly the name of a client, or `null` where that name has nothing to be told apart by. A record in
 * another legal form would be the client's, written down wrong.
 */
export function recordLike(client: MadeName, random: FirmRandom): MadeName | null {
  const names = ofRecords.map((make) => make(client, random)).filter((name) => name !== null);
  return names.length === 0 ? null : { ...client, name: random.pick(names) };
}

function replaced(name: string, among: readonly string[], random: FirmRandom): string | null {
  const found = among.find((word) => name.includes(`${word} `));
  if (found) return name.replace(found, random.pick(among.filter((word) => word !== found)));
  return null;
}
