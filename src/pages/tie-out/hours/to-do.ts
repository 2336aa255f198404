import type { HoursUnknown, NotExportedReason } from '../../../domain/time/hours';
import { m } from '../../../i18n/compiled/messages';
import { day } from '../../../i18n/dates';
import { duration } from '../../../i18n/durations';
import { list } from '../../../i18n/numbers';
import type { HoursItemView, PlainStateKind, ShownState } from '../../../messages/hours';
import { isolatedPath } from '../../../ui/hours/words';

/** The one thing to press beside what to do: the existing fix of a name, a message to copy, or the page where a person does it. */
export type ToDoAction = 'fixName' | 'copyApproval' | 'openQuickbooks' | 'openTime' | null;

export interface ToDo {
  readonly text: string;
  readonly action: ToDoAction;
  /** Entries of this state can be moved to another job, by whoever may. */
  readonly canMove: boolean;
}

const nothing: ToDo = { text: '', action: null, canMove: false };

const byReason: Readonly<Record<NotExportedReason, ToDo>> = {
  onTheClock: { text: m.hours_to_do_on_the_clock(), action: null, canMove: false },
  noJobcode: { text: m.hours_to_do_no_jobcode(), action: null, canMove: true },
  noCustomer: { text: m.hours_to_do_no_customer(), action: 'fixName', canMove: true },
  customerInactive: { text: m.hours_to_do_customer_inactive(), action: 'fixName', canMove: true },
  serviceItemMissing: { text: m.hours_to_do_service_item_missing(), action: 'openTime', canMove: false },
  classMissing: { text: m.hours_to_do_class_missing(), action: 'openTime', canMove: false },
  notApproved: { text: m.hours_to_do_not_approved(), action: 'copyApproval', canMove: false },
  nextExport: { text: m.hours_to_do_next_export(), action: 'openTime', canMove: false },
};

const byKind: Readonly<Record<PlainStateKind, ToDo>> = {
  arrived: nothing,
  notWork: nothing,
  exportedNotFound: { text: m.hours_to_do_exported_not_found(), action: 'openTime', canMove: false },
  changedAfterExport: { text: m.hours_to_do_changed(), action: 'openQuickbooks', canMove: false },
  deletedAfterExport: { text: m.hours_to_do_deleted(), action: 'openQuickbooks', canMove: false },
  onlyInQuickbooks: { text: m.hours_to_do_only_in_quickbooks(), action: 'openQuickbooks', canMove: false },
  onlyInKarbon: { text: m.hours_to_do_only_in_karbon(), action: null, canMove: false },
};

const byWhy: Readonly<Record<HoursUnknown, string>> = {
  notConnected: '',
  desktop: '',
  noRight: '',
  notRead: '',
  personUnknown: m.hours_to_do_person_unknown(),
};

/** What to do about the items of one state. @param jobPath of the first of them, where they belong */
export function toDoOf(state: ShownState, jobPath: readonly string[]): ToDo {
  switch (state.kind) {
    case 'otherCustomer':
      return {
        text: m.hours_to_do_other_customer({ path: isolatedPath(jobPath) }),
        action: 'openQuickbooks',
        canMove: false,
      };
    case 'notExported':
      return byReason[state.reason];
    case 'unknown':
      return { ...nothing, text: byWhy[state.why] };
    default:
      return byKind[state.kind];
  }
}

/** What to send to whoever approves time: a line for each entry, by person. */
export function approvalMessage(items: readonly HoursItemView[], today: string): string {
  const lines = [...items]
    .sort(
      (one, other) =>
        list(one.people).localeCompare(list(other.people)) || one.date.localeCompare(other.date),
    )
    .map(({ people, date, timeSeconds, jobPath }) =>
      m.hours_message_line({
        person: list(people),
        day: day(date, today),
        time: duration(timeSeconds),
        path: jobPath.join(':'),
      }),
    );
  return [m.hours_message_approval(), ...lines].join('\n');
}
