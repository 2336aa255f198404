import type { ComponentType } from 'preact';
import type { AvailableFix, FixChoice, FixOutcome, RunView } from '../messages/fixes';
import type { PanelRequest } from '../messages/panel-port';
import type { PanelView } from '../messages/panel-view';

/*
 * What `panel.js` and `fixing.js` know of each other. `fixing.js` is brought in when something is first to be put right. It draws with the
 * functions of preact that `panel.js` leaves under `preactKey`, and leaves its own components under `fixingKey`.
 */

/** Where `panel.js` puts its `SharedPreact` on `globalThis`; `vite.config.ts` names the same key. */
export const preactKey: unique symbol = Symbol.for('tieout.preact');

/** Where `fixing.js` puts its component on `globalThis`. */
export const fixingKey: unique symbol = Symbol.for('tieout.fixing');

/** All of preact that `fixing.js` may use, whether it imports it from `preact` or from `preact/jsx-runtime`. */
export type SharedPreact = Pick<typeof import('preact'), 'Component' | 'Fragment'> &
  Pick<typeof import('preact/jsx-runtime'), 'jsx' | 'jsxs'>;

/** What the user has asked for in the panel: a choice of the worker's offers, to choose among records, or to take back a run. */
export type IntentChoice =
  | FixChoice
  | { readonly kind: 'choose' }
  | { readonly kind: 'undo'; readonly of: string };

/** A wish of the user's, from the click until the run that carries it out is in the view. */
export interface FixIntent {
  readonly choice: IntentChoice;
  /** The offer that was on screen at the click; none where the choice is none of the worker's. */
  readonly fix?: AvailableFix | undefined;
  /** From the menu: its steps are shown first even where they are safe. */
  readonly isFromMenu?: boolean;
  /** Under which the worker has been asked to carry it out; none while it has not. */
  readonly runId?: string;
  /** What the worker has answered to that. */
  readonly outcome?: FixOutcome;
}

export interface FixActions {
  readonly sendRequest: (request: PanelRequest) => void;
  /** Draws the panel with another wish, or with none. What has been asked of the worker goes on. */
  readonly setIntent: (intent: FixIntent | null) => void;
}

export interface FixSectionProps {
  readonly view: PanelView;
  readonly intent: FixIntent | null;
  readonly actions: FixActions;
}

export type FixItemsProps = Omit<FixSectionProps, 'intent'>;

/** What `fixing.js` draws. */
export interface FixingScript {
  /** Below the verdict: the steps, a choice, how far it has come. */
  readonly Fixing: ComponentType<FixSectionProps>;
  /** In the menu: what can be put right, each for itself. */
  readonly FixItems: ComponentType<FixItemsProps>;
}

/** `globalThis` of the isolated world, as both scripts see it. */
export type FixingGlobal = typeof globalThis & {
  [preactKey]?: SharedPreact;
  [fixingKey]?: FixingScript;
};

/** Whether a run is still being carried out, so that nothing else can be begun. */
export function isRunInProgress(run: RunView | null): boolean {
  return run?.endedAt === null;
}
