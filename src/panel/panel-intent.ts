import type { TimeRange } from '../domain/time/time-range';
import type { PanelRequest } from '../messages/panel-request';

/** What the user chooses to see: known to the panel's own script, and told to the worker as part of the state. */
export type ViewIntent =
  | { readonly type: 'setRange'; readonly range: TimeRange }
  /** Show at least this many entries. */
  | { readonly type: 'showEntries'; readonly count: number };

/** What a click in the panel asks for. */
export type PanelIntent = PanelRequest | ViewIntent;
