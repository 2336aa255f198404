import { m } from '../../../i18n/compiled/messages';
import { counted, number } from '../../../i18n/numbers';
import type { Filter } from '../rows';
import { shownWords, words } from '../words';

/** What the rows of a sheet are. */
export type SheetOf = 'clients' | 'work';

/** What a sheet says of the kind of rows that it has. */
export interface SheetWords {
  readonly search: string;
  /** Over the names. */
  readonly column: string;
  /** The filters that are offered even where no row passes. */
  readonly offered: ReadonlySet<Filter>;
  shown(shown: number, all: number): string;
  /** Where no row is shown. @param all how many there are */
  empty(all: number, filter: Filter, search: string): string;
}

export const sheetWords: Readonly<Record<SheetOf, SheetWords>> = {
  clients: {
    search: words.search,
    column: words.client,
    offered: new Set<Filter>(['all']),
    shown: shownWords,
    empty(all, filter, search) {
      if (all === 0) return words.noClients;
      if (search.trim() !== '') return words.noneFound;
      return filter === 'notTiedOut' ? words.allRight : words.noneHere;
    },
  },
  work: {
    search: m.work_search(),
    column: m.work_csv_title(),
    offered: new Set<Filter>(['all', 'noBudget']),
    shown: (shown, all) =>
      shown === all
        ? m.work_shown_all(counted(all))
        : m.work_shown({ shown: number(shown), ...counted(all) }),
    empty(_, filter, search) {
      if (search.trim() !== '') return m.work_no_match();
      return filter === 'notTiedOut' ? m.work_all_right() : m.work_none_here();
    },
  },
};
