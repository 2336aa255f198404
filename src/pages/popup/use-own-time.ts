import { useEffect } from 'preact/hooks';
import type { PlainError } from '../../messages/errors';
import type { MyTimeView } from '../../messages/time-tracking';
import { useMutation, useQuery } from '../use-query';

/** What was started on a phone is to be seen within so many ms. */
const askEveryMs = 15_000;

/** Own time for as long as the popup is open: what is known at once, and what QuickBooks Time says as soon as it has said it. */
export function useOwnTime(): {
  readonly mine: MyTimeView | null;
  readonly error: PlainError | null;
  readonly refetch: () => void;
} {
  const { value: mine, error, refetch } = useQuery('time.mine', { isUserInitiated: false });
  const looking = useMutation();
  // At opening alone: whoever opens it wants to know.
  useEffect(() => looking.run('time.mine', { isUserInitiated: true }, refetch), []);
  useEffect(() => {
    const timer = setInterval(refetch, askEveryMs);
    return () => clearInterval(timer);
  }, [refetch]);
  return { mine, error: mine ? looking.error : (error ?? looking.error), refetch };
}
