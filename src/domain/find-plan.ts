import { bestWays } from './find-ways';
import type { NameIndex } from './name-index';
import type {
  AccountLink,
  FixRules,
  LinkStep,
  Plan,
  PlanObstacle,
  PlanStep,
  PrimaryAction,
  StepTarget,
} from './plan';
import { planIdOf } from './plan-id';
import type { ListId, ListRecord } from './records';
import { foldedKey } from './spelling-key';
import type { Standing, StandingKind, Standings } from './standing';
import { deepestPath } from './step-check';

export interface PlanInput {
  readonly expectedPath: readonly string[];
  readonly standings: Standings;
  readonly quickbooksTime: NameIndex;
  /** `null` where QuickBooks is not connected or has never been read. */
  readonly quickbooks: NameIndex | null;
  readonly isPersonClient: boolean;
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

const nothing: Plan = { action: 'none', steps: [], obstacle: null, id: '' };
const order: readonly ListId[] = ['quickbooks', 'quickbooksTime'];

/**
 * What would put a client or work item right in both lists: QuickBooks first, since QuickBooks Time imports its names from
 * there (quickbooks-time.md 8.4), and parents before what is below them. No steps where a person has to choose first, or
 * where one of the lists cannot be put right from here: half of a plan would make names differ that agreed.
 */
export function planFor(input: PlanInput): Plan {
  const { only, link } = input;
  const standings = input.createAnyway ? withoutNearMatches(input) : input.standings;
  const { quickbooks, quickbooksTime } = standings;
  const isWithoutQuickbooks = isNotConnected(quickbooks);
  const isBlocked = only
    ? standings[only].kind === 'blocked'
    : quickbooksTime.kind === 'blocked' || (quickbooks.kind === 'blocked' && !isWithoutQuickbooks);
  if (isBlocked) return nothing;

  const lists = order.filter((list) => (only ?? list) === list && standings[list].kind !== 'blocked');
  for (const list of lists) {
    const action = actions[standings[list].kind];
    if (action === 'choose' || action === 'link') return planOf(action, link ? [link] : [], null);
  }
  const action = only ? actions[standings[only].kind] : primaryAction(standings);
  const building = createBuilding(input, standings, link ? [link] : []);
  for (const list of lists) {
    const obstacle = building.add(list);
    if (obstacle) return planOf(action, [], obstacle);
  }
  return planOf(action, building.steps, null);
}

/** False for one safe step, which runs at the click; several, or any rename, restore or move, are shown first. */
export function needsConfirmation({ steps }: Plan): boolean {
  const [step] = steps;
  return steps.length !== 1 || (step?.kind !== 'create' && step?.kind !== 'link' && step?.kind !== 'unlink');
}

function planOf(action: PrimaryAction, steps: readonly PlanStep[], obstacle: PlanObstacle | null): Plan {
  return { action, steps, obstacle, id: planIdOf(steps) };
}

/** The button speaks of what the verdict speaks of: of the jobcode while there is none to use, else of the customer. */
function primaryAction({ quickbooks, quickbooksTime }: Standings): PrimaryAction {
  const inTime = actions[quickbooksTime.kind];
  const hasJobcode = inTime === 'none' || inTime === 'syncName';
  const inQuickbooks = actions[quickbooks.kind];
  return hasJobcode && inQuickbooks !== 'none' ? inQuickbooks : inTime;
}

function isNotConnected(standing: Standing): boolean {
  return standing.kind === 'blocked' && standing.reason.code === 'notConnected';
}

/** Near matches count for nothing: what is like none of them is missing, below its client where that is there. */
function withoutNearMatches(input: PlanInput): Standings {
  const { expectedPath, isPersonClient, standings } = input;
  const passed = (standing: Standing, index: NameIndex | null): Standing => {
    if (standing.kind !== 'similar' || !index) return standing;
    const isWork = expectedPath.length > 1;
    const [client, ...others] = isWork ? bestWays(index, null, expectedPath[0] ?? '', isPersonClient) : [];
    const parent = client && others.length === 0 ? index.place(client.record) : null;
    return { kind: 'missing', expectedPath, parent };
  };
  return {
    quickbooksTime: passed(standings.quickbooksTime, input.quickbooksTime),
    quickbooks: passed(standings.quickbooks, input.quickbooks),
  };
}

/** Gathers the steps of both lists; each knows at which position of the plan its parent is made. */
function createBuilding(input: PlanInput, standings: Standings, first: readonly PlanStep[]) {
  const { expectedPath, rules, account } = input;
  const steps: PlanStep[] = [...first];
  const isForAll = rules.assignTo === 'everyone';
  const chosen = rules.assignTo === 'everyone' ? [] : rules.assignTo;
  let isAssigned = chosen.length === 0;

  return { steps, add };

  /** Returns what keeps the list from being put right. */
  function add(list: ListId): PlanObstacle | null {
    const index = input[list];
    const standing = standings[list];
    if (!index) return null;
    const before = steps.length;
    const obstacle = addSteps(list, index, standing);
    if (obstacle) return obstacle;
    // The import of a linked account would write QuickBooks' name, which is not known here, over the jobcode's.
    const isImported = list === 'quickbooksTime' && account.isLinked && isNotConnected(standings.quickbooks);
    const renamed = steps.slice(before).find(isRenaming);
    return isImported && renamed ? { code: 'renameInQuickbooks', path: renamed.path } : null;
  }

  function addSteps(list: ListId, index: NameIndex, standing: Standing): PlanObstacle | null {
    switch (standing.kind) {
      case 'missing': {
        const line = standing.parent ? index.lineage(standing.parent.record) : [];
        const parent = line.at(-1);
        if (list === 'quickbooks' && rules.order === 'timeOnly') {
          // It makes the customer itself, but under the parent as QuickBooks has it.
          settle(list, line, expectedPath.slice(0, -1), []);
          return null;
        }
        const obstacle = parent ? obstacleBelow(list, index, parent) : null;
        if (!obstacle) settle(list, line, expectedPath.slice(0, line.length > 0 ? -1 : 0), expectedPath);
        return obstacle;
      }
      case 'archived':
      case 'differs':
        settle(list, index.lineage(standing.found.record), expectedPath, expectedPath);
        return null;
      case 'misplaced':
        return move(list, index, standing.found.record);
      default:
        return null;
    }
  }

  function obstacleBelow(list: ListId, index: NameIndex, parent: ListRecord): PlanObstacle | null {
    const { path } = index.place(parent);
    if (parent.isProject) return { code: 'parentIsProject', list, path };
    const isTooDeep = list === 'quickbooks' && path.length >= deepestPath;
    return isTooDeep ? { code: 'tooDeep', list, path } : null;
  }

  /**
   * Makes records active and spells them right, then creates what is left of the path below them.
   *
   * @param line the record and those above it, top level first; those above the named levels keep their names.
   * @param names of the line's last levels.
   * @param wanted the whole path, whose levels after `names` are created.
   * @returns the last level.
   */
  function settle(
    list: ListId,
    line: readonly ListRecord[],
    names: readonly string[],
    wanted: readonly string[],
  ): StepTarget | null {
    const extra = line.length - names.length;
    const above: string[] = [];
    let target: StepTarget | null = null;
    for (const [at, record] of line.entries()) {
      const newName = names[at - extra] ?? record.name;
      settleOne(list, record, [...above, record.name], newName, line.slice(at + 1));
      above.push(newName);
      target = { id: record.id };
    }
    for (const [at, name] of wanted.slice(names.length).entries()) {
      const path = [...above, name];
      const depth = names.length + at;
      steps.push(createStep(list, path, target, depth));
      target = { madeBy: steps.length - 1 };
      assign(list, path, target);
      above.push(name);
    }
    return target;
  }

  function settleOne(
    list: ListId,
    { id, name, isActive }: ListRecord,
    path: readonly string[],
    newName: string,
    below: readonly ListRecord[],
  ): void {
    // QuickBooks Time restores what is above a restored record by itself; QuickBooks does not (quickbooks-time.md 7.4).
    const isRestoredFromBelow =
      list === 'quickbooksTime' && name === newName && below.some((record) => !record.isActive);
    if (!isActive && !isRestoredFromBelow) {
      const assignToAll = list === 'quickbooksTime' && isForAll;
      steps.push({ kind: 'restore', list, path, id, newName, assignToAll });
      assign(list, [...path.slice(0, -1), newName], { id });
    } else if (name !== newName) {
      steps.push({ kind: 'rename', list, path, id, newName });
    }
  }

  function createStep(
    list: ListId,
    path: readonly string[],
    parent: StepTarget | null,
    depth: number,
  ): PlanStep {
    const isTime = list === 'quickbooksTime';
    return {
      kind: 'create',
      list,
      path,
      parent,
      assignToAll: isTime && isForAll,
      connectWithQuickbooks: isTime && isMadeInQuickbooks(depth),
    };
  }

  /** Whether QuickBooks Time is to make the customer of a level, which QuickBooks lacks. */
  function isMadeInQuickbooks(depth: number): boolean {
    const { quickbooks } = standings;
    if (rules.order !== 'timeOnly' || !account.hasTwoWaySync || quickbooks.kind !== 'missing') return false;
    return depth >= (quickbooks.parent ? expectedPath.length - 1 : 0);
  }

  /** Assigning the topmost assigns what is below it (quickbooks-time.md 7.5). */
  function assign(list: ListId, path: readonly string[], target: StepTarget): void {
    if (isAssigned || list !== 'quickbooksTime') return;
    isAssigned = true;
    steps.push({ kind: 'assign', list, path, target, userIds: chosen });
  }

  function move(list: ListId, index: NameIndex, found: ListRecord): PlanObstacle | null {
    const line = index.lineage(found);
    const path = line.map(({ name }) => name);
    const { from, to } = topmostToMove(path, expectedPath);
    const moved = line[from];
    if (!moved) return null;
    const clientLine = lineOfClient(index, expectedPath, to);
    const client = clientLine.at(-1);
    const obstacle = client ? obstacleBelow(list, index, client) : null;
    if (obstacle) return obstacle;
    const underPath = expectedPath.slice(0, to);
    const parent = settle(list, clientLine, clientLine.length > 0 ? underPath : [], underPath);
    const newName = expectedPath[to] ?? moved.name;
    const above = client ? [...clientLine.slice(0, -1).map(({ name }) => name), ...underPath] : underPath;
    steps.push({
      kind: 'move',
      list,
      path: path.slice(0, from + 1),
      id: moved.id,
      parent,
      underPath: above,
      newName,
    });
    let names: readonly string[] = [...above, newName];
    let target: StepTarget = { id: moved.id };
    for (const [at, name] of expectedPath.slice(to + 1).entries()) {
      const below = line[from + 1 + at];
      if (below) {
        settleOne(list, below, [...names, below.name], name, line.slice(from + 2 + at));
        target = { id: below.id };
      } else {
        steps.push(createStep(list, [...names, name], target, to + 1 + at));
        target = { madeBy: steps.length - 1 };
        assign(list, [...names, name], target);
      }
      names = [...names, name];
    }
    return null;
  }

  /** The record that is the client under which work is moved, whether its name is read as a company's or a person's. */
  function lineOfClient(index: NameIndex, expected: readonly string[], to: number): readonly ListRecord[] {
    if (to === 0) return [];
    const [way] = [false, true].flatMap((isPerson) => bestWays(index, null, expected[0] ?? '', isPerson));
    return way ? index.lineage(way.record) : [];
  }
}

function isRenaming(step: PlanStep): boolean {
  if (step.kind === 'rename' || step.kind === 'move') return true;
  return step.kind === 'restore' && step.newName !== step.path.at(-1);
}

/**
 * Which level of a misplaced path to move to which level of the expected one: the topmost that already bears its name, so
 * that a client takes its work along.
 */
function topmostToMove(
  path: readonly string[],
  expectedPath: readonly string[],
): { from: number; to: number } {
  const isSame = (at: number, expectedAt: number) =>
    foldedKey(path[at] ?? '') === foldedKey(expectedPath[expectedAt] ?? '');
  let from = path.length - 1;
  let to = expectedPath.findLastIndex((_, depth) => isSame(from, depth));
  // A linked record under another name is meant for the last level.
  if (to < 0) to = expectedPath.length - 1;
  while (from > 0 && to > 0 && isSame(from - 1, to - 1)) {
    from--;
    to--;
  }
  return { from, to };
}
