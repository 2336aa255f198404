import { createFirmClock } from '../firm/clock';
import { createRandom } from '../firm/random';
import { seedFirm } from '../firm/seed/seed-firm';
import type { FirmState } from '../firm/state';
import { defaultSwitches } from '../firm/switches';

/** Clients that stay: two organizations with much work, a person, and a group with its members. */
const keptClients = ['organization', 'person', 'clientGroup', 'archivedCustomer'] as const;
const workOfEach = 3;
const jobcodesOfEach = 4;
const entriesOfEach = 4;
const otherNames = 4;

/** A few clients of the seeded firm with what belongs to them in all three systems: small enough to be lived with a thousand times. */
export function makeSmallFirm(): FirmState {
  const clock = createFirmClock();
  clock.freeze();
  const state = seedFirm({ clock, switches: defaultSwitches(), random: createRandom(1) });
  const names = keepClients(state);
  keepJobcodes(state, names);
  keepCustomers(state, names);
  return state;
}

/** Returns the names of the clients that have stayed, as the lists write them. */
function keepClients({ karbon, showcases }: FirmState): ReadonlySet<string> {
  const kept = new Set<string>(keptClients.map((name) => showcases[name].key));
  for (const { key, members } of karbon.clientGroups.values()) {
    if (!kept.has(key)) continue;
    for (const { contactKey, organizationKey } of members) kept.add(contactKey ?? organizationKey ?? '');
  }
  for (const clients of [karbon.contacts, karbon.organizations, karbon.clientGroups]) {
    for (const key of clients.keys()) if (!kept.has(key)) clients.delete(key);
  }
  const counts = new Map<string, number>();
  for (const item of karbon.workItems.values()) {
    const count = counts.get(item.clientKey) ?? 0;
    if (!kept.has(item.clientKey) || count >= workOfEach) {
      karbon.workItems.delete(item.key);
      karbon.estimates.delete(item.key);
    } else {
      counts.set(item.clientKey, count + 1);
    }
  }
  karbon.individualTimeEntries.length = 0;
  return new Set([
    ...[...karbon.organizations.values(), ...karbon.clientGroups.values()].map(({ fullName }) => fullName),
    ...[...karbon.contacts.values()].flatMap(({ firstName, middleName, lastName }) => [
      `${lastName}, ${firstName} ${middleName}`.trim(),
      `${firstName} ${middleName} ${lastName}`,
      `${firstName} ${lastName}`,
    ]),
    'Administration',
    'Individuals',
  ]);
}

function keepJobcodes({ quickbooksTime: time }: FirmState, names: ReadonlySet<string>): void {
  const isKept = (id: number): boolean => {
    const jobcode = time.jobcodes.get(id);
    if (!jobcode) return false;
    return jobcode.type !== 'regular' || names.has(jobcode.name) || isKept(jobcode.parentId);
  };
  const children = new Map<number, number>();
  // The last ones are the odd ones of the seed: misspelt, in other letters, without a twin in QuickBooks.
  const isAmongFew = (id: number): boolean => {
    const parentId = time.jobcodes.get(id)?.parentId ?? 0;
    const count = children.get(parentId) ?? 0;
    children.set(parentId, count + 1);
    return parentId === 0 || count < jobcodesOfEach;
  };
  const kept = new Set([...time.jobcodes.keys()].reverse().filter(isKept).filter(isAmongFew));
  for (const id of time.jobcodes.keys()) if (!kept.has(id)) time.jobcodes.delete(id);
  for (const [id, { jobcodeId }] of time.assignments) if (!kept.has(jobcodeId)) time.assignments.delete(id);
  const counts = new Map<number, number>();
  for (const [id, entry] of [...time.timesheets].reverse()) {
    const count = counts.get(entry.jobcodeId) ?? 0;
    const isRunning = entry.type === 'regular' && entry.endMs === null;
    if (!kept.has(entry.jobcodeId) || (count >= entriesOfEach && !isRunning)) time.timesheets.delete(id);
    else counts.set(entry.jobcodeId, count + 1);
  }
  for (const [id, { jobcodeId }] of time.deleted) if (!kept.has(jobcodeId)) time.deleted.delete(id);
  // A sequence can last a year: connecting anew is another test's matter.
  for (const token of time.accessTokens.values()) token.expiresMs = Number.MAX_SAFE_INTEGER;
}

function keepCustomers({ quickbooksOnline: online }: FirmState, names: ReadonlySet<string>): void {
  const isKept = (id: string): boolean => {
    const name = online.names.get(id);
    if (!name) return false;
    const bare = name.displayName.replace(/ \(deleted\)$/, '');
    return names.has(bare) || (name.parentId !== null && isKept(name.parentId));
  };
  const kept = new Set([...online.names.keys()].filter(isKept));
  for (const kind of ['Vendor', 'Employee', 'Customer']) {
    const top = [...online.names.values()].filter((name) => name.kind === kind && name.parentId === null);
    for (const { id } of top.slice(0, otherNames)) kept.add(id);
  }
  for (const id of online.names.keys()) if (!kept.has(id)) online.names.delete(id);
}
