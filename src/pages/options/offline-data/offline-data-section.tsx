import type { BackfillView } from '../../../messages/backfill';
import { Bar } from '../../../ui/bar';
import { useMutation } from '../../use-query';
import { commonWords, errorSentence, systemNames } from '../../words';
import type { Backfill } from './use-backfill';
import { limitWords, meteredWords, missingWords, offlineDataWords, partName, partWords } from './words';

/** How far the firm has been backfilled, what is missing, and how much of the limits is used. */
export function OfflineDataSection({ backfill }: { readonly backfill: Backfill }) {
  const { value: view, error, refetch } = backfill;
  const pausing = useMutation();
  const trouble = pausing.error ?? error;

  return (
    <section class="card" aria-labelledby="copies-title">
      <h2 id="copies-title">{offlineDataWords.title}</h2>
      <p class="hint">{offlineDataWords.lead}</p>
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
              onClick={() => pausing.run('backfill.pause', { isPaused: !view.isPaused }, refetch)}
            >
              {view.isPaused ? offlineDataWords.goOn : offlineDataWords.pause}
            </button>
          </div>
          <Limits view={view} />
        </>
      )}
    </section>
  );
}

function Progress({ view }: { readonly view: BackfillView }) {
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
      {view.isPaused && <p class="hint">{offlineDataWords.paused}</p>}
      <dl class="account">
        {view.parts.map((part) => (
          <div key={part.name}>
            <dt>{partName(part.name)}</dt>
            <dd>{partWords(part, Date.now())}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Limits({ view }: { readonly view: BackfillView }) {
  if (view.limits.length === 0) return null;
  return (
    <>
      <h3>{offlineDataWords.limits}</h3>
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
