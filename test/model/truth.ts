import type { QbtJobcode, QbtTimesheet } from '../firm/quickbooks-time/state';
import type { FirmState } from '../firm/state';

/**
 * What the mirror should hold, worked out from the firm's own rows without any of the code under test. Stamps are epoch ms of a
 * whole second, whatever form they were sent in.
 */
export type TrueRecord = Readonly<Record<string, unknown>>;

const secondOf = (atMs: number) => Math.floor(atMs / 1000) * 1000;
const idOrNull = (id: number) => (id === 0 ? null : String(id));
/** What stands for "never". */
const sinceOrNull = (day: string) => (day <= '2001-01-01' ? null : day);

export function trueJobcodes({ quickbooksTime }: FirmState, hasTwoWaySync: boolean): TrueRecord[] {
  return [...quickbooksTime.jobcodes.values()].map((row) => ({
    id: String(row.id),
    parentId: idOrNull(row.parentId),
    name: row.name,
    isActive: row.active,
    isProject: row.projectId !== 0,
    type: row.type,
    assignedToAll: row.assignedToAll,
    connectWithQuickbooks: hasTwoWaySync ? row.connectWithQuickbooks : null,
    lastModified: secondOf(row.lastModifiedMs),
  }));
}

export function trueUsers({ quickbooksTime }: FirmState): TrueRecord[] {
  return [...quickbooksTime.users.values()].map((row) => ({
    id: String(row.id),
    name: `${row.firstName} ${row.lastName}`,
    email: row.email,
    isActive: row.active,
    submittedTo: sinceOrNull(row.submittedTo),
    approvedTo: sinceOrNull(row.approvedTo),
    isAdministrator: row.permissions.admin === true,
  }));
}

export function isRunning({ type, endMs }: QbtTimesheet): boolean {
  return type === 'regular' && endMs === null;
}

export function trueEntry({ quickbooksTime }: FirmState, row: QbtTimesheet): TrueRecord {
  const fieldNamed = (name: string) => {
    for (const field of quickbooksTime.customFields.values()) {
      if (field.name === name) return row.customFields[field.id] || null;
    }
    return null;
  };
  const billable = fieldNamed('Billable');
  return {
    id: String(row.id),
    userId: String(row.userId),
    jobcodeId: String(row.jobcodeId),
    kind: row.type,
    startMs: row.type === 'manual' ? null : row.startMs,
    endMs: row.type === 'manual' ? null : row.endMs,
    date: row.date,
    durationSeconds: row.duration,
    isRunning: isRunning(row),
    isLocked: row.locked !== 0,
    notes: row.notes,
    serviceItem: fieldNamed('Service Item'),
    className: fieldNamed('Class'),
    isBillable: billable === null ? null : billable === 'Yes',
    lastModified: secondOf(row.lastModifiedMs),
  };
}

/** The ids themselves and those of all below them. */
export function jobcodesBelow({ quickbooksTime }: FirmState, ids: Iterable<number>): ReadonlySet<number> {
  const roots = new Set(ids);
  const isMeant = (jobcode: QbtJobcode | undefined): boolean =>
    jobcode !== undefined &&
    (roots.has(jobcode.id) || isMeant(quickbooksTime.jobcodes.get(jobcode.parentId)));
  return new Set([...quickbooksTime.jobcodes.values()].filter(isMeant).map(({ id }) => id));
}

function bareName(displayName: string, isActive: boolean): string {
  return isActive ? displayName : displayName.replace(/ \(deleted( \d+)?\)$/, '');
}

export function trueCustomers({ quickbooksOnline }: FirmState): TrueRecord[] {
  return [...quickbooksOnline.names.values()]
    .filter(({ kind }) => kind === 'Customer')
    .map((row) => ({
      id: row.id,
      parentId: row.parentId,
      name: bareName(row.displayName, row.active),
      isActive: row.active,
      isProject: row.isProject,
      syncToken: String(row.syncToken),
      balance: row.balance,
      billsWithParent: row.billWithParent,
      lastModified: secondOf(row.lastUpdatedMs),
    }));
}

export function trueHolders({ quickbooksOnline }: FirmState): TrueRecord[] {
  return [...quickbooksOnline.names.values()]
    .filter(({ kind }) => kind !== 'Customer')
    .map((row) => ({
      id: row.id,
      kind: row.kind === 'Vendor' ? 'vendor' : 'employee',
      name: bareName(row.displayName, row.active),
      isActive: row.active,
    }));
}

/** What the lists of Karbon say of each client; details that only single answers hold are compared apart. */
export function trueClients({ karbon }: FirmState): TrueRecord[] {
  const contacts = [...karbon.contacts.values()].filter(({ restriction }) => restriction === 'Public');
  const organizations = [...karbon.organizations.values()].filter(
    ({ restriction }) => restriction === 'Public',
  );
  return [
    ...contacts.map((row) => ({
      key: row.key,
      kind: 'person',
      fullName: `${row.lastName}, ${`${row.firstName} ${row.middleName}`.trim()}`,
      contactType: row.contactType,
      lastModified: secondOf(row.lastModifiedMs),
    })),
    ...organizations.map((row) => ({
      key: row.key,
      kind: 'organization',
      fullName: row.fullName,
      contactType: row.contactType,
      lastModified: secondOf(row.lastModifiedMs),
    })),
    ...[...karbon.clientGroups.values()].map((row) => ({
      key: row.key,
      kind: 'clientGroup',
      fullName: row.fullName,
      contactType: '',
      lastModified: secondOf(row.lastModifiedMs),
    })),
  ];
}

/** The parts of a person's name in Karbon. */
export function truePersonName({ karbon }: FirmState, key: string): TrueRecord | null {
  const contact = karbon.contacts.get(key);
  if (!contact) return null;
  const { firstName, middleName, lastName, preferredName, suffix } = contact;
  return { first: firstName, middle: middleName, last: lastName, preferred: preferredName, suffix };
}

export function trueMembers({ karbon }: FirmState, key: string): TrueRecord[] {
  return (karbon.clientGroups.get(key)?.members ?? []).map(({ contactKey, organizationKey }) =>
    organizationKey !== null
      ? { kind: 'organization', key: organizationKey }
      : { kind: 'person', key: contactKey },
  );
}

export function trueWork(state: FirmState, clientKey: string): TrueRecord[] {
  const { karbon } = state;
  const kinds = { Contact: 'person', Organization: 'organization', ClientGroup: 'clientGroup' } as const;
  const [client] = trueClients(state).filter(({ key }) => key === clientKey);
  return [...karbon.workItems.values()]
    .filter((row) => row.clientKey === clientKey)
    .map((row) => ({
      key: row.key,
      title: row.title,
      client: { kind: kinds[row.clientType], key: row.clientKey },
      clientName: client?.fullName ?? '',
      relatedGroupKey: row.relatedClientGroupKey,
      primaryStatus: row.primaryStatus,
      startDate: row.startDate,
      dueDate: row.dueDate,
    }));
}

export function trueBudget({ karbon }: FirmState, workKey: string): TrueRecord[] {
  return (karbon.estimates.get(workKey) ?? []).map(
    ({ userKey, roleName, taskTypeName, estimateMinutes }) => ({
      userKey,
      roleName,
      taskTypeName,
      estimateMinutes,
    }),
  );
}

export function trueKarbonUsers({ karbon }: FirmState): TrueRecord[] {
  return [...karbon.users.values()].map(({ key, name, email }) => ({ key, name, email }));
}
