import type { FirmTools } from '../service';
import type { FirmState } from '../state';
import { type ExportReport, exportTime } from './export-time';
import { type ImportReport, importCustomers } from './import-customers';
import { syncKarbonTime } from './karbon-time';
import { createPairs } from './pairs';

/**
 * The classic link of QuickBooks Time with QuickBooks Online (quickbooks-time.md 8.1, 8.2, 13). It runs when it is told to, where
 * the real one runs every few minutes by itself, so that a test decides what is seen when.
 */
export interface Link {
  /** Brings what changed among the customers into the jobcodes. */
  runImport(): ImportReport;
  /** Takes approved time over to QuickBooks, and locks it. */
  runExport(): ExportReport;
  /** Brings time into Karbon, as the integration of the two does when a page of Karbon is opened (karbon.md 4.1). */
  runKarbonSync(): void;
}

/** A link that has been running: customers and jobcodes of the same path are already paired. */
export function createLink(state: FirmState, tools: FirmTools): Link {
  const pairs = createPairs(state);
  let importedToMs = tools.clock.now();
  return {
    runImport() {
      const sinceMs = importedToMs;
      importedToMs = tools.clock.now();
      return importCustomers(state, tools, pairs, sinceMs);
    },
    runExport: () => exportTime(state, tools, pairs),
    runKarbonSync: () => syncKarbonTime(state, tools),
  };
}
