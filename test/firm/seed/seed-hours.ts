import {
  addTimesheet,
  deactivateCustomer,
  deleteTimesheet,
  type EditableFirm,
  editTimesheet,
} from '../edits';
import { keyOf, syncKarbonTime } from '../link/karbon-time';
import { isActiveCustomer, jobcodePath, pathText, quickbooksPath } from '../link/paths';
import { addActivity, deleteActivity, editActivity, exportEntry, personOf } from '../link/time-activities';
import { writeCustomer } from '../quickbooks-online/customers';
import type { QboTransaction } from '../quickbooks-online/state';
import { createJobcode } from '../quickbooks-time/mutations';
import type { QbtCustomField, QbtTimesheet, QbtUser } from '../quickbooks-time/state';
import { createRandom } from '../random';
import { addDays } from './calendar';

type StateName =
  | 'arrived'
  | 'otherCustomer'
  | 'exportedNotFound'
  | 'notExported'
  | 'changedAfterExport'
  | 'deletedAfterExport'
  | 'onlyInQuickbooks'
  | 'unknown';

/** Why time has not been exported (quickbooks-time.md 8.1, 8.5). */
type Reason =
  | 'onTheClock'
  | 'noJobcode'
  | 'noCustomer'
  | 'customerInactive'
  | 'beforeExportDate'
  | 'serviceItemMissing'
  | 'classMissing'
  | 'notApproved'
  | 'nextExport';

type KarbonStateName = 'there' | 'differs' | 'tooYoung' | 'onlyInQuickbooksTime' | 'onlyInKarbon';

/** A case that was made on purpose: the state that its hours are in, and which they are. Ids as Tieout has them. */
export interface HoursCase {
  readonly state: StateName;
  readonly reason?: Reason;
  readonly entryIds: readonly string[];
  readonly activityIds: readonly string[];
}

export interface KarbonCase {
  readonly state: KarbonStateName;
  readonly entryIds: readonly string[];
  readonly karbonKeys: readonly string[];
}

/** What has been seeded, as it is in truth. */
export interface SeededHours {
  /** The client that the cases are on, at the top of all lists. */
  readonly client: string;
  /** Its jobcode, the one of the job that has a customer, and its customers: the job's, and that of the old spelling. */
  readonly jobcodeId: string;
  readonly customerId: string;
  readonly oldCustomerId: string;
  readonly cases: readonly HoursCase[];
  readonly karbonCases: readonly KarbonCase[];
}

const client = 'Quillback Hours Ltd';
/** Of all that nobody has left out. */
const firmClass = 'Main office';
const caseCount = 3;
const minute = 60;

/**
 * Gives the firm the time activities of all that is locked, as its exporter would have made them, brings Karbon's time up to date, and
 * adds a client with at least three cases of every state that hours can be in: entries of own days, before those days' approval.
 */
