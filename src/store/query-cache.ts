import type { ChangeSignal, RecordChanges, StoreName } from './change-signal';

type ChangedRecords = NonNullable<ReturnType<RecordChanges['get']>>;

/** The answer as it is once these records have changed; `null` where it is to be read anew. */
export type FollowChanges<Value> = (answer: Value, changed: ChangedRecords) => Value | null;

/** Hands out what it has read for the same question before, until the store that it reads from changes. */
export interface QueryCache {
  /** @param follow is asked for the new answer where it is told which records of the store have changed. */
  <Value>(
    from: StoreName,
    query: string,
    read: () => Promise<Value>,
    follow?: FollowChanges<Value>,
  ): Promise<Value>;
  /** Whether the answer to that question is at hand, and need not be waited for. */
  isAnswered(from: StoreName, query: string): boolean;
}

interface CachedAnswer {
  readonly from: StoreName;
  readonly answer: Promise<unknown>;
  /** `null` while it is waited for. */
  answered: { readonly value: unknown } | null;
  readonly follow: FollowChanges<unknown>;
}

const readAnew = () => null;

/**
 * Remembers the `most` questions that were asked last; two of the same text to the same store are the same question. A panel's view asks
 * for the same few small rows many times over, and each transaction costs about a millisecond. Subscribe before whoever reads at a
 * change, so that it finds the new ones.
 */
export function createQueryCache(changes: ChangeSignal, maxQueries = Number.POSITIVE_INFINITY): QueryCache {
  const cached = new Map<string, CachedAnswer>();
  changes.subscribe((changed, records) => {
    for (const [key, known] of cached) {
      if (!changed.has(known.from)) continue;
      const followed = afterChange(known, records.get(known.from));
      if (followed) cached.set(key, followed);
      else cached.delete(key);
    }
  });

  function load({ from, follow, read, key }: Question): CachedAnswer {
    const answer = read().then(
      (value) => {
        loaded.answered = { value };
        return value;
      },
      (error: unknown) => {
        if (cached.get(key)?.answer === answer) cached.delete(key);
        throw error;
      },
    );
    const loaded: CachedAnswer = { from, answer, answered: null, follow };
    return loaded;
  }

  const ask = <Value>(
    from: StoreName,
    query: string,
    read: () => Promise<Value>,
    follow: FollowChanges<Value> = readAnew,
  ) => {
    const key = keyOf(from, query);
    const pending = cached.get(key) ?? load({ from, key, read, follow: follow as FollowChanges<unknown> });
    cached.delete(key);
    cached.set(key, pending);
    const [oldest] = cached.keys();
    if (cached.size > maxQueries && oldest !== undefined) cached.delete(oldest);
    return pending.answer as Promise<Value>;
  };
  return Object.assign(ask, {
    isAnswered: (from: StoreName, query: string) => Boolean(cached.get(keyOf(from, query))?.answered),
  });
}

interface Question extends Pick<CachedAnswer, 'from' | 'follow'> {
  readonly key: string;
  read(): Promise<unknown>;
}

/** `null` where it has to be read anew. What is being read may have been before or after the change. */
function afterChange(known: CachedAnswer, changed: ChangedRecords | undefined): CachedAnswer | null {
  if (!changed || !known.answered) return null;
  const value = known.follow(known.answered.value, changed);
  if (value === null) return null;
  return value === known.answered.value
    ? known
    : { ...known, answer: Promise.resolve(value), answered: { value } };
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
