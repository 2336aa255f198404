import type { KarbonState } from '../karbon/state';
import type { QbtTimesheet } from '../quickbooks-time/state';
import type { FirmRandom } from '../service';
import { addDays } from './calendar';
import { makeGuid } from './keys';
import type { SeedTools } from './seed-tools';
import type { StaffMember } from './staff';
import type { SeededWork } from './work-items';

const roles = [
  { name: 'Preparer', hourlyRate: 95 },
  { name: 'Reviewer', hourlyRate: 150 },
  { name: 'Manager', hourlyRate: 210 },
] as const;

const taskTypes = ['Preparation', 'Review', 'Client communication'] as const;

/**
 * Gives four work items in five a budget of one to three lines. What Karbon calls actual is what its own link brought over
 * from QuickBooks Time up to the day before (karbon.md 4.1: it comes late).
 */
export function seedEstimates(
  karbon: KarbonState,
  work: readonly SeededWork[],
  timesheets: Iterable<QbtTimesheet>,
  staff: readonly StaffMember[],
  tools: SeedTools,
): void {
  const { random } = tools;
  const roleKeys = roles.map(() => tools.takeKey());
  const taskTypeKeys = taskTypes.map(() => tools.takeKey());
  const minutes = minutesByJobcodeAndUser(timesheets, addDays(tools.today, -1));
  for (const { key, plan, jobcodeId } of work) {
    if (random.next() < 0.2 && plan.showcase === null) continue;
    const summaryKey = makeGuid(random).toUpperCase();
    const people = busiestFirst(staff, minutes, jobcodeId);
    const lines = Array.from({ length: 1 + random.integer(3) }, (_, index) => {
      const person = people[index];
      const role = roles[index] ?? roles[0];
      const isForWholeRole = index === 2;
      const actualMinutes =
        isForWholeRole || !person ? 0 : (minutes.get(`${jobcodeId}:${person.timeUser.id}`) ?? 0);
      return {
        key: `${summaryKey}-${index + 1}`,
        userKey: isForWholeRole ? null : (person?.karbonKey ?? null),
        roleKey: roleKeys[index] ?? '',
        roleName: role.name,
        taskTypeKey: taskTypeKeys[index] ?? '',
        taskTypeName: taskTypes[index] ?? taskTypes[0],
        estimateMinutes: estimateFor(actualMinutes, random),
        hourlyRate: role.hourlyRate,
        actualMinutes,
      };
    });
    karbon.estimates.set(key, lines);
  }
}

/** Half hours, so that most work stands between half and somewhat over its budget. */
function estimateFor(actualMinutes: number, random: FirmRandom): number {
  const expected =
    actualMinutes > 0 ? actualMinutes / (0.5 + random.next() * 0.65) : 120 + random.integer(480);
  return Math.ceil(expected / 30) * 30;
}

/** Adds time that staff had entered in Karbon itself before the firm took QuickBooks Time into use. */
export function seedKarbonTime(
  karbon: KarbonState,
  work: readonly SeededWork[],
  staff: readonly StaffMember[],
  tools: SeedTools,
): void {
  const { random } = tools;
  for (let count = 0; count < 150; count += 1) {
    const { key, client } = random.pick(work);
    const person = random.pick(staff);
    const role = random.pick(roles);
    const entry = {
      key: random.hex(32),
      timesheetKey: tools.takeKey(),
      workItemKey: key,
      clientKey: client.key,
      clientType: karbon.workItems.get(key)?.clientType ?? null,
      userKey: person.karbonKey,
      roleName: role.name,
      taskTypeName: random.pick(taskTypes),
      date: addDays(tools.today, -(190 + random.integer(120))),
      minutes: (1 + random.integer(16)) * 15,
      description: '',
      hourlyRate: role.hourlyRate,
    };
    // Entered in the evening of its day, and not touched since.
    const enteredMs = Date.parse(`${entry.date}T23:30:00Z`);
    karbon.individualTimeEntries.push({ ...entry, createdMs: enteredMs, modifiedMs: enteredMs });
  }
}

function minutesByJobcodeAndUser(timesheets: Iterable<QbtTimesheet>, lastDay: string): Map<string, number> {
  const seconds = new Map<string, number>();
  for (const { jobcodeId, userId, duration, date } of timesheets) {
    if (date > lastDay) continue;
    const key = `${jobcodeId}:${userId}`;
    seconds.set(key, (seconds.get(key) ?? 0) + duration);
  }
  return new Map([...seconds].map(([key, sum]) => [key, Math.round(sum / 60)]));
}

function busiestFirst(
  staff: readonly StaffMember[],
  minutes: ReadonlyMap<string, number>,
  jobcodeId: number | null,
): StaffMember[] {
  const minutesOf = (person: StaffMember): number => minutes.get(`${jobcodeId}:${person.timeUser.id}`) ?? 0;
  return [...staff].sort((one, other) => minutesOf(other) - minutesOf(one));
}
