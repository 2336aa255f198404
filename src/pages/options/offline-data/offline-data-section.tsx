import { useEffect } from 'preact/hooks';
import type { FillView } from '../../../messages/backfill';
import { Bar } from '../../../ui/bar';
import { useAct, useAnswer } from '../../use-query';
import { commonWords, errorSentence, systemNames } from '../../words';
import { copiedName, copiedWords, copiesWords, limitWords, meteredWords, missingWords } from './words';

/** The worker brings more in while it is asked: at least three times in its while (src/services/fill-leave.ts). */
const askEveryMs = 5_000;

/** How far the firm has been brought into the copies, what is missing, and how much of the limits is used. */
export function CopiesSection() {
  const { value: view, error, askAgain } = useAnswer('fill.read');
  const pausing = useAct();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') askAgain();
    }, askEveryMs);
    return () => clearInterval(timer);
  }, [askAgain]);
  const trouble = pausing.error ?? error;

  return (
    <section class="card" aria-labelledby="copies-title">
      <h2 id="copies-title">{copiesWords.title}</h2>
      <p class="hint">{copiesWords.lead}</p>
      {trouble && (
        <p class="trouble" role="alert">
          {errorSentence(trouble)}
        </p>
      )}
      {!view && !error && <p class="hint">{commonWords.loading}</p>}
      {view && (
        <>
          <Progress view={view} />
          <div class="actions">
            <button
              type="button"
              disabled={pausing.isBusy}
              onClick={() => pausing.run('fill.pause', { isPaused: !view.isPaused }, askAgain)}
            >
              {view.isPaused ? copiesWords.goOn : copiesWords.pause}
            </button>
          </div>
          <Limits view={view} />
        </>
      )}
    </section>
  );
}

function Progress({ view }: { readonly view: FillView }) {
  const wanted = view.parts.filter(({ state }) => state !== 'notConnected');
  const here = wanted.filter(({ state }) => state === 'complete');
  return (
    <>
      {wanted.length > 0 && (
        <div class="progress">
          <p>{missingWords(wanted)}</p>
          <Bar share={here.length / wanted.length} />
        </div>
      )}
      {view.isPaused && <p class="hint">{copiesWords.paused}</p>}
      <dl class="account">
        {view.parts.map((part) => (
          <div key={part.name}>
            <dt>{copiedName(part.name)}</dt>
            <dd>{copiedWords(part)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Limits({ view }: { readonly view: FillView }) {
  if (view.limits.length === 0) return null;
  return (
    <>
      <h3>{copiesWords.limits}</h3>
      <dl class="account">
        {view.limits.map((use) => (
          <div key={use.system}>
            <dt>{systemNames[use.system]}</dt>
            <dd class="progress">
              {limitWords(use)}
              <Bar share={use.sent / use.allowed} />
            </dd>
          </div>
        ))}
      </dl>
      {view.meteredReads && (
        <div class="progress">
          <p>{meteredWords(view.meteredReads)}</p>
          <Bar share={view.meteredReads.count / view.meteredReads.allowed} />
        </div>
      )}
    </>
  );
}
