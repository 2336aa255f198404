import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { BackfillPart } from '../../messages/backfill';
import type { PlainError } from '../../messages/errors';
import type { TieOutSnapshot } from '../../messages/tie-out-input';
import { reportUnexpected } from '../../reports/report-unexpected';
import { request } from '../request';
import { saveTieOutCount } from '../tie-out-count';
import { toPlainError, useQuery } from '../use-query';
import { canTieOut, neededParts } from './can-tie-out';
import { type Row, tieOutRows } from './rows';
import { runInSlices } from './run-in-slices';

export interface TieOutResult extends Omit<TieOutSnapshot, 'names'> {
  readonly rows: readonly Row[];
}

export interface TieOutRun {
  /** The parts of the mirror that a tie-out needs; `null` before they are known. */
  readonly parts: readonly BackfillPart[] | null;
  readonly isPaused: boolean;
  /** Of the last run that came to its end. */
  readonly result: TieOutResult | null;
  /** While one is going. */
  readonly progress: { readonly done: number; readonly all: number } | null;
  readonly error: PlainError | null;
  /** Brings the lists up to this moment and ties out again. */
  rerun(): void;
}

/** The worker brings more in while it is asked: at least three times in its while (src/services/backfill/activity-lease.ts). */
const refetchEveryMs = 5_000;

/** Ties the firm out once its lists are there, and whenever it is asked to. */
export function useTieOut(): TieOutRun {
  const backfill = useQuery('backfill.readForLists');
  const [result, setResult] = useState<TieOutResult | null>(null);
  const [progress, setProgress] = useState<TieOutRun['progress']>(null);
  const [error, setError] = useState<PlainError | null>(null);
  const life = useRef<AbortController | null>(null);

  const parts = backfill.value ? neededParts(backfill.value) : null;
  const isReady = parts !== null && canTieOut(parts);

  const run = useCallback((isUserInitiated: boolean) => {
    life.current?.abort();
    const own = new AbortController();
    life.current = own;
    const { signal } = own;
    const ifCurrent = (use: () => void) => !signal.aborted && use();
    setError(null);
    setProgress({ done: 0, all: 0 });
    tieOutNow(isUserInitiated, setProgress, signal).then(
      (found) =>
        ifCurrent(() => {
          noteCount(found);
          setResult(found);
          setProgress(null);
        }),
      (failure: unknown) =>
        ifCurrent(() => {
          setError(toPlainError(failure));
          setProgress(null);
        }),
    );
  }, []);

  const { refetch } = backfill;
  useEffect(() => {
    if (isReady) {
      run(false);
      return () => life.current?.abort();
    }
    // What has been disconnected meanwhile is not shown on.
    setResult(null);
    setProgress(null);
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refetch();
    }, refetchEveryMs);
    return () => clearInterval(timer);
  }, [isReady, run, refetch]);

  return {
    parts,
    isPaused: backfill.value?.isPaused === true,
    result,
    progress,
    error: error ?? backfill.error,
    rerun: () => run(true),
  };
}

/** For the guide, which says how many clients need attention. */
function noteCount({ rows, karbonTenant }: TieOutResult): void {
  if (karbonTenant === null) return;
  const open = rows.filter(({ isTiedOut }) => !isTiedOut).length;
  saveTieOutCount({ at: Date.now(), all: rows.length, open, tenant: karbonTenant }).catch((error: unknown) =>
    reportUnexpected(error, 'keeping how the tie-out ended'),
  );
}

async function tieOutNow(
  isUserInitiated: boolean,
  onProgress: (progress: TieOutRun['progress']) => void,
  signal: AbortSignal,
): Promise<TieOutResult> {
  const { names, ...rest } = await request('tieOut.input', { isUserInitiated });
  signal.throwIfAborted();
  const all = names.clients.length;
  const rows = await runInSlices('tie-out', tieOutRows(names), (done) => onProgress({ done, all }), signal);
  return { ...rest, rows };
}
