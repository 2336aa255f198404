import { csvText } from '../../../domain/csv/csv-text';
import { m } from '../../../i18n/compiled/messages';
import type { ChangedItem, ClosedLine } from '../../../messages/hours';
import { stateWords } from '../../../ui/hours/words';

/** A closed period as a CSV file: each item as it was kept and as it is now, with what has changed marked; durations in seconds. */
export function closingCsv(lines: readonly ClosedLine[]): string {
  return csvText([
    [
      m.hours_csv_date(),
      m.hours_client(),
      m.hours_csv_job(),
      m.hours_csv_state_closed(),
      m.hours_csv_seconds_time_closed(),
      m.hours_csv_seconds_quickbooks_closed(),
      m.hours_csv_state_now(),
      m.hours_csv_seconds_time_now(),
      m.hours_csv_seconds_quickbooks_now(),
      m.hours_csv_changed(),
      m.hours_csv_entries(),
      m.hours_csv_activities(),
    ],
    ...lines.map(({ before, after, isChanged, entryIds, activityIds }) => {
      const item = after ?? before;
      return [
        item?.date ?? '',
        item?.client ?? '',
        item?.jobPath.join(':') ?? '',
        ...cellsOf(before, m.hours_changes_made()),
        ...cellsOf(after, m.hours_changes_gone()),
        isChanged ? m.hours_csv_changed_yes() : '',
        entryIds.join(' '),
        activityIds.join(' '),
      ];
    }),
  ]);
}

function cellsOf(item: ChangedItem | null, none: string): readonly string[] {
  if (!item) return [none, '', ''];
  const state = stateWords(item.state).replace(/[\u2068\u2069]/g, '');
  return [state, String(item.timeSeconds), String(item.quickbooksSeconds)];
}
