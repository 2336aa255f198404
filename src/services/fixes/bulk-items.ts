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

/** So many wait for the database together. */
const plannedAtOnce = 50;

/** What an item is about, with its names as Karbon has given them; `null` where Karbon has no such record. */
export async function targetOf(
  { store: { connections, mirror }, sync }: BulkItemParts,
  { kind, key }: Pick<PlannedItem, 'kind' | 'key'>,
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
  const known = new Set<string>();
  const once = items.filter(({ key }) => !known.has(key) && known.add(key));
  const ordered = [
    ...once.filter(({ kind }) => kind !== 'work'),
    ...once.filter(({ kind }) => kind === 'work'),
  ];
  const rows = ordered.map((item, position) => blankRow(runId, position, item));
  const planned: BulkItemRow[] = [];
  for (let at = 0; at < rows.length; at += plannedAtOnce) {
    const some = rows.slice(at, at + plannedAtOnce);
    planned.push(
      ...(await Promise.all(
        some.map(async (row) => ({ ...row, shownSteps: await shownStepsOf(parts, row.item) })),
      )),
    );
  }
  return planned;
}

/** The items that take back these of another run, the newest of them first. */
export function undoRowsOf(runId: string, undoable: readonly BulkItemRow[]): readonly BulkItemRow[] {
  return undoable.toReversed().map(({ item, position: undoesPosition }, position) => ({
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
 * The steps that were shown for an item; `null` where they would be others by now. An item before it may take some of them, as a client's does
 * for its work, or call what is above it by another name: what is left of them is still what was shown.
 */
async function shownStepsOf(
  parts: BulkItemParts,
  { choice, planId, ...item }: PlannedItem,
): Promise<readonly PlanStep[] | null> {
  const target = await targetOf(parts, item);
  const plan = target && (await parts.fixes.planFor(target, choice));
  return plan?.id === planId ? plan.steps : null;
}
