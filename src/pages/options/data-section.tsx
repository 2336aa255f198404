import { useState } from 'preact/hooks';
import type { DataSummary } from '../../messages/page-api';
import { useAct, useAnswer } from '../use-query';
import { commonWords, errorSentence } from '../words';
import { Confirm } from './fields';
import { dataWords, sizeWords } from './words';

const countNames = Object.keys(dataWords.counts) as (keyof DataSummary['counts'])[];

/** What is stored in this browser, and the two ways of forgetting it. */
export function DataSection({ onWiped }: { readonly onWiped: () => void }) {
  const { value: summary, error, askAgain } = useAnswer('data.summary');
  const [asking, setAsking] = useState<'copies' | 'all' | null>(null);
  const [isWiped, setWiped] = useState(false);
  const wiping = useAct();
  return (
    <section class="card" aria-labelledby="data-title">
      <h2 id="data-title">{dataWords.title}</h2>
      <p class="hint">{dataWords.lead}</p>
      {summary ? (
        <p>
          {countNames
            .map((name) => `${summary.counts[name].toLocaleString('en-US')} ${dataWords.counts[name]}`)
            .join(' · ')}{' '}
          — {sizeWords(summary.bytes)}
        </p>
      ) : (
        <p class="hint">{error ? errorSentence(error) : commonWords.loading}</p>
      )}
      <p class="status" role="status">
        {wiping.error ? errorSentence(wiping.error) : isWiped ? dataWords.wiped : ''}
      </p>
      {asking ? (
        <Confirm
          question={asking === 'all' ? dataWords.wipeAllQuestion : dataWords.wipeCopiesQuestion}
          yes={wiping.isBusy ? dataWords.wiping : asking === 'all' ? dataWords.wipeAll : dataWords.wipeCopies}
          isBusy={wiping.isBusy}
          onYes={() =>
            wiping.run('data.wipe', { credentials: asking === 'all' }, () => {
              setAsking(null);
              setWiped(true);
              askAgain();
              onWiped();
            })
          }
          onNo={() => setAsking(null)}
        />
      ) : (
        <div class="actions">
          <button type="button" onClick={() => setAsking('copies')}>
            {dataWords.wipeCopies}
          </button>
          <button type="button" class="quiet" onClick={() => setAsking('all')}>
            {dataWords.wipeAll}
          </button>
        </div>
      )}
    </section>
  );
}
