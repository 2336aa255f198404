import { isMeteredRead } from './addresses';

/**
 * `fetch` that tells of each read that Intuit's meter counts: each sending, as often as it is repeated (quickbooks.md 9).
 *
 * @param onRead called with the answer's time by the service's clock, epoch ms; `null` where no answer or no time came. It may
 *   not hold the answer up.
 */
export function meteredFetch(
  fetch: typeof globalThis.fetch,
  onRead: (atMs: number | null) => void,
): typeof fetch {
  return async (input, init) => {
    const isRead = isMeteredRead(init?.method ?? 'GET', String(input));
    let atMs = Number.NaN;
    try {
      const response = await fetch(input, init);
      atMs = Date.parse(response.headers.get('date') ?? '');
      return response;
    } finally {
      // What was sent and not answered may have been counted there.
      if (isRead) onRead(Number.isNaN(atMs) ? null : atMs);
    }
  };
}
