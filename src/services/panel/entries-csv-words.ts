import type { EntryRow } from '../../messages/panel-view';

/** The first line of an exported file. */
export const csvColumns = ['Date', 'Person', 'Job', 'Service item', 'Hours', 'Notes', 'Status'] as const;

export const csvStatuses: Readonly<Record<EntryRow['status'], string>> = {
  running: 'Running',
  exported: 'Exported',
  approved: 'Approved',
  waiting: 'Waiting',
};
