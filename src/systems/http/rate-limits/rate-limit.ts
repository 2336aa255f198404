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
}
