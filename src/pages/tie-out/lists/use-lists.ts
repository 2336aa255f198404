import { useEffect, useState } from 'preact/hooks';
import type { TieOutLine } from '../../../domain/matching/reconcile-firm';
import type { PlainError } from '../../../messages/errors';
import type { ListsSnapshot } from '../../../messages/tie-out-lists';
import { request } from '../../request';
import { toPlainError } from '../../use-query';
import { runInSlices } from '../run-in-slices';
import { findInLists, type ListsFound } from './lists';

export interface ListsResult extends Pick<ListsSnapshot, 'addresses' | 'isTimeFed'> {
  readonly found: ListsFound;
  /** `null` where no time is known. */
  readonly time: Pick<NonNullable<ListsSnapshot['time']>, 'from' | 'scope'> | null;
}

/** Looks at the lists in themselves, anew whenever the firm has been tied out anew. */
export function useLists(lines: readonly TieOutLine[]): {
  /** Of the last run that came to its end. */
  readonly result: ListsResult | null;
  readonly error: PlainError | null;
} {
  const [result, setResult] = useState<ListsResult | null>(null);
  const [error, setError] = useState<PlainError | null>(null);
  useEffect(() => {
    const life = new AbortController();
    setError(null);
    lookInto(lines, life.signal).then(
      (found) => !life.signal.aborted && setResult(found),
      (failure: unknown) => !life.signal.aborted && setError(toPlainError(failure)),
    );
    return () => life.abort();
  }, [lines]);
  return { result, error };
}

async function lookInto(lines: readonly TieOutLine[], signal: AbortSignal): Promise<ListsResult> {
  const snapshot = await request('lists.input', null);
  signal.throwIfAborted();
  const found = await runInSlices('lists', findInLists(lines, snapshot), () => undefined, signal);
  const { addresses, isTimeFed, time } = snapshot;
  return { found, addresses, isTimeFed, time: time && { from: time.from, scope: time.scope } };
}
