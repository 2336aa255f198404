import type {
  Customer,
  Jobcode,
  KarbonClient,
  TimeEntry,
  WorkItem,
} from '../../../src/domain/records/records';

export const startMs = Date.parse('2026-11-18T17:00:00Z');

export function jobcode(
  id: string,
  name: string,
  parentId: string | null = null,
  more: Partial<Jobcode> = {},
): Jobcode {
  return {
    id,
    parentId,
    name,
    isActive: true,
    isProject: false,
    type: 'regular',
    assignedToAll: true,
    connectWithQuickbooks: null,
    lastModified: '2026-11-01T00:00:00+00:00',
    ...more,
  };
}

export function customer(id: string, name: string, parentId: string | null = null): Customer {
  return {
    id,
    parentId,
    name,
    isActive: true,
    isProject: false,
    syncToken: '0',
    balance: null,
    billsWithParent: false,
    lastModified: '2026-11-01T00:00:00Z',
  };
}

export function entry(
  id: string,
  jobcodeId: string,
  date: string,
  hours: number,
  more: Partial<TimeEntry> = {},
): TimeEntry {
  return {
    id,
    userId: '1',
    jobcodeId,
    kind: 'manual',
    startMs: null,
    endMs: null,
    date,
    durationSeconds: hours * 3_600,
    isRunning: false,
    isLocked: false,
    notes: '',
    serviceItem: null,
    isBillable: null,
    lastModified: '2026-11-01T00:00:00+00:00',
    ...more,
  };
}

export function client(key: string, fullName: string, more: Partial<KarbonClient> = {}): KarbonClient {
  return {
    key,
    kind: 'organization',
    fullName,
    person: null,
    legalName: '',
    tradingName: '',
    contactType: 'Client',
    members: null,
    lastModified: '2026-10-01T00:00:00Z',
    ...more,
  };
}

export function workItem(
  key: string,
  title: string,
  owner: KarbonClient,
  more: Partial<WorkItem> = {},
): WorkItem {
  return {
    key,
    title,
    client: { kind: owner.kind, key: owner.key },
    clientName: owner.fullName,
    relatedGroupKey: null,
    primaryStatus: 'In Progress',
    startDate: null,
    dueDate: null,
    ...more,
  };
}

export const acme = client('AcmeKey123', 'Acme Co');
export const doe = client('DoeKey1234', 'Doe, Jane', { kind: 'person' });
export const group = client('GroupKey12', 'Acme family', {
  kind: 'clientGroup',
  members: [
    { kind: 'organization', key: 'AcmeKey123' },
    { kind: 'person', key: 'DoeKey1234' },
  ],
});

export const workPage = {
  tenant: 'TenantKey1',
  kind: 'work',
  key: 'WorkKey123',
  tab: 'budget',
  shownTitle: '2025 Tax return',
  shownClientName: 'Acme Co',
  shownClientKey: 'AcmeKey123',
  isTranslated: false,
} as const;

export const clientPage = {
  ...workPage,
  kind: 'organization',
  key: 'AcmeKey123',
  shownTitle: 'Acme Co',
} as const;
export const personPage = {
  ...workPage,
  kind: 'person',
  key: 'DoeKey1234',
  shownTitle: 'Doe, Jane',
} as const;
export const groupPage = {
  ...workPage,
  kind: 'clientGroup',
  key: 'GroupKey12',
  shownTitle: 'Acme family',
} as const;
