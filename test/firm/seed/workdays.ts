import type { QbtTimesheet } from '../quickbooks-time/state';
import { instantInZone, offsetMinutesAt } from '../quickbooks-time/zone';
import type { Bookable, Portfolio } from './bookables';
import { addDays, daysFrom, weekdayOf } from './calendar';
import type { SeedTools } from './seed-tools';
import type { StaffMember } from './staff';
import { fillTimeFields, makeNote, type TimeFields } from './time-fields';

/** An entry before it has its id. */
export type EntryDraft = Omit<QbtTimesheet, 'id'>;

export interface WorkdayPlan {
  readonly portfolios: ReadonlyMap<StaffMember, Portfolio>;
  readonly fields: TimeFields;
  readonly vacationJobcodeId: number;
  /** The one work item that half the firm works on. */
  readonly busy: Bookable;
  /** Who is on the clock at the seeded instant, and on what. */
  readonly running: ReadonlyMap<StaffMember, Bookable>;
}

const minuteMs = 60_000;

/** The seeded months: half a year, as Karbon shows it. */
const seededDays = 184;

/** How long somebody new has been there. */
const newcomerDays = 42;

/** Everybody's entries over the seeded months, up to the seeded instant. Regular entries of one person never overlap. */
export function draftWorkdays(plan: WorkdayPlan, tools: SeedTools): EntryDraft[] {
  return [...plan.portfolios].flatMap(([person, portfolio]) => {
    const first = addDays(tools.today, -(person.isNew ? newcomerDays : seededDays));
    return daysFrom(first, tools.today)
      .filter((day) => weekdayOf(day) % 6 !== 0 || (day === tools.today && plan.running.has(person)))
      .flatMap((day) => draftDay(plan, person, portfolio, day, tools));
  });
}

/**
 * One night's work across the end of daylight saving, if one lies in the seeded months: clocks show five hours,
 * six pass. Somebody who keeps to weekdays does it, so that it overlaps nothing.
 */
export function draftNightOfClockChange(
  plan: WorkdayPlan,
  person: StaffMember,
  on: Bookable,
  tools: SeedTools,
): EntryDraft[] {
  const { timeZone, today } = tools;
  const offsetOn = (day: string): number => offsetMinutesAt(Date.parse(`${day}T12:00:00Z`), timeZone);
  const sunday = daysFrom(addDays(today, -seededDays), today).find(
    (day) => offsetOn(day) < offsetOn(addDays(day, -1)),
  );
  if (sunday === undefined) return [];
  const saturday = addDays(sunday, -1);
  const startMs = instantInZone(saturday, '22:30:00', timeZone);
  const endMs = instantInZone(sunday, '03:30:00', timeZone);
  if (endMs > tools.nowMs) return [];
  return [draft(plan, person, on, { date: saturday, startMs, endMs }, tools)];
}

function draftDay(
  plan: WorkdayPlan,
  person: StaffMember,
  portfolio: Portfolio,
  day: string,
  tools: SeedTools,
): EntryDraft[] {
  const { random, timeZone, nowMs, today } = tools;
  if (day < today && random.next() < 0.05) return [draftVacation(plan, person, day)];
  const open = portfolio.filter(({ from, until }) => from <= day && day <= until);
  const runningOn = day === today ? plan.running.get(person) : undefined;
  const runningSinceMs = nowMs - (12 + random.integer(35)) * minuteMs;
  const lastEndMs = Math.min(runningOn ? runningSinceMs : nowMs, instantInZone(day, '19:30:00', timeZone));
  const count = 4 + random.integer(4);
  const busyTurn = !person.isNew && random.next() < 0.31 ? random.integer(4) : null;
  const drafts: EntryDraft[] = [];
  let cursorMs = instantInZone(day, '08:00:00', timeZone) + random.integer(3600) * 1000;
  for (let turn = 0; turn < count; turn += 1) {
    const startMs = cursorMs;
    const endMs = startMs + (25 + random.integer(100)) * minuteMs + random.integer(60) * 1000;
    if (endMs > lastEndMs) break;
    const on = turn === busyTurn ? plan.busy : pickByShare(open, tools);
    drafts.push(
      random.next() < 0.04
        ? draftManual(plan, person, on, day, 900 * (1 + random.integer(12)), tools)
        : draft(plan, person, on, { date: day, startMs, endMs }, tools),
    );
    const pauseMinutes = turn === 2 ? 30 + random.integer(30) : random.integer(15);
    cursorMs = endMs + pauseMinutes * minuteMs + random.integer(60) * 1000;
  }
  if (day < today && weekdayOf(day) < 5 && random.next() < 0.005) {
    const startMs = instantInZone(day, '22:10:00', timeZone);
    const endMs = startMs + (130 + random.integer(60)) * minuteMs;
    drafts.push(draft(plan, person, pickByShare(open, tools), { date: day, startMs, endMs }, tools));
  }
  if (runningOn) {
    drafts.push(draft(plan, person, runningOn, { date: day, startMs: runningSinceMs, endMs: null }, tools));
  }
  return drafts;
}

function draft(
  plan: WorkdayPlan,
  person: StaffMember,
  on: Bookable,
  times: { date: string; startMs: number; endMs: number | null },
  tools: SeedTools,
): EntryDraft {
  const { startMs, endMs } = times;
  return {
    ...blankDraft(plan, person, on, tools),
    type: 'regular',
    ...times,
    duration: endMs === null ? 0 : (endMs - startMs) / 1000,
    lastModifiedMs: endMs ?? startMs,
  };
}

function draftManual(
  plan: WorkdayPlan,
  person: StaffMember,
  on: Bookable,
  date: string,
  duration: number,
  tools: SeedTools,
): EntryDraft {
  const writtenMs = instantInZone(date, '17:30:00', tools.timeZone) + tools.random.integer(1800) * 1000;
  return {
    ...blankDraft(plan, person, on, tools),
    type: 'manual',
    startMs: null,
    endMs: null,
    date,
    duration,
    // What is written today has been written before now.
    lastModifiedMs: Math.min(writtenMs, tools.nowMs - minuteMs),
  };
}

function draftVacation(plan: WorkdayPlan, person: StaffMember, date: string): EntryDraft {
  return {
    userId: person.timeUser.id,
    jobcodeId: plan.vacationJobcodeId,
    type: 'manual',
    startMs: null,
    endMs: null,
    date,
    duration: 8 * 3600,
    locked: 0,
    notes: '',
    customFields: {},
    createdByUserId: person.timeUser.id,
    lastModifiedMs: Date.parse(`${date}T15:00:00Z`),
  };
}

function blankDraft(
  plan: WorkdayPlan,
  person: StaffMember,
  on: Bookable,
  { random }: SeedTools,
): Pick<EntryDraft, 'userId' | 'jobcodeId' | 'locked' | 'notes' | 'customFields' | 'createdByUserId'> {
  return {
    userId: person.timeUser.id,
    jobcodeId: on.jobcodeId,
    locked: 0,
    notes: makeNote(on.workType !== null, random),
    customFields: fillTimeFields(plan.fields, on.workType, random),
    createdByUserId: person.timeUser.id,
  };
}

function pickByShare(bookables: readonly Bookable[], { random }: SeedTools): Bookable {
  const total = bookables.reduce((sum, { share }) => sum + share, 0);
  let left = random.next() * total;
  const picked = bookables.find(({ share }) => {
    left -= share;
    return left < 0;
  });
  return picked ?? random.pick(bookables);
}
