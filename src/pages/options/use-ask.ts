import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { PlainError } from '../../messages/errors';
import type { OptionsRequestName, OptionsRequests } from '../../messages/options-requests';
import { AskError, ask, onChanged } from '../ask';

const internalError: PlainError = { code: 'internal', system: null, retryAt: null, detail: '' };

function plainOf(error: unknown): PlainError {
  return error instanceof AskError ? error.plain : internalError;
}

/** A question without a payload is asked by its name alone. */
type Question<Name extends OptionsRequestName> = OptionsRequests[Name]['request'] extends null
  ? []
  : [request: OptionsRequests[Name]['request']];

/** What the worker says to a question, asked again whenever it is another and whenever the worker says that something changed. */
export function useAnswer<Name extends OptionsRequestName>(
  name: Name,
  ...question: Question<Name>
): { value: OptionsRequests[Name]['reply'] | null; error: PlainError | null; askAgain: () => void } {
  const [value, setValue] = useState<OptionsRequests[Name]['reply'] | null>(null);
  const [error, setError] = useState<PlainError | null>(null);
  const asked = useRef(0);
  const payload = JSON.stringify(question[0] ?? null);
  const askAgain = useCallback(() => {
    asked.current += 1;
    const turn = asked.current;
    // An answer that a later one has overtaken is old.
    const ifNewest = (use: () => void) => turn === asked.current && use();
    ask(name, JSON.parse(payload) as OptionsRequests[Name]['request']).then(
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
  run<Name extends OptionsRequestName>(
    name: Name,
    request: OptionsRequests[Name]['request'],
    then: (reply: OptionsRequests[Name]['reply']) => void,
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
