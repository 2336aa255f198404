import type { KarbonState } from '../karbon/state';
import type { QuickbooksOnlineState } from '../quickbooks-online/state';
import type { QuickbooksTimeState } from '../quickbooks-time/state';
import type { FirmCredentials } from '../state';
import type { SeedTools } from './seed-tools';

const firmName = 'Harbor & Pine CPAs';

export function emptyKarbon(tenantKey: string, credentials: FirmCredentials['karbon']): KarbonState {
  return {
    tenantKey,
    firmName,
    users: new Map(),
    contacts: new Map(),
    organizations: new Map(),
    clientGroups: new Map(),
    workItems: new Map(),
    estimates: new Map(),
    individualTimeEntries: [],
    contactTypes: ['Client', 'Prospect', 'Former client', 'Supplier', 'Other'],
    workTypes: ['Bookkeeping', 'Payroll', 'Tax return', 'Advisory', 'Administration'],
    api: { ...credentials, isRevoked: false },
  };
}

export function emptyTime(
  { nowMs, today, timeZone, random }: SeedTools,
  firstId: number,
): QuickbooksTimeState {
  return {
    account: {
      companyId: 100_000 + random.integer(900_000),
      companyName: firmName,
      clientUrl: 'harborpine',
      timeZone,
      weekStart: 0,
      createdMs: nowMs - 1200 * 86_400_000,
      linkedTo: 'online',
      dontExportBefore: `${today.slice(0, 4)}-01-01`,
    },
    users: new Map(),
    groups: new Map(),
    jobcodes: new Map(),
    assignments: new Map(),
    timesheets: new Map(),
    deleted: new Map(),
    exportedAs: new Map(),
    customFields: new Map(),
    customFieldItems: new Map(),
    customFieldItemFilters: new Map(),
    applications: [],
    codes: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    stamps: new Map(),
    nextId: firstId,
  };
}

export function emptyOnline({ random }: SeedTools): QuickbooksOnlineState {
  return {
    realmId: `91304${String(random.integer(1e11)).padStart(11, '0')}`,
    environment: 'production',
    companyName: firmName,
    country: 'US',
    names: new Map(),
    transactions: [],
    requestIds: new Map(),
    applications: [],
    users: [],
    codes: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    nextId: 101,
  };
}
