import { useId, useState } from 'preact/hooks';
import { m } from '../../../i18n/compiled/messages';
import { maxFilterNameLength, type SavedFilter } from '../../../messages/saved-filters';
import { errorSentence } from '../../words';
import { Dialog } from '../dialog';
import { filterWords } from '../words';
import type { NamedFilter, NamedFilters } from './use-saved-filters';

export interface FilterDialogProps {
  readonly saved: NamedFilters;
  /** The one to be changed, or what is to be saved under a name, which has none yet. */
  readonly filter: NamedFilter;
  readonly close: () => void;
}

/** Gives a filter a name, another name, or deletes it. */
export function FilterDialog({ saved, filter, close }: FilterDialogProps) {
  const isNew = filter.name === '';
  const [name, setName] = useState(filter.name);
  const nameId = useId();
  const wanted = name.trim();
  const { isBusy, error } = saved.mutation;
  const isTaken = saved.all.some((each) => each.name === wanted && each.id !== filter.id);
  const save = (named: SavedFilter) => saved.save(named, close);
  return (
    <Dialog title={isNew ? m.saved_filters_save_title() : m.saved_filters_edit_title()} onClose={close}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted !== '') save({ ...filter, name: wanted });
        }}
      >
        <p>{m.saved_filters_what({ what: whatWords(filter) })}</p>
        <div class="field">
          <label for={nameId}>{m.saved_filters_name()}</label>
          <input
            id={nameId}
            type="text"
            maxLength={maxFilterNameLength}
            autocomplete="off"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          {isTaken && (
            <p class="hint" role="status">
              {m.saved_filters_replaces()}
            </p>
          )}
        </div>
        {error && (
          <p class="trouble" role="alert">
            {errorSentence(error)}
          </p>
        )}
        <div class="actions">
          <button type="submit" class="primary" disabled={isBusy || wanted === '' || wanted === filter.name}>
            {isNew ? m.saved_filters_save_confirm() : m.saved_filters_rename()}
          </button>
          {!isNew && (
            <button type="button" disabled={isBusy} onClick={() => saved.remove(filter.id, close)}>
              {m.saved_filters_delete()}
            </button>
          )}
          <button type="button" onClick={close}>
            {m.workbench_cancel()}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** `Missing, search: trust` */
export function whatWords({ filter, search }: Pick<NamedFilter, 'filter' | 'search'>): string {
  const words = filterWords[filter];
  return search === '' ? words : m.saved_filters_by_search({ filter: words, search });
}
