import { safeParse } from '../messages/schema';
import { reportUnexpected } from '../reports/report-unexpected';
import type { WriteTransaction } from './change-signal';
import type { Database } from './database';
import { type IndexedName, isListWhole } from './mirrored-stores';
import { createMakeSoon, type MakingOptions } from './soon';
import { type IndexColumns, storedIndex } from './stored-index-schema';

/** An index as it was stored, and what has become since of the records that have changed: `null` for those that are gone. */
export interface StoredIndex<Name extends IndexedName> {
  readonly columns: IndexColumns[Name];
  readonly changes: ReadonlyMap<string, object | null>;
}

/** Makes the columns of a list, in steps. */
export type PackIndex<Name extends IndexedName> = () => Promise<Generator<undefined, IndexColumns[Name]>>;

/**
 * The long lists as they are looked up by names that are near, so that a new worker need not arrange them. They are copies of copies: one that
 * is missing, unreadable, of other code or of another rule is made anew.
 */
export interface StoredIndexes {
  /**
   * `null` where there is none that this code has made.
   *
   * @param rule by what else it is made; it is in the place of one that was made by another.
   * @param pack makes it in a while, where there is none, or where much has changed since.
   */
  read<Name extends IndexedName>(
    name: Name,
    rule: string,
    pack: PackIndex<Name>,
  ): Promise<StoredIndex<Name> | null>;
}

/** After more changes than this an index is dropped. */
const mostChanges = 1_000;
/** After more than this it is worth being made anew. */
const changesWorthMaking = 200;
/** How long others wait for the thread while one is made, ms. */
const sliceMs = 8;

/** Over one open database; what is made in it carries the version of the code. */
export function createStoredIndexes(
  database: Database,
  { packAfterMs, madeBy = '' }: MakingOptions = {},
): StoredIndexes {
  const makeSoon = createMakeSoon(packAfterMs);
  return {
    async read<Name extends IndexedName>(name: Name, rule: string, pack: PackIndex<Name>) {
      const by = `${madeBy} ${rule}`;
      const found = await readIndex(database, name, by);
      if (!found || found.changes.size > changesWorthMaking)
        makeSoon(`the index of ${name}`, () => makeIndex(database, name, by, pack));
      return found;
    },
  };
}

async function readIndex<Name extends IndexedName>(
  database: Database,
  name: Name,
  madeBy: string,
): Promise<StoredIndex<Name> | null> {
  const transaction = database.transaction([name, 'nameIndexes', 'nameIndexChanges']);
  const [row, noted] = await Promise.all([
    transaction.objectStore('nameIndexes').get(name),
    transaction.objectStore('nameIndexChanges').get(name),
  ]);
  if (row?.madeBy !== madeBy || !noted) return null;
  const parsed = safeParse<IndexColumns[Name]>(storedIndex[name], row.columns);
  if (!parsed.success) {
    reportUnexpected(parsed.error, 'a stored index');
    return null;
  }
  const now = await Promise.all(noted.keys.map((key) => transaction.objectStore(name).get(key)));
  return {
    columns: parsed.data,
    changes: new Map(noted.keys.map((key, at) => [key, now[at] ?? null])),
  };
}

/** Makes the index of a list that has been read to its end, a slice at a time; what changes meanwhile is noted beside it. */
async function makeIndex<Name extends IndexedName>(
  database: Database,
  name: Name,
  madeBy: string,
  pack: PackIndex<Name>,
): Promise<void> {
  const id = crypto.randomUUID();
  if (!(await begin(database, name, id))) return;
  const steps = await pack();
  let step = steps.next();
  while (!step.done) {
    await new Promise((done) => setTimeout(done));
    const startMs = performance.now();
    while (!step.done && performance.now() - startMs < sliceMs) step = steps.next();
  }
  const columns = step.value;
  const transaction = database.transaction(['nameIndexes', 'nameIndexChanges', 'coverage'], 'readwrite');
  const noted = await transaction.objectStore('nameIndexChanges').get(name);
  // Where the list was forgotten or begun anew meanwhile, it is of no use.
  if (noted?.making?.id === id && isListWhole(await transaction.objectStore('coverage').getAll(), name)) {
    await transaction.objectStore('nameIndexes').put({ madeBy, columns }, name);
    await transaction.objectStore('nameIndexChanges').put({ keys: noted.making.keys, making: null }, name);
  }
  await transaction.done;
}

/** From here on all that changes is noted. */
async function begin(database: Database, name: IndexedName, id: string): Promise<boolean> {
  const transaction = database.transaction(['nameIndexChanges', 'coverage'], 'readwrite');
  const isWhole = isListWhole(await transaction.objectStore('coverage').getAll(), name);
  if (isWhole) {
    const changes = transaction.objectStore('nameIndexChanges');
    const keys = (await changes.get(name))?.keys ?? [];
    await changes.put({ keys, making: { id, keys: [] } }, name);
  }
  await transaction.done;
  return isWhole;
}

/** Notes in the very transaction that changes them which records of a list are no longer as its index has them. */
export async function noteIndexChanges(
  transaction: WriteTransaction,
  name: IndexedName,
  changed: readonly string[],
): Promise<void> {
  const changes = transaction.objectStore('nameIndexChanges');
  const noted = await changes.get(name);
  if (!noted) return;
  const keys = [...new Set([...noted.keys, ...changed])];
  const making = noted.making && {
    ...noted.making,
    keys: [...new Set([...noted.making.keys, ...changed])],
  };
  if (keys.length > mostChanges) await dropIndex(transaction, name);
  else await changes.put({ keys, making }, name);
}

/** Forgets the index of a list, and one that is being made. */
export async function dropIndex(transaction: WriteTransaction, name: IndexedName): Promise<void> {
  await transaction.objectStore('nameIndexes').delete(name);
  await transaction.objectStore('nameIndexChanges').delete(name);
}
