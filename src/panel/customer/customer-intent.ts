import type { CustomerCard } from '../../messages/customer-card';
import type { FixActions } from '../fixes/fix-intents';

/** The customer that somebody wants to see, from the click until the card is closed. */
export interface CustomerIntent {
  /** The asking's own. */
  readonly runId: string;
  /** `null` while it is being read. */
  readonly card: CustomerCard | null;
}

export interface CustomerActions extends Pick<FixActions, 'sendRequest'> {
  /** Draws the panel with the customer's card, or without it. */
  readonly setCustomerIntent: (intent: CustomerIntent | null) => void;
}

/** Asks for the client's own customer, or for one of several that may be meant. */
export function askCustomer(actions: CustomerActions, customerId: string | null = null): void {
  const runId = crypto.randomUUID();
  if (actions.sendRequest({ type: 'readCustomer', runId, customerId }))
    actions.setCustomerIntent({ runId, card: null });
}
