/** What the fact sheet only guesses at, or leaves open, of the export of time to QuickBooks (quickbooks-time.md 8.1, 8.4). */
export interface ExportSwitches {
  /** 8.1: seconds that QuickBooks' durations are rounded to; 0 for none. */
  exportRoundsTo: number;
  /** 8.1: time that was unlocked, and is exported again: a second activity, or the first one brought up to date. */
  exportAgain: 'secondActivity' | 'updatesFirst';
  /** 8.4: does the export make a customer of a path that QuickBooks has not? Otherwise its time stays. */
  exportMakesCustomers: boolean;
}

export function defaultExportSwitches(): ExportSwitches {
  return { exportRoundsTo: 0, exportAgain: 'updatesFirst', exportMakesCustomers: true };
}
