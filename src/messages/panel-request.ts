import type { TimeRange } from '../domain/time/time-range';
import type { FixChoice } from './fixes';
import type { PageRef } from './page-ref';

/** Everything that a panel shows. The panel's script owns it; the worker keeps none of it that a new worker would not be told. */
export interface PanelState {
  readonly page: PageRef;
  /** The range asked for; `null` for the one in the settings. */
  readonly range: TimeRange | null;
  /** The range last shown: it stays on screen until the one asked for has been read. */
  readonly shownRange: TimeRange | null;
  /** How many entries to list. */
  readonly entryCount: number;
  readonly isVisible: boolean;
}

/** What the panel asks of the worker: an intent, never data to be written as is. */
export type PanelRequest =
  | { readonly type: 'refresh' | 'exportEntries' | 'openOptions' }
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
  | { readonly type: 'undo'; readonly runId: string; readonly of: string };

/** What goes down the port: always the whole state, so that a worker that has just been started needs nothing else. */
export interface PanelMessage {
  readonly state: PanelState;
  /** `null` where the state alone is told: the connection is new, or the state has changed. */
  readonly request: PanelRequest | null;
}
