import type { SystemId } from '../../domain/records/records';
import { reportUnexpected } from '../../reports/report-unexpected';
import type { Priority } from './page';
import { createLimiter, maxPauseMs, RateLimitExceededError } from './rate-limits/limiter';
import type { RateLimit } from './rate-limits/rate-limit';
import type { RateLimitStore } from './rate-limits/rate-limit-store';
import { retryAfterMs } from './rate-limits/retry-after';
import type { Sleep } from './sleep';
import { isSystemError, outcomeUnknown, SystemError } from './system-error';

export interface HttpRequest {
  readonly system: SystemId;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The limiter's key of the credential that pays for the request; never the token itself. */
  readonly credential: string;
  readonly limit: RateLimit;
  readonly priority: Priority;
  /** A limit that some requests have to keep beside that of their credential, such as batches; counted under a key of its own. */
  readonly secondLimit?: { readonly credential: string; readonly limit: RateLimit };
  /** A POST that only reads, or that the service applies once however often it comes: repeated and merged as a GET is. */
  readonly isSafeToRepeat?: boolean;
  /** It changes something, so that its errors tell whether it may have been applied (`isOutcomeUnknown`). */
  readonly isWrite?: boolean;
  /**
   * Called right before each sending, which may come a minute after the request was made: throws where its credential has
   * been taken away meanwhile, and nothing is sent.
   */
  readonly beforeSending?: () => Promise<unknown>;
  /** Whether an answer of another status than 429 says the same in the service's own words. */
  readonly isThrottled?: (response: HttpResponse) => boolean;
  /** Whether somebody else has answered in the service's place, so that the request may not have come through to it. */
  readonly isFromGateway?: (response: HttpResponse) => boolean;
}

/** An answer that does not ask for quiet. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body read as JSON; `undefined` where it is none. */
  readonly json: unknown;
  /** The service's clock, epoch ms, from its `Date` header. */
  readonly serverNowMs: number | null;
  /** An earlier sending of the same write was lost and may have been applied, whatever this answer says of the last. */
  readonly isOutcomeUnknown: boolean;
}

export interface Http {
  /**
   * Sends one request within its credential's limits. A request that is safe to repeat is sent again after a network
   * fault, a 5xx, a 408 or a refusal that is not the service's own, and shares the answer of an identical one in flight;
   * any other is sent once, and again only after an answer that says that there were too many requests, and so that it
   * was not applied. That answer, and one of the others with a `Retry-After`, close the credential until the service takes requests again. Throws `SystemError` `offline`,
   * `accessWithheld`, `unreachable`, `timedOut`, `rateLimited` or `selfLimited`; all else is an answer, for the caller to judge.
   */
  send(request: HttpRequest): Promise<HttpResponse>;
}

export interface HttpParts {
  readonly fetch: typeof fetch;
  /** Epoch ms by a clock that only goes forward (see `monotonicNow`). */
  readonly now: () => number;
  /** Epoch ms by the machine's clock, which is set now and then: by it errors tell when to try again. That of `now` unless told. */
  readonly machineNow?: () => number;
  readonly sleep: Sleep;
  /** 0 up to, not including, 1. */
  readonly random: () => number;
  readonly isOnline: () => boolean;
  /** Whether the browser lets this extension reach an address. */
  readonly mayReach: (address: string) => Promise<boolean>;
  readonly rateLimitStore: RateLimitStore;
}

/** Chrome stops a worker whose fetch takes 30 s to answer (extension-platform.md 4); this ends well before. */
const timeoutMs = 20_000;
/** Waits before the second, third and fourth sending (quickbooks.md 7.2, quickbooks-time.md 4). */
const retryDelaysMs = [1_000, 2_000, 4_000];
const retryableStatuses: ReadonlySet<number> = new Set([408, 500, 502, 503, 504]);
/** How often a request that was told 429 goes back to the queue. */
const maxRateLimitedAttempts = 4;

/** Waits after the first, second … refusal in a row that names no time of its own (quickbooks-time.md 5.2). */
const rateLimitDelaysMs = [30_000, 60_000, 120_000];
const maxRateLimitDelayMs = 300_000;

