import type { SystemId } from '../../domain/records/records';
import type { ErrorCode } from '../../messages/errors';
import { reportUnexpected } from '../../reports/report-unexpected';
import type { MirrorBatch } from '../../store/mirror-batch';
import type { ConnectionRecord } from '../../store/rows';
import type { Store } from '../../store/store';
import { isSystemError } from '../../systems/http/system-error';
import { plainErrorOf } from '../plain-error';

/**
 * Runs what talks to a service, remembers how it went, and keeps away from one that has failed until it may be tried
 * again: each system fails alone, and no failure makes a storm of requests.
 */
export interface CircuitBreaker {
  /**
   * Runs `work` unless the system is not connected or has to be left alone for now. Never throws: a failure is
   * recorded with the connection, from where it becomes a notice. It stands until work has written what a service has
   * answered; work that finds all fresh and asks nothing says nothing of the service.
   *
   * @param isUserInitiated somebody has pressed refresh: only a service's own `retryAt` is waited for.
   * @returns whether the work was run to its end.
   */
  run(
    system: SystemId,
    isUserInitiated: boolean,
    work: (connection: ConnectionRecord) => Promise<void>,
  ): Promise<boolean>;
  /**
   * Writes what has been read over the connection as it was at `since`. Where it has ended or become another one's
   * meanwhile, nothing is written and the attempt is over. Returns whether it was written: false where what the batch rests on has
   * changed meanwhile.
   */
  commitResponse(since: ConnectionRecord, batch: MirrorBatch): Promise<boolean>;
  /** Writes so what follows from the mirror itself: it says nothing of the service. */
  commitDerived(since: ConnectionRecord, batch: MirrorBatch): Promise<boolean>;
}

/** What was being read belongs to a connection that is no more. */
class ConnectionChanged extends Error {
  override readonly name = 'ConnectionChanged';
}

/** How long to leave a system alone after so many failures in a row, ms. */
export const backoffMs = [5_000, 15_000, 30_000, 60_000, 120_000, 300_000] as const;

/** A list without an end is not begun again soon. */
const leastWaitMs: Partial<Record<ErrorCode, number>> = { endlessList: 3_600_000 };

export function createCircuitBreaker({ connections, mirror }: Store, now: () => number): CircuitBreaker {
  const responded = new WeakSet<ConnectionRecord>();

  async function commitDerived(since: ConnectionRecord, batch: MirrorBatch): Promise<boolean> {
    const result = await mirror.write(batch, since);
    if (result === 'disowned') throw new ConnectionChanged();
    return result === 'written';
  }

  return {
    commitDerived,
    async commitResponse(since, batch) {
      const isWritten = await commitDerived(since, batch);
      responded.add(since);
      return isWritten;
    },
    async run(system, isUserInitiated, work) {
      const before = await connections.read(system);
      if (!before.account || isHeldBack(before, isUserInitiated, now())) return false;
      try {
        await work(before);
        if (responded.has(before)) await forgetFailures(before);
        return true;
      } catch (error) {
        if (!(error instanceof ConnectionChanged)) await record(before, error);
        return false;
      }
    },
  };

  /** A connection that had none is left as it is: each write makes whoever looks at it look again. */
  async function forgetFailures(since: ConnectionRecord): Promise<void> {
    const { lastError, failures } = await connections.read(since.system);
    if (lastError || failures > 0) await connections.update(since, { lastError: null, failures: 0 });
  }

  async function record(since: ConnectionRecord, error: unknown): Promise<void> {
    // An answer of an unknown form names its field, which the notice does not.
    if (!isSystemError(error) || error.code === 'invalidResponse') {
      reportUnexpected(error, 'reading from a system');
    }
    const { system } = since;
    const plain = plainErrorOf(error, system);
    const isOffline = plain.code === 'offline';
    const failures = isOffline ? 1 : (await connections.read(system)).failures + 1;
    const backoff = backoffMs[Math.min(failures, backoffMs.length) - 1] ?? 0;
    const wait = Math.max(backoff, leastWaitMs[plain.code] ?? 0);
    const at = now();
    // A 401 is not tried again by itself (karbon.md 1.4): only connecting anew can mend it.
    const retryAt = plain.code === 'needsReconnect' ? null : Math.max(plain.retryAt ?? 0, at + wait);
    // An error of a connection that has ended meanwhile says nothing about the next one.
    await connections.update(since, { lastError: { ...plain, retryAt, at }, failures });
  }
}

function isHeldBack({ lastError }: ConnectionRecord, isUserInitiated: boolean, nowMs: number): boolean {
  // By a clock that was ahead: when it may be tried again is not known then, unless that takes a person.
  if (!lastError || (lastError.at > nowMs && lastError.retryAt !== null)) return false;
  if (isUserInitiated) {
    const isLimited = lastError.code === 'rateLimited' || lastError.code === 'selfLimited';
    return isLimited && nowMs < (lastError.retryAt ?? 0);
  }
  return lastError.retryAt === null || nowMs < lastError.retryAt;
}
