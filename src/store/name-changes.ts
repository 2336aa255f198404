import type { NamedClient } from '../domain/naming/expected-path';
import type { Customer, Jobcode, KarbonClient, WorkItem } from '../domain/records/records';
import type { WriteTransaction } from './change-signal';
import type { Database } from './database';
import { type PairedStore, storeOfList } from './mirrored-stores';
import type { Link, NameChange } from './rows';

/** What has changed in names since pairs were looked for last. It is noted in the very transaction that changes them. */
export interface NameChanges {
  /** All that is noted; `forget` forgets no more than that, once pairs were looked for among it. */
  read(): Promise<{ readonly changes: readonly NameChange[]; forget(): Promise<void> }>;
}

type NamedRow = Jobcode | Customer | KarbonClient | WorkItem;

/** More in one batch are a list that is being read. */
const mostNoted = 50;
/** Of more than a page of a list it is not looked at one by one which of them have changed: they are a whole list. */
const mostCompared = 2_000;

export function createNameChanges(database: Database): NameChanges {
  return {
    async read() {
      const { store } = database.transaction('nameChanges');
      const [changes, places] = await Promise.all([store.getAll(), store.getAllKeys()]);
      const last = places.at(-1);
      return {
        changes,
        async forget() {
          if (last !== undefined) await database.delete('nameChanges', IDBKeyRange.upperBound(last));
        },
      };
    },
  };
}

/** Notes which of these records are about to be called otherwise, come or go, before it is written. `next` by key: `null` for what goes. */
export async function noteNameChanges(
  transaction: WriteTransaction,
  name: PairedStore,
  next: ReadonlyMap<string, object | null>,
): Promise<void> {
  const keys = [...next.keys()];
  // While a list comes in parts all names are looked at anyway: comparing each part would take half as long as writing it.
  const isListComing = keys.length > mostNoted && (await isAllNoted(transaction));
  if (isListComing || keys.length > mostCompared) return note(transaction, [{ store: 'all' }]);
  const store = transaction.objectStore(name);
  const known = await Promise.all(keys.map((key) => store.get(key)));
  const changes = keys.flatMap((key, at): NameChange[] => {
    const change = changeOf(name, key, known[at]);
    const after = next.get(key);
    const isSame = after
      ? known[at] && JSON.stringify(change) === JSON.stringify(changeOf(name, key, after as NamedRow))
      : !known[at];
    return isSame ? [] : [change];
  });
  await note(transaction, changes.length > mostNoted ? [{ store: 'all' }] : changes);
}

/** Notes whose pair is chosen or forgotten: they, and what is below them, may be of another pair now. */
export function notePaired(transaction: WriteTransaction, links: readonly Link[]): Promise<void> {
  return note(
    transaction,
    links.flatMap(({ list, recordId, karbon: { kind, key } }): NameChange[] => [
      { store: storeOfList[list], key: recordId, before: null },
      { store: kind === 'work' ? 'workItems' : 'karbonClients', key, before: null },
    ]),
  );
}

/** Whatever was noted is of records that are gone, or of names by another rule. */
export async function noteAllChanged(transaction: WriteTransaction): Promise<void> {
  await transaction.objectStore('nameChanges').clear();
  await note(transaction, [{ store: 'all' }]);
}

/** Whether that all has changed was noted last. It may be forgotten by whoever has read it, so that it is noted anew for each part. */
async function isAllNoted(transaction: WriteTransaction): Promise<boolean> {
  const newest = await transaction.objectStore('nameChanges').openCursor(null, 'prev');
  return newest?.value.store === 'all';
}

async function note(transaction: WriteTransaction, changes: readonly NameChange[]): Promise<void> {
  const noted = transaction.objectStore('nameChanges');
  await Promise.all(changes.map((change) => noted.add(change)));
}

/** The record as far as it is paired by it. */
function changeOf(store: PairedStore, key: string, row: NamedRow | undefined): NameChange {
  const before = row ? (namesOf[store](row as never) as never) : null;
  return { store, key, before };
}

const namesOf = {
  jobcodes: placeOf,
  customers: placeOf,
  karbonClients: ({ kind, fullName, person }: KarbonClient): NamedClient => ({ kind, fullName, person }),
  workItems: ({ client, title }: WorkItem) => ({ client, title }),
} as const;

function placeOf({ parentId, name, isActive }: Jobcode | Customer) {
  return { parentId, name, isActive };
}
