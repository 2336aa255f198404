import type {
  BudgetLine,
  ClientKind,
  ClientRef,
  KarbonClient,
  KarbonUser,
  WorkItem,
} from '../../domain/records/records';
import type { KarbonTimeEntry } from '../../domain/time/hours';
import { isRangeDay } from '../../domain/time/time-range';
import { type Schema, SchemaError, z } from '../../messages/schema';
import {
  coerceAmount,
  coerceDay,
  coerceFilledText,
  coerceId,
  coerceMap,
  coerceReference,
  coerceText,
  looseNumber,
  type Row,
  required,
  requiredId,
} from '../http/coerce';
import { placeField, record, requiredField } from '../http/records';
import { ownNextLink } from './addresses';

/** The records of Karbon's API (karbon.md 1.5), turned into the domain's. */

const kindOfType: ReadonlyMap<unknown, ClientKind> = new Map([
  ['Organization', 'organization'],
  ['Contact', 'person'],
  ['ClientGroup', 'clientGroup'],
]);

/** A page of a list (1.3). */
export const listSchema = z.object({
  value: required((value): readonly unknown[] | null => (Array.isArray(value) ? value : null)),
  '@odata.nextLink': z.transform(ownNextLink),
  '@odata.count': looseNumber,
});

/** Clients of one kind, from a list or by themselves; a person's own record holds the parts of the name in place of it. */
export const clientSchemas: Readonly<Record<ClientKind, Schema<KarbonClient>>> = {
  organization: clientSchema('organization'),
  person: clientSchema('person'),
  clientGroup: clientSchema('clientGroup'),
};

function clientSchema(kind: ClientKind): Schema<KarbonClient> {
  return record((row) => readClient(kind, row));
}

const keyFieldOf: Readonly<Record<ClientKind, string>> = {
  organization: 'OrganizationKey',
  person: 'ContactKey',
  clientGroup: 'ClientGroupKey',
};

/** A client's own fields. Throws `SchemaError` where the row is none of that kind. */
export function readClient(kind: ClientKind, row: Row): KarbonClient {
  const fullName = coerceText(row.FullName);
  const parts = {
    first: coerceText(row.FirstName),
    middle: coerceText(row.MiddleName),
    last: coerceText(row.LastName),
    preferred: coerceText(row.PreferredName),
    suffix: coerceText(row.Suffix),
  };
  const hasParts = parts.first !== '' || parts.last !== '';
  if (fullName === '' && !hasParts) throw new SchemaError('FullName');
  const accounting = coerceMap(row.AccountingDetail);
  return {
    key: requiredField(row, keyFieldOf[kind], coerceId),
    kind,
    fullName,
    person: kind === 'person' && hasParts ? parts : null,
    legalName: coerceText(accounting.LegalName),
    tradingName: coerceText(accounting.TradingName),
    contactType: coerceText(row.ContactType),
    members: Array.isArray(row.Members) ? row.Members.flatMap(readMember) : null,
    lastModified: coerceText(row.LastModifiedDateTime),
  };
}

function readMember(value: unknown): ClientRef[] {
  const { ContactKey, OrganizationKey } = coerceMap(value);
  const organization = coerceReference(OrganizationKey);
  if (organization !== null) return [{ kind: 'organization', key: organization }];
  const person = coerceReference(ContactKey);
  return person === null ? [] : [{ kind: 'person', key: person }];
}

export const workItemSchema = record((row): WorkItem => {
  if (typeof row.Title !== 'string') throw new SchemaError('Title');
  return {
    key: requiredField(row, 'WorkItemKey', coerceId),
    title: row.Title,
    client: {
      kind: kindOfType.get(row.ClientType) ?? 'organization',
      key: requiredField(row, 'ClientKey', coerceId),
    },
    clientName: coerceText(row.ClientName),
    relatedGroupKey: coerceReference(row.RelatedClientGroupKey) ?? coerceReference(row.ClientGroupKey),
    // The list writes `In Progress`, a single answer `InProgress` (1.3).
    primaryStatus: coerceText(row.PrimaryStatus).replace(/([a-z])([A-Z])/g, '$1 $2'),
    startDate: coerceDay(row.StartDate),
    dueDate: coerceDay(row.DueDate),
  };
});

/** More than a hundred years of one person are no budget, and none are less than nothing. */
const mostMinutes = 100 * 366 * 1_440;

function coerceMinutes(value: unknown): number | null {
  return coerceAmount(value, mostMinutes);
}

export const budgetLineSchema = record(
  (row): BudgetLine => ({
    userKey: placeField(row, 'UserKey'),
    roleName: coerceText(row.RoleName),
    taskTypeName: coerceText(row.TaskTypeName),
    estimateMinutes: requiredField(row, 'EstimateMinutes', coerceMinutes),
    actualMinutes: requiredField(row, 'ActualMinutes', coerceMinutes),
  }),
);

/** Without its day or its minutes it would spoil a sum. */
export const timeEntrySchema = record((row): KarbonTimeEntry => {
  const workKey = coerceReference(row.WorkItemKey);
  return {
    key: requiredField(row, 'IndividualTimeEntryKey', coerceId),
    userKey: requiredField(row, 'UserKey', coerceId),
    // Of time on a client without work, the entity may be the client (1.5).
    clientKey: coerceReference(row.ClientKey) ?? (workKey === null ? coerceReference(row.EntityKey) : null),
    workKey,
    date: requiredField(row, 'Date', coerceEntryDay),
    durationSeconds: requiredField(row, 'Minutes', coerceEntryMinutes) * 60,
    roleName: coerceFilledText(row.RoleName),
    taskTypeName: coerceFilledText(row.TaskTypeName),
    description: coerceText(row.Description),
    lastModified: coerceText(row.ModifiedDate),
  };
});

function coerceEntryDay(value: unknown): string | null {
  const day = coerceDay(value);
  return day !== null && isRangeDay(day) ? day : null;
}

/** An entry is of one day: what says more than a month is no duration. */
function coerceEntryMinutes(value: unknown): number | null {
  return coerceAmount(value, 31 * 1_440);
}

export const userSchema = record(
  (row): KarbonUser => ({
    key: requiredField(row, 'Id', coerceId),
    name: coerceText(row.Name),
    email: coerceText(row.EmailAddress),
  }),
);

/** `TenantSettings`. */
export const tenantSchema = z.pipe(
  z.object({ TenantKey: requiredId }),
  z.transform(({ TenantKey }) => ({ tenantKey: TenantKey })),
);
