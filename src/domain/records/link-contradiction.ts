import type { QuickbooksProduct } from './customer-list';
import type { TimeAccount } from './records';

/** What of the QuickBooks that Tieout reads cannot be what QuickBooks Time is linked to. */
export type LinkContradiction = 'sandbox' | 'desktop';

/** Where Tieout has QuickBooks' list from. */
export interface ListOrigin {
  /** Of a sign-in; `null` where there is none. */
  readonly environment: 'production' | 'sandbox' | null;
  /** Of a file; `null` where there is none. */
  readonly product: QuickbooksProduct | null;
}

/**
 * Whether QuickBooks Time says that it is linked to QuickBooks Online while the list is that of a sandbox company or of QuickBooks Desktop:
 * verdicts would speak of customers to whom no time goes. `null` where nothing speaks against it.
 */
export function linkContradiction(
  linkedTo: TimeAccount['quickbooks'] | null,
  { environment, product }: ListOrigin,
): LinkContradiction | null {
  if (linkedTo !== 'online') return null;
  if (product === 'desktop') return 'desktop';
  return environment === 'sandbox' ? 'sandbox' : null;
}
