import { m } from '../../../i18n/compiled/messages';
import { shortDay } from '../../../i18n/dates';
import { useMutation } from '../../use-query';
import { errorSentence } from '../../words';
import { tiedOutKeys } from '../rows';
import type { TabProps } from '../tabs';

/** Beside the clients that have changed since somebody looked last: since when, and that they have been seen. */
export function SinceLine({ run, result, place, go }: TabProps) {
  const { rows, comparedWith } = result;
  const mutation = useMutation();
  const isShown = place.filter === 'cameUndone' || place.filter === 'newClient';
  if (comparedWith === null || !isShown) return null;
  const markAsSeen = () =>
    mutation.run('since.begin', { tiedOut: tiedOutKeys(rows) }, () => {
      run.renew();
      go({ filter: 'notTiedOut', open: null });
    });
  return (
    <div class="since">
      <p>
        {m.since_day({ day: shortDay(comparedWith, Date.now()) })}{' '}
        <button
          type="button"
          class="quiet"
          title={m.since_begin_hint()}
          disabled={mutation.isBusy}
          onClick={markAsSeen}
        >
          {m.since_begin()}
        </button>
      </p>
      {mutation.error && (
        <p class="trouble" role="alert">
          {errorSentence(mutation.error)}
        </p>
      )}
    </div>
  );
}
