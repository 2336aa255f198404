import type { DayText } from '../../domain/records/records';
import { dayOf, weekStartOf } from '../../domain/time/calendar';
import type { EntryWithFields } from '../../domain/time/entry-content';
import { endsByItselfAt, isForgotten } from '../../domain/time/running-entry';
import type { TimeRules } from '../../domain/time/time-change';
import { fieldsFor } from '../../domain/time/time-fields';
import type {
  BusyTime,
  EntrySummary,
  MyTimeView,
  RunningTimer,
  TimeForm,
  TimeLogView,
  TimeOutcome,
  TimeRunView,
  TimerView,
} from '../../messages/time-tracking';
import type { Store } from '../../store/store';
import type { TimeChangeRow } from '../../store/time-rows';
import type { KnownTime } from '../reminders/reminder-clock';
import type { TimerOnIcon } from '../toolbar-icon/icon-face';
import type { BookablePlaces } from './bookable-places';
import { type BookedOn, newestFirst, type Rights, summaryWith, withKept } from './entry-summaries';
import type { Owner, OwnTimeReader } from './own-time';
import type { PagePlace } from './page-place';
import { canBeUndone, isOf, isOnlyKept, secondsOf } from './planned-changes';

/** Own time as the panel and the popup show it, from the store alone. */
export interface TimeViews {
  timer(place: PagePlace): Promise<TimerView | null>;
  mine(): Promise<MyTimeView>;
  form(jobcodeId: string): Promise<TimeForm>;
  /** What runs, as far as the toolbar icon tells of it. */
  onIcon(): Promise<TimerOnIcon | null>;
  /** What reminders go by; `null` where the user can track no time. */
  knownTime(): Promise<KnownTime | null>;
  /** The runs of the last changes, newest first. */
  log(): Promise<TimeLogView>;
  /** What the run has come to. */
  outcomeOf(runId: string): Promise<TimeOutcome>;
}

/** How long a run is worth saying after it has ended, ms. */
const runShownForMs = 10 * 60_000;
const maxRecent = 8;
const recentFromChanges = 60;
/** About a month of somebody who switches all day. */
const logged = 500;

