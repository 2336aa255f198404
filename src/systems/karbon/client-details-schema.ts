import type { ClientDetails, Telephone } from '../../domain/customer-card/details';
import type { ClientKind } from '../../domain/records/records';
import type { Schema } from '../../messages/schema';
import { coerceId, coerceList, coerceMap, coerceReference, coerceText, type Row } from '../http/coerce';
import { record } from '../http/records';
import { readClient } from './schema';

/** A client's own record with its business cards, of which a client group has one (karbon.md 1.5). */

/** What has to be asked for beside the record. */
export const expansionOf: Readonly<Record<ClientKind, string>> = {
  organization: 'BusinessCards,Contacts',
  person: 'BusinessCards',
  clientGroup: 'BusinessCard',
};

export const clientDetailsSchemas: Readonly<Record<ClientKind, Schema<ClientDetails>>> = {
  organization: detailsSchema('organization'),
  person: detailsSchema('person'),
  clientGroup: detailsSchema('clientGroup'),
};

function detailsSchema(kind: ClientKind): Schema<ClientDetails> {
  return record((row) => {
    const cards = cardsOf(row);
    return {
      client: readClient(kind, row),
      isHidden: row.RestrictionLevel === 'Hidden',
      emails: distinct(cards.flatMap((card) => coerceList(card.EmailAddresses).flatMap(readFilled))),
      phones: cards.flatMap((card) => coerceList(card.PhoneNumbers).flatMap(readPhone)),
      contacts: coerceList(row.Contacts).flatMap((contact) => readFilled(coerceMap(contact).FullName)),
      organizationKeys: distinct(cards.flatMap((card) => coerceReference(card.OrganizationKey) ?? [])),
    };
  });
}

/** The primary card first. */
function cardsOf(row: Row): readonly Row[] {
  const cards = [...coerceList(row.BusinessCards), row.BusinessCard].map(coerceMap);
  const isPrimary = (card: Row) => card.IsPrimaryCard === true;
  return [...cards.filter(isPrimary), ...cards.filter((card) => !isPrimary(card))];
}

function readFilled(value: unknown): string[] {
  const text = coerceText(value).trim();
  return text === '' ? [] : [text];
}

function readPhone(value: unknown): Telephone[] {
  const { Number: number, CountryCode } = coerceMap(value);
  const text = coerceId(number)?.trim() ?? '';
  return text === '' ? [] : [{ number: text, countryCode: coerceId(CountryCode) ?? '' }];
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
