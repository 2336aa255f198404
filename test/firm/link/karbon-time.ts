import { clientNameOf } from '../karbon/client-names';
import type { KarbonTimeEntry } from '../karbon/state';
import type { QbtTimesheet } from '../quickbooks-time/state';
import type { FirmTools } from '../service';
import type { FirmState } from '../state';
import { jobcodePath } from './paths';

/** What is younger, Karbon does not know yet (karbon.md 4.1). */
const lateMs = 5 * 60_000;
const sixMonthsMs = 183 * 86_400_000;

type Tools = Pick<FirmTools, 'clock' | 'switches'>;

/** Brings what is some minutes old in QuickBooks Time among Karbon's entries, and takes out what is there no more (karbon.md 1.5, 4.1). */
export function syncKarbonTime(state: FirmState, tools: Tools): void {
  if (tools.switches.karbon.quickbooksTimeInEntries === 'never') return;
  const { karbon, quickbooksTime: time } = state;
  const nowMs = tools.clock.now();
  const knownUntilMs = nowMs - lateMs;
  const placeOf = placesByPath(state, tools);
  const userKeys = new Map([...karbon.users.values()].map(({ key, email }) => [email.toLowerCase(), key]));
  const known = new Map(karbon.individualTimeEntries.map((entry) => [entry.key, entry]));

  for (const { id, lastModifiedMs } of time.deleted.values()) {
    if (lastModifiedMs <= knownUntilMs) known.delete(keyOf(id));
  }
  for (const entry of time.timesheets.values()) {
    const isClosed = entry.type === 'manual' || entry.endMs !== null;
    const isInReach = Date.parse(entry.date) > nowMs - sixMonthsMs && entry.lastModifiedMs <= knownUntilMs;
    if (!isClosed || !isInReach) continue;
    const place = placeOf(entry.jobcodeId);
    const userKey = userKeys.get(time.users.get(entry.userId)?.email.toLowerCase() ?? '');
    if (place && userKey) known.set(keyOf(entry.id), karbonEntry(entry, userKey, place));
    else known.delete(keyOf(entry.id));
  }
  karbon.individualTimeEntries.splice(0, karbon.individualTimeEntries.length, ...known.values());
}

type Place = Pick<KarbonTimeEntry, 'clientKey' | 'clientType' | 'workItemKey'>;

/** Karbon and QuickBooks Time are paired by names without regard to case (karbon.md 4.1). */
function placesByPath({ karbon, quickbooksTime }: FirmState, { switches }: Tools) {
  const places = new Map<string, Place>();
  const textOf = (path: readonly string[]) => path.join('\n').toLowerCase();
  const nameOf = (key: string) => clientNameOf(karbon, key, switches.karbon.fullNameOrder) ?? '';
  for (const [clientType, clients] of [
    ['Contact', karbon.contacts],
    ['Organization', karbon.organizations],
    ['ClientGroup', karbon.clientGroups],
  ] as const) {
    for (const clientKey of clients.keys())
      places.set(textOf([nameOf(clientKey)]), { clientKey, clientType, workItemKey: null });
  }
  for (const { key, title, clientKey, clientType } of karbon.workItems.values())
    places.set(textOf([nameOf(clientKey), title]), { clientKey, clientType, workItemKey: key });
  return (jobcodeId: number) => places.get(textOf(jobcodePath(quickbooksTime, jobcodeId))) ?? null;
}

function karbonEntry(entry: QbtTimesheet, userKey: string, place: Place): KarbonTimeEntry {
  return {
    key: keyOf(entry.id),
    timesheetKey: keyOf(entry.userId),
    ...place,
    userKey,
    roleName: '',
    taskTypeName: '',
    date: entry.date,
    minutes: Math.round(entry.duration / 60),
    description: entry.notes,
    hourlyRate: 0,
    createdMs: entry.lastModifiedMs,
    modifiedMs: entry.lastModifiedMs,
  };
}

/** Karbon's keys of time are of 32 hexadecimal digits. */
export function keyOf(id: number): string {
  return id.toString(16).padStart(32, '0');
}
