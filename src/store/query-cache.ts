import type { ChangeSignal, StoreName } from './change-signal';

/** Hands out what it has read for the same question before, until the store that it reads from changes. */
export interface QueryCache {
  <Value>(from: StoreName, query: string, read: () => Promise<Value>): Promise<Value>;
  /** Whether the answer to that question is at hand, and need not be waited for. */
  isAnswered(from: StoreName, query: string): boolean;
}

interface CachedAnswer {
  readonly from: StoreName;
  readonly answer: Promise<unknown>;
  isAnswered: boolean;
}

/**
 * Remembers the `most` questions that were asked last; two of the same text to the same store are the same question. A panel's view asks
 * for the same few small rows many times over, and each transaction costs about a millisecond. Subscribe before whoever reads at a
 * change, so that it finds the new ones.
 */
export function createQueryCache(changes: ChangeSignal, maxQueries = Number.POSITIVE_INFINITY): QueryCache {
  const cached = new Map<string, CachedAnswer>();
  changes.subscribe((changed) => {
    for (const [key, { from }] of cached) if (changed.has(from)) cached.delete(key);
  });

  function load(key: string, from: StoreName, read: () => Promise<unknown>): CachedAnswer {
    const answer = read().then(
      (value) => {
        loaded.isAnswered = true;
        return value;
      },
      (error: unknown) => {
        if (cached.get(key)?.answer === answer) cached.delete(key);
        throw error;
      },
    );
    const loaded = { from, answer, isAnswered: false };
    return loaded;
  }

  const ask = <Value>(from: StoreName, query: string, read: () => Promise<Value>) => {
    const key = keyOf(from, query);
    const pending = cached.get(key) ?? load(key, from, read);
    cached.delete(key);
    cached.set(key, pending);
    const [oldest] = cached.keys();
    if (cached.size > maxQueries && oldest !== undefined) cached.delete(oldest);
    return pending.answer as Promise<Value>;
  };
  return Object.assign(ask, {
    isAnswered: (from: StoreName, query: string) => cached.get(keyOf(from, query))?.isAnswered === true,
  });
}

function keyOf(from: StoreName, query: string): string {
  return `${from} ${query}`;
}

/** The one question that there is to a store. */
export function createCachedQuery<Value>(
  changes: ChangeSignal,
  from: StoreName,
  read: () => Promise<Value>,
): () => Promise<Value> {
  const cached = createQueryCache(changes);
  return () => cached(from, '', read);
}
