import type { FirmRandom } from '../../firm/service';
import { formOf, type MadeName, makeFamilyName, otherForm, plainOrder, withoutForm } from './made-name';
import {
  forms,
  givenNames,
  markers,
  natureWords,
  nicknames,
  places,
  shortTrades,
  spelledForms,
  towns,
  trades,
  words,
} from './words';

/** The name as another hand would write it, or `null` where this hand would write it no otherwise. */
export type Writing = (made: MadeName, random: FirmRandom) => string | null;

const tags: readonly ((name: string, random: FirmRandom) => string)[] = [
  (name) => `${name} (old)`,
  (name) => `${name} - INACTIVE`,
  (name) => `${name} (do not use)`,
  (name, random) => `${name} #${1000 + random.integer(8000)}`,
  (name, random) => `${1000 + random.integer(8000)} - ${name}`,
  (name, random) => `${name} (${1000 + random.integer(8000)})`,
  (name) => `${name} [Client]`,
  (name, random) => `${name} - ${2018 + random.integer(9)}`,
  (name, random) => `${name} c/o ${random.pick(givenNames)} ${makeFamilyName(random)}`,
  (name, random) => `${name} (${random.pick(towns)})`,
  (name, random) => `${name} (${random.pick(words('A B C T'))})`,
  (name) => `zz ${name}`,
  (name) => `*DUP* ${name}`,
  (name) => `${name} - closed`,
];

/** Shares of the clients that are in both lists; the others are written alike there. */
export const writings = [
  {
    kind: 'tag',
    share: 0.04,
    write: ({ name, type }, random) => random.pick(tags)(plainOrder(name, type), random),
  },
  {
    kind: 'dba',
    share: 0.025,
    write: ({ name, type }, random) => {
      if (type === 'person') return null;
      const trade = `${random.pick(natureWords)} ${random.pick(places)} ${random.pick(trades)}`;
      return random.next() < 0.5 ? `${name} ${random.pick(markers)} ${trade}` : `${trade} (${name})`;
    },
  },
  {
    kind: 'abbreviation',
    share: 0.025,
    write: ({ name }) => {
      const long = Object.keys(shortTrades).find((trade) => name.includes(trade));
      return long === undefined ? null : name.replace(long, shortTrades[long] ?? '');
    },
  },
  {
    kind: 'nickname',
    share: 0.03,
    write: ({ name, type }) => {
      const pair = type === 'person' && nicknames.find(([formal]) => name.includes(`, ${formal}`));
      return pair ? plainOrder(name.replace(`, ${pair[0]}`, `, ${pair[1]}`), type) : null;
    },
  },
  { kind: 'one slip', share: 0.04, write: ({ name }, random) => withSlip(name, random) },
  { kind: 'two slips', share: 0.015, write: ({ name }, random) => withSlip(withSlip(name, random), random) },
  {
    kind: 'dropped partner',
    share: 0.01,
    write: ({ name, type }) => (type === 'partners' ? name.replace(/, [^,&]+ & /, ' & ') : null),
  },
  {
    kind: 'dropped word',
    share: 0.015,
    write: ({ name, type }) =>
      type === 'organization' && withoutForm(name).split(' ').length > 2
        ? withoutForm(name).split(' ').slice(0, -1).join(' ')
        : null,
  },
  {
    kind: 'added word',
    share: 0.015,
    write: ({ name, type }, random) => {
      // `Company` is a word where another stands in its place.
      if (type === 'person' || formOf(name) === 'Co') return null;
      const added = random.pick(words('Group Services Holdings Team'));
      return random.next() < 0.4 ? `The ${name}` : `${withoutForm(name)} ${added}`;
    },
  },
  {
    kind: 'middle initial',
    share: 0.03,
    write: ({ name, type }, random) => {
      if (type !== 'person') return null;
      const [family = '', given = ''] = name.split(', ');
      const [first = '', middle] = given.split(' ');
      if (middle) return random.next() < 0.5 ? `${first} ${middle[0]}. ${family}` : `${first} ${family}`;
      return `${first} ${random.pick(words('A B D G J L M R'))}. ${family}`;
    },
  },
  {
    kind: 'form spelled',
    share: 0.015,
    write: ({ name }) => {
      const [, form] = /,? (LLC|Inc\.|Inc|Corp|Co|LLP|PC)$/.exec(name) ?? [];
      return form === undefined ? null : `${withoutForm(name)} ${spelledForms[form]}`;
    },
  },
  {
    kind: 'form changed',
    share: 0.01,
    write: ({ name }, random) => {
      const bare = withoutForm(name);
      return bare === name ? null : `${bare}${otherForm(name, random)}`;
    },
  },
  {
    kind: 'form absent',
    share: 0.02,
    write: ({ name, type }, random) => {
      if (type === 'person') return null;
      return withoutForm(name) === name ? `${name}${random.pick(forms)}` : withoutForm(name);
    },
  },
  {
    kind: 'Last, First',
    share: 0.03,
    write: ({ name, type }) => (type === 'person' ? plainOrder(name, type) : null),
  },
  {
    kind: 'couple',
    share: 0.015,
    write: ({ name, type }, random) => {
      if (type !== 'person') return null;
      const [family = '', given = ''] = name.split(', ');
      const [first = ''] = given.split(' ');
      const other = random.pick(givenNames.filter((each) => each !== first));
      return random.next() < 0.5 ? `${family}, ${first} & ${other}` : `${first} & ${other} ${family}`;
    },
  },
  {
    kind: 'trust or estate',
    share: 0.01,
    write: ({ name, type }) => {
      if (type !== 'trust') return null;
      const [, who = '', what = ''] = /^(.*) (Family Trust|Estate)$/.exec(name) ?? [];
      return what === 'Estate' ? `Estate of ${who}` : `Trust, ${who} Family`;
    },
  },
  {
    kind: 'case and signs',
    share: 0.02,
    write: ({ name }, random) =>
      random.pick([name.toUpperCase(), name.replace(/ /g, '  '), name.replace('&', 'and'), `${name}.`]),
  },
] as const satisfies readonly { readonly kind: string; readonly share: number; readonly write: Writing }[];

/** How the other list writes a client. */
export type HardKind = (typeof writings)[number]['kind'];

/** A letter inside a word is dropped, doubled, taken for another, or changes places with the next. */
function withSlip(name: string, random: FirmRandom): string {
  const inside = [...withoutForm(name).matchAll(/(?<=[A-Za-z])[a-z](?=[a-z])/g)].map(({ index }) => index);
  const at = random.pick(inside);
  const [letter = '', next = ''] = [name[at], name[at + 1]];
  const slip = random.integer(4);
  if (slip === 0) return name.slice(0, at) + name.slice(at + 1);
  if (slip === 1) return name.slice(0, at) + letter + name.slice(at);
  if (slip === 2)
    return (
      name.slice(0, at) + random.pick(words('a e i o u n r s t l'.replace(letter, 'm'))) + name.slice(at + 1)
    );
  return name.slice(0, at) + next + letter + name.slice(at + 2);
}
