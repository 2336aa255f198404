import { m } from '../../../i18n/compiled/messages';
import { counted, number } from '../../../i18n/numbers';
import { outcomeText } from '../../../ui/fixes/words';
import type { Tone } from '../../../ui/tone-icon';
import { errorSentence } from '../../words';
import { doingWords, doneWords } from '../done-words';
import type { RowAction } from '../plan/planner';
import { isUnderWay, type RowFix } from './use-row-fixes';

/** What is said of the rows while they are worked on. */

/** What the action of a row says where there is no button to press; `''` where nothing has to be said. */
export function unfixableWords(action: RowAction): string {
  switch (action.kind) {
    case 'obstacle':
      return action.obstacle.code === 'onChangeList'
        ? m.workbench_on_change_list()
        : m.workbench_cannot_fix();
    case 'blocked':
      return m.workbench_cannot_fix();
    case 'byHand':
      return m.name_list_by_hand_action({ kind: action.action });
    default:
      return '';
  }
}

/** How a click on a row has ended, or that it goes on. */
export interface FixNews {
  readonly tone: Tone | 'underWay';
  readonly text: string;
  readonly canUndo: boolean;
}

export function newsOf(fix: RowFix): FixNews {
  const { isUndo, outcome, run, error } = fix;
  const { steps } = fix.offer.plan;
  if (isUnderWay(fix)) {
    if (run?.state === 'waiting') return { tone: 'warning', text: m.workbench_waiting(), canUndo: false };
    return { tone: 'underWay', text: isUndo ? m.workbench_undoing() : doingWords(steps), canUndo: false };
  }
  if (error) return { tone: 'bad', text: errorSentence(error), canUndo: false };
  if (outcome && outcome.kind !== 'begun') {
    const tone = outcome.kind === 'alreadyDone' ? 'good' : 'warning';
    const text =
      outcome.kind === 'planChanged' ? m.workbench_changed() : (outcomeText(outcome, isUndo) ?? '');
    return { tone, text, canUndo: false };
  }
  if (run?.state === 'failed') return { tone: 'bad', text: m.workbench_not_fixed(), canUndo: run.canUndo };
  if (isUndo || run?.state === 'undone') return { tone: 'good', text: m.workbench_undone(), canUndo: false };
  return { tone: 'good', text: doneWords(steps), canUndo: run?.canUndo === true };
}

/** Whether a row can be acted on: not while a click is under way, nor after a good one before the lists have been looked at anew. */
export function isActionOpen(fix: RowFix | undefined): boolean {
  return !fix || (!isUnderWay(fix) && (fix.isSettled || newsOf(fix).tone !== 'good'));
}

/** `12 clients selected (3 not shown here)` */
export function selectedWords(count: number, hidden: number): string {
  const all = m.workbench_selected(counted(count));
  return hidden > 0 ? `${all} ${m.workbench_selected_hidden({ number: number(hidden) })}` : all;
}
