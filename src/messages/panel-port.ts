import type { FixOutcome } from './fixes';
import type { PanelView } from './panel-view';

/** The name of the port that a content script opens for each page with a panel. */
export const panelPortName = 'panel';

export type PanelResponse =
  | { readonly type: 'view'; readonly view: PanelView }
  | { readonly type: 'csv'; readonly fileName: string; readonly text: string }
  | { readonly type: 'fix'; readonly runId: string; readonly outcome: FixOutcome };