export function createHttp(parts: HttpParts): Http {
  // As a method of `parts` the browser's own `fetch` would be an illegal invocation.
  const { fetch } = parts;
  const limiter = createLimiter(parts);
  const inFlight = new Map<string, Promise<HttpResponse>>();
  /** Refusals in a row, by credential, and the end of the last one. */
  const rateLimitStreaks = new Map<string, { count: number; pausedUntilMs: number }>();

  function byMachineClock(atMs: number): number {
    return atMs - parts.now() + (parts.machineNow ?? parts.now)();
  }

  /** One sending, the body read to its end. */
  async function attempt(request: HttpRequest): Promise<HttpResponse> {
    if (!parts.isOnline()) throw new SystemError('offline', request.system);
    // Otherwise what needs no preflight would be sent, and its answer lost.
    if (!(await parts.mayReach(request.address))) throw new SystemError('accessWithheld', request.system);
    const headers = headersOf(request);
    const stop = new AbortController();
    const done = new AbortController();
    void parts.sleep(timeoutMs, done.signal).then(() => {
      if (!done.signal.aborted) stop.abort();
    });
    try {
      const response = await fetch(request.address, {
        method: request.method,
        headers,
        ...(request.body === undefined ? {} : { body: request.body }),
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        signal: stop.signal,
      });
      const text = await response.text();
      const serverNowMs = Date.parse(response.headers.get('date') ?? '');
      return {
        status: response.status,
        headers: response.headers,
        text,
        json: parseJson(text),
        serverNowMs: Number.isNaN(serverNowMs) ? null : serverNowMs,
        isOutcomeUnknown: false,
      };
    } catch (error) {
      // What `fetch` throws names the address, so none of it is passed on. Whether the request has arrived it does not say.
      if (!isNetworkFailure(error)) reportUnexpected(error, 'sending a request');
      const lost = { isOutcomeUnknown: request.isWrite === true };
      if (stop.signal.aborted) throw new SystemError('timedOut', request.system, lost);
      throw new SystemError(parts.isOnline() ? 'unreachable' : 'offline', request.system, lost);
    } finally {
      done.abort();
    }
  }

  async function attemptWithinLimit(request: HttpRequest): Promise<HttpResponse> {
    const releases: (() => void)[] = [];
    try {
      // The narrower one first: whoever waits for it keeps nobody else from the wider one.
      if (request.secondLimit) releases.push(await acquire(request, request.secondLimit));
      releases.push(await acquire(request, request));
      await request.beforeSending?.();
      return await attempt(request);
    } finally {
      for (const release of releases) release();
    }
  }

  function acquire(
    { system, priority }: HttpRequest,
    { credential, limit }: Pick<HttpRequest, 'credential' | 'limit'>,
  ): Promise<() => void> {
    return limiter.acquire(credential, limit, priority).catch((error) => {
      throw error instanceof RateLimitExceededError
        ? new SystemError(error.isOwnLimit ? 'selfLimited' : 'rateLimited', system, {
            retryAt: byMachineClock(error.retryAtMs),
          })
        : error;
    });
  }

  /** Closes the credential for as long as the service asks; epoch ms at which it opens. @param isFirst of this request's refusals */
  function pauseAfterRateLimit(request: HttpRequest, answer: HttpResponse, isFirst: boolean): number {
    const nowMs = parts.now();
    const askedMs = waitAskedFor(answer, nowMs);
    // No wait is a wish too; of one that refuses again what has come at once it says nothing.
    if (askedMs === 0 && isFirst) return nowMs;
    const last = rateLimitStreaks.get(request.credential) ?? { count: 0, pausedUntilMs: 0 };
    // Several requests that were in flight together are refused together: that is one refusal.
    const isSame = nowMs < last.pausedUntilMs;
    const count = isSame ? last.count : last.count + 1;
    const defaultWaitMs = isSame
      ? last.pausedUntilMs - nowMs
      : (rateLimitDelaysMs[count - 1] ?? maxRateLimitDelayMs);
    const waitMs = Math.min(maxPauseMs, askedMs || defaultWaitMs);
    rateLimitStreaks.set(request.credential, { count, pausedUntilMs: nowMs + waitMs });
    limiter.pauseUntil(request.credential, nowMs + waitMs);
    return nowMs + waitMs;
  }

  async function sendWithRetries(request: HttpRequest): Promise<HttpResponse> {
    const delaysMs = isRetryable(request) ? [...retryDelaysMs] : [];
    let isOutcomeUnknown = false;
    for (let rateLimitedAttemptsLeft = maxRateLimitedAttempts; ; ) {
      const outcome = await attemptWithinLimit(request).catch(expectSystemError);
      if (!isSystemError(outcome) && asksForQuiet(request, outcome, parts.now())) {
        const isFirst = rateLimitedAttemptsLeft === maxRateLimitedAttempts;
        const retryAt = pauseAfterRateLimit(request, outcome, isFirst);
        rateLimitedAttemptsLeft -= 1;
        // Too many requests: it has not been carried out, so even a write may go back to the queue, which knows how long to wait.
        const isRefused = !isOutOfOrder(request, outcome);
        if (!isRefused && request.isWrite === true) isOutcomeUnknown = true;
        if (rateLimitedAttemptsLeft > 0 && (isRefused || isRetryable(request))) continue;
        throw new SystemError('rateLimited', request.system, {
          retryAt: byMachineClock(retryAt),
          isOutcomeUnknown,
        });
      }
      if (!isSystemError(outcome)) rateLimitStreaks.delete(request.credential);
      const waitMs = isTransientFailure(request, outcome) ? delaysMs.shift() : undefined;
      if (waitMs !== undefined) {
        isOutcomeUnknown = request.isWrite === true;
        await parts.sleep(waitMs * (0.75 + parts.random() / 2));
        continue;
      }
      if (!isSystemError(outcome)) return { ...outcome, isOutcomeUnknown };
      throw isOutcomeUnknown ? outcomeUnknown(outcome) : outcome;
    }
  }

  return {
    async send(request) {
      if (!parts.isOnline()) throw new SystemError('offline', request.system);
      if (!isRetryable(request)) return sendWithRetries(request);
      // A background request may share what the screen has asked for; the screen never waits in the background's queue.
      const joined =
        inFlight.get(mergeKey(request, 'screen')) ?? inFlight.get(mergeKey(request, request.priority));
      if (joined !== undefined) return joined;
      const key = mergeKey(request, request.priority);
      const answer = sendWithRetries(request).finally(() => inFlight.delete(key));
      inFlight.set(key, answer);
      return answer;
    },
  };
}

