import type { WriteRejection } from '../../domain/plans/write-rejection';
import type { Customer } from '../../domain/records/records';
import type { Priority } from '../http/page';

/**
 * QuickBooks Online as Tieout writes to it. Every call throws `SystemError`; where the service has refused, its `refusal` says why
 * (quickbooks.md 6, 7.2). Each call carries an `idempotencyKey`: sent again with the same one it is applied once (3).
 */
export interface QuickbooksOnlineWriter {
  createCustomer(
    customer: { readonly name: string; readonly parentId: string | null; readonly idempotencyKey: string },
    priority: Priority,
  ): Promise<Customer>;
  /** A sparse update of the record as it was at `syncToken`; what is left out stays. `parentId: null` moves to the top level. */
  updateCustomer(change: CustomerChange, priority: Priority): Promise<Customer>;
  /** One customer as it is now. */
  customer(id: string, priority: Priority): Promise<Customer>;
  /** The same, and what has been booked on it so that it has to stay, or whether that is not known; `null` where nothing has. */
  customerUse(
    id: string,
    priority: Priority,
  ): Promise<{ readonly customer: Customer; readonly use: WriteRejection | null }>;
}

export interface CustomerChange {
  readonly id: string;
  readonly syncToken: string;
  readonly idempotencyKey: string;
  readonly name?: string;
  readonly isActive?: boolean;
  readonly parentId?: string | null;
  /** Left as it is where it is left out, also by a move. */
  readonly billsWithParent?: boolean;
}
