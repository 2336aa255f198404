import type { Firm } from '../../firm/firm';
import { clientNameOf } from '../../firm/karbon/client-names';
import type { QbtTimesheet, QuickbooksTimeState } from '../../firm/quickbooks-time/state';
import type { ShowcaseName } from '../../firm/state';

/** What QuickBooks Time really holds, added up straight from the firm's state: what the panel must show. */
export interface TrueTime {
  readonly closedSeconds: number;
  /** Of these, what is locked: QuickBooks has it. */
  readonly exportedSeconds: number;
  readonly entryCount: number;
  readonly runningCount: number;
  /** What is on the clock at `nowMs` of the firm's clock. */
  readonly runningSeconds: (nowMs: number) => number;
  /** With what is on the clock at `nowMs` of the firm's clock. */
  readonly secondsByPerson: (nowMs: number) => ReadonlyMap<string, number>;
}

function idsBelow(state: QuickbooksTimeState, rootId: number): ReadonlySet<number> {
  const ids = new Set([rootId]);
  for (let size = 0; size !== ids.size; ) {
    size = ids.size;
    for (const jobcode of state.jobcodes.values()) if (ids.has(jobcode.parentId)) ids.add(jobcode.id);
  }
  return ids;
}

/** Entries on the jobcodes and all below them, on days `from` to `to`, both included. */
export function trueEntries(
  firm: Firm,
  jobcodeIds: readonly number[],
  from: string,
  to: string,
): readonly QbtTimesheet[] {
  const state = firm.state.quickbooksTime;
  const ids = new Set(jobcodeIds.flatMap((id) => [...idsBelow(state, id)]));
  return [...state.timesheets.values()].filter(
    (sheet) => ids.has(sheet.jobcodeId) && sheet.date >= from && sheet.date <= to,
  );
}

/** Time on jobcodes and all below them, on days `from` to `to`, both included; with `userId` that user's alone. */
export function trueTime(
  firm: Firm,
  jobcodeIds: number | readonly number[],
  from: string,
  to: string,
  userId?: number,
): TrueTime {
  const state = firm.state.quickbooksTime;
  const sheets = trueEntries(firm, [jobcodeIds].flat(), from, to).filter(
    (sheet) => userId === undefined || sheet.userId === userId,
  );
  const isRunning = (sheet: QbtTimesheet) => sheet.type === 'regular' && sheet.endMs === null;
  const secondsOf = (sheet: QbtTimesheet, nowMs: number) =>
    isRunning(sheet) ? Math.max(0, Math.floor((nowMs - (sheet.startMs ?? nowMs)) / 1000)) : sheet.duration;
  const sum = (some: readonly QbtTimesheet[], nowMs: number) =>
    some.reduce((seconds, sheet) => seconds + secondsOf(sheet, nowMs), 0);
  const closed = sheets.filter((sheet) => !isRunning(sheet));
  return {
    closedSeconds: sum(closed, 0),
    exportedSeconds: sum(
      closed.filter(({ locked }) => locked !== 0),
      0,
    ),
    entryCount: sheets.length,
    runningCount: sheets.length - closed.length,
    runningSeconds: (nowMs) => sum(sheets.filter(isRunning), nowMs),
    secondsByPerson(nowMs) {
      const seconds = new Map<string, number>();
      for (const sheet of sheets) {
        const user = state.users.get(sheet.userId);
        const name = user ? `${user.firstName} ${user.lastName}` : '';
        seconds.set(name, (seconds.get(name) ?? 0) + secondsOf(sheet, nowMs));
      }
      return seconds;
    },
  };
}

/** The jobcode at exactly this path, active or not. */
export function jobcodeAt(firm: Firm, path: readonly string[]): number {
  const { jobcodes } = firm.state.quickbooksTime;
  let parentId = 0;
  for (const name of path) {
    const found = [...jobcodes.values()].find((row) => row.parentId === parentId && row.name === name);
    if (!found) throw new Error(`The firm has no jobcode ${path.join(':')}`);
    parentId = found.id;
  }
  return parentId;
}

/** The jobcode that QuickBooks Time holds for a showcase's work item, by its name with case and blanks ignored. */
export function workJobcode(firm: Firm, name: ShowcaseName): number {
  const { karbon, quickbooksTime, showcases } = firm.state;
  const work = karbon.workItems.get(showcases[name].key);
  if (!work) throw new Error(`${name} is no work item`);
  const clientName = clientNameOf(karbon, work.clientKey, firm.switches.karbon.fullNameOrder) ?? '';
  const isSame = (a: string, b: string) => fold(a) === fold(b);
  for (const job of quickbooksTime.jobcodes.values()) {
    const parent = quickbooksTime.jobcodes.get(job.parentId);
    if (parent && isSame(parent.name, clientName) && isSame(job.name, work.title)) return job.id;
  }
  throw new Error(`QuickBooks Time has no jobcode for ${name}`);
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The total that the panel must show for a showcase's work item by default, if nobody is on the clock for it. */
export function trueTotal(firm: Firm, name: ShowcaseName): string {
  const { from, to } = sixMonths(firm);
  return durationText(trueTime(firm, workJobcode(firm, name), from, to).closedSeconds);
}

/** Six months back from the firm's today, as the panel's default range has it. */
export function sixMonths(firm: Firm): { from: string; to: string } {
  const zone = firm.state.quickbooksTime.account.timeZone;
  const to = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(firm.clock.now());
  const [year = 0, month = 0, day = 0] = to.split('-').map(Number);
  const from = new Date(Date.UTC(year, month - 1 - 6, day)).toISOString().slice(0, 10);
  return { from, to };
}

/** The firm's present week, whole, as its account begins it. */
export function thisWeek(firm: Firm): { from: string; to: string } {
  const { weekStart } = firm.state.quickbooksTime.account;
  const today = new Date(sixMonths(firm).to);
  const dayAfter = (days: number) => new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const daysGone = (today.getUTCDay() - weekStart + 7) % 7;
  return { from: dayAfter(-daysGone), to: dayAfter(6 - daysGone) };
}

/** Seconds as the panel writes them in the United States: `41h 20m`, `20m`, `<1m`. */
export function durationText(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes === 0 && seconds > 0) return '<1m';
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}m`;
  const hoursText = hours.toLocaleString('en');
  return rest === 0 ? `${hoursText}h` : `${hoursText}h ${rest}m`;
}
