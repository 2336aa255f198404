import type { FixTarget } from '../../domain/plans/fix-target';
import type { PlanStep } from '../../domain/plans/plan';
import type { PlannedItem } from '../../messages/bulk-run';
import type { BulkItemRow } from '../../store/rows';
import type { Store } from '../../store/store';
import type { Sync } from '../sync/sync';
import type { Fixes } from './fixes';

export interface BulkItemParts {
  readonly store: Pick<Store, 'connections' | 'mirror'>;
  readonly sync: Pick<Sync, 'refreshTarget'>;
  readonly fixes: Pick<Fixes, 'planFor'>;
}

/** What an item is about, with its names as Karbon has given them; `null` where Karbon has no such record. */
export async function targetOf(
  { store: { connections, mirror }, sync }: BulkItemParts,
  { kind, key }: PlannedItem,
): Promise<FixTarget | null> {
  const { account, identity } = await connections.read('karbon');
  const target = { kind, key, tenant: account ? identity : '', isTranslated: false };
  const named = async (): Promise<FixTarget | null> => {
    if (kind === 'work') {
      const item = await mirror.get('workItems', key);
      if (!item) return null;
      const { client, clientName, title } = item;
      return { ...target, shownTitle: title, shownClientName: clientName, shownClientKey: client.key };
    }
    const client = await mirror.get('karbonClients', key);
    if (!client) return null;
    return { ...target, shownTitle: client.fullName, shownClientName: client.fullName, shownClientKey: '' };
  };
  const known = await named();
  if (known) return known;
  // One request, for what the copies have lost alone.
  await sync.refreshTarget({ ...target, shownTitle: '', shownClientName: '', shownClientKey: '' });
  return named();
}

/** The items of a bulk run in the order in which they are carried out: clients before their work, and each once. */
export async function itemRowsOf(
  parts: BulkItemParts,
  runId: string,
  items: readonly PlannedItem[],
): Promise<readonly BulkItemRow[]> {
  const once = [...new Map(items.toReversed().map((item) => [item.key, item])).values()].reverse();
  const ordered = [
    ...once.filter(({ kind }) => kind !== 'work'),
    ...once.filter(({ kind }) => kind === 'work'),
  ];
  const shown = await shownStepsOf(parts, ordered);
  return ordered.map((item, position) => ({
    ...blankRow(runId, position, item),
    shownSteps: shown.get(item.key) ?? null,
  }));
}

/** The items that take back those of another run, the newest of them first. */
export function undoRowsOf(runId: string, done: readonly BulkItemRow[]): readonly BulkItemRow[] {
  return done
    .filter(({ isUndoable }) => isUndoable)
    .toReversed()
    .map(({ item, position: undoesPosition }, position) => ({
      ...blankRow(runId, position, item),
      undoesPosition,
    }));
}

function blankRow(runId: string, position: number, item: PlannedItem): BulkItemRow {
  return {
    runId,
    position,
    item,
    state: 'waiting',
    itemRunId: itemRunIdOf(runId, position),
    error: null,
    isUndoable: false,
    undoesPosition: null,
    shownSteps: null,
  };
}

/** No id of another bulk run begins so. */
export function itemRunsPrefix(runId: string): string {
  return `${runId}-n`;
}

export function itemRunIdOf(runId: string, position: number): string {
  return `${itemRunsPrefix(runId)}${position}`;
}

/**
 * What was shown for work whose client has other items in the run: the first of them that is carried out may take steps that were shown for
 * all. Of each the plan is made as it is before, and kept where it is the one that was shown.
 */
async function shownStepsOf(
  parts: BulkItemParts,
  items: readonly PlannedItem[],
): Promise<ReadonlyMap<string, readonly PlanStep[]>> {
  const shown = new Map<string, readonly PlanStep[]>();
  if (!items.some(({ kind }) => kind === 'work')) return shown;
  const targets = await Promise.all(items.map((item) => targetOf(parts, item)));
  const clientOf = (target: FixTarget | null) =>
    target?.kind === 'work' ? target.shownClientKey : target?.key;
  const counts = new Map<string | undefined, number>();
  for (const target of targets) counts.set(clientOf(target), (counts.get(clientOf(target)) ?? 0) + 1);
  for (const [at, { kind, key, choice, planId }] of items.entries()) {
    const target = targets[at];
    if (!target || kind !== 'work' || (counts.get(clientOf(target)) ?? 0) < 2) continue;
    const plan = await parts.fixes.planFor(target, choice);
    if (plan?.id === planId) shown.set(key, plan.steps);
  }
  return shown;
}
