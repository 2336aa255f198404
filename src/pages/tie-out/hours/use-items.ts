import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Period } from '../../../domain/time/period';
import type { PlainError } from '../../../messages/errors';
import type { ClosedLine, HoursItemsPart, HoursItemView } from '../../../messages/hours';
import { request } from '../../request';
import { toPlainError, useQuery } from '../../use-query';

/** What comes in parts that a message has room for, all of it at once, when it is needed. */
export interface AllOf<Item> {
  readonly isBusy: boolean;
  readonly error: PlainError | null;
  /** Calls `then` with all of it. */
  load(then: (items: readonly Item[]) => void): void;
}

/** All items of a period. */
export function useAllItems({ from, to }: Period): AllOf<HoursItemView> {
  return useAllOf(() => itemsFrom({ from, to }, null, 0));
}

/** All lines of a closed period; none where it is no more. */
export function useClosedLines(id: string): AllOf<ClosedLine> {
  return useAllOf(() =>
    allParts(0, async (from) => {
      const part = await request('hours.closedLines', { id, from });
      return { items: part?.lines ?? [], next: part?.next ?? null };
    }),
  );
}

function useAllOf<Item>(all: () => Promise<readonly Item[]>): AllOf<Item> {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<PlainError | null>(null);
  return {
    isBusy,
    error,
    load(then) {
      setBusy(true);
      setError(null);
      all()
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

function itemsFrom(
  { from, to }: Period,
  client: string | null,
  first: number,
): Promise<readonly HoursItemView[]> {
  return allParts(first, (at) => request('hours.items', { period: { from, to }, client, from: at }));
}

/** @param part the one that begins there, and where the next one does */
async function allParts<Item>(
  first: number,
  part: (from: number) => Promise<{ readonly items: readonly Item[]; readonly next: number | null }>,
): Promise<readonly Item[]> {
  const all: Item[] = [];
  for (let at: number | null = first; at !== null; ) {
    const { items, next }: Awaited<ReturnType<typeof part>> = await part(at);
    for (const item of items) all.push(item);
    at = next;
  }
  return all;
}
