import type { PersonLinkMap } from '../../domain/people/pair-people';
import type { Plan, PlanStep } from '../../domain/plans/plan';
import { effectOf, resolveStep } from '../../domain/plans/step-effect';
import { forEachList } from '../../domain/records/lists';
import type { ListId, ListRecord, TimeEntry } from '../../domain/records/records';
import { dayOf } from '../../domain/time/calendar';
import type { RunStep, RunView, StepOutcome } from '../../messages/fixes';
import type { TimeRunView } from '../../messages/time-tracking';
import { runningEntry, sampleEntries } from './sample-entries';
import { ownUserId, sampleRecords, sampleZone } from './sample-firm';

type Links = Readonly<Record<ListId, ReadonlyMap<string, string>>>;

/** What a fix changes. */
interface SampleLists {
  readonly records: Readonly<Record<ListId, readonly ListRecord[]>>;
  /** Pairs that were chosen: Karbon key → id of the record. */
  readonly links: Links;
}

/** What was applied for one client or work item, and what was there before. */
export interface SampleRun {
  readonly view: RunView;
  readonly plan: Plan;
  readonly before: SampleLists;
}

/** The sample in the memory of the page, and nowhere else. */
export interface SampleState {
  readonly lists: SampleLists;
  /** By key of the client or work item: the last of each. */
  readonly runs: ReadonlyMap<string, SampleRun>;
  readonly entries: readonly TimeEntry[];
  /** The last thing done with the timer. */
  readonly timeRun: TimeRunView | null;
  readonly personLinks: PersonLinkMap;
  readonly isTourDue: boolean;
  /** Epoch ms at which the sample was made. */
  readonly beganAt: number;
}

/** The sample before anything has been done. @param nowMs its time goes back from then */
export function newSample(nowMs: number): SampleState {
  return {
    lists: { records: sampleRecords, links: { quickbooksTime: new Map(), quickbooks: new Map() } },
    runs: new Map(),
    entries: sampleEntries(nowMs),
    timeRun: null,
    personLinks: new Map(),
    // Whoever tries the sample looks around; the menu has the tour.
    isTourDue: false,
    beganAt: nowMs,
  };
}

const done: StepOutcome = { kind: 'done' };

/** The sample with a plan applied for the client or work item of `key`. @param runId unlike that of any other run */
export function withPlan(
  state: SampleState,
  { key, runId, plan, nowMs }: { key: string; runId: string; plan: Plan; nowMs: number },
): SampleState {
  const made: (string | null)[] = [];
  let { lists } = state;
  for (const [at, step] of plan.steps.entries()) {
    const id = recordIdOf(step) ?? `made ${runId} ${at}`;
    const resolved = resolveStep(step, made);
    if (resolved) lists = withStep(lists, resolved, id);
    made.push(id);
  }
  const steps = plan.steps.map(
    (step): RunStep => ({ step, state: 'confirmed', outcome: done, address: null }),
  );
  const view: RunView = { id: runId, state: 'done', steps, isUndo: false, canUndo: true, endedAt: nowMs };
  // Only what was done last can be undone: anything else may lie below it.
  const runs = new Map([...state.runs].map(([other, run]) => [other, withoutUndo(run)]));
  return { ...state, lists, runs: runs.set(key, { view, plan, before: state.lists }) };
}

/** The sample with the run of this id undone; as it is where that can't be. */
export function withUndo(state: SampleState, runId: string): SampleState {
  const [key, run] = [...state.runs].find(([, { view }]) => view.id === runId && view.canUndo) ?? [];
  if (key === undefined || !run) return state;
  const steps = run.view.steps.map((step): RunStep => ({ ...step, state: 'undone' }));
  const view: RunView = { ...run.view, state: 'undone', steps, canUndo: false };
  const lists = {
    ...run.before,
    records: forEachList((list) => withInactive(run.before, state.lists, list)),
  };
  return { ...state, lists, runs: new Map(state.runs).set(key, { ...run, view }) };
}

/** The records of before, and those that were created since: neither service deletes a record, so that they are left inactive. */
function withInactive(before: SampleLists, after: SampleLists, list: ListId): readonly ListRecord[] {
  const known = new Set(before.records[list].map(({ id }) => id));
  const created = after.records[list].filter(({ id }) => !known.has(id));
  return [...before.records[list], ...created.map((record) => ({ ...record, isActive: false }))];
}

function withoutUndo(run: SampleRun): SampleRun {
  return { ...run, view: { ...run.view, canUndo: false } };
}

/** `null` of a record that is to be made. */
function recordIdOf(step: PlanStep): string | null {
  return 'id' in step ? step.id : null;
}

function withStep(lists: SampleLists, step: PlanStep, id: string): SampleLists {
  const { list } = step;
  if (step.kind === 'link' || step.kind === 'unlink') {
    const links = new Map(lists.links[list]);
    if (step.kind === 'link') links.set(step.karbon.key, step.id);
    else links.delete(step.karbon.key);
    return { ...lists, links: { ...lists.links, [list]: links } };
  }
  const before = lists.records[list].find((record) => record.id === id) ?? null;
  const after = effectOf(step, before, id);
  if (!after) return lists;
  const others = lists.records[list].filter((record) => record.id !== id);
  return { ...lists, records: { ...lists.records, [list]: [...others, after] } };
}

/** The open entry of whoever looks at the sample. */
export function ownRunning({ entries }: SampleState): (TimeEntry & { readonly startMs: number }) | null {
  const entry = entries.find(({ userId, isRunning }) => userId === ownUserId && isRunning);
  return entry && entry.startMs !== null ? { ...entry, startMs: entry.startMs } : null;
}

export interface TimerClick {
  readonly runId: string;
  /** The work item's or client's name. */
  readonly title: string;
  readonly nowMs: number;
  readonly notes: string;
}

/** The sample with one's own timer started on a job; one that runs is stopped first. */
export function withTimerStarted(state: SampleState, jobcodeId: string, click: TimerClick): SampleState {
  const { runId, nowMs, notes } = click;
  const stopped = withTimerStopped(state, click);
  const entry = { ...runningEntry(runId, ownUserId, jobcodeId, nowMs), notes };
  return { ...stopped, entries: [...stopped.entries, entry], timeRun: timeRunOf('start', click) };
}

/** The sample with one's own timer stopped; as it is where none runs. */
export function withTimerStopped(state: SampleState, click: TimerClick): SampleState {
  const running = ownRunning(state);
  if (!running) return state;
  const { nowMs, notes } = click;
  const durationSeconds = Math.max(0, Math.round((nowMs - running.startMs) / 1_000));
  const closed: TimeEntry = { ...running, endMs: nowMs, durationSeconds, isRunning: false, notes };
  return {
    ...state,
    entries: state.entries.map((entry) => (entry.id === running.id ? closed : entry)),
    timeRun: { ...timeRunOf('stop', click), seconds: durationSeconds },
  };
}

function timeRunOf(action: TimeRunView['action'], { runId, title, nowMs }: TimerClick): TimeRunView {
  return { id: runId, action, state: 'done', outcome: { kind: 'done' }, canUndo: false, title, atMs: nowMs };
}

/** The day of the sample's account. */
export function sampleDay(nowMs: number): string {
  return dayOf(nowMs, sampleZone);
}
