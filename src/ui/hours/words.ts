import type { HoursUnknown, NotExportedReason } from '../../domain/time/hours';
import { isWholeMonth, type Period } from '../../domain/time/period';
import { m } from '../../i18n/compiled/messages';
import { longDay, longMonth } from '../../i18n/dates';
import type { PlainStateKind, ShownState } from '../../messages/hours';
import type { Tone } from '../tone-icon';

/* What the panel and the tie-out both say of hours. */

const plainStates: Readonly<Record<PlainStateKind, string>> = {
  arrived: m.hours_state_arrived(),
  exportedNotFound: m.hours_state_exported_not_found(),
  changedAfterExport: m.hours_state_changed(),
  deletedAfterExport: m.hours_state_deleted(),
  onlyInQuickbooks: m.hours_state_only_in_quickbooks(),
  onlyInKarbon: m.hours_state_only_in_karbon(),
  notWork: m.hours_state_not_work(),
};

const reasons: Readonly<Record<NotExportedReason, string>> = {
  onTheClock: m.hours_reason_on_the_clock(),
  noJobcode: m.hours_reason_no_jobcode(),
  noCustomer: m.hours_reason_no_customer(),
  customerInactive: m.hours_reason_customer_inactive(),
  serviceItemMissing: m.hours_reason_service_item_missing(),
  classMissing: m.hours_reason_class_missing(),
  notApproved: m.hours_reason_not_approved(),
  nextExport: m.hours_reason_next_export(),
};

const whys: Readonly<Record<HoursUnknown, string>> = {
  notConnected: m.hours_why_not_connected(),
  desktop: m.hours_why_desktop(),
  noRight: m.hours_why_no_right(),
  notRead: m.hours_why_not_read(),
  personUnknown: m.hours_why_person_unknown(),
};

/** `Under Acme Co (old)`; names stand in it as they are, each in a direction of its own. */
export function stateWords(state: ShownState): string {
  switch (state.kind) {
    case 'otherCustomer':
      return state.path.length === 0
        ? m.hours_state_no_customer()
        : m.hours_state_other_customer({ path: isolatedPath(state.path) });
    case 'notExported':
      return reasons[state.reason];
    case 'unknown':
      return whys[state.why];
    default:
      return plainStates[state.kind];
  }
}

const plainTones: Readonly<Record<PlainStateKind, Tone>> = {
  arrived: 'good',
  exportedNotFound: 'bad',
  changedAfterExport: 'warning',
  deletedAfterExport: 'warning',
  onlyInQuickbooks: 'warning',
  onlyInKarbon: 'warning',
  notWork: 'neutral',
};

const reasonTones: Readonly<Record<NotExportedReason, Tone>> = {
  onTheClock: 'neutral',
  noJobcode: 'bad',
  noCustomer: 'bad',
  customerInactive: 'bad',
  serviceItemMissing: 'bad',
  classMissing: 'bad',
  notApproved: 'warning',
  nextExport: 'neutral',
};

export function toneOf(state: ShownState): Tone {
  switch (state.kind) {
    case 'otherCustomer':
      return 'bad';
    case 'notExported':
      return reasonTones[state.reason];
    case 'unknown':
      return 'neutral';
    default:
      return plainTones[state.kind];
  }
}

/** `November 2026`, or its first and last day. */
export function periodWords(period: Period): string {
  const { from, to } = period;
  if (isWholeMonth(period)) return longMonth(Date.parse(from));
  return m.hours_period_days({
    from: longDay(Date.parse(from), 'UTC'),
    to: longDay(Date.parse(to), 'UTC'),
  });
}

/** A name path in the midst of a sentence. */
export function isolatedPath(path: readonly string[]): string {
  return path.map((name) => `\u2068${name}\u2069`).join(':');
}
