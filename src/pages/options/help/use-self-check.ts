import { useEffect, useState } from 'preact/hooks';
import type { PlainError } from '../../../messages/errors';
import type { SelfCheckView } from '../../../messages/self-check';
import { useMutation, useQuery } from '../../use-query';

/** While it is under way; being asked, the worker lives. */
const refetchEveryMs = 500;

export interface SelfCheckState {
  /** The run that is under way or has ended, or what one would ask; `null` until the worker has answered. */
  readonly view: SelfCheckView | null;
  /** The worker was stopped before the run had come to its end. */
  readonly isInterrupted: boolean;
  readonly isStarting: boolean;
  readonly error: PlainError | null;
  run(): void;
}

/** The check of the set-up as the worker carries it out. */
export function useSelfCheck(): SelfCheckState {
  const { value, error, refetch } = useQuery('selfCheck.read');
  const starting = useMutation();
  /** The last that was heard of a run. */
  const [heard, setHeard] = useState<SelfCheckView | null>(null);
  const isInterrupted = heard?.isRunning === true && value !== null && value.runId !== heard.runId;
  const isRunning = value?.isRunning === true;

  useEffect(() => {
    if (value?.runId) setHeard(value);
  }, [value]);

  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(refetch, refetchEveryMs);
    return () => clearInterval(timer);
  }, [isRunning, refetch]);

  return {
    // What it had found out before it was interrupted still holds.
    view: isInterrupted ? { ...heard, isRunning: false } : value,
    isInterrupted,
    isStarting: starting.isBusy,
    error: starting.error ?? error,
    run: () =>
      starting.run('selfCheck.run', null, () => {
        setHeard(null);
        refetch();
      }),
  };
}
