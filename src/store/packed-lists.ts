import type { StoreName, WriteTransaction } from './change-signal';
import type { Database } from './database';
import {
  isIndexed,
  isListWhole,
  isPacked,
  isPairedStore,
  type MirrorName,
  type PackedName,
  packedLists,
} from './mirrored-stores';
import { noteAllChanged } from './name-changes';
import type { ListColumns } from './rows';
import { dropIndex } from './stored-indexes';

/** After more changes than this columns are dropped: they would be more trouble than they save. */
const mostChanges = 1_000;
/** After more than this they are worth being made anew. */
const changesWorthPacking = 200;

type Row = Readonly<Record<string, unknown>>;

/** What a transaction has to open beside these stores to keep true what is noted of them. */
export function storesBeside(names: Iterable<StoreName>): readonly StoreName[] {
  const all = [...names];
  return [
    ...(all.some(isPacked) ? (['listColumns', 'listChanges'] as const) : []),
    ...(all.some(isIndexed) ? (['nameIndexes', 'nameIndexChanges'] as const) : []),
    ...(all.some(isPairedStore) ? (['nameChanges'] as const) : []),
    ...(all.includes('karbonClients') ? (['clientPaths'] as const) : []),
  ];
}

/**
 * The list out of its columns, in the order of the keys; `null` where it has none. `isDue`: they are worth being made anew.
 *
 * @param fields that each row has at least; all unless told.
 */
export async function readPacked(
  database: Database,
  name: PackedName,
  fields?: readonly string[],
): Promise<{ readonly rows: readonly object[]; readonly isDue: boolean } | null> {
  const transaction = database.transaction([name, 'listColumns', 'listChanges']);
  const [columns, changed = []] = await Promise.all([
    transaction.objectStore('listColumns').get(name),
    transaction.objectStore('listChanges').get(name),
  ]);
  if (!columns) return null;
  const now = await Promise.all(changed.map((key) => transaction.objectStore(name).get(key)));
  const changes = new Map(changed.map((key, at) => [key, now[at] as Row | undefined]));
  return {
    rows: withChanges(
      ofColumns(columns, fields && [packedLists[name], ...fields]),
      packedLists[name],
      changes,
    ),
    isDue: changed.length > changesWorthPacking,
  };
}

/** Makes the columns of a list that has been read to its end; of another none are made. */
export async function packList(database: Database, name: PackedName): Promise<void> {
  const transaction = database.transaction([name, 'listColumns', 'listChanges', 'coverage'], 'readwrite');
  if (isListWhole(await transaction.objectStore('coverage').getAll(), name)) {
    const rows = await transaction.objectStore(name).getAll();
    await transaction.objectStore('listColumns').put(toColumns(rows), name);
    await transaction.objectStore('listChanges').delete(name);
  }
  await transaction.done;
}

/** Notes in the very transaction that changes them which records of a list are no longer as its columns have them. */
export async function noteChanged(
  transaction: WriteTransaction,
  name: PackedName,
  keys: readonly string[],
): Promise<void> {
  if ((await transaction.objectStore('listColumns').getKey(name)) === undefined) return;
  const changes = transaction.objectStore('listChanges');
  const changed = new Set([...((await changes.get(name)) ?? []), ...keys]);
  if (changed.size > mostChanges) await dropColumns(transaction, name);
  else await changes.put([...changed], name);
}

/** Forgets all records of a mirrored list, in a transaction that has opened `storesBeside` too. */
export async function clearMirrored(transaction: WriteTransaction, name: MirrorName): Promise<void> {
  await transaction.objectStore(name).clear();
  if (isPacked(name)) await dropColumns(transaction, name);
  if (isIndexed(name)) await dropIndex(transaction, name);
  if (isPairedStore(name)) await noteAllChanged(transaction);
  if (name === 'karbonClients') await transaction.objectStore('clientPaths').clear();
}

async function dropColumns(transaction: WriteTransaction, name: PackedName): Promise<void> {
  await transaction.objectStore('listColumns').delete(name);
  await transaction.objectStore('listChanges').delete(name);
}

function toColumns(rows: readonly object[]): ListColumns {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const columnOf = (name: string) => rows.map((row) => Reflect.get(row, name));
  return {
    count: rows.length,
    fields: Object.fromEntries([...names].map((name) => [name, columnOf(name)])),
  };
}

function ofColumns({ count, fields }: ListColumns, wanted: readonly string[] | undefined): readonly Row[] {
  const columns = Object.entries(fields).filter(([name]) => !wanted || wanted.includes(name));
  return Array.from({ length: count }, (_, at) => {
    const row: Record<string, unknown> = {};
    for (const [name, values] of columns) if (values[at] !== undefined) row[name] = values[at];
    return row;
  });
}

/** @param changes by key; `undefined` for what is there no more. */
function withChanges(
  rows: readonly Row[],
  keyName: string,
  changes: ReadonlyMap<string, Row | undefined>,
): readonly Row[] {
  if (changes.size === 0) return rows;
  const left = new Map(changes);
  const kept = rows.flatMap((row) => {
    const key = String(row[keyName]);
    if (!left.has(key)) return [row];
    const now = left.get(key);
    left.delete(key);
    return now ? [now] : [];
  });
  const added = [...left.values()].filter((row) => row !== undefined);
  if (added.length === 0) return kept;
  // As the database orders its keys: by code units.
  const isBefore = (one: Row, other: Row) => String(one[keyName]) < String(other[keyName]);
  return [...kept, ...added].sort((one, other) => (isBefore(one, other) ? -1 : 1));
}
