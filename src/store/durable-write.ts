import type { IDBPObjectStore } from 'idb';
import { abortTransaction } from './abort-transaction';
import type { Database, TieoutSchema } from './database';

/** The stores in which a change stands before its request leaves. */
type DurableName = 'journal' | 'timeChanges';

/** One of these stores within a transaction that may write. */
export type WritableStore<Name extends DurableName> = IDBPObjectStore<
  TieoutSchema,
  [Name],
  Name,
  'readwrite'
>;

/**
 * What carries out `work` on a store, all of it or nothing, and resolves once it is on the disk: a request that leaves must be known after a
 * power cut.
 */
export function createDurableWrite<Name extends DurableName>(database: Database, name: Name) {
  return async <Result>(work: (store: WritableStore<Name>) => Promise<Result>): Promise<Result> => {
    const transaction = database.transaction<Name, 'readwrite'>(name, 'readwrite', { durability: 'strict' });
    try {
      const result = await work(transaction.store);
      await transaction.done;
      return result;
    } catch (error) {
      await abortTransaction(transaction);
      throw error;
    }
  };
}
