/**
 * How long a `Retry-After` header asks to wait, in ms from `nowMs`; `null` where there is none that can be read. It
 * holds seconds or a date (which is the service's clock; a date already past asks for no wait). Of a header that came twice
 * the first counts.
 */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  const seconds = /^\s*(-?\d+(?:\.\d+)?)\s*(?:,|$)/.exec(header)?.[1];
  if (seconds !== undefined) return Math.max(0, Number(seconds) * 1_000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}
