import type { SystemId } from '../../domain/records/records';
import { ClosedError, createLimiter } from './limiter';
import type { Priority } from './page';
import type { RateLimit } from './rate-limit';
import type { UseLog } from './rate-limit-store';
import { retryAfterMs } from './retry-after';
import type { Sleep } from './sleep';
import { inDoubt, isSourceError, SourceError } from './system-error';

export interface HttpRequest {
  readonly system: SystemId;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The limiter's key of the credential that pays for the request; never the token itself. */
  readonly credential: string;
  readonly limit: RateLimit;
  readonly priority: Priority;
  /** A POST that only reads, or that the service carries out once however often it comes: repeated and merged as a GET is. */
  readonly isSafeToRepeat?: boolean;
  /** It changes something, so that its errors tell whether it may have been carried out (`mayHaveHappened`). */
  readonly isWrite?: boolean;
  /**
   * Called right before each sending, which may come a minute after the request was made: throws where its credential has
   * been taken away meanwhile, and nothing is sent.
   */
  readonly beforeSending?: () => Promise<unknown>;
}

/** An answer of any status but 429. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body read as JSON; `undefined` where it is none. */
  readonly json: unknown;
  /** The service's clock, epoch ms, from its `Date` header. */
  readonly serverNowMs: number | null;
  /** An earlier sending of the same write was lost and may have been carried out, whatever this answer says of the last. */
  readonly isInDoubt: boolean;
}

export interface Http {
  /**
   * Sends one request within its credential's limits. A request that is safe to repeat is sent again after a network
   * fault or a 5xx, and shares the answer of an identical one in flight; any other is sent once, and again only after a
   * 429, which says that it was not carried out. Throws `SourceError` `offline`, `unreachable`, `timedOut` or
   * `rateLimited`; any other status is an answer, for the caller to judge.
   */
  send(request: HttpRequest): Promise<HttpAnswer>;
}

export interface HttpParts {
  readonly fetch: typeof fetch;
  /** Epoch ms. */
  readonly now: () => number;
  readonly sleep: Sleep;
  /** 0 up to, not including, 1. */
  readonly random: () => number;
  readonly isOnline: () => boolean;
  readonly useLog: UseLog;
}

/** Chrome stops a worker whose fetch takes 30 s to answer (extension-platform.md 4); this ends well before. */
const timeoutMs = 20_000;
/** Waits before the second, third and fourth sending (quickbooks.md 7.2, quickbooks-time.md 4). */
const repeatWaitsMs = [1_000, 2_000, 4_000];
const repeatedStatuses: ReadonlySet<number> = new Set([500, 502, 503, 504]);
/** How often a request that was told 429 goes back to the queue. */
const refusalsTaken = 4;

/** Waits after the first, second … refusal in a row that names no time of its own (quickbooks-time.md 5.2). */
const refusalWaitsMs = [30_000, 60_000, 120_000];
const longestRefusalWaitMs = 300_000;

