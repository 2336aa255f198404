import { useState } from 'preact/hooks';
import type { Period } from '../../../domain/time/period';
import type { PlainError } from '../../../messages/errors';
import type { HoursItemView } from '../../../messages/hours';
import { request } from '../../request';
import { toPlainError } from '../../use-query';

export interface AllItems {
  readonly isBusy: boolean;
  readonly error: PlainError | null;
  /** Calls `then` with all items of the period. */
  load(then: (items: readonly HoursItemView[]) => void): void;
}

/** All items of a period, in parts that a message has room for, when they are needed. */
export function useAllItems(period: Period): AllItems {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<PlainError | null>(null);
  return {
    isBusy,
    error,
    load(then) {
      setBusy(true);
      setError(null);
      allItems(period)
        .then(then)
        .catch((failure: unknown) => setError(toPlainError(failure)))
        .finally(() => setBusy(false));
    },
  };
}

async function allItems({ from, to }: Period): Promise<readonly HoursItemView[]> {
  const all: HoursItemView[] = [];
  for (let at: number | null = 0; at !== null; ) {
    const part: { readonly items: readonly HoursItemView[]; readonly next: number | null } = await request(
      'hours.items',
      { period: { from, to }, client: null, from: at },
    );
    for (const item of part.items) all.push(item);
    at = part.next;
  }
  return all;
}
