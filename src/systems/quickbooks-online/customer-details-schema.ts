import type { CustomerDetails, Telephone } from '../../domain/customer-card/details';
import { z } from '../../messages/schema';
import {
  coerceDay,
  coerceFilledText,
  coerceMap,
  coerceNumber,
  coerceReference,
  coerceText,
  type Row,
  required,
} from '../http/coerce';
import { record } from '../http/records';
import { readCustomer } from './schema';

interface TermsReference {
  readonly id: string;
  /** `''` where the answer gives the id alone (additions.md 13). */
  readonly name: string;
}

interface CustomerAnswer {
  readonly details: Omit<CustomerDetails, 'terms'>;
  /** `''` where the customer has none. */
  readonly terms: TermsReference | '';
}

/** Where several addresses stand in the one field (quickbooks.md 5.1). */
const betweenEmails = /[,;]/;

/** One customer by its own record (quickbooks.md 5.1). */
const customerDetailsSchema = record((row): CustomerAnswer => {
  const termsId = coerceReference(coerceMap(row.SalesTermRef).value);
  return {
    details: {
      customer: readCustomer(row),
      companyName: coerceText(row.CompanyName),
      person: {
        first: coerceText(row.GivenName),
        middle: coerceText(row.MiddleName),
        last: coerceText(row.FamilyName),
      },
      emails: coerceText(coerceMap(row.PrimaryEmailAddr).Address)
        .split(betweenEmails)
        .map((address) => address.trim())
        .filter((address) => address !== ''),
      phones: ['PrimaryPhone', 'AlternatePhone', 'Mobile'].flatMap((field) => readPhone(row, field)),
      balanceWithJobs: coerceNumber(row.BalanceWithJobs),
      currency: /^[A-Z]{3}$/.exec(coerceText(coerceMap(row.CurrencyRef).value))?.[0] ?? '',
      createdOn: coerceDay(coerceMap(row.MetaData).CreateTime),
    },
    terms: termsId === null ? '' : { id: termsId, name: coerceText(coerceMap(row.SalesTermRef).name) },
  };
});

function readPhone(row: Row, field: string): Telephone[] {
  const number = coerceText(coerceMap(row[field]).FreeFormNumber).trim();
  return number === '' ? [] : [{ number, countryCode: '' }];
}

/** The answer to a reading by id. */
export const customerAnswerSchema = z.object({ Customer: customerDetailsSchema });

/** Terms by their id (additions.md 13). */
export const termAnswerSchema = z.object({ Term: z.object({ Name: required(coerceFilledText) }) });
