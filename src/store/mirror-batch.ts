import type { Jobcode, TimeUser } from '../domain/records/records';
import type { StoreName, WriteTransaction } from './change-signal';
import type { TieoutSchema } from './database';
import { type MirrorName, mirrorNames } from './mirrored-stores';
import type { CoverageRow } from './rows';

export type MirrorRecord<Name extends MirrorName> = TieoutSchema[Name]['value'];

/** What has to be so for a batch to be applied; looked at in its own transaction. */
export interface CoveragePrecondition {
  readonly id: CoverageRow['id'];
  holds(row: CoverageRow | undefined): boolean;
}

/** That a row of coverage is still what it was; one that was not there is still not there. */
export function unchanged(id: CoverageRow['id'], before: CoverageRow | null): CoveragePrecondition {
  return { id, holds: (row) => JSON.stringify(row ?? null) === JSON.stringify(before) };
}

/**
 * What becomes of a record for which a batch has another.
 *
 * @param next what the batch puts; `null` where it removes the record.
 * @param stored what is there at that very moment; `null` where there is nothing.
 * @returns what is put, `null` to remove it, or `'asStored'`.
 */
export type SettleRecord<Name extends MirrorName> = (
  next: MirrorRecord<Name> | null,
  stored: MirrorRecord<Name> | null,
) => MirrorRecord<Name> | null | 'asStored';

/** What one answer of a service changes, applied in one transaction: first what goes, then what comes. */
export interface MirrorBatch {
  /** Nothing is applied unless all of these hold. */
  readonly preconditions?: readonly CoveragePrecondition[];
  /** Nothing is applied where a jobcode has come under another parent since the tree was of that version. */
  readonly treeVersion?: number;
  /** Forget the work items of this client: the answer holds all there are. */
  readonly clearWorkOfClient?: string;
  /** Forget the records that a whole reading of the list has not met. */
  readonly deleteExcept?: { readonly name: MirrorName; readonly keys: ReadonlySet<string> };
  readonly remove?: { readonly [Name in MirrorName]?: readonly string[] };
  readonly put?: { readonly [Name in MirrorName]?: readonly MirrorRecord<Name>[] };
  /** For what may be older than what is there: decides record by record, within the transaction. */
  readonly settle?: { readonly [Name in MirrorName]?: SettleRecord<Name> };
  /** Records that came beside others, maybe with less in them: kept only where nothing is known yet. */
  readonly insertIfAbsent?: {
    readonly jobcodes?: readonly Jobcode[];
    readonly timeUsers?: readonly TimeUser[];
  };
  /** Ids of coverage that no longer holds. */
  readonly uncover?: readonly string[];
  readonly cover?: readonly CoverageRow[];
}

/** What a batch makes of the records of each store, by key: `null` where it deletes one. */
export type ChangedRecords = Map<MirrorName, Map<string, MirrorRecord<MirrorName> | null>>;

/** Reads what of it depends on what is there, within the batch's transaction. */
export async function recordsChangedBy(
  transaction: WriteTransaction,
  batch: MirrorBatch,
): Promise<ChangedRecords> {
  const changed: ChangedRecords = new Map();
  const change = (name: MirrorName, key: string, record: MirrorRecord<MirrorName> | null) => {
    const ofStore = changed.get(name) ?? new Map();
    changed.set(name, ofStore.set(key, record));
  };
  const keyOf = (name: MirrorName, record: object) =>
    String(Reflect.get(record, String(transaction.objectStore(name).keyPath)));

  if (batch.clearWorkOfClient !== undefined) {
    const ofClient = transaction.objectStore('workItems').index('byClient');
    for (const key of await ofClient.getAllKeys(batch.clearWorkOfClient)) change('workItems', key, null);
  }
  if (batch.deleteExcept) {
    const { name, keys } = batch.deleteExcept;
    const known = (await transaction.objectStore(name).getAllKeys()).map(String);
    for (const key of known) if (!keys.has(key)) change(name, key, null);
  }
  for (const name of mirrorNames) {
    for (const key of batch.remove?.[name] ?? []) change(name, key, null);
    const records: readonly MirrorRecord<MirrorName>[] = batch.put?.[name] ?? [];
    for (const record of records) change(name, keyOf(name, record), record);
    const settle = batch.settle?.[name] as SettleRecord<MirrorName> | undefined;
    if (settle) await settleAll(transaction, name, changed, settle);
  }
  for (const name of ['jobcodes', 'timeUsers'] as const) {
    const records = batch.insertIfAbsent?.[name] ?? [];
    if (records.length === 0) continue;
    const store = transaction.objectStore<StoreName>(name);
    const known = await Promise.all(records.map(({ id }) => store.getKey(id)));
    records.forEach((record, at) => {
      const next = changed.get(name)?.get(record.id);
      if (next === null || (known[at] === undefined && next === undefined)) change(name, record.id, record);
    });
  }
  return changed;
}

async function settleAll(
  transaction: WriteTransaction,
  name: MirrorName,
  changed: ChangedRecords,
  settle: SettleRecord<MirrorName>,
): Promise<void> {
  const ofStore = changed.get(name);
  if (!ofStore) return;
  const store = transaction.objectStore(name);
  const stored = await Promise.all([...ofStore.keys()].map((key) => store.get(key)));
  [...ofStore].forEach(([key, next], at) => {
    const settled = settle(next, stored[at] ?? null);
    if (settled === 'asStored') ofStore.delete(key);
    else ofStore.set(key, settled);
  });
}

/** The stores that a batch changes for sure: all but those of `insertIfAbsent`, which changes nothing where the records are known. */
export function storesChangedBy(batch: MirrorBatch): Set<StoreName> {
  const changed = new Set<StoreName>([...namesOf(batch.remove), ...namesOf(batch.put)]);
  if (batch.clearWorkOfClient !== undefined) changed.add('workItems');
  if (batch.deleteExcept) changed.add(batch.deleteExcept.name);
  if ((batch.uncover?.length ?? 0) + (batch.cover?.length ?? 0) > 0) changed.add('coverage');
  return changed;
}

/** The stores of which a part of a batch has records. */
export function namesOf(
  part: { readonly [Name in MirrorName]?: readonly unknown[] } | undefined,
): MirrorName[] {
  return mirrorNames.filter((name) => (part?.[name]?.length ?? 0) > 0);
}