export function seedHours(firm: EditableFirm): SeededHours {
  const random = createRandom(90);
  const tools = { clock: firm.clock, switches: firm.switches, random };
  const { state, clock } = firm;
  const { quickbooksTime: time, quickbooksOnline: online, karbon } = state;
  exportLocked(firm);

  const parent = writeCustomer(online, tools, { DisplayName: client });
  const below = (name: string) =>
    writeCustomer(online, tools, { DisplayName: name, Job: true, ParentRef: { value: parent.id } });
  const [job, oldJob, closedJob] = [below('Tax return'), below('Tax return (old)'), below('Closed matter')];
  const top = createJobcode(time, { name: client, assignedToAll: true }, firm);
  const jobcode = (name: string) =>
    createJobcode(time, { name, parentId: top.id, assignedToAll: true }, firm).id;
  const jobId = jobcode('Tax return');
  const closedId = jobcode('Closed matter');
  const unknownId = jobcode('Nowhere in QuickBooks');
  deactivateCustomer(firm, closedJob.id);
  const clientKey = random.hex(12);
  karbon.organizations.set(clientKey, {
    key: clientKey,
    fullName: client,
    legalName: '',
    tradingName: '',
    contactType: 'Client',
    email: '',
    userDefinedIdentifier: '',
    restriction: 'Public',
    lastModifiedMs: clock.now(),
  });
  const [anyWork] = karbon.workItems.values();
  if (!anyWork) throw new Error('The firm has no work.');
  const workKey = random.hex(12);
  karbon.workItems.set(workKey, {
    ...anyWork,
    key: workKey,
    title: 'Tax return',
    clientKey,
    clientType: 'Organization',
    relatedClientGroupKey: null,
  });

  const people = peopleOf(firm);
  const [serviceItem, billable] = ['Service Item', 'Billable'].map((name) => fieldId(firm, name));
  const classField = addClassField(firm);
  const filled = {
    [serviceItem ?? '']: 'Tax preparation',
    [billable ?? '']: 'Yes',
    [classField.id]: firmClass,
  };
  const cases: HoursCase[] = [];
  const karbonCases: KarbonCase[] = [];
  let made = 0;

  /** An entry of somebody on a day that no other case is on. */
  function enter(user: QbtUser, on = jobId, day: string | null = null, customFields = filled): QbtTimesheet {
    made += 1;
    // Approved, and within the days that can be unlocked.
    const date = day ?? addDays(user.approvedTo, -(made % 80));
    const duration = (30 + made) * minute;
    const whose = { userId: user.id, jobcodeId: on, customFields, notes: `Hours ${made}` };
    return addTimesheet(firm, { ...whose, type: 'manual', date, duration });
  }

  function exported(user: QbtUser): { entry: QbtTimesheet; activity: QboTransaction } {
    const entry = enter(user);
    const activity = exportEntry(state, firm, entry, {
      customerId: job.id,
      person: personOf(state, user.id),
    });
    editTimesheet(firm, entry.id, { locked: 1 });
    return { entry, activity };
  }

  function note(
    kind: StateName,
    entries: readonly QbtTimesheet[],
    activities: readonly QboTransaction[],
    reason?: Reason,
  ): void {
    cases.push({
      state: kind,
      ...(reason && { reason }),
      entryIds: entries.map(({ id }) => String(id)),
      activityIds: activities.map(({ id }) => id),
    });
  }

  for (const user of people.slice(0, caseCount)) {
    const arrived = exported(user);
    note('arrived', [arrived.entry], [arrived.activity]);

    const split = exported(user);
    const seconds = split.entry.duration;
    const first = editActivity(state, firm, split.activity.id, { seconds: 20 * minute });
    const { customerId, date } = first;
    const rest = { ...timeOf(first), seconds: seconds - 20 * minute };
    note('arrived', [split.entry], [first, addActivity(state, firm, { customerId, date, time: rest })]);

    const other = exported(user);
    const moved = editActivity(state, firm, other.activity.id, { customerId: oldJob.id });
    note('otherCustomer', [other.entry], [moved]);

    const lost = exported(user);
    deleteActivity(state, lost.activity.id);
    note('exportedNotFound', [lost.entry], []);

    const changed = exported(user);
    // Nobody changes an entry in the second in which it is exported.
    clock.advance(minute * 1_000);
    editTimesheet(firm, changed.entry.id, { locked: 0, duration: changed.entry.duration + 45 * minute });
    note('changedAfterExport', [changed.entry], [changed.activity]);

    const deleted = exported(user);
    editTimesheet(firm, deleted.entry.id, { locked: 0 });
    note('deletedAfterExport', [deleteTimesheet(firm, deleted.entry.id)], [deleted.activity]);

    const byHand = addActivity(state, firm, {
      customerId: job.id,
      date: addDays(user.approvedTo, -88),
      time: { ...timeOf(arrived.activity), seconds: 13 * minute, description: 'By hand' },
    });
    note('onlyInQuickbooks', [], [byHand]);

    const early = addDays(time.account.dontExportBefore ?? '', -(1 + (made % 9)));
    const waiting: readonly (readonly [Reason, QbtTimesheet])[] = [
      ['noJobcode', enter(user, 0)],
      ['noCustomer', enter(user, unknownId)],
      ['customerInactive', enter(user, closedId)],
      ['beforeExportDate', enter(user, jobId, early)],
      ['serviceItemMissing', enter(user, jobId, null, { ...filled, [serviceItem ?? '']: '' })],
      ['classMissing', enter(user, jobId, null, { ...filled, [classField.id]: '' })],
      ['notApproved', enter(user, jobId, addDays(user.approvedTo, 2))],
      ['nextExport', enter(user)],
    ];
    for (const [reason, entry] of waiting) note('notExported', [entry], [], reason);
  }
  for (const user of idleOf(firm).slice(0, caseCount)) {
    const startMs = clock.now() - 40 * minute * 1_000;
    const fields = { userId: user.id, jobcodeId: jobId, startMs, endMs: null, customFields: filled };
    note('notExported', [addTimesheet(firm, { ...fields, type: 'regular' })], [], 'onTheClock');
  }
  const stranger = addStranger(firm, people[0]);
  for (let count = 0; count < caseCount; count += 1) {
    const entry = enter(stranger);
    editTimesheet(firm, entry.id, { locked: 1 });
    note('unknown', [entry], []);
  }

  // Old enough for Karbon to know all of it but the last.
  clock.advance(10 * minute * 1_000);
  const known = people.slice(0, caseCount).flatMap((user) => [enter(user), enter(user), enter(user)]);
  clock.advance(10 * minute * 1_000);
  syncKarbonTime(state, firm);
  const byKey = new Map(karbon.individualTimeEntries.map((entry) => [entry.key, entry]));
  for (const [at, entry] of known.entries()) {
    const key = keyOf(entry.id);
    const held = byKey.get(key);
    if (!held) throw new Error('Karbon has not taken an entry over.');
    const ids = { entryIds: [String(entry.id)], karbonKeys: [key] };
    note('notExported', [entry], [], 'nextExport');
    if (at % 3 === 0) karbonCases.push({ state: 'there', ...ids });
    if (at % 3 === 1) {
      held.minutes += 25;
      karbonCases.push({ state: 'differs', ...ids });
    }
    if (at % 3 !== 2) continue;
    karbon.individualTimeEntries.splice(karbon.individualTimeEntries.indexOf(held), 1);
    karbonCases.push({ state: 'onlyInQuickbooksTime', entryIds: ids.entryIds, karbonKeys: [] });
    const own = { ...held, key: random.hex(32), date: addDays(held.date, -60), description: 'In Karbon' };
    karbon.individualTimeEntries.push(own);
    karbonCases.push({ state: 'onlyInKarbon', entryIds: [], karbonKeys: [own.key] });
  }
  for (const user of people.slice(0, caseCount)) {
    const young = enter(user);
    note('notExported', [young], [], 'nextExport');
    karbonCases.push({ state: 'tooYoung', entryIds: [String(young.id)], karbonKeys: [] });
  }
  const required = time.customFields.get(Number(serviceItem));
  if (required) required.required = true;
  classField.required = true;
  return {
    client,
    jobcodeId: String(jobId),
    customerId: job.id,
    oldCustomerId: oldJob.id,
    cases,
    karbonCases,
  };
}

