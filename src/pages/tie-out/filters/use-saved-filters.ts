import { useMemo } from 'preact/hooks';
import type { SavedFilter } from '../../../messages/saved-filters';
import { type Mutation, useMutation, useQuery } from '../../use-query';
import type { Place } from '../address';
import type { SheetOf } from '../clients/sheet-words';
import { type Filter, filters } from '../rows';

/** A saved filter that this page knows how to show. */
export interface NamedFilter extends SavedFilter {
  readonly filter: Filter;
}

export interface NamedFilters {
  /** Those for the rows of the sheet, in the order in which they were saved. */
  readonly all: readonly NamedFilter[];
  /** The one that is in effect. */
  readonly current: NamedFilter | null;
  /** How many there are in all sheets. */
  readonly count: number;
  readonly mutation: Mutation;
  save(filter: SavedFilter, then: () => void): void;
  remove(id: string, then: () => void): void;
}

/** The filters that were given a name, for the rows of one sheet. */
export function useSavedFilters(
  of: SheetOf,
  { filter, search }: Pick<Place, 'filter' | 'search'>,
): NamedFilters {
  const { value, refetch } = useQuery('savedFilters.list');
  const mutation = useMutation();
  const all = useMemo(() => namedFilters(value ?? [], of), [value, of]);
  const after = (then: () => void) => () => {
    refetch();
    then();
  };
  return {
    all,
    current: all.find((each) => each.filter === filter && each.search === search.trim()) ?? null,
    count: value?.length ?? 0,
    mutation,
    save: (saved, then) => mutation.run('savedFilters.save', saved, after(then)),
    remove: (id, then) => mutation.run('savedFilters.remove', { id }, after(then)),
  };
}

/** What is in effect, before it has a name. */
export function newFilter(of: SheetOf, filter: Filter, search: string): NamedFilter {
  return { id: crypto.randomUUID(), name: '', of, filter, search: search.trim() };
}

/** Those for these rows; one of a filter that there is no more is left out. */
function namedFilters(saved: readonly SavedFilter[], of: SheetOf): readonly NamedFilter[] {
  return saved.flatMap((each) => {
    const filter = filters.find((known) => known === each.filter);
    return each.of === of && filter ? [{ ...each, filter }] : [];
  });
}
