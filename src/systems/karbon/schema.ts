import type {
  BudgetLine,
  ClientKind,
  ClientRef,
  KarbonClient,
  KarbonUser,
  WorkItem,
} from '../../domain/records/records';
import { ensure, type Shape, text } from '../../messages/shape';
import { looseDay, looseReference, looseText, readMap, requiredId, requiredNumber } from '../http/coerce';

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
    const row = readMap(value);
    const fullName = looseText(row.FullName);
    const parts = {
      first: looseText(row.FirstName),
      middle: looseText(row.MiddleName),
      last: looseText(row.LastName),
      preferred: looseText(row.PreferredName),
      suffix: looseText(row.Suffix),
    };
    const hasParts = parts.first !== '' || parts.last !== '';
    ensure(fullName !== '' || hasParts);
    const accounting = readMap(row.AccountingDetail);
    return {
      key: requiredId(row[keyFieldOf[kind]]),
      kind,
      fullName,
      person: kind === 'person' && hasParts ? parts : null,
      legalName: looseText(accounting.LegalName),
      tradingName: looseText(accounting.TradingName),
      contactType: looseText(row.ContactType),
      members: Array.isArray(row.Members) ? row.Members.flatMap(readMember) : null,
      lastModified: looseText(row.LastModifiedDateTime),
    };
  };
}

function readMember(value: unknown): ClientRef[] {
  const { ContactKey, OrganizationKey } = readMap(value);
  const organization = looseReference(OrganizationKey);
  if (organization !== null) return [{ kind: 'organization', key: organization }];
  const person = looseReference(ContactKey);
  return person === null ? [] : [{ kind: 'person', key: person }];
}

export function workItemShape(value: unknown): WorkItem {
  const row = readMap(value);
  return {
    key: requiredId(row.WorkItemKey),
    title: text(row.Title),
    client: { kind: kindOfType.get(row.ClientType) ?? 'organization', key: requiredId(row.ClientKey) },
    clientName: looseText(row.ClientName),
    relatedGroupKey: looseReference(row.RelatedClientGroupKey) ?? looseReference(row.ClientGroupKey),
    // The list writes `In Progress`, a single answer `InProgress` (1.3).
    primaryStatus: looseText(row.PrimaryStatus).replace(/([a-z])([A-Z])/g, '$1 $2'),
    startDate: looseDay(row.StartDate),
    dueDate: looseDay(row.DueDate),
  };
}

export function budgetLineShape(value: unknown): BudgetLine {
  const row = readMap(value);
  return {
    userKey: looseReference(row.UserKey),
    roleName: looseText(row.RoleName),
    taskTypeName: looseText(row.TaskTypeName),
    estimateMinutes: requiredNumber(row.EstimateMinutes),
    actualMinutes: requiredNumber(row.ActualMinutes),
  };
}

export function userShape(value: unknown): KarbonUser {
  const row = readMap(value);
  return { key: requiredId(row.Id), name: looseText(row.Name), email: looseText(row.EmailAddress) };
}

export function tenantShape(value: unknown): { tenantKey: string } {
  return { tenantKey: requiredId(readMap(value).TenantKey) };
}
