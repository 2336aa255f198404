import type { ClientKind, ListId } from '../records/records';

/** The record that a step needs: one that is there already, or the one that the plan's step of that position makes. */
export type StepTarget = { readonly id: string } | { readonly madeBy: number };

/** A client or work item of Karbon, as the other side of a confirmed pair. */
export interface KarbonRef {
  readonly kind: ClientKind | 'work';
  readonly key: string;
}

export interface CreateStep {
  readonly kind: 'create';
  readonly list: ListId;
  /** The path that it has once it is made. */
  readonly path: readonly string[];
  /** `null` at the top level. */
  readonly parent: StepTarget | null;
  /** Everybody may track time on it; QuickBooks Time only. */
  readonly assignToAll: boolean;
  /** QuickBooks Time makes the customer in QuickBooks itself: accounts with two-way sync alone (quickbooks-time.md 7.4). */
  readonly connectWithQuickbooks: boolean;
}

/** Lets chosen people track time on a jobcode and on all below it (quickbooks-time.md 7.5). */
export interface AssignStep {
  readonly kind: 'assign';
  readonly list: ListId;
  readonly path: readonly string[];
  readonly target: StepTarget;
  readonly userIds: readonly string[];
}

/** Makes an inactive record active again, in QuickBooks Time with the archived ones above it, and spells it right. */
export interface RestoreStep {
  readonly kind: 'restore';
  readonly list: ListId;
  /** As it is called before the step. */
  readonly path: readonly string[];
  readonly id: string;
  /** Its own name where that stays. */
  readonly newName: string;
  /** QuickBooks Time only: archiving has taken its assignments away (quickbooks-time.md 7.4). */
  readonly assignToAll: boolean;
}

export interface RenameStep {
  readonly kind: 'rename';
  readonly list: ListId;
  readonly path: readonly string[];
  readonly id: string;
  readonly newName: string;
}

export interface MoveStep {
  readonly kind: 'move';
  readonly list: ListId;
  readonly path: readonly string[];
  readonly id: string;
  /** `null` to the top level. */
  readonly parent: StepTarget | null;
  readonly underPath: readonly string[];
  /** Its own name where that stays. */
  readonly newName: string;
  /** QuickBooks only: whether its parent gets its invoices. Left out it stays as it is; an undo brings it back. */
  readonly billsWithParent?: boolean | undefined;
}

/** Undoes a create or a restore; never part of a fix. */
export interface ArchiveStep {
  readonly kind: 'archive';
  readonly list: ListId;
  /** As it is called before the step. */
  readonly path: readonly string[];
  readonly id: string;
  /** Its own name where that stays. Afterwards it cannot be renamed any more (quickbooks-time.md 7.4). */
  readonly newName: string;
  /** What was created goes again only while nothing hangs on it; what was restored had its time before. */
  readonly onlyUnused: boolean;
}

/** Remembers that a record is the one that is meant, by ids; changes nothing outside. */
export interface LinkStep {
  readonly kind: 'link' | 'unlink';
  readonly list: ListId;
  readonly path: readonly string[];
  readonly id: string;
  readonly karbon: KarbonRef;
}

/** What a person is to do with a record of a list that Tieout can only read. */
export type ListChange =
  | { readonly kind: 'create' }
  | { readonly kind: 'restore' | 'rename'; readonly newName: string }
  | { readonly kind: 'move'; readonly underPath: readonly string[]; readonly newName: string };

/** Puts a change on the change list, or takes it off: changes nothing outside. */
export interface RequestStep {
  readonly kind: 'request' | 'withdraw';
  readonly list: ListId;
  /** As the record is called before the change; of one that is to be created, as it shall be. */
  readonly path: readonly string[];
  readonly change: ListChange;
}

/** One step of a fix, in the order in which the steps must be applied. */
export type PlanStep =
  | CreateStep
  | AssignStep
  | RestoreStep
  | RenameStep
  | MoveStep
  | ArchiveStep
  | LinkStep
  | RequestStep;

export type PrimaryAction =
  | 'none'
  | 'create'
  | 'syncName'
  | 'restore'
  | 'move'
  | 'choose'
  | 'link'
  /** Puts what has to be done by hand on the change list. */
  | 'request';

/** Why there is no plan although something is wrong, where the match statuses alone do not say it. */
export type PlanObstacle =
  /** A project cannot be a parent. */
  | { readonly code: 'parentIsProject'; readonly list: ListId; readonly path: readonly string[] }
  /** A project is work of the customer it is below, and no customer of its own (quickbooks.md 6). */
  | { readonly code: 'projectStays'; readonly list: ListId; readonly path: readonly string[] }
  /** QuickBooks has five levels at most (quickbooks.md 5.2). */
  | { readonly code: 'tooDeep'; readonly list: ListId; readonly path: readonly string[] }
  /** The account is linked: its import would write QuickBooks' name over the jobcode's (quickbooks-time.md 8.1). */
  | { readonly code: 'renameInQuickbooks'; readonly path: readonly string[] }
  /** It is on the change list, and the list has not been read since somebody made the change. */
  | { readonly code: 'onChangeList'; readonly list: ListId; readonly path: readonly string[] }
  /** The names come from a page that is or was translated. */
  | { readonly code: 'nameTranslated' };

/** What one button stands for; `steps` is empty where a person has to choose first. */
export interface Plan {
  readonly action: PrimaryAction;
  readonly steps: readonly PlanStep[];
  readonly obstacle: PlanObstacle | null;
  /** Two plans of the same steps on the same records have the same; what was shown is applied, or nothing. */
  readonly id: string;
}

/** How the firm wants things fixed. */
export interface FixRules {
  /** `timeOnly` where QuickBooks Time makes customers in QuickBooks itself, by two-way sync or by its export. */
  readonly order: 'quickbooksFirst' | 'timeOnly';
  /** Who may track time on what is created: everybody, or these users of QuickBooks Time. */
  readonly assignTo: 'everyone' | readonly string[];
}

export const defaultFixRules: FixRules = { order: 'quickbooksFirst', assignTo: 'everyone' };

/** How the QuickBooks Time account is linked to QuickBooks (quickbooks-time.md 7.2, 8). */
export interface AccountLink {
  /** QuickBooks' import writes names over the jobcodes'. */
  readonly isLinked: boolean;
  readonly hasTwoWaySync: boolean;
}

/** How a record is called and placed, before a step or after it. */
export interface RecordState {
  readonly path: readonly string[];
  /** `null` at the top level. */
  readonly parentId: string | null;
  readonly isActive: boolean;
  /** QuickBooks only. */
  readonly billsWithParent?: boolean | undefined;
}
