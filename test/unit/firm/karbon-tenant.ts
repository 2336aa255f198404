import { createFirmClock, type FirmClock } from '../../firm/clock';
import type { KarbonContact, KarbonOrganization, KarbonState, KarbonWorkItem } from '../../firm/karbon/state';
import type { FirmRandom, FirmRequest, FirmTools } from '../../firm/service';
import { defaultSwitches } from '../../firm/switches';

/** A small hand-built tenant for the tests of the stand-in Karbon. */
export const bearer = '5d0f3c4e-8a6b-4c1d-9e2f-7a8b9c0d1e2f';
export const accessKey = 'eyJhbGciOi.eyJ0ZW5hbnQi.c2lnbmF0dXJl';

export function contact(key: string, changes: Partial<KarbonContact> = {}): KarbonContact {
  return {
    key,
    firstName: 'Ann',
    middleName: '',
    lastName: 'Bell',
    preferredName: '',
    suffix: '',
    contactType: 'Client',
    email: '',
    userDefinedIdentifier: '',
    restriction: 'Public',
    lastModifiedMs: Date.UTC(2026, 0, 1),
    ...changes,
  };
}

export function organization(key: string, changes: Partial<KarbonOrganization> = {}): KarbonOrganization {
  return {
    key,
    fullName: 'Acme Co',
    legalName: '',
    tradingName: '',
    contactType: 'Client',
    email: '',
    userDefinedIdentifier: '',
    restriction: 'Public',
    lastModifiedMs: Date.UTC(2026, 0, 1),
    ...changes,
  };
}

export function workItem(key: string, changes: Partial<KarbonWorkItem> = {}): KarbonWorkItem {
  return {
    key,
    title: 'Bookkeeping | Aug 2025',
    clientKey: 'BrcD2fGh3jLm',
    clientType: 'Organization',
    relatedClientGroupKey: null,
    assigneeKey: 'SrD4fGh5jLm6',
    startDate: '2026-08-01',
    dueDate: '2026-09-15',
    workType: 'Bookkeeping',
    primaryStatus: 'In Progress',
    secondaryStatus: 'Client Review',
    workScheduleKey: '',
    ...changes,
  };
}

function byKey<Item extends { readonly key: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.key, item]));
}

export function smallTenant(): KarbonState {
  return {
    tenantKey: 'Tn3Rt5Yp7Ls9',
    firmName: 'Quayside Accounting',
    users: byKey([{ key: 'SrD4fGh5jLm6', name: 'Dana Cole', email: 'dana@quayside.example' }]),
    contacts: byKey([
      contact('PrsN2fGh3jLm', {
        firstName: 'John',
        middleName: 'Lee',
        lastName: "O'Hara",
        suffix: 'Jr.',
        email: 'John@Example.com',
        userDefinedIdentifier: 'C-17/a',
        lastModifiedMs: Date.UTC(2026, 4, 2),
      }),
      contact('PrsH1ddnGh3j', { lastName: 'Hidden', restriction: 'Hidden' }),
      contact('Prs4nnBc5DfG', { lastModifiedMs: Date.UTC(2026, 6, 1) }),
    ]),
    organizations: byKey([
      organization('BrcD2fGh3jLm', { legalName: 'Acme Company LLC', userDefinedIdentifier: 'A-1' }),
      organization('PrvT2fGh3jLm', { fullName: 'Private Ltd', restriction: 'Private' }),
    ]),
    clientGroups: byKey([
      {
        key: 'GrpD2fGh3jLm',
        fullName: "O'Hara family",
        members: [
          { contactKey: 'PrsN2fGh3jLm', organizationKey: null },
          { contactKey: null, organizationKey: 'BrcD2fGh3jLm' },
        ],
        lastModifiedMs: Date.UTC(2026, 2, 1),
      },
    ]),
    workItems: byKey([
      workItem('WrkD2fGh3jLm'),
      workItem('WrkN2fGh3jLm', {
        title: 'Tax return',
        clientKey: 'PrsN2fGh3jLm',
        clientType: 'Contact',
        relatedClientGroupKey: 'GrpD2fGh3jLm',
        startDate: '2026-01-15',
        primaryStatus: 'Planned',
        secondaryStatus: '',
      }),
    ]),
    estimates: new Map([
      [
        'WrkD2fGh3jLm',
        [
          {
            key: '0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9-1',
            userKey: 'SrD4fGh5jLm6',
            roleKey: 'Rl2Dc4Fg6Hj8',
            roleName: 'Senior',
            taskTypeKey: 'Tt2Dc4Fg6Hj8',
            taskTypeName: 'Preparation',
            estimateMinutes: 90,
            hourlyRate: 120,
            actualMinutes: 30,
          },
        ],
      ],
    ]),
    individualTimeEntries: [
      timeEntry('0'.repeat(32), '2026-08-04', 45),
      timeEntry('1'.repeat(32), '2026-07-31', 30),
      timeEntry('2'.repeat(32), '2026-08-20', 60),
    ],
    contactTypes: ['Client', 'Supplier'],
    workTypes: ['Bookkeeping', 'Tax'],
    api: { bearer, accessKey, isRevoked: false },
  };
}

function timeEntry(key: string, date: string, minutes: number) {
  return {
    key,
    timesheetKey: 'Ts2Dc4Fg6Hj8',
    workItemKey: 'WrkD2fGh3jLm',
    clientKey: 'BrcD2fGh3jLm',
    clientType: 'Organization' as const,
    userKey: 'SrD4fGh5jLm6',
    roleName: 'Senior',
    taskTypeName: 'Preparation',
    date,
    minutes,
    description: 'Bank feeds',
    hourlyRate: 120,
    createdMs: Date.parse(`${date}T16:00:00Z`),
    modifiedMs: Date.parse(`${date}T18:00:00Z`),
  };
}

const unusedRandom: FirmRandom = {
  next: () => 0,
  integer: () => 0,
  pick: () => {
    throw new Error('The stand-in Karbon makes nothing at random.');
  },
  hex: (length) => '0'.repeat(length),
};

export function toolsFor(clock: FirmClock = createFirmClock()): FirmTools {
  return { clock, switches: defaultSwitches(), random: unusedRandom };
}

/** A GET as it arrives over the wire; `target` is the path with its query, unescaped. */
export function get(
  host: string,
  target: string,
  headers: Readonly<Record<string, string>> = {},
): FirmRequest {
  const address = new URL(`https://${host}${target}`);
  return { method: 'GET', host, path: address.pathname, query: address.searchParams, headers, body: '' };
}
