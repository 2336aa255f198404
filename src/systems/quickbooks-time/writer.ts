import type { Jobcode } from '../../domain/records/records';
import type { Priority } from '../http/page';
import type { SystemError } from '../http/system-error';

/**
 * QuickBooks Time as Tieout writes to it. Every call throws `SystemError`; where the service has refused the item, its `refusal` says
 * why (quickbooks-time.md 3.3). None is repeated by itself: a lost answer is settled by looking.
 */
export interface QuickbooksTimeWriter {
  /** `null` where the service says that it exists already (code 202): it has to be looked up (7.4). */
  createJobcode(jobcode: NewJobcode, priority: Priority): Promise<Jobcode | null>;
  updateJobcode(change: JobcodeChange, priority: Priority): Promise<Jobcode>;
  /**
   * Makes up to 50 in one request (3.1). Returns of each, in their order, the jobcode, `null` where it exists already, or why it was not
   * made; throws where nothing was made, or nothing is known of any.
   */
  createJobcodes(
    jobcodes: readonly NewJobcode[],
    priority: Priority,
  ): Promise<readonly (Jobcode | null | SystemError)[]>;
  /** Changes up to 50 in one request, as `createJobcodes` makes them. */
  updateJobcodes(
    changes: readonly JobcodeChange[],
    priority: Priority,
  ): Promise<readonly (Jobcode | SystemError)[]>;
  /** Lets each of these people track time on the jobcode and all below it, in one request for up to 50 (7.5). */
  assign(
    assignment: { readonly jobcodeId: string; readonly userIds: readonly string[] },
    priority: Priority,
  ): Promise<void>;
  /** Jobcodes under a parent whose names begin like this one's, archived ones and all types included: the look-up of 11.5. */
  jobcodesLike(
    wanted: { readonly name: string; readonly parentId: string | null },
    priority: Priority,
  ): Promise<readonly Jobcode[]>;
  /** Whether any time has ever been tracked on the jobcode or below it, running entries included. */
  hasTime(jobcodeId: string, priority: Priority): Promise<boolean>;
}

export interface NewJobcode {
  readonly name: string;
  readonly parentId: string | null;
  readonly assignToAll: boolean;
  readonly connectWithQuickbooks: boolean;
}

export interface JobcodeChange {
  readonly id: string;
  readonly name?: string;
  readonly isActive?: boolean;
  readonly parentId?: string | null;
  readonly assignToAll?: boolean;
}
