import type { FirmTools } from '../service';
import type { FirmState } from '../state';
import { addDays } from './calendar';
import { customerDetails } from './customer-details';
import { createKeyMaker } from './keys';
import { seedFirm } from './seed-firm';

/** How many there are to be in all; the seeded firm's own are among them. */
export interface FirmSize {
  /** Customers at the top of QuickBooks, and as many jobcodes at the top of QuickBooks Time. */
  readonly customers: number;
  /** Jobs below them, in both. */
  readonly jobs: number;
  readonly entries: number;
  /** Entries on each day from Monday to Friday: how far back they go follows from it. */
  readonly entriesPerWorkday: number;
}

const dayMs = 86_400_000;

const firstWords = [
  'Alder',
  'Birch',
  'Cedar',
  'Dune',
  'Ember',
  'Fjord',
  'Grove',
  'Harbor',
  'Iris',
  'Juniper',
];
const secondWords = [
  'Bakery',
  'Clinic',
  'Dental',
  'Farms',
  'Freight',
  'Garage',
  'Homes',
  'Media',
  'Orchards',
];
const jobTitles = ['Tax return', 'Bookkeeping', 'Payroll', 'Advisory', 'Year end'];

/**
 * The seeded firm, filled up with clients, jobs and entries to the given size. The rows are put straight into the state; all
 * names are the same in the three systems, and each job is a work item. The same size gives the same firm.
 */
export function seedLargeFirm(tools: FirmTools, size: FirmSize): FirmState {
  const state = seedFirm(tools);
  const parents = addClients(state, tools, size);
  const jobcodeIds = addJobs(state, tools, size, parents);
  addEntries(state, tools, size, jobcodeIds);
  return state;
}

/** A client as the three systems know it. */
interface LargeClient {
  readonly key: string;
  readonly jobcodeId: number;
  readonly customerId: string;
}

function addClients(state: FirmState, tools: FirmTools, { customers }: FirmSize): LargeClient[] {
  const takeKey = createKeyMaker(tools.random);
  const names = [...state.quickbooksOnline.names.values()];
  const there = names.filter(({ kind, parentId }) => kind === 'Customer' && parentId === null).length;
  return Array.from({ length: Math.max(0, customers - there) }, (_, place) => {
    const first = firstWords[place % firstWords.length];
    const second = secondWords[Math.floor(place / firstWords.length) % secondWords.length];
    const name = `${first} ${second} ${1 + Math.floor(place / (firstWords.length * secondWords.length))} LLC`;
    const key = takeKey();
    addOrganization(state, tools, key, name, place);
    return {
      key,
      jobcodeId: addJobcode(state, tools, name, 0, place),
      customerId: addCustomer(state, tools, name, null, place),
    };
  });
}

/** Returns the jobcodes on which time can be booked. */
function addJobs(
  state: FirmState,
  tools: FirmTools,
  { jobs }: FirmSize,
  clients: readonly LargeClient[],
): number[] {
  const takeKey = createKeyMaker(tools.random);
  const names = [...state.quickbooksOnline.names.values()];
  const there = names.filter(({ kind, parentId }) => kind === 'Customer' && parentId !== null).length;
  const staff = [...state.karbon.users.keys()];
  return Array.from({ length: Math.max(0, jobs - there) }, (_, place) => {
    const client = clients[place % clients.length];
    if (!client) throw new Error('There is no client to put jobs under.');
    const turn = Math.floor(place / clients.length);
    const title = `${2026 - Math.floor(turn / jobTitles.length)} ${jobTitles[turn % jobTitles.length]}`;
    const key = takeKey();
    state.karbon.workItems.set(key, {
      key,
      title,
      clientKey: client.key,
      clientType: 'Organization',
      relatedClientGroupKey: null,
      assigneeKey: staff[place % staff.length] ?? '',
      startDate: '2026-10-01',
      dueDate: '2026-12-31',
      workType: 'Bookkeeping',
      primaryStatus: 'In Progress',
      secondaryStatus: '',
      workScheduleKey: '',
    });
    addCustomer(state, tools, title, client.customerId, place);
    return addJobcode(state, tools, title, client.jobcodeId, place);
  });
}

