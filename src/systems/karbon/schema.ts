import type {
  BudgetLine,
  ClientKind,
  ClientRef,
  KarbonClient,
  KarbonUser,
  WorkItem,
} from '../../domain/records/records';
import { ensure, type Shape, text } from '../../messages/shape';
import {
  coerceDay,
  coerceMap,
  coerceReference,
  coerceText,
  requiredId,
  requiredNumber,
} from '../http/coerce';

/** The records of Karbon's API (karbon.md 1.5), turned into the domain's. */

const kindOfType: ReadonlyMap<unknown, ClientKind> = new Map([
  ['Organization', 'organization'],
  ['Contact', 'person'],
  ['ClientGroup', 'clientGroup'],
]);

const keyFieldOf: Readonly<Record<ClientKind, string>> = {
  organization: 'OrganizationKey',
  person: 'ContactKey',
  clientGroup: 'ClientGroupKey',
};

/** Clients of one kind, from a list or by themselves; a person's own record holds the parts of the name in place of it. */
export function clientShape(kind: ClientKind): Shape<KarbonClient> {
  return (value) => {
    const row = coerceMap(value);
    const fullName = coerceText(row.FullName);
    const parts = {
      first: coerceText(row.FirstName),
      middle: coerceText(row.MiddleName),
      last: coerceText(row.LastName),
      preferred: coerceText(row.PreferredName),
      suffix: coerceText(row.Suffix),
    };
    const hasParts = parts.first !== '' || parts.last !== '';
    ensure(fullName !== '' || hasParts);
    const accounting = coerceMap(row.AccountingDetail);
    return {
      key: requiredId(row[keyFieldOf[kind]]),
      kind,
      fullName,
      person: kind === 'person' && hasParts ? parts : null,
      legalName: coerceText(accounting.LegalName),
      tradingName: coerceText(accounting.TradingName),
      contactType: coerceText(row.ContactType),
      members: Array.isArray(row.Members) ? row.Members.flatMap(readMember) : null,
      lastModified: coerceText(row.LastModifiedDateTime),
    };
  };
}

function readMember(value: unknown): ClientRef[] {
  const { ContactKey, OrganizationKey } = coerceMap(value);
  const organization = coerceReference(OrganizationKey);
  if (organization !== null) return [{ kind: 'organization', key: organization }];
  const person = coerceReference(ContactKey);
  return person === null ? [] : [{ kind: 'person', key: person }];
}

export function workItemShape(value: unknown): WorkItem {
  const row = coerceMap(value);
  return {
    key: requiredId(row.WorkItemKey),
    title: text(row.Title),
    client: { kind: kindOfType.get(row.ClientType) ?? 'organization', key: requiredId(row.ClientKey) },
    clientName: coerceText(row.ClientName),
    relatedGroupKey: coerceReference(row.RelatedClientGroupKey) ?? coerceReference(row.ClientGroupKey),
    // The list writes `In Progress`, a single answer `InProgress` (1.3).
    primaryStatus: coerceText(row.PrimaryStatus).replace(/([a-z])([A-Z])/g, '$1 $2'),
    startDate: coerceDay(row.StartDate),
    dueDate: coerceDay(row.DueDate),
  };
}

export function budgetLineShape(value: unknown): BudgetLine {
  const row = coerceMap(value);
  return {
    userKey: coerceReference(row.UserKey),
    roleName: coerceText(row.RoleName),
    taskTypeName: coerceText(row.TaskTypeName),
    estimateMinutes: requiredNumber(row.EstimateMinutes),
    actualMinutes: requiredNumber(row.ActualMinutes),
  };
}

export function userShape(value: unknown): KarbonUser {
  const row = coerceMap(value);
  return { key: requiredId(row.Id), name: coerceText(row.Name), email: coerceText(row.EmailAddress) };
}

export function tenantShape(value: unknown): { tenantKey: string } {
  return { tenantKey: requiredId(coerceMap(value).TenantKey) };
}
