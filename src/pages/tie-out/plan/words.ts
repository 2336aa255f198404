import { m } from '../../../i18n/compiled/messages';
import { counted, number } from '../../../i18n/numbers';
import type { BulkOutcome } from '../../../messages/bulk-run';
import { errorSentence } from '../../words';
import { type BulkGroup, type BulkKind, type LeftReason, minutesFor, requestsOf } from './bulk-plan';

type Count = { readonly count: number; readonly number: string };

const kindWords: Readonly<Record<BulkKind, (of: Count) => string>> = {
  create: m.workbench_kind_create,
  request: m.workbench_kind_request,
  syncName: m.workbench_kind_rename,
  restore: m.workbench_kind_restore,
  move: m.workbench_kind_move,
  linkSuggested: m.workbench_kind_link,
};

/** `Create what's missing: 31 clients` */
export function groupWords({ kind, items }: BulkGroup): string {
  return kindWords[kind](counted(items.length));
}

const leftWords: Readonly<Record<LeftReason, (of: Count) => string>> = {
  needsChoice: m.workbench_left_choice,
  onChangeList: m.workbench_left_change_list,
  cannotFix: m.workbench_left_cannot,
  tiesOut: m.workbench_left_ties_out,
};

/** `12 clients need a choice` */
export function leftOutWords(reason: LeftReason, count: number): string {
  return leftWords[reason](counted(count));
}

/** `44 steps, about 88 requests, at least 1 min …` */
export function costWords(groups: readonly BulkGroup[]): string {
  const steps = groups.reduce((sum, { stepCount }) => sum + stepCount, 0);
  if (steps === 0) return m.workbench_nothing_checked();
  return m.workbench_cost({
    ...counted(steps),
    requests: number(requestsOf(groups)),
    minutes: number(minutesFor(groups)),
  });
}

/** Why a run has not begun; one that has takes no words. */
export function refusalWords(outcome: Exclude<BulkOutcome, { readonly kind: 'begun' }>): string {
  switch (outcome.kind) {
    case 'busy':
      return m.workbench_busy();
    case 'failed':
      return errorSentence(outcome.error);
    case 'nothingToDo':
      return m.workbench_nothing_to_do();
  }
}
