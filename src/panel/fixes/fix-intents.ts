import type { AvailableFix } from '../../messages/fixes';
import type { PanelView } from '../../messages/panel-view';
import type { FixActions, FixIntent, IntentChoice } from '../fixing-script';

/** The offer of just this choice, if it is among them. */
export function findFix(
  availableFixes: readonly AvailableFix[],
  choice: IntentChoice,
): AvailableFix | undefined {
  const text = JSON.stringify(choice);
  return availableFixes.find((fix) => JSON.stringify(fix.choice) === text);
}

/** A new wish on what is on screen. @param isFromMenu its steps are shown first even where they are safe */
export function createIntent(view: PanelView, choice: IntentChoice, isFromMenu = false): FixIntent {
  return { choice, isFromMenu, fix: findFix(view.availableFixes, choice) };
}

/** The offer of a wish for one safe step that nobody needs to be shown first, and that has not been asked for yet. */
export function immediateFix({ choice, fix, isFromMenu, runId }: FixIntent): AvailableFix | null {
  if (choice.kind === 'choose' || fix === undefined || isFromMenu || runId !== undefined) return null;
  return fix.needsConfirmation || fix.plan.steps.length === 0 ? null : fix;
}

/** Whether the worker has been asked and nothing but its run can tell the rest. */
export function isIntentPending({ runId, outcome }: FixIntent): boolean {
  return runId !== undefined && (outcome === undefined || outcome.kind === 'begun');
}

/** Asks the worker to carry out just the plan of this offer. */
export function runFix(actions: FixActions, intent: FixIntent, fix: AvailableFix): void {
  const runId = crypto.randomUUID();
  const { choice, plan } = fix;
  actions.sendRequest({ type: 'fix', runId, choice, planId: plan.id });
  actions.setIntent({ choice, fix, runId, isFromMenu: intent.isFromMenu ?? false });
}

/** Asks the worker to take back the run of this id. */
export function undo(actions: FixActions, of: string): void {
  const runId = crypto.randomUUID();
  actions.sendRequest({ type: 'undo', runId, of });
  actions.setIntent({ choice: { kind: 'undo', of }, runId });
}
