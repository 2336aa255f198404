import { faultAnswer, gatewayBody, outage, throttled } from './quickbooks-online/faults';
import { matchesRequest, type RequestMatch } from './request-log';
import type { FirmAnswer, FirmRequest } from './service';

/** One way in which an answer goes wrong. */
export type Fault =
  /** This answer instead; the service is not run. */
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: object | string;
    }
  /** An error page of a proxy instead; the service is not run. */
  | { readonly html: number }
  /** 429 as that service words it, with or without `Retry-After`; the service is not run. */
  | { readonly rateLimited: number | null }
  /** What QuickBooks Online answers in an outage: 500 with a fault that otherwise means dead keys (additions.md 7); the service is not run. */
  | { readonly outage: '3100' | '120' }
  /** The connection is cut, without or with the service having run. */
  | { readonly drop: 'beforeCommit' | 'afterCommit' }
  /** The service is run only when the promise settles, and not at all if whoever asked is gone by then. */
  | { readonly holdBefore: Promise<void> }
  /** The service has run, its answer comes late. */
  | { readonly delayMs: number }
  /** The service has run, its answer comes when the promise settles. */
  | { readonly hold: Promise<void> }
  /** The real answer, cut in the middle. */
  | { readonly malformedJson: true }
  /** The real answer with fields taken away, added or changed. */
  | { readonly editBody: (json: unknown) => unknown };

export interface FaultOrder extends RequestMatch {
  /** How many requests it strikes; 1 unless told, `Infinity` for all until cleared. */
  readonly times?: number;
  readonly fault: Fault;
}

export interface Faults {
  /** Orders a fault. Of several that fit a request, the one ordered first strikes, and only that one. */
  order(order: FaultOrder): void;
  clear(): void;
}

export interface FaultDesk extends Faults {
  /** The fault that strikes this request, which uses up one of its times. */
  take(request: FirmRequest): Fault | null;
}

export function createFaults(): FaultDesk {
  const orders: { readonly order: FaultOrder; left: number }[] = [];
  return {
    order(order) {
      orders.push({ order, left: order.times ?? 1 });
    },
    clear() {
      orders.length = 0;
    },
    take(request) {
      const entry = orders.find(({ order, left }) => left > 0 && matchesRequest(order, request));
      if (entry === undefined) return null;
      entry.left -= 1;
      return entry.order.fault;
    },
  };
}

/** The answer that a fault gives without the service having run; `null` for faults that strike later. */
export function answerInstead(fault: Fault, request: FirmRequest, nowMs: number): FirmAnswer | null {
  if ('status' in fault) return fault;
  if ('html' in fault) return errorPage(fault.html);
  if ('rateLimited' in fault) return rateLimitAnswer(request.host, fault.rateLimited, nowMs);
  if ('outage' in fault) {
    return faultAnswer(outage(fault.outage), nowMs, 'gateway');
  }
  return null;
}

function errorPage(status: number): FirmAnswer {
  return {
    status,
    headers: { 'content-type': 'text/html' },
    body: `<html><head><title>${status} Error</title></head><body><h1>${status} Error</h1><hr>gateway</body></html>`,
  };
}

function rateLimitAnswer(host: string, retryAfterSeconds: number | null, nowMs: number): FirmAnswer {
  const headers = retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) };
  return { status: 429, headers, body: rateLimitBody(host, retryAfterSeconds ?? 60, nowMs) };
}

/** As the service at `host` words it: karbon.md 1.1, quickbooks.md 7.1; for QuickBooks Time the shape of its other errors. */
function rateLimitBody(host: string, seconds: number, nowMs: number): object {
  switch (host) {
    case 'rest.tsheets.com':
      return { error: { code: 429, message: 'Too Many Requests: rate limit exceeded' } };
    case 'api.karbonhq.com':
      return { statusCode: '429', message: `Rate limit is exceeded. Try again in ${seconds} seconds.` };
    default:
      return gatewayBody(throttled(), nowMs);
  }
}
