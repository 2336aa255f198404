import type { PanelView } from '../../messages/panel-view';
import type { JournalEntry } from '../../store/journal';
import type { Copies } from '../../store/mirror';
import type { NameLists } from '../matching/name-indexes';
import type { PanelSubject } from '../panel/page-context';
import { offersOf, primaryPlan } from './available-fixes';
import { runViewOf } from './run-view';

/** What of a panel's view is about putting something right. */
export type PutRightView = Pick<PanelView, 'plan' | 'offers' | 'run'>;

export interface PutRightParts {
  readonly copies: Copies;
  readonly lists: NameLists;
  readonly subject: PanelSubject;
  /** Of the page's newest run, by position. */
  readonly newestRun: readonly JournalEntry[];
  readonly nowMs: number;
}

export async function putRightViewOf(parts: PutRightParts): Promise<PutRightView> {
  const { subject, newestRun, nowMs } = parts;
  const environment = subject.connections.quickbooks.quickbooks?.environment ?? null;
  return {
    plan: primaryPlan(subject),
    offers: await offersOf(parts, subject),
    run: runViewOf(newestRun, environment, nowMs),
  };
}
