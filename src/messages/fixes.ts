import type { MatchReason } from '../domain/matching/match-reason';
import type { NameDifference } from '../domain/matching/name-difference';
import type { FixChoice } from '../domain/plans/fix-choice';
import type { PlanStep, RecordState } from '../domain/plans/plan';
import type { ShownPlan } from '../domain/plans/plan-choice';
import type { WriteRejection } from '../domain/plans/write-rejection';
import type { DayText, ListId } from '../domain/records/records';
import type { PlainError } from './errors';
import { idSchema, listIdSchema } from './ids';
import { schemaFor, z } from './schema';

export const fixChoiceSchema = schemaFor<FixChoice>()(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('primary') }),
    z.object({ kind: z.literal('oneList'), list: listIdSchema }),
    z.object({ kind: z.literal('pick'), list: listIdSchema, recordId: idSchema }),
    z.object({ kind: z.literal('createAnyway') }),
    z.object({ kind: z.literal('unlink'), list: listIdSchema }),
  ]),
);

/** One choice and what it would do. */
export interface AvailableFix extends ShownPlan {
  readonly choice: FixChoice;
  /** What tells the record of a `pick` apart from the others; `null` on other choices. */
  readonly candidate: Candidate | null;
}

export interface Candidate {
  readonly path: readonly string[];
  readonly isActive: boolean;
  /** The name's difference from the expected one; `null` where they are equal. */
  readonly difference: NameDifference | null;
  /** Seconds tracked on it and all below it, as far as they have been read; `null` in QuickBooks, or where nothing has been read. */
  readonly seconds: number | null;
  readonly lastUsed: DayText | null;
  /** In QuickBooks; in the company's currency. */
  readonly balance: number | null;
  readonly isLinked: boolean;
  /** Why it is shown although it is called otherwise; `null` where its spelling says so. */
  readonly reason: MatchReason | null;
  /** Lists that have a record of the very same path, which is chosen along with it. */
  readonly alsoIn?: readonly ListId[];
}

export type StepState = 'planned' | 'sent' | 'confirmed' | 'failed' | 'undone';

/** What has become of a step that is over. */
export type StepOutcome =
  /** `storedName` where the service has stored another name than it was asked for. */
  | { readonly kind: 'done'; readonly storedName?: string | undefined }
  /** It was so already when its turn came: a colleague, or the import, has been faster. */
  | { readonly kind: 'alreadyDone' }
  | { readonly kind: 'refused'; readonly refusal: WriteRejection }
  /** The service could not be asked; nothing has been changed by this step. */
  | { readonly kind: 'failed'; readonly error: PlainError }
  /** A step before it has failed. */
  | { readonly kind: 'notReached' };

export interface RunStep {
  readonly step: PlanStep;
  readonly state: StepState;
  readonly outcome: StepOutcome | null;
  /** Address that opens the record; `null` where there is none. */
  readonly address: string | null;
}

/** One carrying-out of a plan, as the journal has it. */
export interface RunView {
  readonly id: string;
  /** `waiting`: a service does not answer, so that it is not known yet whether a step was applied. */
  readonly state: 'running' | 'waiting' | 'done' | 'failed' | 'undone';
  readonly steps: readonly RunStep[];
  /** It undoes an earlier one. */
  readonly isUndo: boolean;
  readonly canUndo: boolean;
  /** Epoch ms; `null` while it goes on. */
  readonly endedAt: number | null;
}

/** What the worker answers to a click, before the first step or instead of it. */
export type FixOutcome =
  /** It is in the journal: `PanelView.run` tells the rest, and it need not be asked for again. */
  | { readonly kind: 'begun' }
  /** What was shown no longer fits; the view shows the plan anew, and nothing has been done. */
  | { readonly kind: 'planChanged' }
  | { readonly kind: 'alreadyDone' }
  /** Nothing has been done, because the names could not be read afresh. */
  | { readonly kind: 'failed'; readonly error: PlainError };

/** One line of the log of all that was ever written. */
export interface LogRow {
  readonly id: string;
  readonly runId: string;
  /** Epoch ms at which it was planned, and ended; `null` while it goes on. */
  readonly at: number;
  readonly endedAt: number | null;
  readonly itemTitle: string;
  readonly itemKind: string;
  readonly karbonKey: string;
  readonly step: PlanStep;
  readonly state: StepState;
  readonly outcome: StepOutcome | null;
  /** The record's id in its list; `null` where there is none yet. */
  readonly recordId: string | null;
  readonly before: RecordState | null;
  readonly after: RecordState | null;
  /** Its run undoes an earlier one. */
  readonly isUndo: boolean;
  /** Its run as a whole can be undone. */
  readonly canUndo: boolean;
}
