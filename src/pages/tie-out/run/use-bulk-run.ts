import { useEffect, useRef } from 'preact/hooks';
import type { BulkRunView } from '../../../messages/bulk-run';
import { type Mutation, useMutation, useQuery } from '../../use-query';

export interface BulkRun {
  /** The newest one; `null` where there is none. */
  readonly view: BulkRunView | null;
  readonly mutation: Mutation;
  /** To be called once another one has been begun. */
  noteBegun(): void;
  steer(to: 'running' | 'paused' | 'cancelled'): void;
}

/** It goes on while it is asked for. */
const pollMs = 1_000;
/** Rows are brought up to what a long run has done so far. */
const renewMs = 20_000;

/** The bulk run that goes on, or was the last one. @param onProgress is called now and then, and when one rests or ends: the lists are others then */
export function useBulkRun(onProgress: () => void): BulkRun {
  const { value: view, error, refetch } = useQuery('bulk.read');
  const mutation = useMutation();
  /** How it stood when it was last looked at, and since when the rows are as they are. */
  const noted = useRef({ isRunning: false, at: performance.now() });

  const isRunning = view?.state === 'running';
  const isChanging = view !== null && changesByItself(view);
  // Each answer sets the next question, so that a slow worker is asked once at a time.
  useEffect(() => {
    if (!isChanging) return;
    const timer = setTimeout(refetch, pollMs);
    return () => clearTimeout(timer);
  }, [view, error, isChanging, refetch]);

  useEffect(() => {
    if (!view) return;
    const { isRunning: wasRunning, at } = noted.current;
    const isDue = wasRunning && (!isRunning || performance.now() - at >= renewMs);
    noted.current = { isRunning, at: isDue || !wasRunning ? performance.now() : at };
    if (isDue) onProgress();
  }, [view, isRunning, onProgress]);

  return {
    view,
    mutation,
    noteBegun() {
      // It may be over before it is looked at.
      noted.current = { isRunning: true, at: performance.now() };
      refetch();
    },
    steer(to) {
      if (view) mutation.run('bulk.steer', { runId: view.id, to }, refetch);
    },
  };
}

/** Whether it will be another one without a click: what has begun comes to its end, also where the run is paused or canceled. */
function changesByItself({ state, counts, endedAt }: BulkRunView): boolean {
  return endedAt === null && (state !== 'paused' || counts.running > 0);
}
