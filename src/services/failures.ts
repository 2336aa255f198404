import type { ErrorCode } from '../messages/errors';
import { reportUnexpected } from '../reports/report-unexpected';
import { plainErrorOf } from './plain-error';

/**
 * What of Tieout's own work has failed and has not come to its end since: every panel says so. Failures of a service are not among
 * these; they are recorded with its connection.
 */
export interface Failures {
  /**
   * Runs `work` and never throws: what fails is reported, and stands until work of the same kind comes to its end.
   *
   * @param kind what is being done, in fixed words.
   */
  guard(kind: string, work: () => Promise<unknown>): Promise<void>;
  /** One of each, oldest first. */
  codes(): readonly ErrorCode[];
  /** Calls `listener` whenever the codes may be others; returns what ends it. */
  subscribe(listener: () => void): () => void;
}

export function createFailures(): Failures {
  const standing = new Map<string, ErrorCode>();
  const listeners = new Set<() => void>();

  function tell(): void {
    for (const listener of listeners) listener();
  }

  return {
    async guard(kind, work) {
      try {
        await work();
        if (standing.delete(kind)) tell();
      } catch (error) {
        reportUnexpected(error, kind);
        standing.set(kind, plainErrorOf(error, null).code);
        tell();
      }
    },
    codes: () => [...new Set(standing.values())],
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
