import { m } from '../../i18n/compiled/messages';
import type { EntryRow } from '../../messages/panel-view';

/** The first line of an exported file. */
export const csvColumns = [
  m.csv_date(),
  m.csv_person(),
  m.csv_job(),
  m.csv_service_item(),
  m.csv_hours(),
  m.csv_notes(),
  m.csv_status(),
] as const;

export const csvStatuses: Readonly<Record<EntryRow['status'], string>> = {
  running: m.csv_status_running(),
  exported: m.csv_status_exported(),
  approved: m.csv_status_approved(),
  waiting: m.csv_status_waiting(),
};
