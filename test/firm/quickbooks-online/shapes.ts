import type { QboName, QuickbooksOnlineState } from './state';
import { companyTimeZone, isoSecondsWithOffset } from './time';

/** Kinds of names, as the API calls their entities. */
export const nameKinds = ['Customer', 'Vendor', 'Employee'] as const;
export type NameKind = (typeof nameKinds)[number];

export function isNameKind(entity: string): entity is NameKind {
  return nameKinds.some((kind) => kind === entity);
}

/** Ancestors from the top down, without the name itself. Stops at a parent that does not exist. */
export function ancestorsOf(state: QuickbooksOnlineState, name: QboName): QboName[] {
  const ancestors: QboName[] = [];
  let parentId = name.parentId;
  while (parentId !== null) {
    const parent = state.names.get(parentId);
    if (parent === undefined) break;
    ancestors.unshift(parent);
    parentId = parent.parentId;
  }
  return ancestors;
}

/** `Parent:Child:…`, made anew at each reading, so that a renamed ancestor shows at once (quickbooks.md 5.1). */
export function fullyQualifiedName(state: QuickbooksOnlineState, name: QboName): string {
  return [...ancestorsOf(state, name), name].map(({ displayName }) => displayName).join(':');
}

export function printOnCheckName(name: QboName): string {
  const given = name.otherFields?.PrintOnCheckName;
  return typeof given === 'string' ? given : name.displayName;
}

/** A record as the API answers it: only properties that have values (quickbooks.md 4, 5.3). */
export function nameShape(state: QuickbooksOnlineState, name: QboName): Record<string, unknown> {
  switch (name.kind) {
    case 'Customer':
      return customerShape(state, name);
    case 'Vendor':
      return {
        Balance: name.balance,
        Vendor1099: false,
        CurrencyRef: dollars,
        ...commonFields(name),
      };
    case 'Employee':
      return { BillableTime: false, ...commonFields(name) };
  }
}

const dollars = { value: 'USD', name: 'United States Dollar' };

function customerShape(state: QuickbooksOnlineState, name: QboName): Record<string, unknown> {
  const isJob = name.parentId !== null;
  return {
    Taxable: false,
    Job: isJob,
    BillWithParent: name.billWithParent,
    // Answers carry the parent's id without its name, and no Level at the top.
    ...(isJob && { ParentRef: { value: name.parentId }, Level: ancestorsOf(state, name).length }),
    Balance: name.balance,
    BalanceWithJobs: name.balance,
    CurrencyRef: dollars,
    PreferredDeliveryMethod: 'Print',
    IsProject: name.isProject,
    ClientEntityId: '0',
    FullyQualifiedName: fullyQualifiedName(state, name),
    V4IDPseudonym: `002098${name.id.padStart(32, '0')}`,
    ...name.otherFields,
    ...commonFields(name),
  };
}

function commonFields(name: QboName): Record<string, unknown> {
  return {
    domain: 'QBO',
    sparse: false,
    Id: name.id,
    SyncToken: String(name.syncToken),
    MetaData: {
      CreateTime: isoSecondsWithOffset(name.createdMs, companyTimeZone),
      LastUpdatedTime: isoSecondsWithOffset(name.lastUpdatedMs, companyTimeZone),
    },
    ...(name.givenName !== '' && { GivenName: name.givenName }),
    ...(name.familyName !== '' && { FamilyName: name.familyName }),
    ...(name.companyName !== '' && { CompanyName: name.companyName }),
    DisplayName: name.displayName,
    PrintOnCheckName: printOnCheckName(name),
    Active: name.active,
    ...(name.email !== '' && { PrimaryEmailAddr: { Address: name.email } }),
  };
}
