import type { CustomerCard, UnmatchedCard } from '../../messages/customer-card';
import type { FixActions } from '../fixes/fix-intents';

export interface AskedCustomer {
  /** One of several that may be meant; `null` for the client's own. */
  readonly customerId: string | null;
  /** What it was chosen from; `null` where it was not. */
  readonly chosenFrom: UnmatchedCard | null;
}

const ownCustomer: AskedCustomer = { customerId: null, chosenFrom: null };

/** The customer that somebody wants to see, from the click until the card is closed. */
export interface CustomerIntent extends AskedCustomer {
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
export function askCustomer(
  { sendRequest, setCustomerIntent }: CustomerActions,
  { customerId, chosenFrom }: AskedCustomer = ownCustomer,
): void {
  const runId = crypto.randomUUID();
  if (sendRequest({ type: 'readCustomer', runId, customerId }))
    setCustomerIntent({ runId, customerId, chosenFrom, card: null });
}
