import type { FirmRequest } from './service';

/** One request that reached the firm. */
export interface RequestRecord extends FirmRequest {
  /** By the firm's clock. */
  readonly atMs: number;
  /** `null` while unanswered, and where the connection was dropped instead of an answer. */
  readonly status: number | null;
}

export interface RequestMatch {
  readonly host?: string;
  readonly method?: string;
  /** The whole path as text, or a pattern that occurs in it. */
  readonly path?: string | RegExp;
  /** Occurs in the query as it was sent. */
  readonly query?: RegExp;
}

/** What the firm was asked, in order of arrival, for the tests to count. */
export interface RequestLog {
  all(): readonly RequestRecord[];
  to(host: string): readonly RequestRecord[];
  count(match?: RequestMatch): number;
  clear(): void;
}

export interface RequestRecorder extends RequestLog {
  /** Records a request at its arrival; the function it returns takes the status it was answered with. */
  begin(request: FirmRequest, atMs: number): (status: number) => void;
}

/** Does the request fit every part of the match? An empty match fits all. */
export function matchesRequest(match: RequestMatch, request: FirmRequest): boolean {
  if (match.host !== undefined && match.host !== request.host) return false;
  if (match.method !== undefined && match.method !== request.method) return false;
  if (match.query !== undefined && !match.query.test(request.query.toString())) return false;
  if (match.path === undefined) return true;
  return typeof match.path === 'string' ? match.path === request.path : request.path.search(match.path) >= 0;
}

export function createRequestLog(): RequestRecorder {
  const records: { -readonly [Key in keyof RequestRecord]: RequestRecord[Key] }[] = [];
  return {
    all: () => [...records],
    to: (host) => records.filter((record) => record.host === host),
    count: (match = {}) => records.filter((record) => matchesRequest(match, record)).length,
    clear() {
      records.length = 0;
    },
    begin(request, atMs) {
      const record = { ...request, atMs, status: null as number | null };
      records.push(record);
      return (status) => {
        record.status = status;
      };
    },
  };
}
