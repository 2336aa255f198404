import type { Standing, StandingKind, Standings } from '../matching/match-status';
import type { NameIndex } from '../matching/name-index';
import type { ListId } from '../records/records';
import type { AccountLink, FixRules, LinkStep, Plan, PlanObstacle, PlanStep, PrimaryAction } from './plan';
import { planIdOf } from './plan-id';
import { addListSteps, levelRecords } from './plan-list';

export interface PlanInput {
  readonly expectedPath: readonly string[];
  readonly standings: Standings;
  readonly quickbooksTime: NameIndex;
  /** `null` where QuickBooks is not connected or has never been read. */
  readonly quickbooks: NameIndex | null;
  readonly rules: FixRules;
  readonly account: AccountLink;
  /** The steps of one list alone. */
  readonly only: ListId | null;
  /** None of the near matches is meant. */
  readonly createAnyway: boolean;
  /** The standings were found as if this pair were confirmed: confirming it comes first. */
  readonly link: LinkStep | null;
}

const actions: Readonly<Record<StandingKind, PrimaryAction>> = {
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
};

const order: readonly ListId[] = ['quickbooks', 'quickbooksTime'];

/**
 * What would put a client or work item right in both lists: QuickBooks first, since QuickBooks Time imports its names from
 * there (quickbooks-time.md 8.4), and parents before what is below them. No steps where a person has to choose first, or
 * where one of the lists cannot be put right from here: half of a plan would make names differ that agreed.
 */
export function planFor(input: PlanInput): Plan {
  const { only, link } = input;
  const standings = input.createAnyway ? withoutNearMatches(input.standings) : input.standings;
  if (isBlocked(standings, only)) return planOf('none', []);
  const lists = order.filter((list) => (only ?? list) === list && standings[list].kind !== 'blocked');
  const steps: PlanStep[] = link ? [link] : [];
  for (const list of lists) {
    const action = actions[standings[list].kind];
    if (action === 'choose' || action === 'link') return planOf(action, steps);
  }

  for (const list of lists) {
    const index = input[list];
    const hitch = index && addListSteps(steps, taskOf(input, standings, list, index));
    if (hitch === 'nameTaken') return planOf('none', []);
    if (hitch) return planOf(primaryAction(input, standings, []), [], hitch);
  }
  const imported = renamingForImport(input, standings, steps);
  if (imported) return planOf('none', [], { code: 'renameInQuickbooks', path: imported.path });
  return planOf(steps.length === 1 && link ? 'link' : primaryAction(input, standings, steps), steps);
}

/** False for one safe step, which runs at the click; several, or any rename, restore or move, are shown first. */
export function needsConfirmation({ steps }: Plan): boolean {
  const [step] = steps;
  return steps.length !== 1 || (step?.kind !== 'create' && step?.kind !== 'link' && step?.kind !== 'unlink');
}

function planOf(
  action: PrimaryAction,
  steps: readonly PlanStep[],
  obstacle: PlanObstacle | null = null,
): Plan {
  return { action, steps, obstacle, id: planIdOf(steps) };
}

function isBlocked(standings: Standings, only: ListId | null): boolean {
  if (only) return standings[only].kind === 'blocked';
  const { quickbooks, quickbooksTime } = standings;
  return quickbooksTime.kind === 'blocked' || (quickbooks.kind === 'blocked' && !isNotConnected(quickbooks));
}

function isNotConnected(standing: Standing): boolean {
  return standing.kind === 'blocked' && standing.reason.code === 'notConnected';
}

/** What is only like others is missing. */
function withoutNearMatches(standings: Standings): Standings {
  const passed = (standing: Standing): Standing =>
    standing.kind === 'similar'
      ? { kind: 'missing', expectedPath: standing.expectedPath, parent: standing.parent }
      : standing;
  return { quickbooksTime: passed(standings.quickbooksTime), quickbooks: passed(standings.quickbooks) };
}

function taskOf(input: PlanInput, standings: Standings, list: ListId, index: NameIndex) {
  const { expectedPath, rules } = input;
  return {
    list,
    index,
    standing: standings[list],
    expectedPath,
    createsMissing: list === 'quickbooksTime' || rules.order === 'quickbooksFirst',
    assignTo: rules.assignTo,
    connects: (depth: number) => isMadeByTime(input, standings.quickbooks, depth),
  };
}

/** Whether QuickBooks Time makes the customer of a level: where QuickBooks is known to lack it, or not known at all. */
function isMadeByTime({ rules, account, quickbooks }: PlanInput, standing: Standing, depth: number): boolean {
  if (rules.order !== 'timeOnly' || !account.hasTwoWaySync) return false;
  if (isNotConnected(standing)) return true;
  const levels = quickbooks ? levelRecords(standing, quickbooks) : [];
  return levels.length > 0 && depth > levels.findLastIndex((record) => record !== null);
}

/** The step whose name the import of a linked account would write over with QuickBooks' own, which is not known here. */
function renamingForImport(
  { account }: PlanInput,
  { quickbooks }: Standings,
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
  standings: Standings,
  steps: readonly PlanStep[],
): PrimaryAction {
  const [inTime, inQuickbooks] = [actionIn('quickbooksTime'), actionIn('quickbooks')];
  if (only) return only === 'quickbooks' ? inQuickbooks : inTime;
  const hasJobcode = inTime === 'none' || inTime === 'syncName';
  return hasJobcode && inQuickbooks !== 'none' ? inQuickbooks : inTime;

  function actionIn(list: ListId): PrimaryAction {
    const action = actions[standings[list].kind];
    if (action !== 'create' || list === 'quickbooksTime' || rules.order === 'quickbooksFirst') return action;
    // It is created elsewhere, so that what is left is done to its client.
    const last = steps.findLast((step) => step.list === list && step.kind !== 'link');
    return last ? actionsOfSteps[last.kind] : 'none';
  }
}
