import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { moment } from '../../../i18n/dates';
import type { FixOutcome } from '../../../messages/fixes';
import { Isolated } from '../../../ui/isolated';
import { SentenceText } from '../../../ui/sentence-text';
import { useMutation } from '../../use-query';
import { errorSentence } from '../../words';
import { Confirm } from '../fields';
import { LogLine } from './log-line';
import { type LogRun, linesToUndo, restoredPath } from './log-runs';
import { itemKindWords, logWords, undoOutcome, undoSentence } from './words';

/** One click: when, on what, each step with what became of it, and the way back where there is one. */
export function LogRunItem({ run }: { readonly run: LogRun }) {
  const titleId = `run-${run.id}`;
  return (
    <li class="run">
      <article aria-labelledby={titleId}>
        <h2 id={titleId}>
          {run.itemTitle ? <Isolated text={run.itemTitle} /> : itemKindWords(run.itemKind)}
        </h2>
        <p class="hint">
          <time dateTime={new Date(run.at).toISOString()}>{moment(run.at, Date.now())}</time>
          {run.itemTitle && ` · ${itemKindWords(run.itemKind)}`} · {logWords.karbonKey}{' '}
          <code>{run.karbonKey}</code>
          {run.lines.some(({ isUndo }) => isUndo) && ` · ${logWords.undoesEarlier}`}
        </p>
        <ol class="lines">
          {run.lines.map((line) => (
            <LogLine key={line.id} line={line} />
          ))}
        </ol>
        <UndoControl run={run} titleId={titleId} />
      </article>
    </li>
  );
}

function UndoControl({ run, titleId }: { readonly run: LogRun; readonly titleId: string }) {
  /** Made when the question is asked, so that *Undo these changes* pressed again after a lost answer is the same click to the worker. */
  const [runId, setRunId] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<FixOutcome | null>(null);
  const undoing = useMutation();
  const button = useRef<HTMLButtonElement>(null);
  const statusLine = useRef<HTMLParagraphElement>(null);
  const isConfirming = runId !== null;

  // The button that had the focus goes with the question.
  useLayoutEffect(() => {
    if (outcome) statusLine.current?.focus();
  }, [outcome]);
  const openConfirm = () => {
    setOutcome(null);
    setRunId(crypto.randomUUID());
  };
  const closeConfirm = () => {
    setRunId(null);
    button.current?.focus();
  };
  return (
    <>
      {run.canUndo && (
        <div class="actions">
          <button
            ref={button}
            type="button"
            aria-expanded={isConfirming}
            aria-describedby={titleId}
            onClick={isConfirming ? closeConfirm : openConfirm}
          >
            {logWords.undo}
          </button>
        </div>
      )}
      <p
        ref={statusLine}
        class={outcome && outcome.kind !== 'begun' ? 'problem' : 'status'}
        role="status"
        tabIndex={-1}
      >
        {outcome && undoOutcome(outcome)}
      </p>
      {undoing.error && (
        <p class="trouble" role="alert">
          {errorSentence(undoing.error)}
        </p>
      )}
      {run.canUndo && runId !== null && (
        <Confirm
          question={logWords.undoQuestion}
          yes={undoing.isBusy ? logWords.undoing : logWords.confirmUndo}
          isBusy={undoing.isBusy}
          onYes={() =>
            undoing.run('log.undo', { runId, of: run.id }, (reply) => {
              setOutcome(reply);
              setRunId(null);
            })
          }
          onNo={closeConfirm}
        >
          <ol class="lines">
            {linesToUndo(run).map((line) => (
              <li key={line.id}>
                <SentenceText sentence={undoSentence(line, restoredPath(line))} />
              </li>
            ))}
          </ol>
        </Confirm>
      )}
    </>
  );
}
