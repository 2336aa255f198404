import type { TieOutInput } from '../domain/matching/reconcile-firm';
import type { AccountLink, FixRules } from '../domain/plans/plan';
import type { QuickbooksProduct } from '../domain/records/customer-list';
import type { ListId, SystemId } from '../domain/records/records';
import type { NameListFacts } from './name-list';

/** What a tie-out of the whole firm starts from. */
export interface TieOutSnapshot {
  readonly names: TieOutInput;
  /** Epoch ms of the reading that each list is as of; `null` while it is not connected or not read whole. */
  readonly readAt: Readonly<Record<SystemId, number | null>>;
  /** The files that names of Karbon and QuickBooks Time come from: while there is one, nothing can be written from the tie-out. */
  readonly files: readonly NameListFacts[];
  /** Where QuickBooks' list is a file: of which product; `null` where QuickBooks Online is asked, or not connected. */
  readonly product: QuickbooksProduct | null;
  /** The first segment of Karbon's addresses; `null` while Karbon is not connected. */
  readonly karbonTenant: string | null;
  /** Requests that a reading in the background may send to Karbon in a minute. */
  readonly karbonPerMinute: number;
  readonly planning: PlanningFacts;
}

/** A client that nobody wants to hear of any more. */
export interface Ignored {
  readonly key: string;
  /** `''` where none was given. */
  readonly reason: string;
  /** Epoch ms. */
  readonly at: number;
}

/** What the plans of a firm are made by, beside its names. */
export interface PlanningFacts {
  readonly rules: FixRules;
  readonly account: AccountLink;
  /** Of each list that a person changes by hand, the keys of the changes that have been asked for (see `changeKey`). */
  readonly byHand: { readonly [List in ListId]?: readonly string[] };
}
