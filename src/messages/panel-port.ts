import type { Report } from '../reports/report-unexpected';
import type { CustomerCard } from './customer-card';
import type { ErrorCode } from './errors';
import type { FixOutcome } from './fixes';
import type { PanelView } from './panel-view';
import type { TimeOutcome } from './time-tracking';

/** The name of the port that a content script opens for each page with a panel. */
export const panelPortName = 'panel';

export type PanelResponse =
  /** To every message at once: the connection is one. */
  | { readonly type: 'heard' }
  /** This page is to have no panel any more: its user has switched it off there. */
  | { readonly type: 'switchedOff' }
  | { readonly type: 'view'; readonly view: PanelView }
  /** The view could not be made, and what is on screen may be old: until the next one comes. */
  | { readonly type: 'failed'; readonly code: ErrorCode }
  /** All that was unexpected in the worker, for what is copied: at first, and whenever there is more. */
  | { readonly type: 'reports'; readonly reports: readonly Report[] }
  | { readonly type: 'csv'; readonly fileName: string; readonly text: string }
  | { readonly type: 'customer'; readonly runId: string; readonly card: CustomerCard }
  | { readonly type: 'fix'; readonly runId: string; readonly outcome: FixOutcome }
  | { readonly type: 'time'; readonly runId: string; readonly outcome: TimeOutcome };
