/** What one credential may do; every window holds at once. */
export interface RateLimit {
  readonly windows: readonly RateWindow[];
  /** Requests in flight at the same time. */
  readonly concurrent: number;
}

/** At most `requests` in any `spanMs`. */
export interface RateWindow {
  readonly spanMs: number;
  readonly requests: number;
  /** The background sends nothing where so many were sent, by whomever: the rest is for what is on screen. */
  readonly backgroundUpTo: number;
}

/** The window with the usual part of it, a quarter, left to the screen. */
export function rateWindow(spanMs: number, requests: number): RateWindow {
  return { spanMs, requests, backgroundUpTo: backgroundShareOf(requests) };
}

/** What the background may have of a number of places; one at least, or it would never come to anything. */
export function backgroundShareOf(whole: number): number {
  return Math.max(1, Math.floor(whole * 0.75));
}
