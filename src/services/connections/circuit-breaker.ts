import type { SystemId } from '../../domain/records/records';
import type { ConnectionRecord } from '../../store/connections';
import type { CopyBatch } from '../../store/mirror';
import type { Store } from '../../store/store';
import { plainErrorOf } from '../plain-error';

/**
 * Runs what talks to a service, remembers how it went, and keeps away from one that has failed until it may be tried
 * again: each system fails alone, and no failure makes a storm of requests.
 */
export interface Health {
  /**
   * Runs `work` unless the system is not connected or has to be left alone for now. Never throws: a failure is
   * recorded with the connection, from where it becomes a notice. It stands until work has written what a service has
   * answered; work that finds all fresh and asks nothing says nothing of the service.
   *
   * @param isAsked somebody has pressed refresh: only a service's own `retryAt` is waited for.
   * @returns whether the work was run to its end.
   */
  attempt(
    system: SystemId,
    isAsked: boolean,
    work: (connection: ConnectionRecord) => Promise<void>,
  ): Promise<boolean>;
  /**
   * Writes what has been read over the connection as it was at `since`. Where it has ended or become another one's
   * meanwhile, nothing is written and the attempt is over.
   */
  write(since: ConnectionRecord, batch: CopyBatch): Promise<void>;
  /** Writes so what follows from the copies themselves: it says nothing of the service. */
  note(since: ConnectionRecord, batch: CopyBatch): Promise<void>;
}

/** What was being read belongs to a connection that is no more. */
class ConnectionChanged extends Error {
  override readonly name = 'ConnectionChanged';
}

/** How long to leave a system alone after so many failures in a row, ms. */
const waitsMs = [5_000, 15_000, 30_000, 60_000, 120_000, 300_000] as const;

export function createHealth({ connections, copies }: Store, now: () => number): Health {
  const answered = new WeakSet<ConnectionRecord>();

  async function note(since: ConnectionRecord, batch: CopyBatch): Promise<void> {
    const current = await connections.read(since.system);
    if (!current.account || current.identity !== since.identity) throw new ConnectionChanged();
    await copies.write(batch);
  }

  return {
    note,
    async write(since, batch) {
      await note(since, batch);
      answered.add(since);
    },
    async attempt(system, isAsked, work) {
      const before = await connections.read(system);
      if (!before.account || isHeldBack(before, isAsked, now())) return false;
      try {
        await work(before);
        if (answered.has(before)) {
          await connections.update(system, { lastError: null, lastGoodAt: now(), failures: 0 });
        }
        return true;
      } catch (error) {
        if (!(error instanceof ConnectionChanged)) await record(system, error);
        return false;
      }
    },
  };

  async function record(system: SystemId, error: unknown): Promise<void> {
    // Ended meanwhile: an error of the old connection says nothing about the next one.
    const connection = await connections.read(system);
    if (!connection.account) return;
    const plain = plainErrorOf(error, system);
    const isOffline = plain.code === 'offline';
    const failures = isOffline ? 1 : connection.failures + 1;
    const wait = waitsMs[Math.min(failures, waitsMs.length) - 1] ?? 0;
    const at = now();
    // A 401 is not tried again by itself (karbon.md 1.4): only connecting anew can mend it.
    const retryAt = plain.code === 'needsReconnect' ? null : Math.max(plain.retryAt ?? 0, at + wait);
    await connections.update(system, { lastError: { ...plain, retryAt, at }, failures });
  }
}

function isHeldBack({ lastError }: ConnectionRecord, isAsked: boolean, nowMs: number): boolean {
  if (!lastError) return false;
  if (isAsked) return lastError.code === 'rateLimited' && nowMs < (lastError.retryAt ?? 0);
  return lastError.retryAt === null || nowMs < lastError.retryAt;
}
