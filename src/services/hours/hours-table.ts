import type { NameIndex } from '../../domain/matching/name-index';
import { forEachInSteps } from '../../domain/matching/stepped';
import { pairPeople } from '../../domain/people/pair-people';
import { peopleInQuickbooks } from '../../domain/people/quickbooks-people';
import type { Jobcode, TimeEntry, TimeRights } from '../../domain/records/records';
import { findExportTarget } from '../../domain/time/export-target';
import type { HoursInput, HoursResult, HoursUnknown, JobcodeTarget } from '../../domain/time/hours';
import { reconcileHours } from '../../domain/time/hours-rule';
import type { Period } from '../../domain/time/period';
import { roundingOf } from '../../domain/time/rounding';
import type { TimeChanges } from '../../store/rows';
import type { Store } from '../../store/store';
import type { NameIndexes } from '../matching/name-indexes';
import type { ConfirmedPeople } from '../tie-out/confirmed-people';
import type { HoursKnown, HoursReading } from './hours-reading';
import { inSlices, type Turns } from './in-slices';

/** The hours of a period laid beside each other, with what they are shown by. */
export interface HoursTable {
  readonly period: Period;
  readonly result: HoursResult;
  /** What it was made of; the records of an item are looked for once somebody looks at it (see `recordsOf`). */
  readonly madeOf: Pick<HoursInput, 'entries' | 'activities' | 'karbonEntries'>;
  readonly unknown: Exclude<HoursUnknown, 'personUnknown'> | null;
  readonly lists: {
    readonly quickbooksTime: NameIndex;
    /** `null` where it has not been read whole. */
    readonly quickbooks: NameIndex | null;
  };
  readonly rights: TimeRights;
  readonly approvedTo: HoursInput['approvedTo'];
  /** Names of people, by `kind:id` in QuickBooks, by id in QuickBooks Time and by key in Karbon. */
  readonly userNames: ReadonlyMap<string, string>;
  readonly karbonUserNames: ReadonlyMap<string, string>;
  /** Of a client or work item of Karbon: the jobcode that is paired with it. */
  readonly jobcodeOfKarbon: ReadonlyMap<string, string>;
}

export interface HoursTableParts extends Turns {
  readonly store: Store;
  readonly nameIndexes: NameIndexes;
  readonly reading: Pick<HoursReading, 'lists' | 'knownOf' | 'requiredFields'>;
  readonly confirmedPeople: Pick<ConfirmedPeople, 'all'>;
}

/** Karbon shows time some minutes late (karbon.md 4.1): what is younger than that proves nothing. */
const karbonLagMs = 30 * 60_000;

/** Whether all of a list that can be read at all has been read at some time. */
export function isListKnown({ pieces, piecesKnown, unknown }: HoursKnown['entries']): boolean {
  return unknown !== null || piecesKnown >= pieces;
}

/** Lays the hours of a period side by side, by the copies alone; `null` while QuickBooks Time is not connected or its names are not read. */
export async function readHoursTable(parts: HoursTableParts, period: Period): Promise<HoursTable | null> {
  const { store, nameIndexes, reading, now } = parts;
  const { connections, mirror, links } = store;
  const { quickbooksTime: time, quickbooks } = await connections.readAll();
  if (!time.account || !time.time || !(await nameIndexes.isComplete('jobcodes'))) return null;
  const { rights } = time.time;
  const [known, lists, required, users, karbonUsers, holders, personLinks, changes, hasCustomers] =
    await Promise.all([
      reading.knownOf(period),
      reading.lists(period),
      reading.requiredFields(),
      nameIndexes.timeUsers(),
      nameIndexes.karbonUsers(),
      nameIndexes.holders(),
      parts.confirmedPeople.all(),
      mirror.coverage<TimeChanges>('timeChanges'),
      nameIndexes.isComplete('customers'),
    ]);
  const index = {
    quickbooksTime: await nameIndexes.whole('quickbooksTime'),
    quickbooks: hasCustomers && quickbooks.account ? await nameIndexes.whole('quickbooks') : null,
  };
  const personOf = peopleInQuickbooks(users, holders);
  const knownPeople = new Set(personOf.values());
  const visible = visibleUsers(rights, lists.entries);
  const activities = activitiesToCompare(known, lists.activities, visible, personOf);
  const pairs = pairPeople({ karbonUsers, timeUsers: users, personLinks });
  const karbonUserOf = new Map([...pairs].flatMap(([key, { userIds }]) => userIds.map((id) => [id, key])));
  const paired = await links.of('quickbooksTime', time.identity);
  const karbonRecordOf = new Map([...paired].map(([key, id]) => [id, key]));
  const approvals = new Map(users.map(({ id, approvedTo }) => [id, approvedTo]));
  const approvedTo = (userId: string) => approvals.get(userId) ?? null;
  const karbonEntries = karbonToCompare(known, lists.karbonEntries, visible, karbonUserOf);
  const product = quickbooks.customerList?.product ?? 'online';
  const unlisted = await inSlices(jobcodesNotIn(index.quickbooksTime, lists.entries), parts);
  const leave = await leaveAmong(store, unlisted);
  const roundingSeconds = await inSlices(roundingOf(typeof activities === 'string' ? [] : activities), parts);
  const skewMs = changes && changes.checkedAt <= now() ? changes.clockSkewMs : 0;
  const input: HoursInput = {
    period,
    nowMs: now() + skewMs,
    entries: lists.entries,
    deletedEntries: lists.deletedEntries,
    activities,
    karbonEntries,
    targetOf: targetsIn(index, product),
    isWork: (id) => !leave.has(id),
    approvedTo,
    personOf: (userId) => personOf.get(userId) ?? null,
    isKnownPerson: (person) => knownPeople.has(person),
    karbonUserOf: (userId) => karbonUserOf.get(userId) ?? null,
    karbonRecordOf: (jobcodeId) => karbonRecordOf.get(jobcodeId) ?? null,
    rules: {
      needsServiceItem: required?.serviceItem ?? false,
      needsClass: required?.class ?? false,
      roundingSeconds,
    },
    karbonKnowsUntilMs: now() - karbonLagMs,
  };
  const result = await inSlices(reconcileHours(input), parts);
  return {
    period,
    result,
    madeOf: { entries: lists.entries, activities, karbonEntries },
    unknown: typeof activities === 'string' ? activities : null,
    lists: index,
    rights,
    approvedTo,
    userNames: new Map(users.map(({ id, name }) => [id, name])),
    karbonUserNames: new Map(karbonUsers.map(({ key, name }) => [key, name])),
    jobcodeOfKarbon: paired,
  };
}

