import type { MatchStatus } from '../../src/domain/matching/match-status';
import type { PageRef } from '../../src/messages/page-ref';
import type { PanelView } from '../../src/messages/panel-view';
import { localDay } from '../firm/quickbooks-time/mutations';
import type { FirmState } from '../firm/state';
import type { DirectFirm } from '../office/direct-firm';
import { isRunning, jobcodesBelow, trueClients } from './truth';

const dayMs = 86_400_000;

/** The jobcodes that a view names for its own page. */
export function rootsNamedBy(view: PanelView): readonly number[] {
  return view.matchStatuses ? idsOf(view.matchStatuses.quickbooksTime) : [];
}

function idsOf(status: MatchStatus): readonly number[] {
  switch (status.kind) {
    case 'matched':
    case 'differs':
    case 'archived':
    case 'misplaced':
      return [Number(status.found.record.id)];
    case 'ambiguous':
      return status.candidates.map(({ record }) => Number(record.id));
    case 'blocked':
      return status.unblocked ? idsOf(status.unblocked) : [];
    case 'similar':
    case 'missing':
      return [];
  }
}

/**
 * Compares what a panel shows with the firm.
 *
 * @param rootsOf the jobcodes of each page that is listed on this one, as those pages name them.
 */
export function compareView(
  firm: DirectFirm,
  view: PanelView,
  rootsOf: ReadonlyMap<string, readonly number[]>,
): string[] {
  const own = rootsNamedBy(view);
  const roots = new Set([...own, ...[...rootsOf.values()].flat()]);
  const where = `${view.page.kind} ${view.page.key}`;
  const differences = compareRoots(firm.state, view.page, own).map((text) => `${where}: ${text}`);
  if (roots.size === 0) {
    return view.time ? [...differences, `${where} shows time without a jobcode`] : differences;
  }
  if (!view.time) return [...differences, `${where} shows no time, though it has jobcodes ${[...roots]}`];
  const shown = view.time;
  const { wanted, days } = trueTime(firm, roots, shown.range);
  const is = {
    days: shown.days,
    totalSeconds: shown.total.seconds,
    weekSeconds: shown.week.seconds,
    weekStartsMs: [...shown.week.runningSinceMs].sort(),
    exportedSeconds: shown.exported.seconds,
    waitingSeconds: shown.pendingExport.seconds,
    tickingSums: [shown.total, shown.pendingExport].map(({ runningSinceMs }) => [...runningSinceMs].sort()),
    entryCount: shown.entryCount,
    running: shown.running.map(({ entryId, startMs }) => `${entryId} ${startMs}`).sort(),
  };
  for (const [field, value] of Object.entries({ ...wanted, days })) {
    const [text, should] = [JSON.stringify(Reflect.get(is, field)), JSON.stringify(value)];
    if (text !== should)
      differences.push(`${where} shows ${field} ${text}, should be ${should}; jobcodes ${[...roots]}`);
  }
  for (const row of [...view.work, ...view.members]) {
    const part = trueTime(firm, new Set(rootsOf.get(row.key)), shown.range).wanted;
    if (row.seconds !== part.totalSeconds || row.runningSinceMs.length !== part.running.length) {
      differences.push(
        `${where} shows ${row.seconds} s for ${row.key}, should be ${part.totalSeconds}, running ${part.running}`,
      );
    }
  }
  return differences;
}

type Range = NonNullable<PanelView['time']>['range'];

