import type { SystemId } from '../../../domain/records/records';
import { systemIds } from '../../../domain/records/records';
import type { HoursUnknown, KarbonState } from '../../../domain/time/hours';
import type { NamedPeriod } from '../../../domain/time/period';
import { m } from '../../../i18n/compiled/messages';
import { duration } from '../../../i18n/durations';
import { counted, list } from '../../../i18n/numbers';
import type { HoursSum, KarbonSum } from '../../../messages/hours';
import { stateWords } from '../../../ui/hours/words';
import { systemNames } from '../../words';

export const periodNames: Readonly<Record<NamedPeriod, string>> = {
  lastMonth: m.hours_period_last_month(),
  thisMonth: m.hours_period_this_month(),
  lastWeek: m.hours_period_last_week(),
  thisWeek: m.hours_period_this_week(),
  lastTwoWeeks: m.hours_period_last_two_weeks(),
  lastHalfMonth: m.hours_period_last_half_month(),
  lastQuarter: m.hours_period_last_quarter(),
  thisQuarter: m.hours_period_this_quarter(),
};

/** Over the hours, where QuickBooks' side of them is not known. */
export const unknownWords: Readonly<Record<Exclude<HoursUnknown, 'personUnknown'>, string>> = {
  notConnected: m.hours_unknown_not_connected(),
  desktop: m.hours_unknown_desktop(),
  noRight: m.hours_unknown_no_right(),
  notRead: m.hours_unknown_not_read(),
};

const karbonWords: Readonly<Record<KarbonState, (inputs: { readonly time: string }) => string>> = {
  there: m.hours_karbon_there,
  differs: m.hours_karbon_differs,
  tooYoung: m.hours_karbon_too_young,
  onlyInQuickbooksTime: m.hours_karbon_time_only,
  onlyInKarbon: m.hours_karbon_only,
  unknown: m.hours_karbon_unknown,
};

/** `Loading this period takes about 3 requests to QuickBooks Online.` */
export function estimateWords(requests: Readonly<Record<SystemId, number>>): string {
  const parts = systemIds.flatMap((system) =>
    requests[system] > 0
      ? [m.hours_estimate_of({ system: systemNames[system], ...counted(requests[system]) })]
      : [],
  );
  return parts.length === 0 ? m.hours_estimate_none() : m.hours_estimate({ requests: list(parts) });
}

/** `2h 5m Under Acme Co (old) · 1h Waiting for approval` */
export function sumsWords(sums: readonly HoursSum[]): string {
  return sums
    .map(({ state, seconds }) => m.hours_sum({ time: duration(seconds), state: stateWords(state) }))
    .join(' · ');
}

export function karbonSumsWords(sums: readonly KarbonSum[]): string {
  return sums.map(({ state, seconds }) => karbonWords[state]({ time: duration(seconds) })).join(' · ');
}

/** How one item stands in Karbon. */
export const karbonStateWords: Readonly<Record<KarbonState, string>> = {
  there: m.hours_karbon_state_there(),
  differs: m.hours_karbon_state_differs(),
  tooYoung: m.hours_karbon_state_too_young(),
  onlyInQuickbooksTime: m.hours_karbon_state_missing(),
  onlyInKarbon: m.hours_state_only_in_karbon(),
  unknown: m.hours_filter_unknown(),
};
