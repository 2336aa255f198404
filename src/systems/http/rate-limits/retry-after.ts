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

/** How long it is until the quota of a gateway is filled up again, ms, as its words say (additions.md 10): `[d.]hh:mm:ss`. */
export function quotaWaitMs(text: string): number | null {
  const parts = /\bquota\b.{0,80}? in (?:(\d+)\.)?(\d+):(\d\d):(\d\d)\b/i.exec(text);
  if (parts === null) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;
}
