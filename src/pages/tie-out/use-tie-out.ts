import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CopiedPart } from '../../messages/backfill';
import type { PlainError } from '../../messages/errors';
import type { TieOutNames } from '../../messages/tie-out-input';
import { ask } from '../request';
import { plainOf, useAnswer } from '../use-query';
import { canTieOut, neededParts } from './can-tie-out';
import { type Row, tieOutRows } from './rows';
import { inSlices } from './run-in-slices';

export interface TieOutResult extends Omit<TieOutNames, 'names'> {
  readonly rows: readonly Row[];
}

export interface TieOutRun {
  /** The parts of the copies that a tie-out needs; `null` before they are known. */
  readonly parts: readonly CopiedPart[] | null;
  readonly isPaused: boolean;
  /** Of the last run that came to its end. */
  readonly result: TieOutResult | null;
  /** While one is going. */
  readonly progress: { readonly done: number; readonly all: number } | null;
  readonly error: PlainError | null;
  /** Brings the lists up to this moment and ties out again. */
  again(): void;
}

/** The worker brings more in while it is asked: at least three times in its while (src/services/fill-leave.ts). */
const askEveryMs = 5_000;

/** Ties the firm out once its lists are there, and whenever it is asked to. */
export function useTieOut(): TieOutRun {
  const fill = useAnswer('fill.readForLists');
  const [result, setResult] = useState<TieOutResult | null>(null);
  const [progress, setProgress] = useState<TieOutRun['progress']>(null);
  const [error, setError] = useState<PlainError | null>(null);
  const life = useRef<AbortController | null>(null);

  const parts = fill.value ? neededParts(fill.value) : null;
  const isReady = parts !== null && canTieOut(parts);

  const run = useCallback((isAsked: boolean) => {
    life.current?.abort();
    const own = new AbortController();
    life.current = own;
    const { signal } = own;
    const ifCurrent = (use: () => void) => !signal.aborted && use();
    setError(null);
    setProgress({ done: 0, all: 0 });
    tieOutNow(isAsked, setProgress, signal).then(
      (found) =>
        ifCurrent(() => {
          setResult(found);
          setProgress(null);
        }),
      (refusal: unknown) =>
        ifCurrent(() => {
          setError(plainOf(refusal));
          setProgress(null);
        }),
    );
  }, []);

  const { askAgain } = fill;
  useEffect(() => {
    if (isReady) {
      run(false);
      return () => life.current?.abort();
    }
    // What has been disconnected meanwhile is not shown on.
    setResult(null);
    setProgress(null);
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') askAgain();
    }, askEveryMs);
    return () => clearInterval(timer);
  }, [isReady, run, askAgain]);

  return {
    parts,
    isPaused: fill.value?.isPaused === true,
    result,
    progress,
    error: error ?? fill.error,
    again: () => run(true),
  };
}

async function tieOutNow(
  isAsked: boolean,
  onProgress: (progress: TieOutRun['progress']) => void,
  signal: AbortSignal,
): Promise<TieOutResult> {
  const { names, ...rest } = await ask('tieOut.names', { isAsked });
  signal.throwIfAborted();
  const all = names.clients.length;
  const rows = await inSlices('tie-out', tieOutRows(names), (done) => onProgress({ done, all }), signal);
  return { ...rest, rows };
}
