import { m } from '../../i18n/compiled/messages';
import type { EntryRow } from '../../messages/panel-view';

/** The first line of an exported file. Said at each export: the worker's language may have changed since the last. */
export function csvColumns(): readonly string[] {
  return [
    m.csv_date(),
    m.csv_person(),
    m.csv_job(),
    m.csv_service_item(),
    m.csv_hours(),
    m.csv_notes(),
    m.csv_status(),
  ];
}

export const csvStatuses: Readonly<Record<EntryRow['status'], () => string>> = {
  running: m.csv_status_running,
  exported: m.csv_status_exported,
  nextExport: m.csv_status_next_export,
  notApproved: m.csv_status_not_approved,
  noCustomer: m.csv_status_no_customer,
  customerInactive: m.csv_status_customer_inactive,
};
