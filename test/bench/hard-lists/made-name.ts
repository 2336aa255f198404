import type { FirmRandom } from '../../firm/service';
import {
  colours,
  directions,
  familyEnds,
  forms,
  givenNames,
  natureWords,
  places,
  syllables,
  trades,
} from './words';

const personShare = 0.4;
const partnersShare = 0.12;
const trustShare = 0.02;
const numberedShare = 0.08;

/** A client's name as Karbon shows it. */
export interface MadeName {
  /** A person's `Last, First Middle`. */
  readonly name: string;
  readonly type: 'organization' | 'person' | 'partners' | 'trust';
}

/** A name that may be made twice. @param families family names, of people and in names of organizations. */
export function makeName(families: readonly string[], random: FirmRandom): MadeName {
  const lot = random.next();
  const given = () => random.pick(givenNames);
  if (lot < personShare) {
    const middle = random.next() < 0.35 ? ` ${given()}` : '';
    return { type: 'person', name: `${random.pick(families)}, ${given()}${middle}` };
  }
  if (lot < personShare + partnersShare) {
    const partners = Array.from({ length: 3 }, () => random.pick(families));
    const [one = '', two = '', three = ''] = partners;
    const name = random.next() < 0.5 ? `${one} & ${two}` : `${one}, ${two} & ${three}`;
    return { type: 'partners', name: `${name}${random.next() < 0.5 ? random.pick(forms) : ''}` };
  }
  if (lot < personShare + partnersShare + trustShare) {
    const name =
      random.next() < 0.6
        ? `${random.pick(families)} Family Trust`
        : `${given()} ${random.pick(families)} Estate`;
    return { type: 'trust', name };
  }
  const lotOfBrand = random.next();
  const nature = random.pick(natureWords);
  const brand =
    lotOfBrand < 0.45
      ? random.pick(families)
      : lotOfBrand < 0.95
        ? `${nature} ${random.pick(natureWords)}`
        : nature;

  const before = random.next();
  const first =
    before < 0.2
      ? `${random.pick(directions)} ${brand}`
      : before < 0.3
        ? `${random.pick(colours)} ${brand}`
        : brand;
  const place = random.next() < 0.6 ? ` ${random.pick(places)}` : '';
  const number = random.next() < numberedShare ? `${1 + random.integer(400)} ` : '';
  const form = random.next() < 0.6 ? random.pick(forms) : '';
  return { type: 'organization', name: `${number}${first}${place} ${random.pick(trades)}${form}` };
}

export function makeFamilyName(random: FirmRandom): string {
  const middle = random.next() < 0.4 ? random.pick(syllables) : '';
  const name = `${random.pick(syllables)}${middle}${random.pick(familyEnds)}`;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** `First Middle Last` of a person; other names as they are. */
export function plainOrder(name: string, type: MadeName['type']): string {
  const [family = '', given = ''] = name.split(', ');
  return type === 'person' ? `${given} ${family}` : name;
}

export function withoutForm(name: string): string {
  return name.replace(/,? (LLC|Inc\.|Inc|Corp|Co|LLP|PC)$/, '');
}

/** A legal form that is not the name's own. */
export function otherForm(name: string, random: FirmRandom): string {
  return random.pick(forms.filter((form) => formOf(form) !== formOf(name)));
}

export function formOf(name: string): string {
  return /(LLC|Inc|Corp|Co|LLP|PC)\.?$/.exec(name)?.[1] ?? '';
}
