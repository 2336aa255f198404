import { bestWays } from './find-ways';
import type { NameIndex } from './name-index';
import type { Plan, PlanStep, PrimaryAction } from './plan';
import type { ListId } from './records';
import { foldedKey } from './spelling-key';
import type { Standing, StandingKind, Standings } from './standing';

export interface PlanInput {
  readonly expectedPath: readonly string[];
  readonly standings: Standings;
  readonly quickbooksTime: NameIndex;
  /** `null` where QuickBooks is not connected or has never been read. */
  readonly quickbooks: NameIndex | null;
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

const nothing: Plan = { action: 'none', steps: [] };

/**
 * What would put a client or work item right in both lists: QuickBooks first, since QuickBooks Time imports its names from
 * there (quickbooks-time.md 8.4), and parents before what is below them. No steps where a person has to choose first, or
 * where one of the lists cannot be put right from here: half of a plan would make names differ that agreed.
 */
export function planFor(input: PlanInput): Plan {
  const { quickbooks, quickbooksTime } = input.standings;
  const isWithoutQuickbooks = quickbooks.kind === 'blocked' && quickbooks.reason.code === 'notConnected';
  if (quickbooksTime.kind === 'blocked' || (quickbooks.kind === 'blocked' && !isWithoutQuickbooks))
    return nothing;

  for (const standing of [quickbooks, quickbooksTime]) {
    const action = actions[standing.kind];
    if (action === 'choose' || action === 'link') return { action, steps: [] };
  }
  const stepsInQuickbooks =
    isWithoutQuickbooks || !input.quickbooks
      ? []
      : stepsOf('quickbooks', quickbooks, input.quickbooks, input.expectedPath);
  const stepsInTime = stepsOf('quickbooksTime', quickbooksTime, input.quickbooksTime, input.expectedPath);
  return {
    action: primaryAction(input.standings),
    steps: [...stepsInQuickbooks, ...stepsInTime],
  };
}

/** The button speaks of what the verdict speaks of: of the jobcode while there is none to use, else of the customer. */
function primaryAction({ quickbooks, quickbooksTime }: Standings): PrimaryAction {
  const inTime = actions[quickbooksTime.kind];
  const hasJobcode = inTime === 'none' || inTime === 'syncName';
  const inQuickbooks = actions[quickbooks.kind];
  return hasJobcode && inQuickbooks !== 'none' ? inQuickbooks : inTime;
}

function stepsOf(
  list: ListId,
  standing: Standing,
  index: NameIndex,
  expectedPath: readonly string[],
): readonly PlanStep[] {
  switch (standing.kind) {
    case 'missing':
      return settleSteps(list, index, standing.parent?.path ?? [], expectedPath);
    case 'archived':
    case 'differs':
      return settleSteps(list, index, standing.found.path, expectedPath);
    case 'misplaced':
      return moveSteps(list, index, standing.found.path, expectedPath);
    default:
      return [];
  }
}

/** From records that stand in the right place at `path` to the expected path: active, complete, spelt right, usable. */
function settleSteps(
  list: ListId,
  index: NameIndex,
  path: readonly string[],
  expectedPath: readonly string[],
): readonly PlanStep[] {
  const restore = restoreSteps(list, index, path);
  const isNew = path.length < expectedPath.length;
  // Nobody can track time on a jobcode that is assigned to nobody, and archiving takes assignments away.
  const needsAssignment = list === 'quickbooksTime' && (isNew || restore.length > 0);
  return [
    ...restore,
    ...spellSteps(list, path, expectedPath),
    ...(needsAssignment ? [{ kind: 'assign', path: expectedPath } as const] : []),
  ];
}

/** QuickBooks Time restores the parents of what it restores by itself (quickbooks-time.md 7.4); QuickBooks does not. */
function restoreSteps(list: ListId, index: NameIndex, path: readonly string[]): readonly PlanStep[] {
  const inactive = path.map((_, depth) => path.slice(0, depth + 1)).filter((upTo) => isInactive(index, upTo));
  const restored = list === 'quickbooksTime' ? inactive.slice(-1) : inactive;
  return restored.map((upTo) => ({ kind: 'restore', list, path: upTo }));
}

function isInactive(index: NameIndex, path: readonly string[]): boolean {
  const records = index.at(path);
  return records.length > 0 && records.every((record) => !record.isActive);
}

/** Each step names its record as it is called once the steps before it are done. */
function spellSteps(
  list: ListId,
  path: readonly string[],
  expectedPath: readonly string[],
): readonly PlanStep[] {
  const steps: PlanStep[] = [];
  expectedPath.forEach((name, depth) => {
    const present = path[depth];
    const above = expectedPath.slice(0, depth);
    if (present === undefined) steps.push({ kind: 'create', list, path: [...above, name] });
    else if (present !== name) steps.push({ kind: 'rename', list, path: [...above, present], newName: name });
  });
  return steps;
}

function moveSteps(
  list: ListId,
  index: NameIndex,
  path: readonly string[],
  expectedPath: readonly string[],
): readonly PlanStep[] {
  const { from, to } = topmostToMove(path, expectedPath);
  const underPath = expectedPath.slice(0, to);
  const parentPath = clientPath(index, underPath[0]);
  return [
    ...restoreSteps(list, index, parentPath),
    ...spellSteps(list, parentPath, underPath),
    { kind: 'move', list, path: path.slice(0, from + 1), underPath },
    ...spellSteps(list, [...underPath, ...path.slice(from)], expectedPath),
  ];
}

/** The path of the record that is the client, whether its name is read as a company's or a person's. */
function clientPath(index: NameIndex, name: string | undefined): readonly string[] {
  if (name === undefined) return [];
  const [way] = [false, true].flatMap((isPerson) => bestWays(index, null, name, isPerson));
  return way ? index.place(way.record).path : [];
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
