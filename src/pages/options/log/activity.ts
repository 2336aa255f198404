import type { SystemId } from '../../../domain/records/records';
import { plainText, type Sentence } from '../../../i18n/sentence';
import type { StepState } from '../../../messages/fixes';
import type { TimeRunView } from '../../../messages/time-tracking';
import { changeOf, type LogRun, wantedPath } from './log-runs';

/** What a change comes to, of whichever kind it is. */
export const activityStates = ['done', 'undone', 'open', 'failed'] as const;
export type ActivityState = (typeof activityStates)[number];

/** How far back; `all` is everything there is. */
export const activitySpans = ['all', 'today', 'week', 'month', 'quarter'] as const;
export type ActivitySpan = (typeof activitySpans)[number];

interface Change {
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  readonly systems: readonly SystemId[];
  readonly states: readonly ActivityState[];
  /** In small letters, by which it is searched. */
  readonly text: string;
}

export interface FixChange extends Change {
  readonly kind: 'fix';
  readonly run: LogRun;
}

export interface TimeChange extends Change {
  readonly kind: 'time';
  readonly run: TimeRunView;
  readonly sentence: Sentence;
}

/** One line of the activity: a click on a fix, or a change of one's own time. */
export type ActivityItem = FixChange | TimeChange;

export interface ActivityFilter {
  readonly search: string;
  readonly kind: 'all' | ActivityItem['kind'];
  readonly system: 'all' | SystemId;
  readonly state: 'all' | ActivityState;
  readonly span: ActivitySpan;
}

export const everything: ActivityFilter = {
  search: '',
  kind: 'all',
  system: 'all',
  state: 'all',
  span: 'all',
};

export function isFiltered(filter: ActivityFilter): boolean {
  const { search, ...choices } = filter;
  return search.trim() !== '' || Object.values(choices).some((choice) => choice !== 'all');
}

const stateOfStep: Readonly<Record<StepState, ActivityState>> = {
  planned: 'open',
  sent: 'open',
  confirmed: 'done',
  failed: 'failed',
  undone: 'undone',
};

const stateOfTime: Readonly<Record<TimeRunView['state'], ActivityState>> = {
  running: 'open',
  waiting: 'open',
  done: 'done',
  failed: 'failed',
  undone: 'undone',
};

export function fixChange(run: LogRun): FixChange {
  const { lines } = run;
  const names = lines.flatMap((line) => {
    const { before, after } = changeOf(line);
    const paths = [before?.path ?? [], after.path, wantedPath(line.step)];
    return [...paths.map((path) => path.join(':')), line.recordId ?? ''];
  });
  return {
    kind: 'fix',
    id: run.id,
    at: run.at,
    run,
    systems: [...new Set(lines.map(({ step }) => step.list))],
    states: [...new Set(lines.map(({ state }) => stateOfStep[state]))],
    text: [run.itemTitle, run.karbonKey, ...names].join('\n').toLocaleLowerCase(),
  };
}

/** @param sentence what is said of it. */
export function timeChange(run: TimeRunView, sentence: Sentence): TimeChange {
  return {
    kind: 'time',
    id: run.id,
    at: run.atMs,
    run,
    sentence,
    systems: ['quickbooksTime'],
    states: [stateOfTime[run.state]],
    text: `${run.title}\n${plainText(sentence)}`.toLocaleLowerCase(),
  };
}

/**
 * Both kinds in one order, newest first. Where not all fixes have been read, what is older than the oldest of them is left out: there may
 * be fixes between.
 */
export function activityOf(
  fixes: readonly FixChange[],
  times: readonly TimeChange[],
  areAllFixes: boolean,
): readonly ActivityItem[] {
  const oldest = areAllFixes ? Number.NEGATIVE_INFINITY : Math.min(...fixes.map(({ at }) => at));
  return [...fixes, ...times.filter(({ at }) => at >= oldest)].sort((one, other) => other.at - one.at);
}

const day = 86_400_000;
const daysOfSpan: Readonly<Record<Exclude<ActivitySpan, 'all'>, number>> = {
  today: 0,
  week: 6,
  month: 29,
  quarter: 89,
};

/** The items that pass every part of the filter and have each word of its search. @param now epoch ms; days begin at its midnight here. */
export function passing(
  items: readonly ActivityItem[],
  { search, kind, system, state, span }: ActivityFilter,
  now: number,
): readonly ActivityItem[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const since =
    span === 'all' ? Number.NEGATIVE_INFINITY : new Date(now).setHours(0, 0, 0, 0) - daysOfSpan[span] * day;
  return items.filter(
    (item) =>
      (kind === 'all' || item.kind === kind) &&
      (system === 'all' || item.systems.some((each) => each === system)) &&
      (state === 'all' || item.states.includes(state)) &&
      item.at >= since &&
      words.every((word) => item.text.includes(word)),
  );
}
