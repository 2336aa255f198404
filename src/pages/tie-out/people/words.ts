import type { PersonRow, PersonState } from '../../../domain/people/people-lists';
import { m } from '../../../i18n/compiled/messages';
import type { PeopleFilter } from './people-filters';

export const filterWords: Readonly<Record<PeopleFilter, string>> = {
  different: m.people_filter_different(),
  byLink: m.people_filter_by_link(),
  byEmail: m.people_filter_by_email(),
  onlyKarbon: m.people_filter_only_karbon(),
  onlyTime: m.people_filter_only_time(),
  inactive: m.people_filter_inactive(),
  all: m.people_filter_all(),
};

export const stateWords: Readonly<Record<PersonState, string>> = {
  byEmail: m.people_state_by_email(),
  byLink: m.people_state_by_link(),
  suggested: m.people_state_suggested(),
  emailShared: m.people_state_email_shared(),
  onlyKarbon: m.people_state_only_karbon(),
  onlyTime: m.people_state_only_time(),
  inactive: m.people_state_inactive(),
};

/** What lets somebody enter time in Karbon; `''` where nothing keeps them from it, or no e-mail can help. */
export function emailFixWords({ emailFix }: PersonRow): string {
  if (!emailFix) return '';
  if (emailFix.kind === 'missingInKarbon') return m.people_karbon_email();
  const { from, to } = emailFix;
  return from === '' ? m.people_give_email({ to }) : m.people_change_email({ from, to });
}
