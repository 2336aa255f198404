import type { Details } from '../../domain/time/entry-details';
import type { TimeAction } from '../../domain/time/time-change';
import type { PanelView } from '../../messages/panel-view';
import type { TimeOutcome, TimeRequest, TimeRunView, TimerView } from '../../messages/time-tracking';
import type { FixActions } from '../fixes/fix-intents';

/** What is unfolded below the timer, or below one of one's own time entries. */
export type TimeBox =
  | { readonly kind: 'start' }
  /** Time would strand: said before anything starts. */
  | { readonly kind: 'strands' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'log' }
  | { readonly kind: 'correct'; readonly entryId: string }
  /** One of the page's list of entries, whoever's. */
  | { readonly kind: 'correctListed'; readonly entryId: string }
  | { readonly kind: 'shortcuts' };

/** What the worker was asked for, until its run is in the view. */
export interface AskedTime {
  readonly request: TimeRequest;
  /** What it is about, by name. */
  readonly title: string;
  /** `null` until the worker has answered. */
  readonly outcome: TimeOutcome | null;
  /** The run that was in the view when the worker was asked. */
  readonly previousRunId: string | undefined;
}

/** What the user is about to do with own time. */
export interface TimeIntent {
  readonly box: TimeBox | null;
  readonly asked: AskedTime | null;
}

export interface TimeActions extends FixActions {
  readonly setTimeIntent: (intent: TimeIntent) => void;
}

/** What all that concerns the timer is drawn from, and does something with. */
export interface TimerParts {
  readonly view: PanelView;
  readonly timer: TimerView;
  readonly intent: TimeIntent;
  readonly actions: TimeActions;
}

export const noTimeIntent: TimeIntent = { box: null, asked: null };

const actionOf: Readonly<Record<TimeRequest['type'], TimeAction>> = {
  startTimer: 'start',
  stopTimer: 'stop',
  logTime: 'log',
  correctEntry: 'correct',
  deleteEntry: 'delete',
  moveEntry: 'correct',
  undoTime: 'undo',
};

const outcomeStates: Readonly<Record<TimeOutcome['kind'], TimeRunView['state']>> = {
  done: 'done',
  kept: 'waiting',
  unsettled: 'waiting',
  refused: 'failed',
  failed: 'failed',
};

/** The run of what was asked for, before the view has it: it can't be undone yet. */
function askedRun({ request, title, outcome }: AskedTime): TimeRunView {
  return {
    id: request.runId,
    action: actionOf[request.type],
    state: outcome === null ? 'running' : outcomeStates[outcome.kind],
    outcome,
    canUndo: false,
    title,
    atMs: 0,
  };
}

/** What is said of what was done: of what was asked for last, or else of what the view has. */
export function shownRun({ timer, intent }: Pick<TimerParts, 'timer' | 'intent'>): TimeRunView | null {
  const { asked } = intent;
  return asked === null || asked.request.runId === timer.run?.id ? timer.run : askedRun(asked);
}

/** Whether the worker has been asked and has not answered: nothing else can be asked for meanwhile. */
export function isAwaited({ asked }: TimeIntent): boolean {
  return asked !== null && asked.outcome === null;
}

/** The forms that are over once this is done. */
const formsOf: Readonly<Record<TimeRequest['type'], readonly TimeBox['kind'][]>> = {
  startTimer: ['start', 'strands'],
  stopTimer: ['stop'],
  logTime: ['log'],
  correctEntry: ['correct', 'correctListed'],
  deleteEntry: ['correctListed'],
  moveEntry: [],
  undoTime: [],
};

function canStay(box: TimeBox, { running, isHere, own }: TimerView): boolean {
  switch (box.kind) {
    case 'correct':
      return own.some(({ id }) => id === box.entryId);
    case 'stop':
      return running !== null;
    case 'start':
    case 'strands':
      return !isHere;
    default:
      return true;
  }
}

/**
 * The intent once a view or an answer has come: what is done closes its form, what was refused leaves it open to be mended, and a
 * form for what is no more goes.
 */
export function followTimer(intent: TimeIntent, timer: TimerView | null): TimeIntent {
  if (timer === null) return noTimeIntent;
  const { asked, box } = intent;
  const run = shownRun({ timer, intent });
  const isTold = asked !== null && run !== null && run.state !== 'running';
  const isInView = isTold && timer.run !== null && timer.run.id !== asked.previousRunId;
  const isSent =
    isTold && run.state !== 'failed' && box !== null && formsOf[asked.request.type].includes(box.kind);
  return {
    asked: isInView ? null : asked,
    box: box === null || isSent || !canStay(box, timer) ? null : box,
  };
}

/** Unfolds a box, or folds it where it is open. What was refused before is not said of it; what was asked for goes on. */
export function toggleBox({ intent, actions }: Pick<TimerParts, 'intent' | 'actions'>, box: TimeBox): void {
  const isOpen = JSON.stringify(intent.box) === JSON.stringify(box);
  actions.setTimeIntent({ box: isOpen ? null : box, asked: isAwaited(intent) ? intent.asked : null });
}

/** Asks the worker; the box stays until it has answered. */
export function askTime({ timer, intent, actions }: TimerParts, request: TimeRequest, title: string): void {
  if (isAwaited(intent)) return;
  if (actions.sendRequest(request))
    actions.setTimeIntent({
      box: intent.box,
      asked: { request, title, outcome: null, previousRunId: timer.run?.id },
    });
}

/** What the running entry has, to be stopped with. */
export function runningDetails({ running }: TimerView): Details {
  return { notes: running?.entry.notes ?? '', fields: running?.entry.fields ?? {} };
}