/** Ids of those whose time the rights show; `null` for everybody. Of groups, whoever has time: the list of users may hold others too. */
function visibleUsers(
  { scope, userId }: TimeRights,
  entries: readonly TimeEntry[],
): ReadonlySet<string> | null {
  const seen: Readonly<Record<TimeRights['scope'], readonly string[] | null>> = {
    everybody: null,
    ownGroups: [userId, ...entries.map((entry) => entry.userId)],
    own: [userId],
  };
  return seen[scope] && new Set(seen[scope]);
}

/** Others' hours in QuickBooks are no exception for whoever sees only their own in QuickBooks Time: nothing is said of them. */
function activitiesToCompare(
  { timeActivities }: HoursKnown,
  activities: HoursInput['activities'],
  visible: ReadonlySet<string> | null,
  personOf: ReadonlyMap<string, string>,
): HoursInput['activities'] {
  if (timeActivities.unknown !== null) return timeActivities.unknown;
  if (!isListKnown(timeActivities)) return 'notRead';
  if (typeof activities === 'string' || !visible) return activities;
  const people = new Set([...visible].flatMap((id) => personOf.get(id) ?? []));
  return activities.filter(({ person }) => person !== null && people.has(`${person.kind}:${person.id}`));
}

function karbonToCompare(
  { karbonTime }: HoursKnown,
  entries: HoursInput['karbonEntries'],
  visible: ReadonlySet<string> | null,
  karbonUserOf: ReadonlyMap<string, string>,
): HoursInput['karbonEntries'] {
  if (karbonTime.unknown !== null || !isListKnown(karbonTime) || entries === null) return null;
  if (!visible) return entries;
  const keys = new Set([...visible].flatMap((id) => karbonUserOf.get(id) ?? []));
  return keys.size === 0 ? null : entries.filter(({ userKey }) => keys.has(userKey));
}

/** The jobcodes of these entries that the list of names does not have. Yields after each small step. */
function* jobcodesNotIn(
  index: NameIndex,
  entries: readonly TimeEntry[],
): Generator<undefined, ReadonlySet<string>> {
  const unlisted = new Set<string>();
  yield* forEachInSteps(entries, ({ jobcodeId }) => {
    if (!index.get(jobcodeId)) unlisted.add(jobcodeId);
  });
  return unlisted;
}

/** Leave and breaks, which the list of names does not have (quickbooks-time.md 7.4). */
async function leaveAmong({ mirror }: Store, unlisted: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const found = await Promise.all([...unlisted].map((id) => mirror.get('jobcodes', id)));
  return new Set(found.flatMap((jobcode) => (jobcode && isLeave(jobcode) ? jobcode.id : [])));
}

function isLeave({ type }: Jobcode): boolean {
  return type !== 'regular' && type !== 'other';
}

/** Where the exporter would take a jobcode's time, looked up once for each. */
function targetsIn(
  { quickbooksTime, quickbooks }: HoursTable['lists'],
  product: 'desktop' | 'online',
): HoursInput['targetOf'] {
  const known = new Map<string, JobcodeTarget>();
  const lookUp = (jobcodeId: string): JobcodeTarget => {
    if (!quickbooks) return 'unknown';
    const jobcode = quickbooksTime.get(jobcodeId);
    if (!jobcode) return null;
    const { path } = quickbooksTime.place(jobcode);
    const target = findExportTarget(path, quickbooks, { product, isPersonClient: false });
    if (target.kind === 'none' || target.kind === 'sameMeaning') return null;
    return { customerId: target.found.record.id, isActive: target.kind === 'active' };
  };
  return (jobcodeId) => {
    const target = known.get(jobcodeId) ?? lookUp(jobcodeId);
    known.set(jobcodeId, target);
    return target;
  };
}
