import type { Switches } from '../switches';
import { invalidRequest, QboFault } from './faults';

/** The writable fields of a Customer and the read-only ones that may be sent back (quickbooks.md 5.1, 5.2). */
interface TextRule {
  readonly longest: number;
  /** No colon, tab or newline. */
  readonly isNameLike: boolean;
}

const textRules: Readonly<Record<string, TextRule>> = {
  DisplayName: { longest: 500, isNameLike: true },
  Title: { longest: 16, isNameLike: true },
  GivenName: { longest: 100, isNameLike: true },
  MiddleName: { longest: 100, isNameLike: true },
  FamilyName: { longest: 100, isNameLike: true },
  Suffix: { longest: 16, isNameLike: true },
  PrintOnCheckName: { longest: 110, isNameLike: true },
  CompanyName: { longest: 100, isNameLike: false },
  Notes: { longest: 2000, isNameLike: false },
  ResaleNum: { longest: 16, isNameLike: false },
};

const phoneFields = ['PrimaryPhone', 'AlternatePhone', 'Mobile', 'Fax'] as const;

/** Kept as sent. */
export const otherWritableFields = [
  'Title',
  'MiddleName',
  'Suffix',
  'PrintOnCheckName',
  'Notes',
  'ResaleNum',
  ...phoneFields,
  'WebAddr',
  'BillAddr',
  'ShipAddr',
  'Taxable',
  'DefaultTaxCodeRef',
  'TaxExemptionReasonId',
  'PreferredDeliveryMethod',
  'SalesTermRef',
  'PaymentMethodRef',
  'CustomerTypeRef',
  'ARAccountRef',
  'PrimaryTaxIdentifier',
  'SecondaryTaxIdentifier',
  'CustomField',
] as const;

/** Known, and either handled by name or passed over: sending a read record back is not an error. */
const otherKnownFields = [
  'Id',
  'SyncToken',
  'sparse',
  'domain',
  'MetaData',
  'DisplayName',
  'GivenName',
  'FamilyName',
  'CompanyName',
  'PrimaryEmailAddr',
  'Active',
  'Job',
  'ParentRef',
  'BillWithParent',
  'Balance',
  'BalanceWithJobs',
  'OpenBalanceDate',
  'CurrencyRef',
  'FullyQualifiedName',
  'Level',
  'IsProject',
  'RootCustomerRef',
  'ClientEntityId',
  'ClientCompanyId',
  'V4IDPseudonym',
  'IntuitId',
  'GSTIN',
  'GSTRegistrationType',
  'BusinessNumber',
  'IsCISContractor',
  'TaxRegime',
  'Source',
] as const;

const knownFields = new Set<string>([...otherWritableFields, ...otherKnownFields]);

export type CustomerBody = Readonly<Record<string, unknown>>;

/** Checks every field that was sent by itself. Throws `QboFault` 2010, 2050, 2180, 2200 or 2210. */
export function checkCustomerFields(body: CustomerBody, switches: Switches['quickbooksOnline']): void {
  for (const property of Object.keys(body)) {
    if (!knownFields.has(property)) {
      throw invalidRequest(`Property Name:${property} is unsupported or invalid`);
    }
  }
  for (const [property, rule] of Object.entries(textRules))
    checkText(property, textField(body, property), rule);
  for (const property of phoneFields) {
    checkText(`${property}.FreeFormNumber`, innerText(body, property, 'FreeFormNumber'), {
      longest: 30,
      isNameLike: false,
    });
  }
  checkEmail(emailField(body), switches.acceptsSeveralEmails);
  checkWebAddress(innerText(body, 'WebAddr', 'URI'));
  for (const property of ['Active', 'Job', 'BillWithParent', 'sparse']) flagField(body, property);
}

function checkText(property: string, value: string | undefined, rule: TextRule): void {
  if (value === undefined) return;
  if (value.length > rule.longest) {
    throw new QboFault({
      code: '2050',
      message: 'Invalid String Length',
      detail: `String length specified does not match the supported length. Min:0 Max:${rule.longest} supported. Supplied length:${value.length}`,
      element: property,
    });
  }
  if (rule.isNameLike && /[:\t\n\r]/.test(value)) {
    throw new QboFault({
      code: '2180',
      message: 'Invalid String',
      detail: 'The text must be on one line and hold no colons and no tabs.',
      element: property,
    });
  }
}

function checkEmail(value: string | undefined, acceptsSeveral: boolean): void {
  if (value === undefined || value === '') return;
  checkText('PrimaryEmailAddr.Address', value, { longest: 100, isNameLike: false });
  const addresses = value.split(',');
  if ((addresses.length > 1 && !acceptsSeveral) || !addresses.every((address) => /@.*\./.test(address))) {
    throw new QboFault({
      code: '2210',
      message: 'Invalid Email Address format',
      detail: 'Email Address does not conform to the required format.',
      element: 'PrimaryEmailAddr',
    });
  }
}

function checkWebAddress(value: string | undefined): void {
  if (value === undefined || value === '') return;
  checkText('WebAddr.URI', value, { longest: 1000, isNameLike: false });
  if (!/^https?:\/\//.test(value)) {
    throw new QboFault({
      code: '2200',
      message: 'Invalid Web Address',
      detail: 'Web address does not conform to the required format.',
      element: 'WebAddr',
    });
  }
}

/** `undefined` where the field is not sent; `null` counts as empty. */
export function textField(body: CustomerBody, property: string): string | undefined {
  const value = body[property];
  if (value === undefined) return undefined;
  if (value === null) return '';
  if (typeof value !== 'string') throw invalidRequest(`Property Name:${property} is not text`);
  return value;
}

export function flagField(body: CustomerBody, property: string): boolean | undefined {
  const value = body[property];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  throw invalidRequest(`Property Name:${property} is not a boolean`);
}

export function emailField(body: CustomerBody): string | undefined {
  return innerText(body, 'PrimaryEmailAddr', 'Address');
}

/** The id in a reference field; `null` where the reference is sent empty. */
export function referenceField(body: CustomerBody, property: string): string | null | undefined {
  if (body[property] === undefined) return undefined;
  const value = innerText(body, property, 'value');
  return value === undefined || value === '' ? null : value;
}

function innerText(body: CustomerBody, property: string, inner: string): string | undefined {
  const value = body[property];
  if (value === undefined) return undefined;
  if (value === null) return '';
  if (typeof value !== 'object') throw invalidRequest(`Property Name:${property} is not an object`);
  const text: unknown = Reflect.get(value, inner);
  if (text === undefined || text === null) return '';
  if (typeof text !== 'string' && typeof text !== 'number') {
    throw invalidRequest(`Property Name:${property}.${inner} is not text`);
  }
  return String(text);
}
