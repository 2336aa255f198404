import { type DifferencePart, differenceOf } from '../matching/name-difference';
import type { QuickbooksProduct } from '../records/customer-list';
import { personInOrder, splitAtComma } from '../records/person-name';
import type { KarbonClient } from '../records/records';
import type { ClientDetails, CustomerDetails } from './details';
import { isSamePhone } from './same-phone';

/** In the order in which they are shown. */
export const comparedFields = ['name', 'company', 'contact', 'email', 'phone'] as const;

export type ComparedField = (typeof comparedFields)[number];

export type Agreement =
  | 'same'
  | 'differs'
  | 'onlyInKarbon'
  | 'onlyInQuickbooks'
  /** Neither gives anything. */
  | 'neither'
  /** One side has not been read. */
  | 'unknown';

/** A value, cut where characters of it differ from the other side's. */
export type DetailValue = readonly DifferencePart[];

export interface DetailRow {
  readonly field: ComparedField;
  /** `null` where that is not known; empty where nothing is given. */
  readonly inKarbon: readonly DetailValue[] | null;
  readonly inQuickbooks: readonly DetailValue[] | null;
  readonly agreement: Agreement;
}

/** One client and the customer that it is compared with, as far as each is known. */
export interface ComparedPair {
  readonly client: KarbonClient;
  /** What the naming rule makes of the client's name. */
  readonly expectedName: string;
  /** `null` where its own record has not been read. */
  readonly clientDetails: ClientDetails | null;
  /** Whom a person works for, as far as the names are known; `null` where they are not. */
  readonly employers: readonly string[] | null;
  readonly product: QuickbooksProduct;
  /** The names above the customer and its own. */
  readonly path: readonly string[];
  /** `null` where its own record has not been read. */
  readonly customerDetails: CustomerDetails | null;
}

type IsSame<Value> = (inKarbon: Value, inQuickbooks: Value) => boolean;
type Values<Value> = readonly Value[] | null;

/** What Karbon and QuickBooks say of the same customer, field by field. */
export function compareDetails(pair: ComparedPair): readonly DetailRow[] {
  return comparedFields.map((field) => rowOf[field](pair));
}

const rowOf: Readonly<Record<ComparedField, (pair: ComparedPair) => DetailRow>> = {
  name({ client, expectedName, path }) {
    const name = path.join(':');
    // A person may be called otherwise there by the firm's own rule, and then ties out all the same.
    const isTiedOut = name === expectedName || name === client.fullName;
    return textRow('name', [client.fullName], [name], () => isTiedOut);
  },
  company({ client, employers, customerDetails }) {
    const names = client.kind === 'person' ? employers : distinct(namesOfFirm(client));
    const own = customerDetails && filled([customerDetails.companyName]);
    return textRow('company', names, own, isSameText);
  },
  contact({ client, clientDetails, customerDetails }) {
    const own = customerDetails && filled([fullNameOf(customerDetails.person)]);
    if (client.kind !== 'person') {
      const people = clientDetails?.contacts.map((name) => personInOrder(name, null, 'firstLast'));
      return textRow('contact', people ?? null, own, isSamePerson);
    }
    const preferred = preferredNameOf(client);
    const name = client.person
      ? fullNameOf(client.person)
      : personInOrder(client.fullName, null, 'firstLast');
    return textRow(
      'contact',
      filled([name]),
      own,
      (one, other) => isSamePerson(one, other) || (preferred !== null && isSamePerson(preferred, other)),
    );
  },
  email({ clientDetails, customerDetails }) {
    return textRow('email', clientDetails?.emails ?? null, customerDetails?.emails ?? null, isSameEmail);
  },
  phone({ clientDetails, customerDetails }) {
    return valuesRow(
      'phone',
      clientDetails?.phones ?? null,
      customerDetails?.phones ?? null,
      isSamePhone,
      ({ number }) => number,
    );
  },
};

function namesOfFirm({ fullName, legalName, tradingName }: KarbonClient): readonly string[] {
  return filled([fullName, legalName, tradingName]);
}

function textRow(
  field: ComparedField,
  inKarbon: Values<string>,
  inQuickbooks: Values<string>,
  isSame: IsSame<string>,
): DetailRow {
  return valuesRow(field, inKarbon, inQuickbooks, isSame, (text) => text);
}

function valuesRow<Value>(
  field: ComparedField,
  inKarbon: Values<Value>,
  inQuickbooks: Values<Value>,
  isSame: IsSame<Value>,
  textOf: (value: Value) => string,
): DetailRow {
  const agreement = agreementOf(inKarbon, inQuickbooks, isSame);
  const plain = (values: Values<Value>) => values?.map((value) => unmarked(textOf(value))) ?? null;
  const [first, second] = [inKarbon?.[0], inQuickbooks?.[0]];
  const isOneEach = inKarbon?.length === 1 && inQuickbooks?.length === 1;
  if (agreement !== 'differs' || !isOneEach || first === undefined || second === undefined)
    return { field, inKarbon: plain(inKarbon), inQuickbooks: plain(inQuickbooks), agreement };
  const { expected, actual } = differenceOf(textOf(first), textOf(second));
  return { field, inKarbon: [expected], inQuickbooks: [actual], agreement };
}

/** Where one side has more than the other, they agree as long as all of the other's is among it. */
function agreementOf<Value>(
  inKarbon: Values<Value>,
  inQuickbooks: Values<Value>,
  isSame: IsSame<Value>,
): Agreement {
  if (inKarbon === null || inQuickbooks === null) return 'unknown';
  if (inKarbon.length === 0) return inQuickbooks.length === 0 ? 'neither' : 'onlyInQuickbooks';
  if (inQuickbooks.length === 0) return 'onlyInKarbon';
  const isKarbonIn = inKarbon.every((one) => inQuickbooks.some((other) => isSame(one, other)));
  const isQuickbooksIn = inQuickbooks.every((other) => inKarbon.some((one) => isSame(one, other)));
  return isKarbonIn || isQuickbooksIn ? 'same' : 'differs';
}

function unmarked(text: string): DetailValue {
  return [{ text, isDifferent: false }];
}

/** The same characters: names tie out by nothing less. Whether an accent is one character with its letter, nobody sees. */
function isSameText(one: string, other: string): boolean {
  return one.normalize('NFC') === other.normalize('NFC');
}

/** E-mail addresses are passed on without regard to case. */
export function isSameEmail(one: string, other: string): boolean {
  return isSameText(one.trim().toLowerCase(), other.trim().toLowerCase());
}

/** A second given name that only one side has says nothing against it. */
function isSamePerson(one: string, other: string): boolean {
  if (isSameText(one, other)) return true;
  const [a, b] = [one, other].map((name) => name.split(/\s+/));
  if (!a || !b || a.length === b.length) return false;
  const ends = [a, b].map((words) => `${words[0]} ${words.at(-1)}`);
  return Math.min(a.length, b.length) === 2 && isSameText(ends[0] ?? '', ends[1] ?? '');
}

function fullNameOf(person: CustomerDetails['person']): string {
  return filled([person.first, person.middle, person.last]).join(' ');
}

function preferredNameOf({ person, fullName }: KarbonClient): string | null {
  const last = person?.last.trim() || splitAtComma(fullName)?.family;
  return person && person.preferred.trim() !== '' && last ? `${person.preferred.trim()} ${last}` : null;
}

function filled(texts: readonly string[]): readonly string[] {
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
