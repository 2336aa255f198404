import { addDays, dayOf, weekStartOf } from './calendar';
import type { DayText, TimeEntry, TimeUser } from './records';
import type { DayRange } from './time-range';

export interface TimeSumInput {
  /** Entries of the page's jobcodes; those outside `days` are left out of all but the week's sum. */
  readonly entries: Iterable<TimeEntry>;
  /** Epoch ms on QuickBooks Time's clock. */
  readonly nowMs: number;
  /** IANA zone of the account. */
  readonly zone: string;
  /** 0 = Sunday. */
  readonly weekStartsOn: number;
  readonly days: DayRange;
  readonly users: ReadonlyMap<string, TimeUser>;
  /** What the exporter would find for a jobcode; `unknown` where QuickBooks has not been read. */
  readonly customerOf: (jobcodeId: string) => CustomerState;
  /** The name of a jobcode below the page's own, `''` for the page's own. */
  readonly jobNameOf: (jobcodeId: string) => string;
  /** How many rows to give; `entryCount` counts them all. */
  readonly rowLimit: number;
}

export type CustomerState = 'active' | 'inactive' | 'none' | 'unknown';

export type EntryStatus = 'running' | 'exported' | 'approved' | 'waiting';

/** In the order in which they count: an entry waits for the first that holds. */
const waitingCauses = ['running', 'noCustomer', 'customerInactive', 'notApproved', 'nextExport'] as const;

export type WaitingCause = (typeof waitingCauses)[number];

/** Sums of seconds over closed entries; running ones stand in `running` and tick where they are shown. */
export interface TimeSums {
  readonly totalSeconds: number;
  readonly weekSeconds: number;
  readonly exportedSeconds: number;
  readonly waitingSeconds: number;
  /** Adds up to `waitingSeconds`, but for the row `running`, which is the time elapsed at `nowMs`. */
  readonly waitingBecause: readonly { readonly reason: WaitingCause; readonly seconds: number }[];
  readonly billableSeconds: number | null;
  readonly running: readonly RunningTime[];
  readonly byPerson: readonly PersonTime[];
  readonly byWeek: readonly { readonly weekStart: DayText; readonly seconds: number }[];
  readonly byServiceItem: readonly { readonly name: string; readonly seconds: number }[];
  readonly entries: readonly EntryTime[];
  readonly entryCount: number;
}

export interface RunningTime {
  readonly entryId: string;
  readonly personName: string;
  readonly startMs: number;
}

export interface PersonTime {
  readonly userId: string;
  readonly name: string;
  readonly seconds: number;
  readonly isOnTheClock: boolean;
}

export interface EntryTime {
  readonly id: string;
  readonly date: DayText;
  readonly personName: string;
  readonly seconds: number;
  readonly runningSinceMs: number | null;
  readonly notes: string;
  readonly jobName: string;
  readonly serviceItem: string;
  readonly status: EntryStatus;
}

/**
 * Adds up the entries of a page (quickbooks-time.md 7.6). Waiting entries carry the first reason that keeps them from being
 * exported (8.5). A span across midnight or a change of clocks counts as the service counts it.
 */
export function sumTime(input: TimeSumInput): TimeSums {
  const all = [...input.entries];
  const today = dayOf(input.nowMs, input.zone);
  const inRange = all.filter(({ date }) => isWithin(date, input.days));
  const closed = inRange.filter((entry) => !entry.isRunning);
  const exported = closed.filter((entry) => entry.isLocked);
  const waiting = closed.filter((entry) => !entry.isLocked);
  const thisWeek = weekStartOf(today, input.weekStartsOn);
  const isThisWeek = (entry: TimeEntry) => weekStartOf(entry.date, input.weekStartsOn) === thisWeek;

  return {
    totalSeconds: secondsOf(closed),
    weekSeconds: secondsOf(all.filter((entry) => !entry.isRunning && isThisWeek(entry))),
    exportedSeconds: secondsOf(exported),
    waitingSeconds: secondsOf(waiting),
    waitingBecause: waitingReasons(input, inRange),
    billableSeconds: closed.every((entry) => entry.isBillable === null)
      ? null
      : secondsOf(closed.filter((entry) => entry.isBillable === true)),
    running: runningTimes(input, inRange),
    byPerson: peopleOf(input, inRange),
    byWeek: weeksOf(input, closed, today),
    byServiceItem: serviceItemsOf(closed),
    entries: inRange
      .sort(newestFirst)
      .slice(0, input.rowLimit)
      .map((entry) => rowOf(input, entry)),
    entryCount: inRange.length,
  };
}

function statusOf(input: TimeSumInput, entry: TimeEntry): EntryStatus {
  if (entry.isRunning) return 'running';
  if (entry.isLocked) return 'exported';
  return isApproved(input, entry) ? 'approved' : 'waiting';
}

function isApproved(input: TimeSumInput, entry: TimeEntry): boolean {
  const approvedTo = input.users.get(entry.userId)?.approvedTo ?? null;
  return approvedTo !== null && entry.date <= approvedTo;
}

