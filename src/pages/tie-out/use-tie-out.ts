import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { BackfillPart } from '../../messages/backfill';
import type { PlainError } from '../../messages/errors';
import type { NameListFacts } from '../../messages/name-list';
import type { TieOutBaseline } from '../../messages/since-last-time';
import type { TieOutSnapshot } from '../../messages/tie-out-input';
import { request } from '../request';
import { toPlainError, useQuery } from '../use-query';
import { canTieOut, neededParts } from './can-tie-out';
import { type FirmRows, type Row, tiedOutKeys, tieOutRows } from './rows';
import { runInSlices } from './run-in-slices';

export interface TieOutResult extends TieOutSnapshot, FirmRows {
  /** Epoch ms of the look that `since` of the rows is counted from. */
  readonly comparedWith: number | null;
}

export interface TieOutRun {
  /** The parts of the mirror that a tie-out needs; `null` before they are known. */
  readonly parts: readonly BackfillPart[] | null;
  /** The files that names come from where their system is not connected. */
  readonly files: readonly NameListFacts[];
  readonly isPaused: boolean;
  /** Of the last run that came to its end. */
  readonly result: TieOutResult | null;
  /** While one is going that the user waits for. */
  readonly progress: { readonly done: number; readonly all: number } | null;
  readonly error: PlainError | null;
  /** Brings the lists up to this moment and ties out again. */
  rerun(): void;
  /** Ties out again by what is known here, without a word: after something has been fixed. Does nothing before the first time. */
  renew(): void;
}

const noFiles: readonly NameListFacts[] = [];

/** The worker brings more in while it is asked: at least three times in its while (src/services/backfill/activity-lease.ts). */
const refetchEveryMs = 5_000;

/** Ties the firm out once its lists are there, and whenever it is asked to. */
export function useTieOut(): TieOutRun {
  const backfill = useQuery('backfill.readForLists');
  const [result, setResult] = useState<TieOutResult | null>(null);
  const [progress, setProgress] = useState<TieOutRun['progress']>(null);
  const [error, setError] = useState<PlainError | null>(null);
  const life = useRef<AbortController | null>(null);
  /** One is going; and somebody has asked for another after it. */
  const isGoing = useRef(false);
  const isDueAgain = useRef(false);

  const nameLists = useQuery('nameLists.read');
  const files = nameLists.value ?? noFiles;
  const parts = backfill.value && nameLists.value ? neededParts(backfill.value) : null;
  const isReady = parts !== null && canTieOut(parts, files);
  /** Which files they are: with others the firm is tied out anew. */
  const fileKey = files.map(({ id, readAt }) => `${id} ${readAt}`).join();

  const run = useCallback((how: 'first' | 'user' | 'quiet') => {
    life.current?.abort();
    const own = new AbortController();
    life.current = own;
    isGoing.current = true;
    isDueAgain.current = false;
    const { signal } = own;
    const end = () => {
      setProgress(null);
      isGoing.current = false;
      if (isDueAgain.current) run('quiet');
    };
    const ifCurrent = (use: () => void) => !signal.aborted && use();
    setError(null);
    const isQuiet = how === 'quiet';
    setProgress(isQuiet ? null : { done: 0, all: 0 });
    const noteProgress = (done: TieOutRun['progress']) => !isQuiet && setProgress(done);
    tieOutNow(how === 'user', noteProgress, signal).then(
      (found) =>
        ifCurrent(() => {
          setResult(found);
          end();
        }),
      (failure: unknown) =>
        ifCurrent(() => {
          setError(toPlainError(failure));
          end();
        }),
    );
  }, []);

  const { refetch } = backfill;
  // Other files are other names.
  useEffect(() => {
    if (isReady) {
      run('first');
      return () => {
        life.current?.abort();
        isGoing.current = false;
      };
    }
    // What has been disconnected meanwhile is not shown on.
    setResult(null);
    setProgress(null);
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refetch();
    }, refetchEveryMs);
    return () => clearInterval(timer);
  }, [isReady, fileKey, run, refetch]);

  const rerun = useCallback(() => run('user'), [run]);
  // One that is going is not broken off: in a large firm none would ever come to its end while a bulk run goes on.
  const renew = useCallback(() => {
    if (isGoing.current) isDueAgain.current = true;
    else if (isReady) run('quiet');
  }, [run, isReady]);
  return {
    parts,
    files,
    isPaused: backfill.value?.isPaused === true,
    result,
    progress,
    error: error ?? backfill.error ?? nameLists.error,
    rerun,
    renew,
  };
}

/** What comes undone is told from now on. */
function beginAnew(rows: readonly Row[]): Promise<TieOutBaseline | null> {
  return request('since.begin', { tiedOut: tiedOutKeys(rows) });
}

async function tieOutNow(
  isUserInitiated: boolean,
  onProgress: (progress: TieOutRun['progress']) => void,
  signal: AbortSignal,
): Promise<TieOutResult> {
  const snapshot = await request('tieOut.input', { isUserInitiated });
  const baseline = await request('since.baseline', null);
  signal.throwIfAborted();
  const all = snapshot.names.clients.length;
  const found = await runInSlices(
    'tie-out',
    tieOutRows(snapshot.names, baseline),
    (done) => onProgress({ done, all }),
    signal,
  );
  const compared = baseline ?? (await beginAnew(found.rows));
  return { ...snapshot, ...found, comparedWith: compared?.at ?? null };
}
