import { withoutAccents } from '../../../domain/matching/fold-text';
import type { PersonRow, PersonState } from '../../../domain/people/people-lists';

/** In the order in which they are offered. */
export const peopleFilters = [
  'different',
  'byLink',
  'byEmail',
  'onlyKarbon',
  'onlyTime',
  'inactive',
  'all',
] as const;

export type PeopleFilter = (typeof peopleFilters)[number];

/** Where each state is shown, beside among all. */
const filtersOf: Readonly<Record<PersonState, readonly PeopleFilter[]>> = {
  byEmail: ['byEmail'],
  byLink: ['byLink', 'different'],
  suggested: ['different'],
  emailShared: ['different'],
  onlyKarbon: ['onlyKarbon'],
  onlyTime: ['onlyTime'],
  inactive: ['inactive'],
};

function filtersFor({ state, timeUsers, linkedUserIds, namesake }: PersonRow): readonly PeopleFilter[] {
  const isSuggested = namesake !== null && timeUsers.some(({ isActive }) => isActive);
  return [
    ...filtersOf[state],
    ...(isSuggested ? (['different'] as const) : []),
    ...(linkedUserIds.length > 0 ? (['byLink', 'different'] as const) : []),
  ];
}

/** The rows of a filter that have every word of `search` in a name or an e-mail. */
export function peopleIn(
  rows: readonly PersonRow[],
  filter: PeopleFilter,
  search: string,
): readonly PersonRow[] {
  const words = folded(search).split(' ').filter(Boolean);
  return rows.filter((row) => {
    if (filter !== 'all' && !filtersFor(row).includes(filter)) return false;
    const people = [...(row.karbonUser ? [row.karbonUser] : []), ...row.timeUsers];
    const text = folded(people.flatMap(({ name, email }) => [name, email]).join('\n'));
    return words.every((word) => text.includes(word));
  });
}

function folded(text: string): string {
  return withoutAccents(text).toLowerCase();
}
