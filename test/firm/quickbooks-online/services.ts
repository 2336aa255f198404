import { createIntuitServices } from '../intuit/services';
import type { FirmService, FirmTools } from '../service';
import { createDataService } from './data-service';
import type { QuickbooksOnlineState } from './state';

/** QuickBooks Online and the sign-in it needs: the accounting API, Intuit's pages and its token endpoints. */
export function createQuickbooksOnlineServices(
  state: QuickbooksOnlineState,
  tools: FirmTools,
): FirmService[] {
  return [createDataService(state, tools), ...createIntuitServices(state, tools)];
}