/** @param place makes its stamp, so that no two are alike. */
export function addOrganization(
  { karbon }: FirmState,
  tools: FirmTools,
  key: string,
  fullName: string,
  place: number,
): void {
  karbon.organizations.set(key, {
    key,
    fullName,
    legalName: '',
    tradingName: '',
    contactType: 'Client',
    email: `office${place}@clients.example`,
    userDefinedIdentifier: `LF-${place}`,
    restriction: 'Public',
    lastModifiedMs: madeMs(tools, place),
  });
}

/** A person whom Karbon shows as `family, given middle`. */
export function addContact(
  { karbon }: FirmState,
  tools: FirmTools,
  key: string,
  name: { readonly family: string; readonly given: string; readonly middle: string },
  place: number,
): void {
  karbon.contacts.set(key, {
    key,
    firstName: name.given,
    middleName: name.middle,
    lastName: name.family,
    preferredName: '',
    suffix: '',
    contactType: 'Client',
    email: `person${place}@clients.example`,
    userDefinedIdentifier: `LF-${place}`,
    restriction: 'Public',
    lastModifiedMs: madeMs(tools, place),
  });
}

/** Returns its id. @param parentId 0 at the top */
export function addJobcode(
  { quickbooksTime: time }: FirmState,
  tools: FirmTools,
  name: string,
  parentId: number,
  place: number,
): number {
  const id = time.nextId;
  time.nextId += 1;
  const atMs = madeMs(tools, place);
  time.jobcodes.set(id, {
    id,
    parentId,
    name,
    shortCode: '',
    type: 'regular',
    billable: true,
    billableRate: 0,
    assignedToAll: true,
    active: true,
    projectId: 0,
    connectWithQuickbooks: false,
    lastModifiedMs: atMs,
    createdMs: atMs,
  });
  return id;
}

function addCustomer(
  { quickbooksOnline: online }: FirmState,
  tools: FirmTools,
  displayName: string,
  parentId: string | null,
  place: number,
): string {
  const id = String(online.nextId);
  online.nextId += 1;
  const atMs = madeMs(tools, place);
  online.names.set(id, {
    id,
    kind: 'Customer',
    syncToken: 0,
    displayName,
    companyName: parentId === null ? displayName : '',
    givenName: '',
    familyName: '',
    active: true,
    parentId,
    isProject: false,
    billWithParent: parentId !== null,
    balance: 0,
    ...customerDetails(id, displayName, parentId === null),
    createdMs: atMs,
    lastUpdatedMs: atMs,
  });
  return id;
}

function addEntries(
  { quickbooksTime: time }: FirmState,
  tools: FirmTools,
  { entries, entriesPerWorkday }: FirmSize,
  jobcodeIds: readonly number[],
): void {
  const countOf = new Map<string, number>();
  for (const { date } of time.timesheets.values()) countOf.set(date, (countOf.get(date) ?? 0) + 1);
  const userIds = [...time.users.keys()];
  let day = addDays(new Date(tools.clock.now()).toISOString().slice(0, 10), -1);
  for (let place = 0; time.timesheets.size < entries && jobcodeIds.length > 0; day = addDays(day, -1)) {
    const weekday = new Date(day).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    const wanted = entriesPerWorkday - (countOf.get(day) ?? 0);
    for (let turn = 0; turn < wanted && time.timesheets.size < entries; turn += 1, place += 1) {
      const id = time.nextId;
      time.nextId += 1;
      time.timesheets.set(id, {
        id,
        userId: userIds[place % userIds.length] ?? 0,
        jobcodeId: jobcodeIds[(place * 7) % jobcodeIds.length] ?? 0,
        type: 'manual',
        startMs: null,
        endMs: null,
        date: day,
        duration: 900 + (place % 8) * 450,
        locked: 0,
        notes: `Reconciled the accounts and wrote to the client, ${place}`,
        customFields: {},
        createdByUserId: userIds[place % userIds.length] ?? 0,
        lastModifiedMs: Date.parse(`${day}T23:00:00Z`),
      });
    }
  }
}

/** Between two hundred and nine hundred days ago: no stamp of a collection moves by it. */
function madeMs({ clock }: FirmTools, place: number): number {
  return clock.now() - (200 + (place % 700)) * dayMs - place * 10;
}
