import {
  type MatchStatus,
  type MatchStatuses,
  type MatchStatusKind,
  unblockedStatus,
} from '../matching/match-status';
import type { NameIndex } from '../matching/name-index';
import type { QuickbooksProduct } from '../records/customer-list';
import { fixOrder, forEachList, listTraits } from '../records/lists';
import { isSamePathIn } from '../records/products';
import type { ListId } from '../records/records';
import { changeKey, givesOtherName, pathAfter, requestsFor } from './list-requests';
import type {
  AccountLink,
  FixRules,
  LinkStep,
  Plan,
  PlanObstacle,
  PlanStep,
  PrimaryAction,
  RequestStep,
} from './plan';
import { planIdOf } from './plan-id';
import { levelRecords, planList } from './plan-list';

export interface PlanInput {
  readonly expectedPath: readonly string[];
  readonly statuses: MatchStatuses;
  readonly quickbooksTime: NameIndex;
  /** `null` where QuickBooks is not connected or has never been read. */
  readonly quickbooks: NameIndex | null;
  readonly rules: FixRules;
  readonly account: AccountLink;
  /** The steps of one list alone. */
  readonly only: ListId | null;
  /** None of the near matches is meant. */
  readonly createAnyway: boolean;
  /** The statuses were found as if this pair were confirmed: confirming it comes first. */
  readonly link: LinkStep | null;
  /** Pairs in other lists that are confirmed along with it: records that are wrong in the same way. */
  readonly alsoLinked?: readonly LinkStep[];
  /** Of each list that a person changes by hand, the keys of the changes that have been asked for (see `changeKey`). */
  readonly byHand?: { readonly [List in ListId]?: ReadonlySet<string> };
  /** Whose names QuickBooks' list holds; Online's unless told. */
  readonly product?: QuickbooksProduct;
}

const actions: Readonly<Record<MatchStatusKind, PrimaryAction>> = {
  matched: 'none',
  differs: 'syncName',
  archived: 'restore',
  misplaced: 'move',
  ambiguous: 'choose',
  similar: 'link',
  missing: 'create',
  blocked: 'none',
};

const actionsOfSteps: Readonly<Record<PlanStep['kind'], PrimaryAction>> = {
  create: 'create',
  assign: 'create',
  restore: 'restore',
  rename: 'syncName',
  move: 'move',
  archive: 'none',
  link: 'link',
  unlink: 'none',
  request: 'request',
  withdraw: 'none',
};

/**
 * What would fix a client or work item in both lists: QuickBooks first, since QuickBooks Time imports its names from
 * there (quickbooks-time.md 8.4), and parents before what is below them. No steps where a person has to choose first, or
 * where one of the lists cannot be fixed from here: half of a plan would make names differ that agreed.
 */
export function buildPlan(input: PlanInput): Plan {
  const { only } = input;
  const links = input.link ? [input.link, ...(input.alsoLinked ?? [])] : [];
  const statuses = input.createAnyway ? withoutNearMatches(input.statuses) : input.statuses;
  if (isBlocked(statuses, only)) return planOfBlocked(statuses, links);
  const lists = fixOrder.filter((list) => (only ?? list) === list && statuses[list].kind !== 'blocked');
  const steps: PlanStep[] = [...links];
  for (const list of lists) {
    const action = actions[statuses[list].kind];
    if (action === 'choose' || action === 'link') return planOf(action, steps);
  }

  const requests: RequestStep[] = [];
  for (const list of lists) {
    const index = input[list];
    const ofList: PlanStep[] = [...steps];
    const blocker = index && planList(ofList, taskOf(input, statuses, list, index));
    if (blocker === 'nameTaken') return planOf('none', []);
    if (blocker) return planOf(primaryAction(input, statuses, []), [], blocker);
    // Until a record is called otherwise where that is done by hand, time has to go by its old name in every other list.
    if (requests.some(givesOtherName)) continue;
    const asked = input.byHand?.[list];
    if (!asked) {
      steps.push(...ofList.slice(steps.length));
      continue;
    }
    requests.push(
      ...requestsFor(ofList.slice(steps.length)).filter((request) => !isSameThere(input, request)),
    );
    steps.push(...requests.filter((request) => !asked.has(changeKey(request))));
  }
  const last = requests.at(-1);
  if (last && steps.length === 0)
    return planOf('none', [], { code: 'onChangeList', list: last.list, path: pathAfter(last) });
  const imported = renamingForImport(input, statuses, steps);
  if (imported) return planOf('none', [], { code: 'renameInQuickbooks', path: imported.path });
  return planOf(
    links.length > 0 && steps.length === links.length ? 'link' : primaryAction(input, statuses, steps),
    steps,
  );
}

/** Whether nothing but what the product passes over would be another by it, such as the case of a letter. */
function isSameThere({ product = 'online' }: PlanInput, request: RequestStep): boolean {
  return request.change.kind === 'rename' && isSamePathIn(product, request.path, pathAfter(request));
}

/** What makes something new, or is remembered here alone. */
const safeKinds: ReadonlySet<PlanStep['kind']> = new Set<PlanStep['kind']>([
  'create',
  'link',
  'unlink',
  'request',
]);