function trueTime({ state, clock }: DirectFirm, roots: ReadonlySet<number>, range: Range) {
  const { timeZone, weekStart } = state.quickbooksTime.account;
  const today = localDay(clock.now(), timeZone);
  const days = daysOf(range, today, weekStart);
  const ids = jobcodesBelow(state, roots);
  const rows = [...state.quickbooksTime.timesheets.values()].filter(({ jobcodeId }) => ids.has(jobcodeId));
  const inRange = rows.filter(({ date }) => (days.from === null || date >= days.from) && date <= days.to);
  const closed = inRange.filter((row) => !isRunning(row));
  const startsOf = (some: typeof rows) =>
    some
      .filter(isRunning)
      .map(({ startMs }) => startMs)
      .sort();
  const firstDay = firstDayOfWeek(today, weekStart);
  const lastRead = days.to > today ? days.to : today;
  const lastDay = [dayAfter(firstDay, 6), lastRead].sort()[0] ?? '';
  const sum = (some: readonly { readonly duration: number }[]) =>
    some.reduce((seconds, { duration }) => seconds + duration, 0);
  const thisWeek = rows.filter(({ date }) => date >= firstDay && date <= lastDay);
  return {
    days,
    wanted: {
      totalSeconds: sum(closed),
      weekSeconds: sum(thisWeek.filter((row) => !isRunning(row))),
      weekStartsMs: startsOf(thisWeek),
      exportedSeconds: sum(closed.filter(({ locked }) => locked !== 0)),
      waitingSeconds: sum(closed.filter(({ locked }) => locked === 0)),
      tickingSums: [startsOf(inRange), startsOf(inRange)],
      entryCount: inRange.length,
      running: inRange
        .filter(isRunning)
        .map(({ id, startMs }) => `${id} ${startMs}`)
        .sort(),
    },
  };
}

function firstDayOfWeek(today: string, weekStart: number): string {
  const weekday = (new Date(today).getUTCDay() - weekStart + 7) % 7;
  return dayAfter(today, -weekday);
}

function daysOf(range: Range, today: string, weekStart: number): { from: string | null; to: string } {
  switch (range.kind) {
    case 'lifetime':
      return { from: null, to: today };
    case 'custom':
      return { from: range.from, to: range.to };
    case 'thisYear':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
    case 'thisMonth':
      return { from: `${today.slice(0, 7)}-01`, to: today };
    case 'thisWeek':
      return { from: firstDayOfWeek(today, weekStart), to: today };
    case 'lastMonth': {
      const to = dayAfter(`${today.slice(0, 7)}-01`, -1);
      return { from: `${to.slice(0, 7)}-01`, to };
    }
    case 'sixMonths': {
      const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - 6;
      const month = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
      // The last day of a month that is too short.
      for (let day = Number(today.slice(8)); ; day -= 1) {
        const text = `${month}-${String(day).padStart(2, '0')}`;
        if (new Date(text).toISOString().startsWith(month)) return { from: text, to: today };
      }
    }
  }
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** Where the names leave no doubt, the page's jobcode is the one that bears them. */
function compareRoots(state: FirmState, page: PageRef, own: readonly number[]): string[] {
  const expected = plainRoot(state, page);
  if (expected === null || own.includes(expected)) return [];
  return [`stands at jobcodes ${own}, should stand at ${expected}`];
}

/** `null` where any name is odd, there twice, or not there in exactly these words. */
function plainRoot(state: FirmState, page: PageRef): number | null {
  const item = page.kind === 'work' ? state.karbon.workItems.get(page.key) : undefined;
  if (page.kind === 'work' && !item) return null;
  const clients = trueClients(state);
  const client = clients.find(({ key }) => key === (item?.clientKey ?? page.key));
  const name = String(client?.fullName ?? '');
  if (clients.filter(({ fullName }) => plain(String(fullName)) === plain(name)).length !== 1) return null;
  const top = onlyChild(state, 0, name);
  if (!item || top === null) return top;
  const siblings = [...state.karbon.workItems.values()].filter(
    ({ clientKey }) => clientKey === item.clientKey,
  );
  if (siblings.filter(({ title }) => plain(title) === plain(item.title)).length !== 1) return null;
  return onlyChild(state, top, item.title);
}

function onlyChild({ quickbooksTime }: FirmState, parentId: number, name: string): number | null {
  if (!/^[\w ,|&.]{1,64}$/.test(name)) return null;
  const found = [...quickbooksTime.jobcodes.values()].filter(
    (jobcode) => plain(jobcode.name) === plain(name),
  );
  const [jobcode, ...others] = found.filter((each) => each.parentId === parentId);
  if (!jobcode?.active || jobcode.name !== name || others.length > 0 || jobcode.type !== 'regular')
    return null;
  return jobcode.id;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
