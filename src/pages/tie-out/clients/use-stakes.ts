import { useEffect, useRef, useState } from 'preact/hooks';
import type { MatchContext } from '../../../domain/matching/match';
import type { PlainError } from '../../../messages/errors';
import { request } from '../../request';
import { toPlainError } from '../../use-query';
import { runInSlices } from '../run-in-slices';
import { type AddedUp, type FirmStakes, firmStakes } from './stakes';

/** What hangs on the records of a firm, as far as that is known by now. */
export interface StakesRun {
  /** Of the last tie-out of which it was read. */
  readonly stakes: FirmStakes | null;
  readonly error: PlainError | null;
}

/**
 * Reads time and balances once after each tie-out, when its rows are on screen.
 *
 * @param matchContext `null` before the first one
 * @param isWanted false while nothing on screen tells of them: all time of the firm is read for them
 */
export function useStakes(matchContext: MatchContext | null, isWanted: boolean): StakesRun {
  const [stakes, setStakes] = useState<FirmStakes | null>(null);
  const [error, setError] = useState<PlainError | null>(null);
  const last = useRef<AddedUp | null>(null);
  useEffect(() => {
    setError(null);
    if (!matchContext) {
      // What has been disconnected meanwhile is not shown on.
      setStakes(null);
      last.current = null;
      return;
    }
    if (!isWanted || last.current?.matchContext === matchContext) return;
    const life = new AbortController();
    addUp(matchContext, last.current, life.signal).then(
      (found) => {
        if (life.signal.aborted) return;
        last.current = found;
        setStakes(found.stakes);
      },
      (failure: unknown) => !life.signal.aborted && setError(toPlainError(failure)),
    );
    return () => life.abort();
  }, [matchContext, isWanted]);
  return { stakes, error };
}

async function addUp(
  matchContext: MatchContext,
  last: AddedUp | null,
  signal: AbortSignal,
): Promise<AddedUp> {
  const snapshot = await request('stakes.input', null);
  signal.throwIfAborted();
  const work = firmStakes(matchContext, snapshot, last);
  return { matchContext, snapshot, stakes: await runInSlices('stakes', work, () => undefined, signal) };
}
