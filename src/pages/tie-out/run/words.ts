import { m } from '../../../i18n/compiled/messages';
import { moment, timeOfDay, timeOrMoment } from '../../../i18n/dates';
import { number } from '../../../i18n/numbers';
import type { BulkItemState, BulkItemView, BulkRunView } from '../../../messages/bulk-run';
import type { PlainError } from '../../../messages/errors';
import { stepReason } from '../../../ui/fixes/words';
import { errorSentence, systemNames } from '../../words';
import { doneWords } from '../done-words';

/** In the order in which they are told. */
export const itemStates: readonly BulkItemState[] = [
  'done',
  'alreadyDone',
  'undone',
  'planChanged',
  'failed',
  'left',
  'running',
  'waiting',
];

const countWords: Readonly<Record<BulkItemState, (of: { readonly number: string }) => string>> = {
  waiting: m.workbench_count_waiting,
  running: m.workbench_count_running,
  done: m.workbench_count_done,
  alreadyDone: m.workbench_count_already_done,
  planChanged: m.workbench_count_plan_changed,
  failed: m.workbench_count_failed,
  left: m.workbench_count_left,
  undone: m.workbench_count_undone,
};

const stateNames: Readonly<Record<BulkItemState, string>> = {
  waiting: m.workbench_state_waiting(),
  running: m.workbench_state_running(),
  done: m.workbench_state_done(),
  alreadyDone: m.workbench_state_already_done(),
  planChanged: m.workbench_state_plan_changed(),
  failed: m.workbench_state_failed(),
  left: m.workbench_state_left(),
  undone: m.workbench_state_undone(),
};

/** What a run that takes others back has done is called undone. */
function toldState(state: BulkItemState, isUndo: boolean): BulkItemState {
  return isUndo && state === 'done' ? 'undone' : state;
}

/** The name of what has become of items of a run. */
export function stateWords(state: BulkItemState, isUndo: boolean): string {
  return stateNames[toldState(state, isUndo)];
}

/** What has become of one item: `Created in both lists`, `Failed`. */
export function resultWords({ state, run }: BulkItemView): string {
  if (!run || run.isUndo || state !== 'done') return stateWords(state, run?.isUndo === true);
  const own = run.steps.filter(({ outcome }) => outcome?.kind !== 'alreadyDone');
  return doneWords((own.length > 0 ? own : run.steps).map(({ step }) => step));
}

/** `55 done · 2 failed` */
export function countsWords({ counts, isUndo }: BulkRunView): string {
  return itemStates
    .filter((state) => counts[state] > 0)
    .map((state) => countWords[toldState(state, isUndo)]({ number: number(counts[state]) }))
    .join(' · ');
}

export interface Progress {
  readonly done: number;
  readonly all: number;
}

/** Items whose turn is over, of all. */
export function progressOf({ counts }: BulkRunView): Progress {
  const all = itemStates.reduce((sum, state) => sum + counts[state], 0);
  return { done: all - counts.waiting - counts.running - counts.left, all };
}

/** The one sentence on a run. @param now epoch ms */
export function runWords(run: BulkRunView, now: number): string {
  const { done, all } = progressOf(run);
  const progress = { done: number(done), all: number(all) };
  switch (run.state) {
    case 'running':
      return run.isUndo ? m.workbench_run_undoing(progress) : m.workbench_run_running(progress);
    case 'paused':
      return run.isInterrupted ? m.workbench_run_interrupted(progress) : m.workbench_run_paused(progress);
    case 'cancelled':
      return m.workbench_run_cancelled(progress);
    case 'done': {
      const time = { time: timeOrMoment(run.endedAt ?? now, now) };
      return run.isUndo ? m.workbench_run_undone(time) : m.workbench_run_done(time);
    }
  }
}

/** What a run is called in the list of those before the last one: by when it was begun. @param now epoch ms */
export function earlierRunName({ isUndo, startedAt }: BulkRunView, now: number): string {
  const time = { time: moment(startedAt, now) };
  return isUndo ? m.workbench_earlier_undo(time) : m.workbench_earlier_run(time);
}

/** What it did, and where it was cancelled. */
export function earlierRunWords(run: BulkRunView): string {
  const { done, all } = progressOf(run);
  const counts = countsWords(run);
  if (run.state !== 'cancelled') return counts;
  return `${m.workbench_run_cancelled({ done: number(done), all: number(all) })} · ${counts}`;
}

/** Why an item has not been done; `''` where there is nothing to say. */
export function reasonWords({ state, run, error }: BulkItemView): string {
  if (error) return errorSentence(error);
  if (state === 'planChanged') return m.workbench_report_changed();
  if (state === 'left') return m.workbench_report_left();
  return run?.steps.map(stepReason).find((reason) => reason !== '') ?? '';
}

/** That a run waits for a service's limit, and until when; `null` where it is held up by anything else. */
export function limitWords({ code, system, retryAt }: PlainError): string | null {
  if (system === null || (code !== 'selfLimited' && code !== 'rateLimited')) return null;
  const name = { system: systemNames[system] };
  return retryAt === null
    ? m.workbench_waiting_limit(name)
    : m.workbench_waiting_limit_until({ ...name, time: timeOfDay(retryAt) });
}

/** What holds a run up, and what to do about it. */
export function holdWords(error: PlainError): string {
  const { code, system, detail } = error;
  if (system === null) return errorSentence(error);
  if (code === 'notAllowed') return m.fix_error_no_permission({ system: systemNames[system] });
  if (code !== 'rejected') return errorSentence(error);
  return m.workbench_refused_alike({ system: systemNames[system], detail: asSentence(detail) });
}

/** A service ends what it says with a full stop, or with none. */
function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
