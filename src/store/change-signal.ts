import type { IDBPTransaction, StoreNames } from 'idb';
import type { TieoutSchema } from './database';

export type StoreName = StoreNames<TieoutSchema>;

export type WriteTransaction = IDBPTransaction<TieoutSchema, StoreName[], 'readwrite'>;

type Listener = (changed: ReadonlySet<StoreName>) => void;

/** Tells after each committed write which stores it has touched. */
export interface ChangeSignal {
  /** Returns what ends the subscription. */
  subscribe(listener: Listener): () => void;
  emit(...changed: readonly StoreName[]): void;
}

export function createChangeSignal(): ChangeSignal {
  const listeners = new Set<Listener>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit(...changed) {
      const names = new Set(changed);
      for (const listener of [...listeners]) listener(names);
    },
  };
}
