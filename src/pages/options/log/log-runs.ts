import type { AssignStep, PlanStep, RecordState } from '../../../domain/plans/plan';
import type { LogRow } from '../../../messages/fixes';

/** One click, with its lines in the order of its steps. */
export interface LogRun {
  readonly id: string;
  /** Epoch ms at which it was planned. */
  readonly at: number;
  readonly itemTitle: string;
  readonly itemKind: string;
  readonly karbonKey: string;
  readonly canUndo: boolean;
  readonly lines: readonly LogRow[];
}

/** The lines by run, in the order in which each run first comes: newest first, as the worker hands them out. */
export function runsOf(rows: readonly LogRow[]): readonly LogRun[] {
  const byRun = new Map<string, LogRow[]>();
  for (const row of rows) byRun.set(row.runId, [...(byRun.get(row.runId) ?? []), row]);
  return [...byRun.values()].flatMap(runOf);
}

function runOf(rows: readonly LogRow[]): LogRun[] {
  // Ids of one run's lines differ by the step's position alone, at their end.
  const lines = [...rows].sort((one, other) => one.id.localeCompare(other.id, 'en', { numeric: true }));
  const [first] = lines;
  if (!first) return [];
  const { runId: id, at, itemTitle, itemKind, karbonKey } = first;
  return [{ id, at, itemTitle, itemKind, karbonKey, canUndo: rows.some(({ canUndo }) => canUndo), lines }];
}

/** How a record is called on one side of a step. */
export interface LogState {
  readonly path: readonly string[];
  /** `null` where it has not been read. */
  readonly isActive: boolean | null;
}

/**
 * How the record of a line was called before and is called after; for a step that was not applied, what it was to become.
 * `before` is `null` for what was not there, and is `after` itself where the step has changed nothing of either.
 */
export function changeOf({ step, outcome, before, after }: ChangedRow): {
  readonly before: LogState | null;
  readonly after: LogState;
} {
  const isNew = step.kind === 'create';
  const hasChanged = outcome?.kind !== 'alreadyDone' && (isNew || before !== null);
  if (after) return { before: hasChanged ? before : after, after };
  return {
    before: before ?? (isNew ? null : { path: step.path, isActive: null }),
    after: { path: wantedPath(step), isActive: wantedActivity(step, before) },
  };
}

type ChangedRow = Pick<LogRow, 'step' | 'outcome' | 'before' | 'after'>;

function wantedActivity({ kind }: PlanStep, before: RecordState | null): boolean | null {
  if (kind === 'archive') return false;
  return kind === 'restore' ? true : (before?.isActive ?? null);
}

/** The path that a step is to give its record. */
export function wantedPath(step: PlanStep): readonly string[] {
  switch (step.kind) {
    case 'restore':
    case 'rename':
    case 'archive':
      return [...step.path.slice(0, -1), step.newName];
    case 'move':
      return [...step.underPath, step.newName];
    default:
      return step.path;
  }
}

/** A line that can be undone: who may track time goes with the record, and is not undone by itself. */
export type UndoableRow = LogRow & { readonly step: Exclude<PlanStep, AssignStep> };

/** What undoing a run would undo, in the order in which that is done. */
export function linesToUndo({ lines }: Pick<LogRun, 'lines'>): readonly UndoableRow[] {
  return lines.filter(isUndoable).reverse();
}

function isUndoable(row: LogRow): row is UndoableRow {
  return row.state === 'confirmed' && row.outcome?.kind === 'done' && row.step.kind !== 'assign';
}

/** The path that the record of a line gets back when that is undone; `null` where it keeps the one that it has. */
export function restoredPath({ before, after }: Pick<LogRow, 'before' | 'after'>): readonly string[] | null {
  if (!before || !after) return null;
  const isKept =
    before.path.length === after.path.length &&
    before.path.every((name, depth) => name === after.path[depth]);
  return isKept ? null : before.path;
}
