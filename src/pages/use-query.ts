import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { PlainError } from '../messages/errors';
import type { OwnPageRequestName, OwnPageRequests } from '../messages/page-api';
import { AskError, ask, onChanged } from './request';

const internalError: PlainError = { code: 'internal', system: null, retryAt: null, detail: '' };

/** What of a failure can be shown. */
export function plainOf(error: unknown): PlainError {
  return error instanceof AskError ? error.plain : internalError;
}

/** A question without a payload is asked by its name alone. */
type Question<Name extends OwnPageRequestName> = OwnPageRequests[Name]['request'] extends null
  ? []
  : [request: OwnPageRequests[Name]['request']];

/** What the worker says to a question, asked again whenever it is another and whenever the worker says that something changed. */
export function useAnswer<Name extends OwnPageRequestName>(
  name: Name,
  ...question: Question<Name>
): { value: OwnPageRequests[Name]['reply'] | null; error: PlainError | null; askAgain: () => void } {
  const [value, setValue] = useState<OwnPageRequests[Name]['reply'] | null>(null);
  const [error, setError] = useState<PlainError | null>(null);
  const asked = useRef(0);
  const payload = JSON.stringify(question[0] ?? null);
  const askAgain = useCallback(() => {
    asked.current += 1;
    const turn = asked.current;
    // An answer that a later one has overtaken is old.
    const ifNewest = (use: () => void) => turn === asked.current && use();
    ask(name, JSON.parse(payload) as OwnPageRequests[Name]['request']).then(
      (answer) =>
        ifNewest(() => {
          setValue(answer);
          setError(null);
        }),
      (refusal: unknown) => ifNewest(() => setError(plainOf(refusal))),
    );
  }, [name, payload]);
  useEffect(() => {
    askAgain();
    const life = new AbortController();
    onChanged(askAgain, life.signal);
    return () => life.abort();
  }, [askAgain]);
  return { value, error, askAgain };
}

export interface Act {
  readonly isBusy: boolean;
  readonly error: PlainError | null;
  /** Runs one request; calls `then` with the reply. A second call while busy does nothing. */
  run<Name extends OwnPageRequestName>(
    name: Name,
    request: OwnPageRequests[Name]['request'],
    then: (reply: OwnPageRequests[Name]['reply']) => void,
  ): void;
}

/** One thing the user can do: busy while it runs, with the refusal it ended in. */
export function useAct(): Act {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<PlainError | null>(null);
  return {
    isBusy,
    error,
    run(name, request, then) {
      if (isBusy) return;
      setBusy(true);
      setError(null);
      ask(name, request)
        .then(then, (refusal: unknown) => setError(plainOf(refusal)))
        .finally(() => setBusy(false));
    },
  };
}
