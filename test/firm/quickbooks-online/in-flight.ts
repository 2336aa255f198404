import type { FirmRequest, FirmTools } from '../service';
import { bearerValue } from './bearer';
import { throttled } from './faults';
import type { QuickbooksOnlineState } from './state';

/** The requests that have arrived and are not answered yet, by application and company (quickbooks.md 9). */
export interface InFlight {
  /** Gives a request its place at its arrival. The function it returns takes the place away, once the answer is sent. */
  begin(request: FirmRequest): () => void;
  /** Throws `QboFault` 3001 if as many others as are allowed at once have their places; the request has none then. */
  check(request: FirmRequest): void;
}

export function createInFlight(state: QuickbooksOnlineState, tools: FirmTools): InFlight {
  const places = new Map<FirmRequest, string>();

  /** `null` for a request that belongs to no application: it does not get as far as the limit. */
  function connectionOf({ headers, path }: FirmRequest): string | null {
    const clientId = state.accessTokens.get(bearerValue(headers.authorization))?.clientId;
    return clientId === undefined ? null : `${clientId} ${path.split('/')[3] ?? ''}`;
  }

  return {
    begin(request) {
      const connection = connectionOf(request);
      if (connection !== null) places.set(request, connection);
      return () => {
        places.delete(request);
      };
    },
    check(request) {
      const connection = places.get(request);
      if (connection === undefined) return;
      const held = [...places.values()].filter((other) => other === connection).length;
      if (held <= tools.switches.quickbooksOnline.concurrentRequests) return;
      places.delete(request);
      throw throttled();
    },
  };
}
