import { useCallback, useEffect, useState } from 'preact/hooks';
import type { PeriodChoice } from '../../domain/time/period';
import { type HoursFilter, hoursFilters } from './hours/hours-filters';
import { periodIn, periodText, usualPeriod } from './hours/period-choice';
import { type Filter, filters } from './rows';
import { type WorkChoice, workChoiceOf, workChoiceText } from './work/work-choice';

/** What of the page's state is in its address, so that a reload, the way back and a link lead to it. */
export interface Place {
  readonly tab: string;
  readonly filter: Filter;
  readonly search: string;
  /** Key of the client or work item whose details are open. */
  readonly open: string | null;
  /** Whose work items are shown; `null` before anybody has chosen. */
  readonly of: WorkChoice | null;
  /** Whose hours are shown, and which of them. */
  readonly period: PeriodChoice;
  readonly hours: HoursFilter;
}

const firstPlace: Place = {
  tab: '',
  filter: 'notTiedOut',
  search: '',
  open: null,
  of: null,
  period: usualPeriod,
  hours: 'attention',
};

/** `#clients?show=missing&find=acme` */
export function placeOf(hash: string): Place {
  const [tab = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  const values = new URLSearchParams(query);
  const shown = values.get('show');
  return {
    tab,
    filter: filters.find((filter) => filter === shown) ?? firstPlace.filter,
    search: values.get('find') ?? '',
    open: values.get('open'),
    of: workChoiceOf(values.get('of') ?? ''),
    period: periodIn(values.get('period') ?? '') ?? firstPlace.period,
    hours: hoursFilters.find((each) => each === values.get('hours')) ?? firstPlace.hours,
  };
}

export function hashOf({ tab, filter, search, open, of, period, hours }: Place): string {
  const values = new URLSearchParams();
  if (filter !== firstPlace.filter) values.set('show', filter);
  if (search !== '') values.set('find', search);
  if (open !== null) values.set('open', open);
  if (of !== null) values.set('of', workChoiceText(of));
  if (periodText(period) !== periodText(firstPlace.period)) values.set('period', periodText(period));
  if (hours !== firstPlace.hours) values.set('hours', hours);
  const query = values.toString();
  return query === '' ? `#${tab}` : `#${tab}?${query}`;
}

/** The place in the address, and how to go to another; typing leaves no trail of places to go back through. */
export function usePlace(): readonly [Place, (next: Partial<Place>, how?: 'visit' | 'replace') => void] {
  const [place, setPlace] = useState(() => placeOf(location.hash));
  useEffect(() => {
    const read = () => setPlace(placeOf(location.hash));
    addEventListener('popstate', read);
    addEventListener('hashchange', read);
    return () => {
      removeEventListener('popstate', read);
      removeEventListener('hashchange', read);
    };
  }, []);
  const go = useCallback((next: Partial<Place>, how: 'visit' | 'replace' = 'visit') => {
    const target = { ...placeOf(location.hash), ...next };
    const hash = hashOf(target);
    if (hash !== location.hash) {
      if (how === 'visit') history.pushState(null, '', hash);
      else history.replaceState(null, '', hash);
    }
    setPlace(target);
  }, []);
  return [place, go];
}
