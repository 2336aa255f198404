import { csvText } from '../../../domain/csv/csv-text';
import { m } from '../../../i18n/compiled/messages';
import { list } from '../../../i18n/numbers';
import type { HoursClient, HoursItemView } from '../../../messages/hours';
import { stateWords } from '../../../ui/hours/words';
import { toDoOf } from './to-do';
import { karbonStateWords } from './words';

/** Hours as a CSV file, a line for each item in their order; durations in seconds, so that they can be added up. */
export function hoursCsv(items: readonly HoursItemView[], clients: readonly HoursClient[]): string {
  const names = new Map(clients.map(({ key, name }) => [key, name]));
  const lines = items.map((item) => [
    names.get(item.client) ?? '',
    item.date,
    list(item.people),
    item.jobPath.join(':'),
    stateWords(item.state).replace(/[\u2068\u2069]/g, ''),
    String(item.timeSeconds),
    String(item.quickbooksSeconds),
    item.customerPath.join(':'),
    item.karbon ? karbonStateWords[item.karbon] : '',
    item.serviceItem,
    item.notes,
    toDoOf(item.state, item.jobPath).text.replace(/[\u2068\u2069]/g, ''),
    item.entryIds.join(' '),
    item.activityIds.join(' '),
  ]);
  return csvText([
    [
      m.hours_client(),
      m.hours_csv_date(),
      m.hours_csv_people(),
      m.hours_csv_job(),
      m.hours_csv_state(),
      m.hours_csv_seconds_time(),
      m.hours_csv_seconds_quickbooks(),
      m.hours_csv_customer(),
      m.hours_csv_karbon(),
      m.hours_csv_service_item(),
      m.hours_csv_notes(),
      m.hours_csv_to_do(),
      m.hours_csv_entries(),
      m.hours_csv_activities(),
    ],
    ...lines,
  ]);
}
