import type { TimeEntry } from '../../domain/records/records';
import { addDays, dayOf } from '../../domain/time/calendar';
import { m } from '../../i18n/compiled/messages';
import { busyJob, otherJobs, ownUserId, sampleZone } from './sample-firm';

const weeks = 12;
const hourSeconds = 3_600;
const runningForMs = 42 * 60_000;

/** Hours by week, oldest first: busy before a deadline, quiet after it. */
const hoursByWeek = [1, 2, 2, 3, 4, 3, 5, 4, 6, 5, 4, 2];

const notes = [m.demo_note_return(), m.demo_note_questions(), '', m.demo_note_review()];
const shares = [
  { userId: ownUserId, share: 0.5, serviceItem: m.demo_activity_prepare() },
  { userId: 'user2', share: 0.35, serviceItem: m.demo_activity_prepare() },
  { userId: 'user3', share: 0.15, serviceItem: m.demo_activity_review() },
] as const;

function closed(
  id: string,
  more: Pick<TimeEntry, 'userId' | 'jobcodeId' | 'date'> & Partial<TimeEntry>,
): TimeEntry {
  return {
    id,
    kind: 'manual',
    startMs: null,
    endMs: null,
    durationSeconds: 0,
    isRunning: false,
    isLocked: false,
    notes: '',
    serviceItem: null,
    isBillable: true,
    lastModified: '',
    ...more,
  };
}

/** An entry on the clock. @param id unlike that of any other */
export function runningEntry(id: string, userId: string, jobcodeId: string, startMs: number): TimeEntry {
  return closed(id, {
    userId,
    jobcodeId,
    kind: 'regular',
    startMs,
    isRunning: true,
    date: dayOf(startMs, sampleZone),
  });
}

/** The day itself, or the Friday before a weekend. */
function workday(day: string): string {
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return addDays(day, weekday === 0 ? -2 : weekday === 6 ? -1 : 0);
}

/** The last day whose time is approved, and exported where it could be. */
export function approvedToOf(nowMs: number): string {
  return addDays(dayOf(nowMs, sampleZone), -14);
}

/** The sample's time up to now: some of it exported, some waiting, and a colleague on the clock. */
export function sampleEntries(nowMs: number): readonly TimeEntry[] {
  const today = dayOf(nowMs, sampleZone);
  const approvedTo = approvedToOf(nowMs);
  const onBusyJob = hoursByWeek.flatMap((hours, week) =>
    shares.map(({ userId, share, serviceItem }, at) => {
      const date = workday(addDays(today, -7 * (weeks - 1 - week) - at - 1));
      return closed(`busy${week}.${at}`, {
        userId,
        jobcodeId: busyJob,
        date,
        durationSeconds: Math.round((hours * share * hourSeconds) / 900) * 900 || 900,
        isLocked: date <= approvedTo,
        notes: notes[(week + at) % notes.length] ?? '',
        serviceItem,
      });
    }),
  );
  const onOthers = otherJobs.flatMap((jobcodeId, job) =>
    [1, 2, 3].map((week) =>
      closed(`${jobcodeId}.${week}`, {
        userId: shares[job % shares.length]?.userId ?? ownUserId,
        jobcodeId,
        date: workday(addDays(today, -7 * week - job)),
        durationSeconds: (job + 1) * hourSeconds,
        notes: m.demo_note_bank(),
        serviceItem: m.demo_activity_prepare(),
      }),
    ),
  );
  const running = runningEntry('running', 'user2', busyJob, nowMs - runningForMs);
  return [...onBusyJob, ...onOthers, { ...running, serviceItem: m.demo_activity_prepare() }];
}
