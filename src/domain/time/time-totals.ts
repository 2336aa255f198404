import type { DayText, TimeEntry, TimeUser } from '../records/records';
import { addDays, addMonths, dayOf, monthStartOf, weekStartOf } from './calendar';
import type { DayRange } from './time-range';
import { noTrackedTime, secondsAt, type TrackedTime, trackedTimeBy, trackedTimeOf } from './tracked-time';

export interface TimeTotalsInput {
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

/** Why an entry has not been exported yet (quickbooks-time.md 8.5), in the order in which they count: the first that holds. */
const waitingCauses = ['running', 'noCustomer', 'customerInactive', 'notApproved', 'nextExport'] as const;

export type WaitingCause = (typeof waitingCauses)[number];

/** An entry is exported, or has not been for one of these: the list says of each what the sums count it under. */
export type EntryStatus = 'exported' | WaitingCause;

/** What adds up one way adds up every other way, at any instant: a running entry counts wherever a closed one would. */
export interface TimeTotals {
  readonly total: TrackedTime;
  readonly week: TrackedTime;
  readonly exported: TrackedTime;
  readonly pendingExport: TrackedTime;
  /** Adds up to `pendingExport`. */
  readonly pendingExportReasons: readonly WaitingTime[];
  /** `null` where no entry says whether it is billable. */
  readonly billable: TrackedTime | null;
  readonly running: readonly RunningTime[];
  /** Whoever has most at `nowMs` first. */
  readonly byPerson: readonly PersonTime[];
  /** Oldest first, without gaps. */
  readonly byWeek: readonly WeekTime[];
  readonly byMonth: readonly MonthTime[];
  readonly byServiceItem: readonly NamedTime[];
  /** Running ones, then the newest; the first `entries.length` of `entryCount`. */
  readonly entries: readonly EntryTime[];
  readonly entryCount: number;
}

export interface WaitingTime extends TrackedTime {
  readonly reason: WaitingCause;
}

export interface MonthTime extends TrackedTime {
  /** Its first day. */
  readonly monthStart: DayText;
}

export interface WeekTime extends TrackedTime {
  readonly weekStart: DayText;
}

export interface NamedTime extends TrackedTime {
  readonly name: string;
}

export interface RunningTime {
  readonly entryId: string;
  readonly personName: string;
  /** Epoch ms on QuickBooks Time's clock. */
  readonly startMs: number;
}

export interface PersonTime extends NamedTime {
  readonly userId: string;
}

export interface EntryTime {
  readonly id: string;
  readonly userId: string;
  readonly date: DayText;
  readonly personName: string;
  readonly seconds: number;
  /** Epoch ms on QuickBooks Time's clock; `null` for an amount of a day, and the end of one that runs. */
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** Epoch ms; set on running entries alone. */
  readonly runningSinceMs: number | null;
  readonly notes: string;
  /** The jobcode below the page's own, `''` where the entry is on the page's own jobcode. */
  readonly jobName: string;
  readonly serviceItem: string;
  readonly status: EntryStatus;
  /** Why nobody can change it; `null` where whoever has the right can. */
  readonly fixed: 'locked' | 'approved' | null;
}

/**
 * Adds up the entries of a page (quickbooks-time.md 7.6). Waiting entries carry the first reason that keeps them from being
 * exported (8.5). A span across midnight or a change of clocks counts as the service counts it.
 */
export function timeTotals(input: TimeTotalsInput): TimeTotals {
  const all = [...input.entries];
  const today = dayOf(input.nowMs, input.zone);
  const inRange = all.filter(({ date }) => isWithin(date, input.days));
  const waiting = inRange.filter((entry) => !isExported(entry));
  const weekOf = createWeekOf(input);
  const thisWeek = weekStartOf(today, input.weekStartsOn);

  return {
    total: trackedTimeOf(inRange),
    week: trackedTimeOf(all.filter((entry) => weekOf(entry) === thisWeek)),
    exported: trackedTimeOf(inRange.filter(isExported)),
    pendingExport: trackedTimeOf(waiting),
    pendingExportReasons: waitingReasons(input, waiting),
    billable: inRange.every((entry) => entry.isBillable === null)
      ? null
      : trackedTimeOf(inRange.filter((entry) => entry.isBillable === true)),
    running: runningTimes(input, inRange),
    byPerson: peopleOf(input, inRange),
    byWeek: weeksOf(input, trackedTimeBy(inRange, weekOf), today),
    byMonth: monthsOf(
      input,
      trackedTimeBy(inRange, ({ date }) => monthStartOf(date)),
      today,
    ),
    byServiceItem: serviceItemsOf(input, inRange),
    entries: inRange
      .sort(newestFirst)
      .slice(0, input.rowLimit)
      .map((entry) => rowOf(input, entry)),
    entryCount: inRange.length,
  };
}

/** Thousands of entries lie on a few hundred days. */
function createWeekOf({ weekStartsOn }: TimeTotalsInput): (entry: TimeEntry) => DayText {
  const known = new Map<DayText, DayText>();
  return ({ date }) => {
    const week = known.get(date) ?? weekStartOf(date, weekStartsOn);
    known.set(date, week);
    return week;
  };
}

function isExported(entry: TimeEntry): boolean {
  return entry.isLocked && !entry.isRunning;
}

function statusOf(input: TimeTotalsInput, entry: TimeEntry): EntryStatus {
  return isExported(entry) ? 'exported' : waitingCauseOf(input, entry);
}

function isApproved(input: TimeTotalsInput, entry: TimeEntry): boolean {
  const approvedTo = input.users.get(entry.userId)?.approvedTo ?? null;
  return approvedTo !== null && entry.date <= approvedTo;
}

function waitingReasons(input: TimeTotalsInput, waiting: readonly TimeEntry[]): readonly WaitingTime[] {
  const amounts = trackedTimeBy(waiting, (entry) => waitingCauseOf(input, entry));
  return waitingCauses.flatMap((reason) => {
    const amount = amounts.get(reason);
    return amount ? [{ reason, ...amount }] : [];
  });
}

function waitingCauseOf(input: TimeTotalsInput, entry: TimeEntry): WaitingCause {
  if (entry.isRunning) return 'running';
  const customer = input.customerOf(entry.jobcodeId);
  if (customer === 'none') return 'noCustomer';
  if (customer === 'inactive') return 'customerInactive';
  return isApproved(input, entry) ? 'nextExport' : 'notApproved';
}

function runningTimes(input: TimeTotalsInput, entries: readonly TimeEntry[]): readonly RunningTime[] {
  return entries
    .flatMap((entry) =>
      entry.isRunning && entry.startMs !== null
        ? [{ entryId: entry.id, personName: nameOf(input, entry.userId), startMs: entry.startMs }]
        : [],
    )
    .sort((a, b) => a.startMs - b.startMs);
}

function peopleOf(input: TimeTotalsInput, entries: readonly TimeEntry[]): readonly PersonTime[] {
  const amounts = trackedTimeBy(entries, ({ userId }) => userId);
  return [...amounts]
    .map(([userId, amount]) => ({ userId, name: nameOf(input, userId), ...amount }))
    .sort(mostFirst(input));
}

/** From the first week with time to the last of the range or the present one, whichever is sooner. */
function weeksOf(
  { days, weekStartsOn }: TimeTotalsInput,
  amounts: ReadonlyMap<DayText, TrackedTime>,
  today: DayText,
): readonly WeekTime[] {
  const withTime = [...amounts.keys()].sort();
  const [first] = withTime;
  const newest = withTime.at(-1);
  if (first === undefined || newest === undefined) return [];
  const end = weekStartOf(days.to < today ? days.to : today, weekStartsOn);
  const weeks: WeekTime[] = [];
  for (let weekStart = first; weekStart <= newest || weekStart <= end; weekStart = addDays(weekStart, 7)) {
    weeks.push({ weekStart, ...(amounts.get(weekStart) ?? noTrackedTime) });
  }
  return weeks;
}

/** As the weeks. */
function monthsOf(
  { days }: TimeTotalsInput,
  amounts: ReadonlyMap<DayText, TrackedTime>,
  today: DayText,
): readonly MonthTime[] {
  const withTime = [...amounts.keys()].sort();
  const [first] = withTime;
  const newest = withTime.at(-1);
  if (first === undefined || newest === undefined) return [];
  const end = monthStartOf(days.to < today ? days.to : today);
  const months: MonthTime[] = [];
  for (
    let monthStart = first;
    monthStart <= newest || monthStart <= end;
    monthStart = addMonths(monthStart, 1)
  ) {
    months.push({ monthStart, ...(amounts.get(monthStart) ?? noTrackedTime) });
  }
  return months;
}

/** Empty where the account knows no service items; entries without one stand under `''`. */
function serviceItemsOf(input: TimeTotalsInput, entries: readonly TimeEntry[]): readonly NamedTime[] {
  if (entries.every((entry) => entry.serviceItem === null)) return [];
  const amounts = trackedTimeBy(entries, ({ serviceItem }) => serviceItem ?? '');
  return [...amounts].map(([name, amount]) => ({ name, ...amount })).sort(mostFirst(input));
}

function mostFirst({ nowMs }: TimeTotalsInput): (a: NamedTime, b: NamedTime) => number {
  return (a, b) => secondsAt(b, nowMs) - secondsAt(a, nowMs) || compareText(a.name, b.name);
}

function rowOf(input: TimeTotalsInput, entry: TimeEntry): EntryTime {
  return {
    id: entry.id,
    userId: entry.userId,
    date: entry.date,
    personName: nameOf(input, entry.userId),
    seconds: entry.isRunning ? 0 : entry.durationSeconds,
    startMs: entry.kind === 'manual' ? null : entry.startMs,
    endMs: entry.kind === 'manual' || entry.isRunning ? null : entry.endMs,
    runningSinceMs: entry.isRunning ? entry.startMs : null,
    notes: entry.notes,
    jobName: input.jobNameOf(entry.jobcodeId),
    serviceItem: entry.serviceItem ?? '',
    status: statusOf(input, entry),
    fixed: entry.isLocked ? 'locked' : isApproved(input, entry) ? 'approved' : null,
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
function nameOf(input: TimeTotalsInput, userId: string): string {
  return input.users.get(userId)?.name ?? '';
}

/** Whether a day is one of the range's, which holds both its ends. */
export function isWithin(day: DayText, days: DayRange): boolean {
  return (days.from === null || day >= days.from) && day <= days.to;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
