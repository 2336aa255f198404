import type { ListChange } from '../domain/plans/plan';
import type { QuickbooksProduct } from '../domain/records/customer-list';

/** What a person is to do in QuickBooks, where Tieout only reads its list. */
export interface ChangeListView {
  /** `null` where Tieout changes QuickBooks itself, or it is not connected. */
  readonly product: QuickbooksProduct | null;
  /** Oldest first. */
  readonly changes: readonly RequestedChange[];
}

export interface RequestedChange {
  readonly id: string;
  /** As the record is called before the change; of one that is to be created, as it shall be. */
  readonly path: readonly string[];
  readonly change: ListChange;
  /**
   * By the file for QuickBooks Desktop, or by hand; by neither before another change has been made (`waits`), or since the list has a record by
   * now that may be the same (`lookAgain`).
   */
  readonly handOver: 'file' | 'byHand' | 'waits' | 'lookAgain';
  readonly itemTitle: string;
  /** All three in epoch ms; `null` before. */
  readonly requestedAt: number;
  readonly takenAt: number | null;
  readonly madeAt: number | null;
}
