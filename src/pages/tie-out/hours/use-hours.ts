import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { PeriodChoice } from '../../../domain/time/period';
import type { PlainError } from '../../../messages/errors';
import type { HoursView } from '../../../messages/hours';
import { type HoursReadingView, hoursSources } from '../../../messages/hours-reading';
import { reportUnexpected } from '../../../reports/report-unexpected';
import { request } from '../../request';
import { toPlainError, useQuery } from '../../use-query';
import { periodText } from './period-choice';

export interface HoursRun {
  /** `null` before it is there, or while QuickBooks Time is not connected. */
  readonly view: HoursView | null;
  readonly isAnswered: boolean;
  /** Somebody has asked for the period, and it is not there yet. */
  readonly isLoading: boolean;
  /** How far it has been read, once that is known. */
  readonly reading: HoursReadingView | null;
  readonly error: PlainError | null;
  load(): void;
  /** What has been read stays. */
  stop(): void;
  refetch(): void;
}

/** The worker goes on for some seconds after it was asked last. */
const askEveryMs = 1_000;

/** The hours of a period, which are read when somebody asks for them. */
export function useHours(choice: PeriodChoice): HoursRun {
  const { value, isOutdated, error, refetch } = useQuery('hours.view', { period: choice });
  const [isAnswered, setAnswered] = useState(false);
  /** The period that is to be read: what is on screen may still be another one's. */
  const [loading, setLoading] = useState<string | null>(null);
  const chosen = periodText(choice);
  const isLoading = loading === chosen;
  const [reading, setReading] = useState<HoursReadingView | null>(null);
  /** Where all of it is known already, whoever loads it wants it as of now. */
  const isKnown = useRef(false);
  isKnown.current = !isOutdated && value?.isKnown === true;
  const [failure, setFailure] = useState<PlainError | null>(null);
  const from = value?.period.from;
  const to = value?.period.to;
  useEffect(() => {
    if (value || error) setAnswered(true);
  }, [value, error]);
  useEffect(() => {
    if (!isLoading || isOutdated || from === undefined || to === undefined) return undefined;
    const life = new AbortController();
    let isAnew = isKnown.current;
    const ask = async () => {
      try {
        const asked = { period: { from, to }, isAnew };
        isAnew = false;
        const found = await request('hours.read', asked);
        if (life.signal.aborted) return;
        setReading(found);
        if (!isOver(found)) return;
        setFailure(firstError(found));
      } catch (thrown) {
        if (life.signal.aborted) return;
        setFailure(toPlainError(thrown));
      }
      setLoading(null);
      refetch();
    };
    setFailure(null);
    void ask();
    const timer = setInterval(() => void ask(), askEveryMs);
    return () => {
      life.abort();
      clearInterval(timer);
      setReading(null);
    };
  }, [isLoading, isOutdated, from, to, refetch]);
  const load = useCallback(() => setLoading(chosen), [chosen]);
  const stop = useCallback(() => {
    setLoading(null);
    request('hours.cancel', null).then(refetch, (thrown: unknown) =>
      reportUnexpected(thrown, 'cancelling the reading of hours'),
    );
  }, [refetch]);
  return {
    view: value,
    isAnswered: isAnswered || value !== null,
    isLoading,
    reading: isLoading ? reading : null,
    error: error ?? failure,
    load,
    stop,
    refetch,
  };
}

/** Nothing but what is known, cannot be known or failed is left. */
function isOver(reading: HoursReadingView): boolean {
  return hoursSources
    .map((source) => reading[source])
    .every(
      ({ pieces, piecesRead, unknown, error }) => unknown !== null || error !== null || piecesRead >= pieces,
    );
}

function firstError(reading: HoursReadingView): PlainError | null {
  return hoursSources.map((source) => reading[source].error).find((error) => error !== null) ?? null;
}
