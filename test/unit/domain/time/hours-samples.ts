import type { TimeEntry } from '../../../../src/domain/records/records';
import type {
  HoursInput,
  HoursItem,
  HoursResult,
  JobcodeTarget,
  KarbonTimeEntry,
  TimeActivity,
} from '../../../../src/domain/time/hours';
import { reconcileHours } from '../../../../src/domain/time/hours-rule';

export const hour = 3_600;
export const minute = 60;
export const day = '2026-11-17';
/** When entries are made and exported, unless told. */
export const exportedMs = Date.parse('2026-11-18T06:00:00Z');
const enteredAt = '2026-11-17T22:00:00Z';
export const editedAt = '2026-11-19T09:00:00Z';
export const nowMs = Date.parse('2026-11-20T12:00:00Z');

const targets: Readonly<Record<string, JobcodeTarget>> = {
  audit: { customerId: 'c1', isActive: true },
  tax: { customerId: 'c2', isActive: true },
  gone: { customerId: 'c3', isActive: false },
  stray: null,
  unread: 'unknown',
};
export const persons: Readonly<Record<string, string>> = { dana: 'employee:55', lee: 'vendor:55' };

/** An entry that is approved and exported. */
export function entry(id: string, details: Partial<TimeEntry> = {}): TimeEntry {
  return {
    id,
    userId: 'dana',
    jobcodeId: 'audit',
    kind: 'manual',
    startMs: null,
    endMs: null,
    date: day,
    durationSeconds: hour,
    isRunning: false,
    isLocked: true,
    notes: '',
    serviceItem: null,
    isBillable: null,
    lastModified: enteredAt,
    ...details,
  };
}

/** An entry that waits for its export. */
export function openEntry(id: string, details: Partial<TimeEntry> = {}): TimeEntry {
  return entry(id, { isLocked: false, ...details });
}

export function activity(id: string, details: Partial<TimeActivity> = {}): TimeActivity {
  return {
    id,
    date: day,
    person: { kind: 'employee', id: '55', name: '' },
    customerId: 'c1',
    durationSeconds: hour,
    serviceItem: null,
    className: null,
    billable: null,
    hourlyRate: null,
    description: '',
    createdAt: exportedMs,
    lastModified: '',
    ...details,
  };
}

export function karbonEntry(key: string, details: Partial<KarbonTimeEntry> = {}): KarbonTimeEntry {
  return {
    key,
    userKey: 'k-dana',
    clientKey: 'client',
    workKey: 'k-audit',
    date: day,
    durationSeconds: hour,
    roleName: null,
    taskTypeName: null,
    description: '',
    lastModified: '',
    ...details,
  };
}

export function inputOf(details: Partial<HoursInput> = {}): HoursInput {
  return {
    period: { from: '2026-11-01', to: '2026-11-30' },
    nowMs,
    entries: [],
    deletedEntries: [],
    activities: [],
    karbonEntries: null,
    targetOf: (id) => targets[id] ?? null,
    isWork: (id) => id !== 'leave' && id !== 'lunch',
    approvedTo: () => '2026-11-30',
    personOf: (id) => persons[id] ?? null,
    isKnownPerson: (person) => Object.values(persons).includes(person),
    karbonUserOf: (id) => (id === 'sam' ? null : `k-${id}`),
    karbonRecordOf: (id) => (id === 'stray' ? null : `k-${id}`),
    rules: { needsServiceItem: false, needsClass: false, roundingSeconds: 0 },
    karbonKnowsUntilMs: Date.parse('2026-11-19T00:00:00Z'),
    ...details,
  };
}

export function reconcile(details: Partial<HoursInput> = {}): HoursResult {
  const work = reconcileHours(inputOf(details));
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** An item as one line: `a+b=x arrived`, with what its state says. */
function lineOf({ entryIds, activityIds, state }: HoursItem): string {
  const { kind, ...rest } = state;
  const said = Object.values(rest).flat().map(String);
  return [`${entryIds.join('+')}=${activityIds.join('+')}`, kind, ...said].join(' ');
}

export function linesOf(details: Partial<HoursInput>): string[] {
  return reconcile(details).items.map(lineOf).sort();
}
