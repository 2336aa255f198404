import { type RedactedError, redactError, withCauses } from './redact-error';

/*
 * A room of its own, below all others but the domain, which fails only by throwing: the worker, the content script and the pages each
 * keep their own reports, and messages/, which they share, holds no logic.
 */

/** One thing that went wrong and that nobody had expected: safe to be shown, sent between the worlds and copied. */
export interface Report {
  /** Epoch ms of the last time. */
  readonly at: number;
  /** How often in a row. */
  readonly count: number;
  /** What was being done, in words of the code. */
  readonly where: string;
  /** The error, then what it was caused by. */
  readonly errors: readonly RedactedError[];
}

const maxReports = 50;

const kept: Report[] = [];
const listeners = new Set<() => void>();

/**
 * Reports what was not expected, so that nothing vanishes: on the console as it is, and without names, secrets or texts among what
 * *Copy details* hands out. Never throws.
 *
 * @param where what was being done, in fixed words: never made of data.
 */
export function reportUnexpected(error: unknown, where: string): void {
  console.error(`Tieout, ${where}:`, error);
  keep({ at: Date.now(), count: 1, where, errors: withCauses(error).map(redactError) });
  for (const listener of listeners) listener();
}

/** What has been reported in this world, oldest first. */
export function keptReports(): readonly Report[] {
  return [...kept];
}

/** Calls `listener` after each report; returns what ends it. */
export function onReport(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What fails every few seconds is counted, so that it does not push out what failed before. */
function keep(report: Report): void {
  const last = kept.at(-1);
  if (last && keyOf(last) === keyOf(report)) kept[kept.length - 1] = { ...report, count: last.count + 1 };
  else kept.push(report);
  if (kept.length > maxReports) kept.shift();
}

function keyOf({ where, errors }: Report): string {
  return JSON.stringify([where, errors]);
}