function waitingReasons(input: TimeSumInput, entries: readonly TimeEntry[]): TimeSums['waitingBecause'] {
  const seconds = new Map<WaitingCause, number>();
  for (const entry of entries) {
    if (entry.isLocked && !entry.isRunning) continue;
    const reason = waitingCauseOf(input, entry);
    seconds.set(reason, (seconds.get(reason) ?? 0) + elapsedSeconds(entry, input.nowMs));
  }
  return waitingCauses.flatMap((reason) => {
    const sum = seconds.get(reason);
    return sum === undefined ? [] : [{ reason, seconds: sum }];
  });
}

function waitingCauseOf(input: TimeSumInput, entry: TimeEntry): WaitingCause {
  if (entry.isRunning) return 'running';
  const customer = input.customerOf(entry.jobcodeId);
  if (customer === 'none') return 'noCustomer';
  if (customer === 'inactive') return 'customerInactive';
  return isApproved(input, entry) ? 'nextExport' : 'notApproved';
}

function elapsedSeconds(entry: TimeEntry, nowMs: number): number {
  if (!entry.isRunning) return entry.durationSeconds;
  return entry.startMs === null ? 0 : Math.max(0, Math.floor((nowMs - entry.startMs) / 1000));
}

function runningTimes(input: TimeSumInput, entries: readonly TimeEntry[]): readonly RunningTime[] {
  return entries
    .flatMap((entry) =>
      entry.isRunning && entry.startMs !== null
        ? [{ entryId: entry.id, personName: nameOf(input, entry.userId), startMs: entry.startMs }]
        : [],
    )
    .sort((a, b) => a.startMs - b.startMs);
}

function peopleOf(input: TimeSumInput, entries: readonly TimeEntry[]): readonly PersonTime[] {
  const people = new Map<string, PersonTime>();
  for (const { userId, durationSeconds, isRunning } of entries) {
    const person = people.get(userId);
    people.set(userId, {
      userId,
      name: nameOf(input, userId),
      seconds: (person?.seconds ?? 0) + (isRunning ? 0 : durationSeconds),
      isOnTheClock: isRunning || (person?.isOnTheClock ?? false),
    });
  }
  return [...people.values()].sort((a, b) => b.seconds - a.seconds || compareText(a.name, b.name));
}

/** From the first week with time to the last of the range or the present one, whichever is sooner. */
function weeksOf(
  { days, weekStartsOn }: TimeSumInput,
  closed: readonly TimeEntry[],
  today: DayText,
): TimeSums['byWeek'] {
  const seconds = new Map<DayText, number>();
  for (const entry of closed) {
    const week = weekStartOf(entry.date, weekStartsOn);
    seconds.set(week, (seconds.get(week) ?? 0) + entry.durationSeconds);
  }
  const withTime = [...seconds.keys()].sort();
  const [first] = withTime;
  const newest = withTime.at(-1);
  if (first === undefined || newest === undefined) return [];
  const end = weekStartOf(days.to < today ? days.to : today, weekStartsOn);
  const weeks: { weekStart: DayText; seconds: number }[] = [];
  for (let weekStart = first; weekStart <= newest || weekStart <= end; weekStart = addDays(weekStart, 7)) {
    weeks.push({ weekStart, seconds: seconds.get(weekStart) ?? 0 });
  }
  return weeks;
}

/** Empty where the account knows no service items; entries without one stand under `''`. */
function serviceItemsOf(closed: readonly TimeEntry[]): TimeSums['byServiceItem'] {
  if (closed.every((entry) => entry.serviceItem === null)) return [];
  const seconds = new Map<string, number>();
  for (const { serviceItem, durationSeconds } of closed) {
    const name = serviceItem ?? '';
    seconds.set(name, (seconds.get(name) ?? 0) + durationSeconds);
  }
  return [...seconds]
    .map(([name, sum]) => ({ name, seconds: sum }))
    .sort((a, b) => b.seconds - a.seconds || compareText(a.name, b.name));
}

function rowOf(input: TimeSumInput, entry: TimeEntry): EntryTime {
  return {
    id: entry.id,
    date: entry.date,
    personName: nameOf(input, entry.userId),
    seconds: entry.isRunning ? 0 : entry.durationSeconds,
    runningSinceMs: entry.isRunning ? entry.startMs : null,
    notes: entry.notes,
    jobName: input.jobNameOf(entry.jobcodeId),
    serviceItem: entry.serviceItem ?? '',
    status: statusOf(input, entry),
  };
}

/** Running entries first, then by day and clock time; manual entries have no clock time and close their day. */
function newestFirst(a: TimeEntry, b: TimeEntry): number {
  return (
    Number(b.isRunning) - Number(a.isRunning) ||
    compareText(b.date, a.date) ||
    (b.startMs ?? 0) - (a.startMs ?? 0) ||
    compareText(a.id, b.id)
  );
}

/** `''` where the account does not show this user. */
function nameOf(input: TimeSumInput, userId: string): string {
  return input.users.get(userId)?.name ?? '';
}

/** Whether a day is one of the range's, which holds both its ends. */
export function isWithin(day: DayText, days: DayRange): boolean {
  return (days.from === null || day >= days.from) && day <= days.to;
}

function secondsOf(entries: readonly TimeEntry[]): number {
  return entries.reduce((sum, entry) => sum + entry.durationSeconds, 0);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
