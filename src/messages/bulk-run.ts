import type { PlainError } from './errors';
import { fixChoiceSchema, type RunView } from './fixes';
import { idSchema } from './ids';
import { pageKindSchema } from './page-ref';
import { z } from './schema';

/** A choice for one client or work item, and the plan that was shown for it: that is carried out, or nothing. */
export const plannedItemSchema = z.object({
  kind: pageKindSchema,
  key: idSchema,
  /** As it was shown: for the report alone. */
  title: z.string().check(z.maxLength(500)),
  choice: fixChoiceSchema,
  planId: idSchema,
});

export type PlannedItem = Readonly<z.infer<typeof plannedItemSchema>>;

/** Each of its items has a run of its own, whose id is this one with the item's place. */
export const bulkRunIdSchema = z.string().check(z.regex(/^[A-Za-z0-9-]{1,56}$/));

/** What becomes of one item of a bulk run. */
export type BulkItemState =
  | 'waiting'
  | 'running'
  | 'done'
  /** It was so already when its turn came. */
  | 'alreadyDone'
  /** The lists have changed since: its plan would be another one, and was not carried out. */
  | 'planChanged'
  /** A step was refused, or could not be asked for. */
  | 'failed'
  /** The run was cancelled before its turn came. */
  | 'left'
  /** Taken back by a later run. */
  | 'undone';

export interface BulkItemView {
  readonly item: PlannedItem;
  readonly state: BulkItemState;
  /** Its own run; `null` before its turn, and where nothing was to be done. */
  readonly run: RunView | null;
  /** Why it failed before its first step. */
  readonly error: PlainError | null;
}

/** Many items put right one after the other, as one run. */
export interface BulkRunView {
  readonly id: string;
  readonly state: 'running' | 'paused' | 'cancelled' | 'done';
  /** Nobody has paused it: it was too long cut off, by a closed browser or a service that did not answer. */
  readonly isInterrupted: boolean;
  readonly isUndo: boolean;
  /** Epoch ms. */
  readonly startedAt: number;
  /** Epoch ms; `null` while there is something left. */
  readonly endedAt: number | null;
  readonly counts: Readonly<Record<BulkItemState, number>>;
  /** The item whose turn it is. */
  readonly current: PlannedItem | null;
  /** A service that keeps it waiting. */
  readonly waitingFor: PlainError | null;
  readonly canUndo: boolean;
}

export type BulkOutcome =
  | { readonly kind: 'begun' }
  /** Another bulk run has something left. */
  | { readonly kind: 'busy' }
  /** The lists could not be read afresh: nothing was begun. */
  | { readonly kind: 'failed'; readonly error: PlainError }
  /** Nothing of it can be undone. */
  | { readonly kind: 'nothingToDo' };
