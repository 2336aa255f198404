import type { WriteRejection } from '../../domain/plans/write-rejection';
import type { Customer } from '../../domain/records/records';
import type { Priority } from '../http/page';
import type { SystemError } from '../http/system-error';

/**
 * QuickBooks Online as Tieout writes to it. Every call throws `SystemError`; where the service has refused, its `refusal` says why
 * (quickbooks.md 6, 7.2). A call with an `idempotencyKey` that is sent again with the same one is applied once (3).
 */
export interface QuickbooksOnlineWriter {
  createCustomer(customer: NewCustomer & Idempotent, priority: Priority): Promise<Customer>;
  /** A sparse update of the record as it was at `syncToken`; what is left out stays. `parentId: null` moves to the top level. */
  updateCustomer(change: CustomerChange & Idempotent, priority: Priority): Promise<Customer>;
  /**
   * Makes and changes several customers with one request, each by itself: one that is refused stops none of the others, and none can go below one
   * that is made beside it (8.1). Returns what has come of each, in their order. No request id is known to hold for an item of a
   * batch, so it is sent once; throws where nothing is known of any, or none was applied.
   */
  writeCustomers(
    writes: readonly CustomerWrite[],
    priority: Priority,
  ): Promise<readonly (Customer | SystemError)[]>;
  /** One customer as it is now. */
  customer(id: string, priority: Priority): Promise<Customer>;
  /** The same, and what has been booked on it so that it has to stay, or whether that is not known; `null` where nothing has. */
  customerUse(
    id: string,
    priority: Priority,
  ): Promise<{ readonly customer: Customer; readonly use: WriteRejection | null }>;
}

interface Idempotent {
  readonly idempotencyKey: string;
}

export interface NewCustomer {
  readonly name: string;
  readonly parentId: string | null;
}

export type CustomerWrite =
  | { readonly kind: 'create'; readonly customer: NewCustomer }
  | { readonly kind: 'update'; readonly change: CustomerChange };

export interface CustomerChange {
  readonly id: string;
  readonly syncToken: string;
  readonly name?: string;
  readonly isActive?: boolean;
  readonly parentId?: string | null;
  /** Left as it is where it is left out, also by a move. */
  readonly billsWithParent?: boolean;
}