/** What the seed has locked has gone to the customer of exactly its path. */
function exportLocked(firm: EditableFirm): void {
  const { state } = firm;
  const { quickbooksOnline: online, quickbooksTime: time } = state;
  const customers = new Map<string, string>();
  for (const name of online.names.values()) {
    if (isActiveCustomer(online, name)) customers.set(pathText(quickbooksPath(online, name.id)), name.id);
  }
  for (const entry of time.timesheets.values()) {
    const customerId = customers.get(pathText(jobcodePath(time, entry.jobcodeId)));
    const person = personOf(state, entry.userId);
    if (entry.locked > 0 && customerId !== undefined && person !== null)
      exportEntry(state, firm, entry, { customerId, person });
  }
}

/** People whom QuickBooks and Karbon know, and whose time is approved by the same day. */
function peopleOf({ state }: EditableFirm): readonly QbtUser[] {
  const emails = new Set([...state.karbon.users.values()].map(({ email }) => email.toLowerCase()));
  return [...state.quickbooksTime.users.values()].filter(
    ({ id, email, approvedTo, active }) =>
      active && approvedTo > '2020-01-01' && emails.has(email.toLowerCase()) && personOf(state, id) !== null,
  );
}

/** Of these, who is not on the clock. */
function idleOf(firm: EditableFirm): readonly QbtUser[] {
  const open = [...firm.state.quickbooksTime.timesheets.values()].filter(
    ({ type, endMs }) => type === 'regular' && endMs === null,
  );
  const running = new Set(open.map(({ userId }) => userId));
  return peopleOf(firm).filter(({ id }) => !running.has(id));
}

/** Somebody whose name QuickBooks does not have. */
function addStranger({ state }: EditableFirm, like: QbtUser | undefined): QbtUser {
  if (!like) throw new Error('The firm has no people.');
  const { quickbooksTime: time } = state;
  const id = time.nextId;
  time.nextId += 1;
  const stranger: QbtUser = {
    ...like,
    id,
    firstName: 'Wren',
    lastName: 'Castellan',
    email: 'wren.castellan@harborandpine.example',
    username: 'wren.castellan',
    managerOfGroupIds: [],
  };
  time.users.set(id, stranger);
  return stranger;
}

/** As a QuickBooks link brings it along where the company has classes: all time so far is of one. */
function addClassField({ state, clock }: EditableFirm): QbtCustomField {
  const { quickbooksTime: time } = state;
  const field: QbtCustomField = {
    id: time.nextId,
    name: 'Class',
    active: true,
    required: false,
    appliesTo: 'timesheet',
    type: 'free-form',
    lastModifiedMs: clock.now(),
  };
  time.nextId += 1;
  time.customFields.set(field.id, field);
  for (const entry of time.timesheets.values()) {
    entry.customFields = { ...entry.customFields, [field.id]: firmClass };
  }
  return field;
}

function fieldId({ state }: EditableFirm, wanted: string): string {
  const found = [...state.quickbooksTime.customFields.values()].find(({ name }) => name === wanted);
  if (!found) throw new Error(`There is no custom field ${wanted}.`);
  return String(found.id);
}

function timeOf({ time }: QboTransaction): NonNullable<QboTransaction['time']> {
  if (!time) throw new Error('There is no time in it.');
  return time;
}
