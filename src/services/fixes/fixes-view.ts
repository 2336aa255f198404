import { primaryPlan } from '../../domain/plans/plan-choice';
import type { PanelView } from '../../messages/panel-view';
import type { Mirror } from '../../store/mirror';
import type { JournalEntry } from '../../store/rows';
import type { NameIndexes } from '../matching/name-indexes';
import type { PageContext } from '../panel/page-context';
import { availableFixesOf, choiceContextOf } from './available-fixes';
import { runViewOf } from './run-view';

/** What of a panel's view is about fixing something. */
export type FixesView = Pick<PanelView, 'plan' | 'availableFixes' | 'run'>;

export interface FixesViewParts {
  readonly mirror: Mirror;
  readonly nameIndexes: NameIndexes;
  readonly context: PageContext;
  /** Of the page's newest run, by position. */
  readonly newestRun: readonly JournalEntry[];
  readonly nowMs: number;
}

export async function fixesViewOf(parts: FixesViewParts): Promise<FixesView> {
  const { context, newestRun, nowMs } = parts;
  return {
    plan: primaryPlan(choiceContextOf(context)),
    availableFixes: await availableFixesOf(parts, context),
    run: runViewOf(newestRun, context.connections.quickbooks.quickbooks, nowMs),
  };
}
