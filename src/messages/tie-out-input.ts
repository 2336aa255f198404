import type { TieOutInput } from '../domain/matching/reconcile-firm';
import type { QuickbooksProduct } from '../domain/records/customer-list';
import type { SystemId } from '../domain/records/records';

/** What a tie-out of the whole firm starts from. */
export interface TieOutSnapshot {
  readonly names: TieOutInput;
  /** Epoch ms of the reading that each list is as of; `null` while it is not connected or not read whole. */
  readonly readAt: Readonly<Record<SystemId, number | null>>;
  /** Where QuickBooks' list is a file: of which product; `null` where QuickBooks Online is asked, or not connected. */
  readonly product: QuickbooksProduct | null;
  /** The first segment of Karbon's addresses; `null` while Karbon is not connected. */
  readonly karbonTenant: string | null;
}
