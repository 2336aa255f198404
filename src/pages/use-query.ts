import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { PlainError } from '../messages/errors';
import type { PageApi, PageApiMethod } from '../messages/page-api';
import { reportUnexpected } from '../reports/report-unexpected';
import { onChanged, RequestError, request } from './request';

const internalError: PlainError = { code: 'internal', system: null, retryAt: null, detail: '' };

/** What of a failure can be shown; what is none of the worker's is reported. */
export function toPlainError(error: unknown): PlainError {
  if (error instanceof RequestError) return error.plain;
  reportUnexpected(error, 'working on a page');
  return internalError;
}

/** A question without a payload is asked by its name alone. */
type QueryArgs<Name extends PageApiMethod> = PageApi[Name]['request'] extends null
  ? []
  : [request: PageApi[Name]['request']];

/** What the worker says to a question, asked again whenever it is another and whenever the worker says that something changed. */
export function useQuery<Name extends PageApiMethod>(
  name: Name,
  ...args: QueryArgs<Name>
): {
  value: PageApi[Name]['reply'] | null;
  /** The question is another one by now, and has no answer yet. */
  isOutdated: boolean;
  error: PlainError | null;
  refetch: () => void;
} {
  const [value, setValue] = useState<PageApi[Name]['reply'] | null>(null);
  const [answered, setAnswered] = useState<string | null>(null);
  const [error, setError] = useState<PlainError | null>(null);
  const latestRequest = useRef(0);
  const payload = JSON.stringify(args[0] ?? null);
  const refetch = useCallback(() => {
    latestRequest.current += 1;
    const requestNumber = latestRequest.current;
    // An answer that a later one has overtaken is old.
    const ifLatest = (use: () => void) => requestNumber === latestRequest.current && use();
    request(name, JSON.parse(payload) as PageApi[Name]['request']).then(
      (reply) =>
        ifLatest(() => {
          setValue(reply);
          setAnswered(payload);
          setError(null);
        }),
      (failure: unknown) => ifLatest(() => setError(toPlainError(failure))),
    );
  }, [name, payload]);
  useEffect(() => {
    refetch();
    const life = new AbortController();
    onChanged(refetch, life.signal);
    return () => life.abort();
  }, [refetch]);
  return { value, isOutdated: value !== null && answered !== payload, error, refetch };
}

export interface Mutation {
  readonly isBusy: boolean;
  readonly error: PlainError | null;
  /** Runs one request; calls `then` with the reply. A second call while busy does nothing. */
  run<Name extends PageApiMethod>(
    name: Name,
    payload: PageApi[Name]['request'],
    then: (reply: PageApi[Name]['reply']) => void,
  ): void;
}

/** One thing the user can do: busy while it runs, with the refusal it ended in. */
export function useMutation(): Mutation {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<PlainError | null>(null);
  return {
    isBusy,
    error,
    run(name, payload, then) {
      if (isBusy) return;
      setBusy(true);
      setError(null);
      request(name, payload)
        .then(then)
        .then(undefined, (failure: unknown) => setError(toPlainError(failure)))
        .finally(() => setBusy(false));
    },
  };
}
