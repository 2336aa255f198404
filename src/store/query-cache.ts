import type { ChangeSignal, StoreName } from './change-signal';

/** Hands out what it has read for the same question before, until the store that it reads from changes. */
export type Remember = <Value>(
  from: StoreName,
  question: string,
  read: () => Promise<Value>,
) => Promise<Value>;

/**
 * Remembers the `most` questions that were asked last; two of the same text to the same store are the same question. A panel's view asks
 * for the same few small rows many times over, and each transaction costs about a millisecond. Subscribe before whoever reads at a
 * change, so that it finds the new ones.
 */
export function rememberedLatest(changes: ChangeSignal, most = Number.POSITIVE_INFINITY): Remember {
  const known = new Map<string, { readonly from: StoreName; readonly answer: Promise<unknown> }>();
  changes.subscribe((changed) => {
    for (const [key, { from }] of known) if (changed.has(from)) known.delete(key);
  });

  function ask(key: string, from: StoreName, read: () => Promise<unknown>) {
    const asked = { from, answer: read() };
    asked.answer.catch(() => {
      if (known.get(key) === asked) known.delete(key);
    });
    return asked;
  }

  return <Value>(from: StoreName, question: string, read: () => Promise<Value>) => {
    const key = `${from} ${question}`;
    const asked = known.get(key) ?? ask(key, from, read);
    known.delete(key);
    known.set(key, asked);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return asked.answer as Promise<Value>;
  };
}

/** The one question that there is to a store. */
export function remembered<Value>(
  changes: ChangeSignal,
  from: StoreName,
  read: () => Promise<Value>,
): () => Promise<Value> {
  const remember = rememberedLatest(changes);
  return () => remember(from, '', read);
}
