import { useState } from 'preact/hooks';
import { useMutation, useQuery } from '../use-query';
import { commonWords, errorSentence } from '../words';
import { Confirm } from './fields';
import { dataWords, storedSentence } from './words';

/** What is stored in this browser, and the two ways of forgetting it. */
export function DataSection({ onWiped }: { readonly onWiped: () => void }) {
  const { value: summary, error, refetch } = useQuery('data.summary');
  const [confirming, setConfirming] = useState<'copies' | 'all' | null>(null);
  const [isWiped, setWiped] = useState(false);
  const wiping = useMutation();
  return (
    <section class="card" aria-labelledby="data-title">
      <h2 id="data-title">{dataWords.title}</h2>
      <p class="hint">{dataWords.lead}</p>
      {summary ? (
        <p>{storedSentence(summary)}</p>
      ) : (
        <p class="hint">{error ? errorSentence(error) : commonWords.loading}</p>
      )}
      <p class="status" role="status">
        {wiping.error ? errorSentence(wiping.error) : isWiped ? dataWords.wiped : ''}
      </p>
      {confirming ? (
        <Confirm
          question={confirming === 'all' ? dataWords.wipeAllQuestion : dataWords.wipeCopiesQuestion}
          yes={
            wiping.isBusy ? dataWords.wiping : confirming === 'all' ? dataWords.wipeAll : dataWords.wipeCopies
          }
          isBusy={wiping.isBusy}
          onYes={() =>
            wiping.run('data.wipe', { credentials: confirming === 'all' }, () => {
              setConfirming(null);
              setWiped(true);
              refetch();
              onWiped();
            })
          }
          onNo={() => setConfirming(null)}
        />
      ) : (
        <div class="actions">
          <button type="button" onClick={() => setConfirming('copies')}>
            {dataWords.wipeCopies}
          </button>
          <button type="button" class="quiet" onClick={() => setConfirming('all')}>
            {dataWords.wipeAll}
          </button>
        </div>
      )}
    </section>
  );
}
