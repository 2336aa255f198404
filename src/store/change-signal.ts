import type { IDBPTransaction, StoreNames } from 'idb';
import type { TieoutSchema } from './database';

export type StoreName = StoreNames<TieoutSchema>;

export type WriteTransaction = IDBPTransaction<TieoutSchema, StoreName[], 'readwrite'>;

/** What has become of the records of a store, by key; `null` for those that are gone. */
export type RecordChanges = ReadonlyMap<StoreName, ReadonlyMap<string, object | null>>;

type Listener = (changed: ReadonlySet<StoreName>, records: RecordChanges) => void;

/** Tells after each committed write which stores it has touched; and of some of them which records, and nothing else in them. */
export interface ChangeSignal {
  /** Returns what ends the subscription. */
  subscribe(listener: Listener): () => void;
  emit(...changed: readonly StoreName[]): void;
  emitRecords(changed: Iterable<StoreName>, records: RecordChanges): void;
}

const noRecords: RecordChanges = new Map();

export function createChangeSignal(): ChangeSignal {
  const listeners = new Set<Listener>();
  function emitRecords(changed: Iterable<StoreName>, records: RecordChanges): void {
    const names = new Set(changed);
    for (const listener of [...listeners]) listener(names, records);
  }
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit: (...changed) => emitRecords(changed, noRecords),
    emitRecords,
  };
}
