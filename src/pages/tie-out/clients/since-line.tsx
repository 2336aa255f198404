import { m } from '../../../i18n/compiled/messages';
import { shortDay } from '../../../i18n/dates';
import { counted } from '../../../i18n/numbers';
import { useMutation } from '../../use-query';
import { errorSentence } from '../../words';
import { countPassing, type Filter, tiedOutKeys } from '../rows';
import type { TabProps } from '../tabs';

/** What has changed since somebody looked last, as ways to see it; nothing where nothing has. */
export function SinceLine({ run, result, ignored, go }: Pick<TabProps, 'run' | 'result' | 'ignored' | 'go'>) {
  const { rows, comparedWith } = result;
  const mutation = useMutation();
  const countOf = (filter: Filter) => countPassing(rows, filter, ignored.keys);
  const undone = countOf('cameUndone');
  const added = countOf('newClient');
  if (comparedWith === null || undone + added === 0) return null;
  return (
    <div class="since">
      <p>
        {m.since_day({ day: shortDay(comparedWith, Date.now()) })}{' '}
        {undone > 0 && (
          <button type="button" class="quiet" onClick={() => go({ filter: 'cameUndone' })}>
            {m.since_came_undone(counted(undone))}
          </button>
        )}{' '}
        {added > 0 && (
          <button type="button" class="quiet" onClick={() => go({ filter: 'newClient' })}>
            {m.since_new_clients(counted(added))}
          </button>
        )}{' '}
        <button
          type="button"
          class="quiet"
          title={m.since_begin_hint()}
          disabled={mutation.isBusy}
          onClick={() => mutation.run('since.begin', { tiedOut: tiedOutKeys(rows) }, run.renew)}
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