export function createHttp(parts: HttpParts): Http {
  // As a method of `parts` the browser's own `fetch` would be an illegal invocation.
  const { fetch } = parts;
  const limiter = createLimiter(parts);
  const inFlight = new Map<string, Promise<HttpAnswer>>();
  /** Refusals in a row, by credential, and the end of the last one. */
  const refusals = new Map<string, { count: number; opensAtMs: number }>();

  /** One sending, the body read to its end. */
  async function attempt(request: HttpRequest): Promise<HttpAnswer> {
    if (!parts.isOnline()) throw new SourceError('offline', request.system);
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
        isInDoubt: false,
      };
    } catch {
      // What `fetch` throws names the address, so none of it is passed on. Whether the request has arrived it does not say.
      const lost = { mayHaveHappened: request.isWrite === true };
      if (stop.signal.aborted) throw new SourceError('timedOut', request.system, lost);
      throw new SourceError(parts.isOnline() ? 'unreachable' : 'offline', request.system, lost);
    } finally {
      done.abort();
    }
  }

  async function attemptWithinLimit(request: HttpRequest): Promise<HttpAnswer> {
    const release = await limiter
      .enter(request.credential, request.limit, request.priority)
      .catch((error) => {
        throw error instanceof ClosedError
          ? new SourceError('rateLimited', request.system, { retryAt: error.opensAtMs })
          : error;
      });
    try {
      await request.beforeSending?.();
      return await attempt(request);
    } finally {
      release();
    }
  }

  /** Closes the credential for as long as the service asks; epoch ms at which it opens. */
  function closeAfterRefusal(request: HttpRequest, answer: HttpAnswer): number {
    const nowMs = parts.now();
    const last = refusals.get(request.credential) ?? { count: 0, opensAtMs: 0 };
    // Several requests that were in flight together are refused together: that is one refusal.
    const isSame = nowMs < last.opensAtMs;
    const count = isSame ? last.count : last.count + 1;
    const ownWaitMs = isSame ? last.opensAtMs - nowMs : (refusalWaitsMs[count - 1] ?? longestRefusalWaitMs);
    const waitMs = retryAfterMs(answer.headers.get('retry-after'), answer.serverNowMs ?? nowMs) ?? ownWaitMs;
    refusals.set(request.credential, { count, opensAtMs: nowMs + waitMs });
    limiter.close(request.credential, nowMs + waitMs);
    return nowMs + waitMs;
  }

  async function sendUntilAnswered(request: HttpRequest): Promise<HttpAnswer> {
    const waitsMs = isRepeatable(request) ? [...repeatWaitsMs] : [];
    let isInDoubt = false;
    for (let refusalsLeft = refusalsTaken; ; ) {
      const outcome = await attemptWithinLimit(request).catch(sourceErrorOnly);
      if (!isSourceError(outcome) && outcome.status === 429) {
        // The service has not carried it out, so even a write may go back to the queue, which knows how long to wait.
        const retryAt = closeAfterRefusal(request, outcome);
        refusalsLeft -= 1;
        if (refusalsLeft > 0) continue;
        throw new SourceError('rateLimited', request.system, { retryAt, mayHaveHappened: isInDoubt });
      }
      if (!isSourceError(outcome)) refusals.delete(request.credential);
      const waitMs = isPassingFault(outcome) ? waitsMs.shift() : undefined;
      if (waitMs !== undefined) {
        isInDoubt = request.isWrite === true;
        await parts.sleep(waitMs * (0.75 + parts.random() / 2));
        continue;
      }
      if (!isSourceError(outcome)) return { ...outcome, isInDoubt };
      throw isInDoubt ? inDoubt(outcome) : outcome;
    }
  }

  return {
    async send(request) {
      if (!parts.isOnline()) throw new SourceError('offline', request.system);
      if (!isRepeatable(request)) return sendUntilAnswered(request);
      // A background request may share what the screen has asked for; the screen never waits in the background's queue.
      const joined =
        inFlight.get(mergeKey(request, 'screen')) ?? inFlight.get(mergeKey(request, request.priority));
      if (joined !== undefined) return joined;
      const key = mergeKey(request, request.priority);
      const answer = sendUntilAnswered(request).finally(() => inFlight.delete(key));
      inFlight.set(key, answer);
      return answer;
    },
  };
}

/** All that varies in a header are the credentials: one that no header can hold was not pasted whole. */
function headersOf(request: HttpRequest): Headers {
  try {
    return new Headers(request.headers);
  } catch {
    throw new SourceError('needsReconnect', request.system);
  }
}

function isRepeatable(request: HttpRequest): boolean {
  return request.method === 'GET' || request.isSafeToRepeat === true;
}

/** Two requests are identical only when they carry the same token too: a renewed one must not wait for a refused one. */
function mergeKey(request: HttpRequest, priority: Priority): string {
  return JSON.stringify([priority, request.method, request.address, request.body, request.headers]);
}

function sourceErrorOnly(error: unknown): SourceError {
  if (isSourceError(error)) return error;
  throw error;
}

/** Worth another try: a network fault, or a service that is out of order. */
function isPassingFault(outcome: HttpAnswer | SourceError): boolean {
  return isSourceError(outcome) ? outcome.code === 'unreachable' : repeatedStatuses.has(outcome.status);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
