import type { FirmTools } from '../service';
import { meterRunOut } from './faults';
import type { IntuitApplication } from './state';

/**
 * Counts one read of the application in the month of the firm's clock, or throws `QboFault` where its allowance is used up.
 * Writes are free and not counted, and so is all that happens in the sandbox (quickbooks.md 9).
 */
export function countRead(application: IntuitApplication, tools: FirmTools): void {
  if (application.environment === 'sandbox') return;
  const { meteredReadsPerMonth, meterRefusal } = tools.switches.quickbooksOnline;
  const month = new Date(tools.clock.now()).toISOString().slice(0, 7);
  const before = application.meteredReads?.month === month ? application.meteredReads.count : 0;
  if (before >= meteredReadsPerMonth) throw meterRunOut(meterRefusal);
  application.meteredReads = { month, count: before + 1 };
}
