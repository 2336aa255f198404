import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { reconcileWork } from '../../../domain/matching/reconcile-work';
import type { WorkItem } from '../../../domain/records/records';
import type { PlainError } from '../../../messages/errors';
import type { KnownWork, KnownWorkPart, WorkReadingView, WorkScope } from '../../../messages/work-on-demand';
import { request } from '../../request';
import { toPlainError } from '../../use-query';
import { type Row, workRows } from '../rows';
import { runInSlices } from '../run-in-slices';
import type { TieOutResult } from '../use-tie-out';

/** The work items of some clients, read when they are asked for. */
export interface WorkRun {
  /** By client and title; `null` before they have been read. */
  readonly rows: readonly Row[] | null;
  /** How far the reading is; `null` while nothing is read. */
  readonly reading: WorkReadingView | null;
  readonly error: PlainError | null;
  load(): void;
  stop(): void;
}

/** The worker reads on while it is asked: at least three times in its while (src/services/backfill/activity-lease.ts). */
const askEveryMs = 1_000;

/**
 * @param choice what was chosen, as text; of another choice nothing is known
 * @param scope the clients that this means by now: those that are meant when the reading begins are read
 */
export function useWork(result: TieOutResult, choice: string, scope: WorkScope): WorkRun {
  const [known, setKnown] = useState<KnownWork | null>(null);
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const [reading, setReading] = useState<WorkReadingView | null>(null);
  const [error, setError] = useState<PlainError | null>(null);
  const life = useRef<AbortController | null>(null);
  const meant = useRef(scope);
  meant.current = scope;

  const stop = useCallback(() => {
    life.current?.abort();
    setReading(null);
  }, []);
  // What was read for another choice is not shown for this.
  useEffect(() => {
    setKnown(null);
    setRows(null);
    setError(null);
    return stop;
  }, [choice, stop]);

  const load = useCallback(() => {
    life.current?.abort();
    const own = new AbortController();
    life.current = own;
    setError(null);
    readWork(meant.current, setReading, own.signal).then(
      (work) => {
        if (own.signal.aborted) return;
        setKnown(work);
        setReading(null);
      },
      (failure: unknown) => {
        if (own.signal.aborted) return;
        setError(toPlainError(failure));
        setReading(null);
      },
    );
  }, []);

  // Also when the lists have changed since.
  useEffect(() => {
    if (!known) return;
    const own = new AbortController();
    const clients = result.names.clients;
    runInSlices(
      'tie-out of work',
      reconcileWork(result.matchContext, clients, known),
      () => undefined,
      own.signal,
    ).then(
      (lines) => setRows(workRows(lines)),
      (failure: unknown) => {
        if (!own.signal.aborted) setError(toPlainError(failure));
      },
    );
    return () => own.abort();
  }, [known, result]);

  return { rows, reading, error, load, stop };
}

/** Asks on until all is read. Throws the signal's reason where it was aborted. */
async function readWork(
  scope: WorkScope,
  onProgress: (view: WorkReadingView) => void,
  signal: AbortSignal,
): Promise<KnownWork> {
  for (;;) {
    const view = await request('work.read', { scope });
    signal.throwIfAborted();
    onProgress(view);
    if (view.clientsRead === view.clients) return knownWork(scope, signal);
    await new Promise((resolve) => setTimeout(resolve, askEveryMs));
    signal.throwIfAborted();
  }
}

/** Part by part. */
async function knownWork(scope: WorkScope, signal: AbortSignal): Promise<KnownWork> {
  const all: WorkItem[] = [];
  let after: string | null = null;
  do {
    const { items, next }: KnownWorkPart = await request('work.known', { scope, after });
    signal.throwIfAborted();
    for (const item of items) all.push(item);
    after = next;
  } while (after !== null);
  return all;
}
