import type { CustomerCard } from '../messages/customer-card';
import type { ErrorCode } from '../messages/errors';
import type { FixOutcome } from '../messages/fixes';
import type { PanelView } from '../messages/panel-view';
import type { TimeOutcome } from '../messages/time-tracking';
import type { Report } from '../reports/report-unexpected';
import type { GuardPanel } from './click-guard';
import type { PanelIntent } from './panel-intent';

/*
 * What the content script and the panel know of each other: how the panel is mounted, and how it is kept up to date.
 */

/** Unfolded in the page, one line in the page, or at the right edge where the page offers no place. */
export type PanelMode = 'panel' | 'strip' | 'drawer';

/** How the page around looks, in CSS values; the panel draws itself in these (karbon.md 3, Look). */
export interface HostTheme {
  readonly isDark: boolean;
  readonly font: string;
  readonly fontSize: string;
  readonly background: string;
  /** `null` where the page's own would be hard to read in small print. */
  readonly text: string | null;
  readonly link: { readonly colour: string; readonly textOnIt: string } | null;
}

export interface PanelOptions {
  readonly mode: PanelMode;
  readonly hostTheme: HostTheme;
  /** Of the extension, for copied details. */
  readonly version: string;
  readonly sendRequest: (intent: PanelIntent) => void;
  /** Decides which clicks count. */
  readonly guardPanel: GuardPanel;
}

export interface PanelHandle {
  /** `null` while nothing is known of the page: the panel shows that it is reading. */
  update(view: PanelView | null): void;
  /** There is no current view, and why; until the next update. */
  showFailure(code: ErrorCode): void;
  /** What was unexpected in the worker, for what is copied. */
  setWorkerReports(reports: readonly Report[]): void;
  setMode(mode: PanelMode): void;
  setHostTheme(hostTheme: HostTheme): void;
  /** What has become of the request `fix` or `undo` with this `runId`. */
  settleFix(runId: string, outcome: FixOutcome): void;
  /** What has become of the time request with this `runId`. */
  settleTime(runId: string, outcome: TimeOutcome): void;
  /** What the request `readCustomer` with this `runId` has brought; `null` where there is no card to be had. */
  settleCustomer(runId: string, card: CustomerCard | null): void;
  /** Hands the user a file. */
  saveFile(fileName: string, text: string): void;
  /** Gives the focus back after the page has torn the host out and it was put in again. */
  restoreFocus(): void;
  remove(): void;
}