/** As `fetch` and the reading of a body fail: no connection, one that was dropped, or our own giving up. */
function isNetworkFailure(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'AbortError');
}

/** All that varies in a header are the credentials: one that no header can hold was not pasted whole. */
function headersOf(request: HttpRequest): Headers {
  try {
    return new Headers(request.headers);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new SystemError('needsReconnect', request.system);
  }
}

function isRetryable(request: HttpRequest): boolean {
  return request.method === 'GET' || request.isSafeToRepeat === true;
}

/** How long an answer asks to wait, ms; `null` where it does not say. */
function waitAskedFor({ headers, serverNowMs }: HttpResponse, nowMs: number): number | null {
  return retryAfterMs(headers.get('retry-after'), serverNowMs ?? nowMs);
}

/** Whether an answer is none of the service as it works: it says nothing of what has become of a write. */
function isOutOfOrder({ isFromGateway }: HttpRequest, answer: HttpResponse): boolean {
  return answer.status >= 500 || answer.status === 408 || isFromGateway?.(answer) === true;
}

function asksForQuiet(request: HttpRequest, answer: HttpResponse, nowMs: number): boolean {
  if (answer.status === 429 || request.isThrottled?.(answer)) return true;
  return isOutOfOrder(request, answer) && (waitAskedFor(answer, nowMs) ?? 0) > 0;
}

/** Two requests are identical only when they carry the same token too: a renewed one must not wait for a refused one. */
function mergeKey(request: HttpRequest, priority: Priority): string {
  return JSON.stringify([priority, request.method, request.address, request.body, request.headers]);
}

function expectSystemError(error: unknown): SystemError {
  if (isSystemError(error)) return error;
  throw error;
}

/** Worth another try: a network fault, or a service that is out of order. */
function isTransientFailure({ isFromGateway }: HttpRequest, outcome: HttpResponse | SystemError): boolean {
  if (isSystemError(outcome)) return outcome.code === 'unreachable';
  return retryableStatuses.has(outcome.status) || isFromGateway?.(outcome) === true;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}
