import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { PlainError } from '../../../messages/errors';
import type { FixOutcome, RunView } from '../../../messages/fixes';
import { onChanged, request } from '../../request';
import { toPlainError } from '../../use-query';
import { itemOf } from '../plan/bulk-plan';
import type { Offer } from '../plan/planner';
import type { Row } from '../rows';

/** What has been asked for of one row, and what has come of it so far. */
export interface RowFix {
  readonly runId: string;
  /** What was clicked, also where it is being undone. */
  readonly offer: Offer;
  readonly isUndo: boolean;
  /** `null` until the worker has answered. */
  readonly outcome: FixOutcome | null;
  readonly run: RunView | null;
  /** It is over, and the firm has been tied out since. */
  readonly isSettled: boolean;
  /** Why the worker could not be asked. */
  readonly error: PlainError | null;
}

export interface RowFixes {
  readonly byKey: ReadonlyMap<string, RowFix>;
  start(row: Row, offer: Offer): void;
  undo(key: string): void;
  /** Forgets what has been fixed; what is under way stays. */
  forgetEnded(): void;
}

const pollMs = 500;

/** Whether nothing is known yet of how it ends. */
export function isUnderWay({ outcome, run, error }: RowFix): boolean {
  if (error) return false;
  return outcome === null || (outcome.kind === 'begun' && (run === null || run.endedAt === null));
}

/**
 * Fixes single rows, each by a click of its own.
 *
 * @param result of the tie-out that is shown: with another one, what is over is settled
 * @param onEnded is called when one has come to an end: the lists are others then
 */
export function useRowFixes(result: unknown, onEnded: () => void): RowFixes {
  const [byKey, setByKey] = useState<ReadonlyMap<string, RowFix>>(new Map());
  const latest = useRef(byKey);
  const ended = useRef(onEnded);
  ended.current = onEnded;
  const life = useRef(new AbortController());

  const change = useCallback((update: (fixes: Map<string, RowFix>) => void) => {
    const next = new Map(latest.current);
    update(next);
    latest.current = next;
    setByKey(next);
  }, []);

  /** Takes in what has become of a click, unless another one has followed. */
  const note = useCallback(
    (key: string, runId: string, more: Partial<RowFix>) => {
      const fix = latest.current.get(key);
      if (life.current.signal.aborted || fix?.runId !== runId) return;
      const next = { ...fix, ...more };
      change((fixes) => fixes.set(key, next));
      if (isUnderWay(fix) && !isUnderWay(next)) ended.current();
    },
    [change],
  );

  const read = useCallback(
    async (key: string, { runId }: RowFix) => {
      try {
        const run = await request('fix.run', { runId });
        if (run) note(key, runId, { run });
      } catch (error) {
        note(key, runId, { error: toPlainError(error) });
      }
    },
    [note],
  );

  useEffect(() => {
    const over = [...latest.current].filter(([, fix]) => !isUnderWay(fix) && !fix.isSettled);
    if (over.length === 0) return;
    change((fixes) => {
      for (const [key, fix] of over) fixes.set(key, { ...fix, isSettled: true });
    });
  }, [result, change]);

  const isAnyUnderWay = [...byKey.values()].some(isUnderWay);
  useEffect(() => {
    if (!isAnyUnderWay) return;
    const own = new AbortController();
    const readAll = () => {
      for (const [key, fix] of latest.current) {
        if (isUnderWay(fix) && fix.outcome !== null) void read(key, fix);
      }
    };
    const timer = setInterval(readAll, pollMs);
    onChanged(readAll, own.signal);
    return () => {
      clearInterval(timer);
      own.abort();
    };
  }, [isAnyUnderWay, read]);

  useEffect(() => {
    life.current = new AbortController();
    return () => life.current.abort();
  }, []);

  const ask = useCallback(
    (key: string, fix: RowFix, asking: Promise<FixOutcome>) => {
      change((fixes) => fixes.set(key, fix));
      asking.then(
        (outcome) => {
          note(key, fix.runId, { outcome });
          if (outcome.kind === 'begun') void read(key, fix);
        },
        (error: unknown) => note(key, fix.runId, { error: toPlainError(error) }),
      );
    },
    [change, note, read],
  );

  return {
    byKey,
    start(row, offer) {
      const { key } = row;
      const known = latest.current.get(key);
      if (known && isUnderWay(known)) return;
      const runId = crypto.randomUUID();
      ask(key, begun(runId, offer, false), request('fix.start', { runId, item: itemOf(row, offer) }));
    },
    undo(key) {
      const known = latest.current.get(key);
      if (!known || isUnderWay(known)) return;
      const runId = crypto.randomUUID();
      ask(key, begun(runId, known.offer, true), request('log.undo', { runId, of: known.runId }));
    },
    forgetEnded: useCallback(() => {
      const going = [...latest.current].filter(([, fix]) => isUnderWay(fix));
      if (going.length < latest.current.size)
        change((fixes) => {
          fixes.clear();
          for (const [key, fix] of going) fixes.set(key, fix);
        });
    }, [change]),
  };
}

function begun(runId: string, offer: Offer, isUndo: boolean): RowFix {
  return { runId, offer, isUndo, outcome: null, run: null, error: null, isSettled: false };
}
