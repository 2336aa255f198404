import type { TimeEntry } from '../../src/domain/records/records';
import type { HoursInput, KarbonTimeEntry, TimeActivity } from '../../src/domain/time/hours';
import type { FirmRandom } from '../firm/service';

const jobs = 2_000;
const staff = 60;
/** Working days of a quarter. */
const days = 65;
const hour = 3_600;
const firstDayMs = Date.parse('2026-07-01');
const dayMs = 86_400_000;
const noteOf = (at: number) => `Work ${at % 40}`;

/** A quarter's time of a large firm, exported in quarters of an hour; one in twenty isn't as it was exported, in each of the ways there are. */
export function makeHours(count: number, random: FirmRandom): HoursInput {
  const entries: TimeEntry[] = [];
  const deletedEntries: TimeEntry[] = [];
  const activities: TimeActivity[] = [];
  for (let at = 0; at < count; at += 1) {
    const entry = makeEntry(at, random);
    const activity = activityOf(entry, at);
    const lot = random.next();
    if (lot >= 0.05) {
      entries.push(entry);
      activities.push(activity);
    } else if (lot < 0.01) {
      entries.push({ ...entry, isLocked: false });
    } else if (lot < 0.02) {
      entries.push(entry);
      activities.push({ ...activity, customerId: 'duplicate' });
    } else if (lot < 0.03) {
      entries.push(entry);
      activities.push({ ...activity, durationSeconds: activity.durationSeconds + hour });
    } else if (lot < 0.035) {
      entries.push(entry);
    } else if (lot < 0.04) {
      deletedEntries.push(entry);
      activities.push(activity);
    } else if (lot < 0.045) {
      entries.push(entry);
      activities.push({ ...activity, date: dayText(at + 1) });
    } else {
      entries.push(entry);
      const part = Math.floor(activity.durationSeconds / 1_800) * 900;
      activities.push({ ...activity, durationSeconds: activity.durationSeconds - part });
      activities.push({ ...activity, id: `${activity.id} too`, durationSeconds: part });
    }
  }
  return {
    period: { from: '2026-07-01', to: '2026-10-31' },
    nowMs: Date.parse('2026-10-31'),
    entries,
    deletedEntries,
    activities,
    karbonEntries: entries.map(karbonEntryOf),
    targetOf: (jobcodeId) => ({ customerId: `c${jobcodeId}`, isActive: true }),
    isWork: () => true,
    approvedTo: () => '2026-12-31',
    personOf: (userId) => `employee:${userId}`,
    isKnownPerson: () => true,
    karbonUserOf: (userId) => userId,
    karbonRecordOf: (jobcodeId) => jobcodeId,
    rules: { needsServiceItem: false, needsClass: false, roundingSeconds: 450 },
    karbonKnowsUntilMs: Date.parse('2026-10-31'),
  };
}

function dayText(at: number): string {
  return new Date(firstDayMs + (at % days) * dayMs).toISOString().slice(0, 10);
}

function makeEntry(at: number, random: FirmRandom): TimeEntry {
  return {
    id: String(500_000 + at),
    userId: `${random.integer(staff)}`,
    jobcodeId: `${random.integer(jobs)}`,
    kind: 'manual',
    startMs: null,
    endMs: null,
    date: dayText(at),
    durationSeconds: 300 + random.integer(3 * hour),
    isRunning: false,
    isLocked: true,
    notes: noteOf(at),
    serviceItem: null,
    isBillable: null,
    lastModified: '2026-10-30T12:00:00Z',
  };
}

function activityOf(
  { userId, jobcodeId, date, durationSeconds, notes }: TimeEntry,
  at: number,
): TimeActivity {
  return {
    id: `${at}`,
    date,
    person: { kind: 'employee', id: userId, name: '' },
    customerId: `c${jobcodeId}`,
    durationSeconds: Math.round(durationSeconds / 900) * 900,
    serviceItem: null,
    className: null,
    billable: 'billable',
    hourlyRate: 120,
    description: notes,
    createdAt: firstDayMs + at,
    lastModified: '',
  };
}

function karbonEntryOf({ id, userId, jobcodeId, date, durationSeconds }: TimeEntry): KarbonTimeEntry {
  return {
    key: `k${id}`,
    userKey: userId,
    clientKey: null,
    workKey: jobcodeId,
    date,
    durationSeconds: Math.round(durationSeconds / 60) * 60,
    roleName: null,
    taskTypeName: null,
    description: '',
    lastModified: '',
  };
}