export function createTimeViews(parts: {
  readonly store: Pick<Store, 'timeChanges' | 'mirror'>;
  readonly ownTime: OwnTimeReader;
  readonly places: BookablePlaces;
  now(): number;
  undone(): Promise<number>;
}): TimeViews {
  const { store, ownTime, places, now } = parts;
  const { timeChanges, mirror } = store;

  const views: TimeViews = {
    async timer({ jobcodeId, strands }) {
      const owner = await ownTime.owner();
      if (!owner) return null;
      const known = await knownOf(owner);
      const { rules, row, today } = known;
      const here = jobcodeId === null ? [] : row.filter((entry) => entry.jobcodeId === jobcodeId);
      const running = await runningOf(known);
      return {
        checkedAt: known.checkedAt,
        running,
        isHere: running !== null && running.entry.jobcodeId === jobcodeId,
        obstacle: !rules
          ? 'reading'
          : !rules.mayTrack
            ? 'mayNotTrack'
            : jobcodeId === null
              ? 'noJobcode'
              : strands
                ? 'notInQuickbooks'
                : null,
        mayManage: rules?.mayManageOwn ?? false,
        userId: owner.userId,
        mayManageOthers: rules?.mayManageOthers ?? false,
        form: await formOf(known, jobcodeId),
        own: await summaries(known, newestFirst(here)),
        busy: await busyTimes(known),
        run: await newestRun(),
        timeZone: owner.timeZone,
        today,
      };
    },

    async mine() {
      const owner = await ownTime.owner();
      if (!owner) return nothing(await parts.undone());
      const known = await knownOf(owner);
      const { rules, row, today } = known;
      const weekStart = weekStartOf(today, owner.weekStartsOn);
      const inWeek = row.filter(({ date, isRunning }) => date >= weekStart && date <= today && !isRunning);
      const breaks = await places.breaks(inWeek.map(({ jobcodeId }) => jobcodeId));
      // QuickBooks Time pays nobody for an unpaid break.
      const week = inWeek.filter(({ jobcodeId }) => breaks.get(jobcodeId)?.kind !== 'unpaid');
      const recentIds = [
        ...(await timeChanges.newest(recentFromChanges))
          .filter(({ otherUserId }) => otherUserId === undefined)
          .map(({ change, before }) =>
            change.kind === 'create' ? change.content.jobcodeId : (before?.jobcodeId ?? '0'),
          ),
        ...newestFirst(row).map(({ jobcodeId }) => jobcodeId),
      ].filter((id) => id !== '0');
      return {
        checkedAt: known.checkedAt,
        clockSkewMs: known.clockSkewMs,
        obstacle: !rules ? 'reading' : rules.mayTrack ? null : 'mayNotTrack',
        running: await runningOf(known),
        mayManage: rules?.mayManageOwn ?? false,
        today,
        timeZone: owner.timeZone,
        entries: await summaries(
          known,
          newestFirst(row.filter(({ date, isRunning }) => date === today || isRunning)),
        ),
        busy: await busyTimes(known),
        weekStart,
        weekSeconds: week.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0),
        recent: (await places.of([...new Set(recentIds)])).slice(0, maxRecent),
        run: await newestRun(),
        undone: await parts.undone(),
      };
    },

    async form(jobcodeId) {
      const owner = await ownTime.owner();
      return owner ? formOf(await knownOf(owner), jobcodeId) : emptyForm;
    },

    async onIcon() {
      const owner = await ownTime.owner();
      if (!owner) return null;
      const known = await knownOf(owner);
      const running = await runningOf(known);
      if (!running) return null;
      const { startMs, path } = running.entry;
      return { startMs, path, clockSkewMs: known.clockSkewMs };
    },

    async knownTime() {
      const owner = await ownTime.owner();
      if (!owner) return null;
      const known = await knownOf(owner);
      const { rules, row, today, clockSkewMs, serverNowMs, checkedAt } = known;
      if (!rules?.mayTrack) return null;
      const running = (await runningOf(known))?.entry ?? null;
      return {
        nowMs: serverNowMs,
        timeZone: owner.timeZone,
        clockSkewMs,
        readAt: checkedAt,
        running: running && { startMs: running.startMs, path: running.path },
        hasTimeToday: running !== null || row.some(({ date }) => date === today),
      };
    },

    async log() {
      const rows = await timeChanges.newest(logged);
      const runs = await Promise.all([...new Set(rows.map(({ runId }) => runId))].map(runView));
      const owner = await ownTime.owner();
      const timeZone = owner?.timeZone ?? 'UTC';
      return { runs, timeZone, today: dayOf(owner ? await ownTime.serverNowMs(owner) : now(), timeZone) };
    },

    async outcomeOf(runId) {
      const rows = await timeChanges.run(runId);
      const failed = rows.find(({ state, result }) => state === 'failed' && result?.kind !== 'notReached');
      const late = rows.find(({ state }) => state === 'failed');
      const waiting = rows.find(({ state }) => state === 'planned' || state === 'sent');
      const { result } = failed ?? waiting ?? late ?? { result: null };
      if (failed && result?.kind === 'refused') {
        const overlapping = result.overlapping && (await summaryOf(result.overlapping));
        return { kind: 'refused', refusal: result.refusal, overlapping };
      }
      if (failed && result?.kind === 'failed') return { kind: 'failed', error: result.error };
      if (waiting) return { kind: rows.some(({ state }) => state === 'sent') ? 'unsettled' : 'kept' };
      if (late) {
        const error = { code: 'timedOut', system: 'quickbooksTime', retryAt: null, detail: '' } as const;
        return { kind: 'failed', error };
      }
      return { kind: 'done' };
    },
  };

  interface Known {
    readonly owner: Owner;
    readonly rules: TimeRules | null;
    readonly row: readonly EntryWithFields[];
    readonly checkedAt: number | null;
    readonly clockSkewMs: number;
    readonly serverNowMs: number;
    readonly today: DayText;
    readonly approvedTo: DayText | null;
  }

  async function knownOf(owner: Owner): Promise<Known> {
    const [rules, entries, user, serverNowMs, open] = await Promise.all([
      ownTime.rules(owner),
      ownTime.entries(owner),
      mirror.get('timeUsers', owner.userId),
      ownTime.serverNowMs(owner),
      timeChanges.open(),
    ]);
    return {
      owner,
      rules,
      row: withKept(entries, open),
      checkedAt: entries?.readAt ?? null,
      clockSkewMs: entries?.clockSkewMs ?? 0,
      serverNowMs,
      today: dayOf(serverNowMs, owner.timeZone),
      approvedTo: user?.approvedTo ?? null,
    };
  }

  async function runningOf({
    row,
    owner,
    rules,
    serverNowMs,
    approvedTo,
  }: Known): Promise<RunningTimer | null> {
    const entry = row.find(({ isRunning }) => isRunning);
    if (!entry || entry.startMs === null) return null;
    const { startMs } = entry;
    const summary = await summaryOf(entry, { rules, approvedTo });
    return {
      entry: { ...summary, startMs },
      isForgotten: isForgotten(startMs, serverNowMs, owner.timeZone),
      endsByItselfMs: endsByItselfAt(startMs, { clockOutAfterHours: rules?.clockOutAfterHours ?? null }),
      address: (await places.addresses([entry.jobcodeId])).get(entry.jobcodeId) ?? null,
    };
  }

  async function formOf({ rules, row, today, owner }: Known, jobcodeId: string | null): Promise<TimeForm> {
    if (!rules) return emptyForm;
    const newest = newestFirst(row);
    const last = newest.find((entry) => entry.jobcodeId === jobcodeId) ?? newest[0];
    const before = newest.filter(
      ({ date, isRunning, jobcodeId: id }) => id === jobcodeId && date < today && !isRunning,
    );
    const jobcodeIds = jobcodeId === null ? [] : await places.lineage(jobcodeId);
    const [previous] = before;
    const total = before.filter(({ date }) => date === previous?.date);
    return {
      areNotesRequired: rules.areNotesRequired,
      fields: fieldsFor(rules, { userId: owner.userId, jobcodeIds }),
      // A note is of its day; what it was booked as stays the same.
      last: { notes: '', fields: last?.fields ?? {} },
      previous: previous
        ? {
            day: previous.date,
            durationSeconds: total.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0),
            notes: previous.notes,
            fields: previous.fields,
          }
        : null,
    };
  }

  async function summaries(
    known: Known,
    entries: readonly EntryWithFields[],
  ): Promise<readonly EntrySummary[]> {
    const places = await bookedOn(entries);
    return entries.map((entry) => summaryWith(entry, places(entry), known));
  }

  /** What own time from the clock would overlap. */
  async function busyTimes({ row }: Known): Promise<readonly BusyTime[]> {
    const clocked = row.filter(({ kind, startMs }) => kind === 'regular' && startMs !== null);
    const on = await bookedOn(clocked);
    return clocked.map((entry) => {
      const { id, date, startMs, endMs, durationSeconds, isRunning } = entry;
      return { id, path: on(entry).path, day: date, startMs, endMs, durationSeconds, isRunning };
    });
  }

  async function summaryOf(entry: EntryWithFields, rights: Rights | null = null): Promise<EntrySummary> {
    return summaryWith(entry, (await bookedOn([entry]))(entry), rights);
  }

  async function bookedOn(entries: readonly EntryWithFields[]) {
    const ids = [...new Set(entries.map(({ jobcodeId }) => jobcodeId))];
    const [paths, breaks] = await Promise.all([places.paths(ids), places.breaks(ids)]);
    return ({ jobcodeId }: EntryWithFields): BookedOn => {
      const pause = breaks.get(jobcodeId);
      return { path: paths.get(jobcodeId) ?? (pause ? [pause.name] : []), breakKind: pause?.kind };
    };
  }

  async function newestRun(): Promise<TimeRunView | null> {
    const [newest] = await timeChanges.newest(1);
    if (!newest) return null;
    const run = await runView(newest.runId);
    const isOver = run.state !== 'running' && run.state !== 'waiting';
    return isOver && Math.abs(now() - run.atMs) > runShownForMs ? null : run;
  }

  async function runView(runId: string): Promise<TimeRunView> {
    const rows = await timeChanges.run(runId);
    const last = rows.at(-1);
    if (!last) throw new Error('there is no such run');
    const isOver = rows.every(({ state }) => state !== 'planned' && state !== 'sent');
    const outcome = await views.outcomeOf(runId);
    const owner = await ownTime.owner();
    const seconds = secondsOf(last);
    const { otherUserId } = last;
    const person = otherUserId && ((await mirror.get('timeUsers', otherUserId))?.name ?? '');
    return {
      id: runId,
      action: last.action,
      state: runStateOf(rows, outcome),
      outcome,
      canUndo: isOnlyKept(rows) || (isOver && owner !== null && rows.filter(isOf(owner)).some(canBeUndone)),
      title: last.path.at(-1) ?? '',
      ...(person !== undefined && { person }),
      ...(seconds !== null && { seconds }),
      atMs: Math.max(...rows.map(({ endedAt, plannedAt }) => endedAt ?? plannedAt)),
    };
  }

  return views;
}

function runStateOf(rows: readonly TimeChangeRow[], outcome: TimeOutcome): TimeRunView['state'] {
  if (outcome.kind === 'kept' || outcome.kind === 'unsettled') {
    return rows.some(({ result }) => result?.kind === 'failed') ? 'waiting' : 'running';
  }
  if (rows.some(({ state }) => state === 'undone')) return 'undone';
  return outcome.kind === 'done' ? 'done' : 'failed';
}

const emptyForm: TimeForm = {
  areNotesRequired: false,
  fields: [],
  last: { notes: '', fields: {} },
  previous: null,
};

function nothing(undone: number): MyTimeView {
  const today = new Date(0).toISOString().slice(0, 10);
  return {
    checkedAt: null,
    clockSkewMs: 0,
    obstacle: 'notConnected',
    running: null,
    mayManage: false,
    today,
    timeZone: 'UTC',
    entries: [],
    busy: [],
    weekStart: today,
    weekSeconds: 0,
    recent: [],
    run: null,
    undone,
  };
}
