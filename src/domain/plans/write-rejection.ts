/** What is booked on a customer in QuickBooks (additions.md 9); the last one also in QuickBooks Time. */
export const bookings = [
  'invoice',
  'estimate',
  'payment',
  'salesReceipt',
  'creditMemo',
  'refundReceipt',
  'deposit',
  'journalEntry',
  'bill',
  'purchase',
  'vendorCredit',
  'purchaseOrder',
  'timeActivity',
] as const;

export type Booking = (typeof bookings)[number];

/** Why a service, or Tieout itself, has not applied a step: by what the user can do about it, never by a vendor's wording. */
export type WriteRejection =
  /** Somebody else's record has the name (quickbooks.md 6, code 6240); `holderId` where the answer names it. */
  | { readonly code: 'nameTaken'; readonly holderId: string | null }
  /** An inactive record has the name: it has to be restored instead. */
  | { readonly code: 'inactiveHasName' }
  /** The record has been changed since (5010), or is not as the plan found it. */
  | { readonly code: 'changedMeanwhile' }
  /** The record, or the one above it, is no longer there or no longer active (610, 2500). */
  | { readonly code: 'recordGone' }
  | { readonly code: 'noRight' }
  | { readonly code: 'nameTooLong' }
  | { readonly code: 'nameNotAllowed' }
  | { readonly code: 'tooDeep' }
  | { readonly code: 'parentIsProject' }
  /** The customer's billing keeps it where it is (6130). */
  | { readonly code: 'billing' }
  /** It has time, a balance or records below it, so that it cannot be archived again; `by` where that is known. */
  | { readonly code: 'inUse'; readonly by?: Booking | 'balance' | 'below' | undefined }
  /** Not everything can be seen, so that nobody can say from here whether it is in use. */
  | { readonly code: 'useNotKnown' }
  /** Whatever else the service says, in its own words, free of tokens. */
  | { readonly code: 'other'; readonly detail: string };
