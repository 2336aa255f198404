import { createHttp, type Http } from '../../../src/systems/http/http';
import type { RateLimitRecord, RateLimitStore } from '../../../src/systems/http/rate-limits/rate-limit-store';
import { SystemError } from '../../../src/systems/http/system-error';
import { createFakeTime, type FakeTime } from './fake-time';

/** One request as a scripted service sees it. Header names are in lower case. */
export interface Sent {
  readonly method: string;
  readonly address: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly options: RequestInit;
  readonly atMs: number;
}

/** What a scripted service answers; throwing stands for a dropped connection. */
export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a string as it is. */
  readonly body?: unknown;
}

export interface ScriptedHttp {
  readonly http: Http;
  readonly time: FakeTime;
  readonly sent: Sent[];
  readonly rateLimitStore: MemoryRateLimitStore;
  isOnline: boolean;
  mayReach: boolean;
}

export interface MemoryRateLimitStore extends RateLimitStore {
  readonly records: Map<string, RateLimitRecord>;
}

/** The real HTTP room over a service that is a function, on a clock that stands still. */
export function scriptedHttp(
  service: (sent: Sent) => ScriptedAnswer | Promise<ScriptedAnswer>,
  time = createFakeTime(),
  rateLimitStore = memoryRateLimitStore(),
): ScriptedHttp {
  const scripted: ScriptedHttp = {
    time,
    sent: [],
    rateLimitStore,
    isOnline: true,
    mayReach: true,
    http: createHttp({
      fetch: async (address, options = {}) => {
        const sent: Sent = {
          method: options.method ?? 'GET',
          address: new URL(String(address)),
          headers: Object.fromEntries(new Headers(options.headers)),
          body: String(options.body ?? ''),
          options,
          atMs: time.now(),
        };
        scripted.sent.push(sent);
        const answer = await untilAborted(service(sent), options.signal);
        const body = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {});
        return new Response(body, { status: answer.status ?? 200, headers: { ...answer.headers } });
      },
      now: time.now,
      sleep: time.sleep,
      random: () => 0.5,
      isOnline: () => scripted.isOnline,
      mayReach: async () => scripted.mayReach,
      rateLimitStore,
    }),
  };
  return scripted;
}

function untilAborted<Value>(
  value: Value | Promise<Value>,
  signal: AbortSignal | null | undefined,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    Promise.resolve(value).then(resolve, reject);
  });
}

export function memoryRateLimitStore(records = new Map<string, RateLimitRecord>()): MemoryRateLimitStore {
  return {
    records,
    load: async (credential) => records.get(credential) ?? null,
    save: async (credential, record) => {
      records.set(credential, record);
    },
  };
}

/** The `SystemError` that `promise` is rejected with. */
export async function systemErrorOf(promise: Promise<unknown>): Promise<SystemError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof SystemError) return error;
  throw new Error(`expected a SystemError, got ${String(error)}`);
}

/** The pages of a list, read to the end. */
export async function all<Value>(pages: AsyncIterable<Value>): Promise<Value[]> {
  const read: Value[] = [];
  for await (const page of pages) read.push(page);
  return read;
}
