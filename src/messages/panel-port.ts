import type { TimeRange } from '../domain/time/time-range';
import type { FixChoice, FixOutcome } from './fixes';
import type { PageRef } from './page-ref';
import type { PanelView } from './panel-view';

/** The name of the port that a content script opens for each page with a panel. */
export const panelPortName = 'panel';

/** What the panel asks of the worker: an intent, never data to be written as is. */
export type PanelRequest =
  | { readonly type: 'open'; readonly page: PageRef; readonly isVisible: boolean }
  | { readonly type: 'visibility'; readonly isVisible: boolean }
  | { readonly type: 'refresh' }
  | { readonly type: 'setRange'; readonly range: TimeRange }
  /** Show at least this many entries. */
  | { readonly type: 'showEntries'; readonly count: number }
  | { readonly type: 'exportEntries' }
  /**
   * Carry out what was shown. `runId` is the click's own: asked twice, it is carried out once. `planId` is the shown plan's: the
   * worker makes the plan anew and refuses where that is another.
   */
  | {
      readonly type: 'fix';
      readonly runId: string;
      readonly choice: FixChoice;
      readonly planId: string;
    }
  /** Take back what the run `of` has done. */
  | { readonly type: 'undo'; readonly runId: string; readonly of: string }
  | { readonly type: 'openOptions' };

export type PanelResponse =
  | { readonly type: 'view'; readonly view: PanelView }
  | { readonly type: 'csv'; readonly fileName: string; readonly text: string }
  | { readonly type: 'fix'; readonly runId: string; readonly outcome: FixOutcome };
