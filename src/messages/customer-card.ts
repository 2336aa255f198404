import type { NoCustomerReason } from '../domain/customer-card/choose-customer';
import type { DetailRow } from '../domain/customer-card/compare-details';
import type { ContactSync } from '../domain/customer-card/contact-sync';
import type { QuickbooksProduct } from '../domain/records/customer-list';
import type { ClientKind, DayText } from '../domain/records/records';
import { idSchema } from './ids';
import type { Notice } from './panel-view';
import { z } from './schema';

/** Reads what Karbon and QuickBooks hold of the page's client; writes nothing. */
export const readCustomerSchema = z.object({
  type: z.literal('readCustomer'),
  /** The asking's own. */
  runId: idSchema,
  /** One of several that may be meant; `null` for the client's own. */
  customerId: z.nullable(idSchema),
});

/** Where one side of a card comes from. Times are epoch ms. */
export type CardSource =
  /** Its own record, read just now. */
  | { readonly kind: 'record'; readonly readAt: number }
  /** What Tieout keeps of it, since the record could not be read. */
  | { readonly kind: 'kept'; readonly readAt: number | null; readonly problem: Notice }
  | { readonly kind: 'file'; readonly listedAt: number; readonly product: QuickbooksProduct }
  /** The page alone. */
  | { readonly kind: 'notConnected' };

/** A client beside its customer. */
export interface ComparedCard {
  readonly kind: 'compared';
  readonly client: { readonly key: string; readonly kind: ClientKind; readonly name: string };
  readonly rows: readonly DetailRow[];
  /** What QuickBooks alone keeps. */
  readonly money: {
    /** `''` where there are none, `null` where that is not known. */
    readonly terms: string | null;
    readonly balance: number | null;
    /** With what its jobs owe, where that is another sum. */
    readonly balanceWithJobs: number | null;
    /** As in `USD`; `''` where that is not known. */
    readonly currency: string;
  };
  readonly isActive: boolean;
  readonly activeSince: DayText | null;
  readonly contactSync: ContactSync;
  readonly karbon: CardSource;
  readonly quickbooks: CardSource;
  /** The record in QuickBooks' own pages; `null` where it has none. */
  readonly address: string | null;
}

/** One that may be meant. */
export interface CardCandidate {
  readonly id: string;
  readonly path: readonly string[];
}

/** There is no customer to show. */
export interface UnmatchedCard {
  readonly kind: 'unmatched';
  readonly clientName: string;
  readonly because: 'notConnected' | 'noClient' | NoCustomerReason;
  /** The nearest ones first. */
  readonly candidates: readonly CardCandidate[];
}

export type CustomerCard =
  | ComparedCard
  | UnmatchedCard
  /** Something that nobody had expected. */
  | { readonly kind: 'failed' };
