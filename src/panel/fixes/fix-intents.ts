import type { FixChoice } from '../../domain/plans/fix-choice';
import type { PrimaryAction } from '../../domain/plans/plan';
import type { AvailableFix, FixOutcome, RunView } from '../../messages/fixes';
import type { PanelView } from '../../messages/panel-view';
import type { PanelIntent } from '../panel-intent';

/** What the user has asked for in the panel: one of the fixes that the worker offers, to choose among records, or to undo a run. */
export type IntentChoice =
  | FixChoice
  | { readonly kind: 'choose' }
  | { readonly kind: 'undo'; readonly of: string };

/** What the user wants done, from the click until the run that applies it is in the view. */
export interface FixIntent {
  readonly choice: IntentChoice;
  /** The fix that was on screen at the click; none where the choice is none of the worker's. */
  readonly fix?: AvailableFix | undefined;
  /** From the menu: its steps are shown first even where they are safe. */
  readonly isFromMenu?: boolean;
  /** The run that the worker has been asked to apply; none while it has not been asked. */
  readonly runId?: string;
  /** What the worker has answered to that. */
  readonly outcome?: FixOutcome;
}

export interface FixActions {
  /** @returns whether it was asked: what the user could not see when it was clicked changes nothing. */
  readonly sendRequest: (intent: PanelIntent) => boolean;
  /** Draws the panel with another intent, or with none. What has been asked of the worker goes on. */
  readonly setIntent: (intent: FixIntent | null) => void;
}

export interface FixSectionProps {
  readonly view: PanelView;
  readonly intent: FixIntent | null;
  readonly actions: FixActions;
}

/** Whether a run is still being applied, so that nothing else can be begun. */
export function isRunInProgress(run: RunView | null): boolean {
  return run?.endedAt === null;
}

/** The fix of exactly this choice, if the worker offers it. */
export function findFix(
  availableFixes: readonly AvailableFix[],
  choice: IntentChoice,
): AvailableFix | undefined {
  const text = JSON.stringify(choice);
  return availableFixes.find((fix) => JSON.stringify(fix.choice) === text);
}

/** What the verdict's button does. */
export interface OfferedFix {
  readonly action: Exclude<PrimaryAction, 'none'>;
  readonly choice: { readonly kind: 'choose' | 'primary' };
  readonly fix: AvailableFix | undefined;
  /** Steps or a choice are shown first. */
  readonly opensSteps: boolean;
}

/** The verdict's button, while there is something to press. */
export function offeredFix({ view, intent }: Pick<FixSectionProps, 'view' | 'intent'>): OfferedFix | null {
  const { plan, run, availableFixes } = view;
  const { action } = plan;
  if (action === 'none' || plan.obstacle !== null || intent?.runId || isRunInProgress(run)) return null;
  const [fix] = availableFixes;
  const kind = action === 'choose' || action === 'link' ? 'choose' : 'primary';
  return { action, choice: { kind }, fix, opensSteps: kind === 'choose' || fix?.needsConfirmation === true };
}

/** A new intent on what is on screen. @param isFromMenu its steps are shown first even where they are safe */
export function createIntent(view: PanelView, choice: IntentChoice, isFromMenu = false): FixIntent {
  return { choice, isFromMenu, fix: findFix(view.availableFixes, choice) };
}

/** The fix of an intent that is safe enough to run without showing its steps, and that has not been asked for yet. */
export function immediateFix({ choice, fix, isFromMenu, runId }: FixIntent): AvailableFix | null {
  if (choice.kind === 'choose' || fix === undefined || isFromMenu || runId !== undefined) return null;
  return fix.needsConfirmation || fix.plan.steps.length === 0 ? null : fix;
}

/** Whether the worker has been asked and nothing but its run can tell the rest. */
export function isIntentPending({ runId, outcome }: FixIntent): boolean {
  return runId !== undefined && (outcome === undefined || outcome.kind === 'begun');
}

/** Asks the worker to apply the plan of this fix, and no other. @returns whether it was asked */
export function runFix(actions: FixActions, intent: FixIntent, fix: AvailableFix): boolean {
  const runId = crypto.randomUUID();
  const { choice, plan } = fix;
  if (!actions.sendRequest({ type: 'fix', runId, choice, planId: plan.id })) return false;
  actions.setIntent({ choice, fix, runId, isFromMenu: intent.isFromMenu ?? false });
  return true;
}

/** Asks the worker to undo the run of this id. */
export function undo(actions: FixActions, of: string): void {
  const runId = crypto.randomUUID();
  if (actions.sendRequest({ type: 'undo', runId, of }))
    actions.setIntent({ choice: { kind: 'undo', of }, runId });
}
