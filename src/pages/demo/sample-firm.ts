import type {
  BudgetLine,
  KarbonClient,
  KarbonUser,
  ListId,
  ListRecord,
  NameHolder,
  TimeUser,
  WorkItem,
} from '../../domain/records/records';
import { m } from '../../i18n/compiled/messages';

/*
 * A small firm that is nobody's. Its names tell that they are samples, its people are their roles, and each of its clients shows another
 * thing that can be wrong between the lists.
 */

/** IANA zone of the sample's account. */
export const sampleZone = 'America/New_York';

/** First segment of Karbon's addresses, were there any. */
export const sampleTenant = 'SampleFirm1';

function organization(key: string, fullName: string): KarbonClient {
  return {
    key,
    kind: 'organization',
    fullName,
    person: null,
    legalName: '',
    tradingName: '',
    contactType: 'Client',
    members: null,
    lastModified: '',
  };
}

const alpha = organization('SampleClient1', 'Alpha Bakery LLC');
const bravo = organization('SampleClient2', 'Bravo & Sons Plumbing');
const charlie = organization('SampleClient3', 'Charlie Dental Group');
const delta = organization('SampleClient4', 'Delta Orchards');
const echo = organization('SampleClient5', 'Echo Harbor Marine');
const foxtrot = organization('SampleClient6', 'Foxtrot Books');
const golf = organization('SampleClient7', 'Golf Print Shop');
const hotel = organization('SampleClient8', 'Hotel Street Florists');
const india = organization('SampleClient9', 'India Tea Imports');
const juliet = organization('SampleClient10', 'Juliet Fitness Inc');

export const sampleClients: readonly KarbonClient[] = [
  alpha,
  bravo,
  charlie,
  delta,
  echo,
  foxtrot,
  golf,
  hotel,
  india,
  juliet,
];

const taxReturn = m.demo_work_tax_return();
const bookkeeping = m.demo_work_bookkeeping();

function workOf(key: string, title: string, owner: KarbonClient): WorkItem {
  return {
    key,
    title,
    client: { kind: owner.kind, key: owner.key },
    clientName: owner.fullName,
    relatedGroupKey: null,
    primaryStatus: m.demo_work_in_progress(),
    startDate: null,
    dueDate: null,
  };
}

/** Each in the order in which it is offered to be looked at. */
export const sampleWork: readonly WorkItem[] = [
  workOf('SampleWork1', taxReturn, alpha),
  workOf('SampleWork2', bookkeeping, alpha),
  workOf('SampleWork3', bookkeeping, bravo),
  workOf('SampleWork4', taxReturn, charlie),
];

/** The pages of Karbon that can be looked at, by the key of their work item or client: one for each thing to see. */
export const samplePages: readonly string[] = [
  'SampleWork1',
  'SampleWork3',
  'SampleWork4',
  india.key,
  echo.key,
  foxtrot.key,
];

/** `['Acme', 'Acme:Tax']`: each below a path that stands before it. */
function records(prefix: string, paths: readonly (readonly string[])[], inactive: string): ListRecord[] {
  const idAt = new Map(paths.map((path, at) => [path.join('\n'), `${prefix}${at + 1}`]));
  return paths.map((path) => ({
    id: idAt.get(path.join('\n')) ?? '',
    parentId: idAt.get(path.slice(0, -1).join('\n')) ?? null,
    name: path.at(-1) ?? '',
    isActive: path.at(-1) !== inactive,
    isProject: false,
  }));
}

const bravoInTime = 'Bravo and Sons Plumbing';

/** The lists as they are before anything has been fixed. */
export const sampleRecords: Readonly<Record<ListId, readonly ListRecord[]>> = {
  quickbooksTime: records(
    'job',
    [
      [alpha.fullName],
      [alpha.fullName, taxReturn],
      [alpha.fullName, bookkeeping],
      [bravoInTime],
      [bravoInTime, bookkeeping],
      [charlie.fullName],
      [delta.fullName],
      [golf.fullName],
      ['Echo Harbour Marine Supply'],
      [foxtrot.fullName],
      ['JULIET FITNESS'],
      [delta.fullName, india.fullName],
    ],
    foxtrot.fullName,
  ),
  quickbooks: records(
    'customer',
    [
      [alpha.fullName],
      [alpha.fullName, taxReturn],
      [alpha.fullName, bookkeeping],
      [bravo.fullName],
      [bravo.fullName, bookkeeping],
      [charlie.fullName],
      [delta.fullName],
      ['Echo Harbour Marine Supply'],
      [foxtrot.fullName],
      [india.fullName],
      [juliet.fullName],
    ],
    '',
  ),
};

/** A vendor has the name of a client, which can't be fixed from here. */
export const sampleHolders: readonly NameHolder[] = [
  { id: 'vendor1', kind: 'vendor', name: golf.fullName, isActive: true },
];

function jobAt(client: string, title: string | null): string {
  const jobs = sampleRecords.quickbooksTime;
  const parents = jobs.filter(({ name }) => name === client);
  const found = title === null ? parents : jobs.filter(({ name }) => name === title);
  const job = found.find(({ parentId }) => title === null || parents.some(({ id }) => id === parentId));
  if (!job) throw new Error('the sample has no such job');
  return job.id;
}

/** The job that most time is tracked to. */
export const busyJob = jobAt(alpha.fullName, taxReturn);

/** Others with some time, which can't get to QuickBooks from some of them. */
export const otherJobs: readonly string[] = [
  jobAt(alpha.fullName, bookkeeping),
  jobAt(bravoInTime, bookkeeping),
  jobAt(foxtrot.fullName, null),
  jobAt(india.fullName, null),
];

export const ownUserId = 'user1';

const people = [
  { id: ownUserId, name: m.demo_person_you() },
  { id: 'user2', name: m.demo_person_bookkeeper() },
  { id: 'user3', name: m.demo_person_reviewer() },
] as const;

/** @param approvedTo the last day whose time is approved */
export function sampleUsers(approvedTo: string): readonly TimeUser[] {
  return people.map(({ id, name }) => ({
    id,
    name,
    email: `${id}@sample.invalid`,
    isActive: true,
    submittedTo: null,
    approvedTo,
    isAdministrator: false,
  }));
}

/** The same people in Karbon, but for the reviewer, whose email is another there. */
export const sampleKarbonUsers: readonly KarbonUser[] = people.map(({ id, name }, at) => ({
  key: `SamplePerson${at + 1}`,
  name,
  email: at === 2 ? 'reviewer@sample.invalid' : `${id}@sample.invalid`,
}));

function budgetLine(userKey: string | null, roleName: string, hours: number): BudgetLine {
  return { userKey, roleName, taskTypeName: '', estimateMinutes: hours * 60, actualMinutes: 0 };
}

/** What Karbon has estimated, by work item. */
export const sampleBudgets: ReadonlyMap<string, readonly BudgetLine[]> = new Map([
  [
    'SampleWork1',
    [
      budgetLine('SamplePerson1', '', 30),
      budgetLine('SamplePerson2', '', 20),
      budgetLine('SamplePerson3', '', 6),
      budgetLine(null, m.demo_role_partner(), 4),
    ],
  ],
]);