/** False for one safe step, which runs at the click; several, or any rename, restore or move, are shown first. */
export function needsConfirmation({ steps }: Plan): boolean {
  const [step] = steps;
  return steps.length !== 1 || !step || !safeKinds.has(step.kind);
}

function planOf(
  action: PrimaryAction,
  steps: readonly PlanStep[],
  obstacle: PlanObstacle | null = null,
): Plan {
  return { action, steps, obstacle, id: planIdOf(steps) };
}

function isBlocked(statuses: MatchStatuses, only: ListId | null): boolean {
  if (only) return statuses[only].kind === 'blocked';
  const { quickbooks, quickbooksTime } = statuses;
  return (
    (quickbooksTime.kind === 'blocked' && !isStoredOtherwise(quickbooksTime)) ||
    (quickbooks.kind === 'blocked' && !isNotConnected(quickbooks) && !isStoredOtherwise(quickbooks))
  );
}

/** There is a record to use, under the only name that it can have. */
function isStoredOtherwise(status: MatchStatus): boolean {
  return status.kind === 'blocked' && status.reason.code === 'nameStoredOtherwise';
}

/**
 * A vendor's name cannot be had, and one of the near matches may be meant all the same: to remember which one takes no name from
 * anybody.
 */
function planOfBlocked(statuses: MatchStatuses, links: readonly LinkStep[]): Plan {
  const isNameHeld = (list: ListId) => {
    const status = statuses[list];
    return status.kind === 'blocked' && status.reason.code === 'nameHeld';
  };
  if (links.length > 0) {
    return links.some(({ list }) => isNameHeld(list)) ? planOf('link', links) : planOf('none', []);
  }
  const isOffered = fixOrder.some(
    (list) => isNameHeld(list) && unblockedStatus(statuses[list])?.kind === 'similar',
  );
  return planOf(isOffered ? 'link' : 'none', []);
}

function isNotConnected(status: MatchStatus): boolean {
  return status.kind === 'blocked' && status.reason.code === 'notConnected';
}

/** What is only like others is missing. */
function withoutNearMatches(statuses: MatchStatuses): MatchStatuses {
  const passed = (status: MatchStatus): MatchStatus =>
    status.kind === 'similar'
      ? { kind: 'missing', expectedPath: status.expectedPath, parent: status.parent }
      : status;
  return forEachList((list) => passed(statuses[list]));
}

function taskOf(input: PlanInput, statuses: MatchStatuses, list: ListId, index: NameIndex) {
  const { rules } = input;
  const status = statuses[list];
  return {
    list,
    index,
    status,
    // As the list is known to store it.
    expectedPath: 'expectedPath' in status ? status.expectedPath : input.expectedPath,
    createsMissing: isCreatedByTieout(list, rules),
    assignTo: rules.assignTo,
    connects: (depth: number) => isMadeByTime(input, statuses.quickbooks, depth),
  };
}

/** False where the firm leaves it to QuickBooks Time to create what is missing in a list that feeds it. */
function isCreatedByTieout(list: ListId, rules: FixRules): boolean {
  return listTraits[list].feeds === null || rules.order === 'quickbooksFirst';
}

/** Whether QuickBooks Time makes the customer of a level: where QuickBooks is known to lack it, or not known at all. */
function isMadeByTime(
  { rules, account, quickbooks }: PlanInput,
  status: MatchStatus,
  depth: number,
): boolean {
  if (rules.order !== 'timeOnly' || !account.hasTwoWaySync) return false;
  if (isNotConnected(status)) return true;
  const levels = quickbooks ? levelRecords(status, quickbooks) : [];
  return levels.length > 0 && depth > levels.findLastIndex((record) => record !== null);
}

/** The step whose name the import of a linked account would write over with QuickBooks' own, which is not known here. */
function renamingForImport(
  { account }: PlanInput,
  { quickbooks }: MatchStatuses,
  steps: readonly PlanStep[],
): PlanStep | undefined {
  if (!account.isLinked || !isNotConnected(quickbooks)) return undefined;
  return steps.find(
    (step) =>
      step.kind === 'rename' ||
      step.kind === 'move' ||
      (step.kind === 'restore' && step.newName !== step.path.at(-1)),
  );
}

/** The button speaks of what the verdict speaks of: of the jobcode while there is none to use, else of the customer. */
function primaryAction(
  { rules, only }: PlanInput,
  statuses: MatchStatuses,
  steps: readonly PlanStep[],
): PrimaryAction {
  const [inTime, inQuickbooks] = [actionIn('quickbooksTime'), actionIn('quickbooks')];
  const outward = steps.filter(({ kind }) => kind !== 'link');
  if (outward.length > 0 && outward.every(({ kind }) => kind === 'request')) return 'request';
  if (only) return actionIn(only);
  const hasJobcode = inTime === 'none' || inTime === 'syncName';
  return hasJobcode && inQuickbooks !== 'none' ? inQuickbooks : inTime;

  function actionIn(list: ListId): PrimaryAction {
    const action = actions[statuses[list].kind];
    if (action !== 'create' || isCreatedByTieout(list, rules)) return action;
    // It is created elsewhere, so that what is left is done to its client.
    const last = steps.findLast((step) => step.list === list && step.kind !== 'link');
    return last ? actionsOfSteps[last.kind] : 'none';
  }
}
