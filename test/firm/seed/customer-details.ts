import { companyTerms } from '../quickbooks-online/terms';

/**
 * What recorded customers carry beside their names (quickbooks.md 5.1): about a kilobyte of addresses, phones, mail and fields of the
 * firm's own. Worked out from the id, so that it is the same in every firm of the seed.
 */
export function customerDetails(
  id: string,
  displayName: string,
  isTop: boolean,
): { readonly email: string; readonly otherFields: Readonly<Record<string, unknown>> } {
  const number = Number(id);
  // A job mostly takes its parent's address, of which only an id is sent.
  if (!isTop) return { email: '', otherFields: { BillAddr: { Id: addressId(number, 0) } } };
  const street = `${100 + (number % 880)} ${pick(streets, number)}`;
  const place = pick(places, number);
  const mailbox = displayName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.|\.$/g, '')
    .slice(0, 40);
  const address = (kind: 0 | 1, line1: string) => ({
    Id: addressId(number, kind),
    Line1: line1,
    Line2: number % 5 === 0 ? `Suite ${number}` : pick(buildings, number),
    City: place.City,
    Country: 'USA',
    CountrySubDivisionCode: 'CO',
    PostalCode: place.PostalCode,
    // Gone from newer records, and text in others.
    ...(number % 3 === 0 && { Lat: 'INVALID', Long: 'INVALID' }),
  });
  return {
    email: number % 4 === 0 ? '' : `office@${mailbox || 'client'}.example`,
    otherFields: {
      PrimaryPhone: number % 7 === 0 ? {} : { FreeFormNumber: phone(number) },
      AlternatePhone: number % 2 === 0 ? { FreeFormNumber: phone(number + 1) } : {},
      Mobile: { FreeFormNumber: phone(number + 2) },
      Fax: number % 6 === 0 ? { FreeFormNumber: phone(number + 3) } : {},
      ...(number % 3 !== 0 && { WebAddr: { URI: `https://www.${mailbox || 'client'}.example` } }),
      BillAddr: number % 9 === 0 ? { Id: addressId(number, 0) } : address(0, street),
      ShipAddr: address(1, `Attn: Accounts payable, ${street}`),
      Notes: `Engagement letter of ${2019 + (number % 7)} on file. Invoices by e-mail on the first of the month.`,
      Taxable: false,
      DefaultTaxCodeRef: { value: '2' },
      SalesTermRef: termsReference(1 + (number % 4), number),
      PaymentMethodRef: { value: String(1 + (number % 3)) },
      CustomerTypeRef: { value: '500000000000013' },
      CustomField: [
        {
          DefinitionId: '1',
          Name: 'Account manager',
          Type: 'StringType',
          StringValue: pick(managers, number),
        },
        { DefinitionId: '2', Name: 'Year end', Type: 'StringType', StringValue: 'December' },
      ],
    },
  };
}

/** The name stands beside the id in some answers and not in others (additions.md 13). */
function termsReference(termsId: number, number: number): Readonly<Record<string, string>> {
  const value = String(termsId);
  const name = companyTerms.find(({ id }) => id === value)?.name ?? '';
  return number % 2 === 0 ? { value, name } : { value };
}

type Texts = readonly [string, ...string[]];

const streets: Texts = ['Finch St.', 'Larimer Ave', 'Cottonwood Ln', 'Pearl St', 'Old Mill Road'];
const buildings: Texts = ['Floor 2', 'Rear entrance', 'Building B', 'c/o Front desk'];
const managers: Texts = ['Bookkeeping team', 'Tax team', 'Advisory team'];
interface Place {
  readonly City: string;
  readonly PostalCode: string;
}

const places: readonly [Place, ...Place[]] = [
  { City: 'Longmont', PostalCode: '80501' },
  { City: 'Denver', PostalCode: '80202' },
  { City: 'Fort Collins', PostalCode: '80524' },
];

function pick<Item>(items: readonly [Item, ...Item[]], number: number): Item {
  return items[number % items.length] ?? items[0];
}

function phone(number: number): string {
  return `(303) 555-${String((number * 7) % 10_000).padStart(4, '0')}`;
}

function addressId(number: number, kind: 0 | 1): string {
  return String(number * 2 + kind);
}
