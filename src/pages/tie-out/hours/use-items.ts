import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Period } from '../../../domain/time/period';
import type { PlainError } from '../../../messages/errors';
import type { HoursItemsPart, HoursItemView } from '../../../messages/hours';
import { request } from '../../request';
import { toPlainError, useQuery } from '../../use-query';

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
      itemsFrom(period, null, 0)
        .then(then)
        .catch((failure: unknown) => setError(toPlainError(failure)))
        .finally(() => setBusy(false));
    },
  };
}

export interface ClientItems {
  /** `null` before the first of them are there; the newest part comes last. */
  readonly items: readonly HoursItemView[] | null;
  readonly error: PlainError | null;
}

/** The items of one client: the first part at once, and the others as they come. */
export function useClientItems(period: Period, client: string): ClientItems {
  const { value, error } = useQuery('hours.items', { period, client, from: 0 });
  const [rest, setRest] = useState<{
    readonly after: HoursItemsPart;
    readonly items: readonly HoursItemView[];
  } | null>(null);
  const [failure, setFailure] = useState<PlainError | null>(null);
  const { from, to } = period;
  useEffect(() => {
    setFailure(null);
    if (!value || value.next === null) return undefined;
    let isWanted = true;
    itemsFrom({ from, to }, client, value.next).then(
      (items) => isWanted && setRest({ after: value, items }),
      (thrown: unknown) => isWanted && setFailure(toPlainError(thrown)),
    );
    return () => {
      isWanted = false;
    };
  }, [value, from, to, client]);
  const items = useMemo(
    () => value && (rest?.after === value ? [...value.items, ...rest.items] : value.items),
    [value, rest],
  );
  return { items, error: error ?? failure };
}

async function itemsFrom(
  { from, to }: Period,
  client: string | null,
  first: number,
): Promise<readonly HoursItemView[]> {
  const all: HoursItemView[] = [];
  for (let at: number | null = first; at !== null; ) {
    const part: HoursItemsPart = await request('hours.items', { period: { from, to }, client, from: at });
    for (const item of part.items) all.push(item);
    at = part.next;
  }
  return all;
}
