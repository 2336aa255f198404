import { m } from '../../../i18n/compiled/messages';
import { whatWords } from './filter-dialog';
import type { NamedFilter, NamedFilters } from './use-saved-filters';

export interface SavedFiltersProps {
  readonly saved: NamedFilters;
  readonly choose: (filter: NamedFilter) => void;
}

/** The filters that were given a name, below those that there always are; nothing where there are none. */
export function SavedFilterButtons({ saved: { all, current }, choose }: SavedFiltersProps) {
  if (all.length === 0) return null;
  return (
    <fieldset class="filters saved">
      <legend>{m.saved_filters()}</legend>
      {all.map((each) => (
        <button
          type="button"
          key={each.id}
          title={whatWords(each)}
          aria-pressed={each.id === current?.id}
          onClick={() => choose(each)}
        >
          {each.name}
        </button>
      ))}
    </fieldset>
  );
}
