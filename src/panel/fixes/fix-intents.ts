import type { FixOffer } from '../../messages/fixes';
import type { PanelView } from '../../messages/panel-view';
import type { FixActions, FixWish, WishedChoice } from '../fixing-script';

/** The offer of just this choice, if it is among them. */
export function findOffer(offers: readonly FixOffer[], choice: WishedChoice): FixOffer | undefined {
  const text = JSON.stringify(choice);
  return offers.find((offer) => JSON.stringify(offer.choice) === text);
}

/** A new wish on what is on screen. @param isFromMenu its steps are shown first even where they are safe */
export function wishFor(view: PanelView, choice: WishedChoice, isFromMenu = false): FixWish {
  return { choice, isFromMenu, offer: findOffer(view.offers, choice) };
}

/** The offer of a wish for one safe step that nobody needs to be shown first, and that has not been asked for yet. */
export function safeOffer({ choice, offer, isFromMenu, runId }: FixWish): FixOffer | null {
  if (choice.kind === 'choose' || offer === undefined || isFromMenu || runId !== undefined) return null;
  return offer.needsConfirmation || offer.plan.steps.length === 0 ? null : offer;
}

/** Whether the worker has been asked and nothing but its run can tell the rest. */
export function isUnderWay({ runId, outcome }: FixWish): boolean {
  return runId !== undefined && (outcome === undefined || outcome.kind === 'begun');
}

/** Asks the worker to carry out just the plan of this offer. */
export function carryOut(actions: FixActions, wish: FixWish, offer: FixOffer): void {
  const runId = crypto.randomUUID();
  const { choice, plan } = offer;
  actions.ask({ type: 'fix', runId, choice, planId: plan.id });
  actions.setWish({ choice, offer, runId, isFromMenu: wish.isFromMenu ?? false });
}

/** Asks the worker to take back the run of this id. */
export function undo(actions: FixActions, of: string): void {
  const runId = crypto.randomUUID();
  actions.ask({ type: 'undo', runId, of });
  actions.setWish({ choice: { kind: 'undo', of }, runId });
}
