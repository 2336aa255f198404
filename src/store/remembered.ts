import type { ChangeSignal, StoreName } from './change-signal';

/**
 * Reads once, and hands out the same until `from` changes: a panel's view asks for the same few small rows many times over,
 * and each transaction costs about a millisecond. Subscribe before whoever reads at a change, so that it finds the new ones.
 */
export function remembered<Value>(
  changes: ChangeSignal,
  from: StoreName,
  read: () => Promise<Value>,
): () => Promise<Value> {
  let known: Promise<Value> | null = null;
  changes.subscribe((changed) => {
    if (changed.has(from)) known = null;
  });
  return () => {
    if (known) return known;
    const reading = read();
    known = reading;
    reading.catch(() => {
      if (known === reading) known = null;
    });
    return reading;
  };
}

/** The same for the `most` questions that were asked last; two of the same text are the same question. */
export function rememberedLatest<Value>(
  changes: ChangeSignal,
  from: StoreName,
  most: number,
): (question: string, read: () => Promise<Value>) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  changes.subscribe((changed) => {
    if (changed.has(from)) known.clear();
  });
  return (question, read) => {
    const answer = known.get(question) ?? read();
    known.delete(question);
    known.set(question, answer);
    for (const [oldest] of known) if (known.size > most) known.delete(oldest);
    answer.catch(() => known.delete(question));
    return answer;
  };
}
