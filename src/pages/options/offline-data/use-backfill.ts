import { useEffect } from 'preact/hooks';
import type { BackfillView } from '../../../messages/backfill';
import type { PlainError } from '../../../messages/errors';
import { useQuery } from '../../use-query';

/** The worker brings more in while it is asked: at least three times in its while (src/services/backfill/activity-lease.ts). */
const refetchEveryMs = 5_000;

export interface Backfill {
  /** `null` before the worker has answered. */
  readonly value: BackfillView | null;
  readonly error: PlainError | null;
  readonly refetch: () => void;
}

/** How far the firm has been backfilled, which goes on for as long as this is asked and the page is on screen. */
export function useBackfill(): Backfill {
  const backfill = useQuery('backfill.read');
  const { refetch } = backfill;
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refetch();
    }, refetchEveryMs);
    return () => clearInterval(timer);
  }, [refetch]);
  return backfill;
}
