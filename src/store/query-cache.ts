import type { ChangeSignal, StoreName } from './change-signal';

/** Hands out what it has read for the same question before, until the store that it reads from changes. */
export type QueryCache = <Value>(
  from: StoreName,
  query: string,
  read: () => Promise<Value>,
) => Promise<Value>;

/**
 * Remembers the `most` questions that were asked last; two of the same text to the same store are the same question. A panel's view asks
 * for the same few small rows many times over, and each transaction costs about a millisecond. Subscribe before whoever reads at a
 * change, so that it finds the new ones.
 */
export function createQueryCache(changes: ChangeSignal, maxQueries = Number.POSITIVE_INFINITY): QueryCache {
  const cached = new Map<string, { readonly from: StoreName; readonly answer: Promise<unknown> }>();
  changes.subscribe((changed) => {
    for (const [key, { from }] of cached) if (changed.has(from)) cached.delete(key);
  });

  function load(key: string, from: StoreName, read: () => Promise<unknown>) {
    const answer = read().catch((error: unknown) => {
      if (cached.get(key)?.answer === answer) cached.delete(key);
      throw error;
    });
    return { from, answer };
  }

  return <Value>(from: StoreName, query: string, read: () => Promise<Value>) => {
    const key = `${from} ${query}`;
    const pending = cached.get(key) ?? load(key, from, read);
    cached.delete(key);
    cached.set(key, pending);
    const [oldest] = cached.keys();
    if (cached.size > maxQueries && oldest !== undefined) cached.delete(oldest);
    return pending.answer as Promise<Value>;
  };
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
