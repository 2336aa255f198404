import type { FirmRequest, FirmTools } from '../service';
import type { OrderedRows } from './ordered-rows';
import type { QbtUser, QuickbooksTimeState } from './state';

/** One signed-in request, with all that answering it takes. */
export interface ApiCall {
  readonly state: QuickbooksTimeState;
  readonly tools: FirmTools;
  readonly request: FirmRequest;
  /** The filters: the query of a GET, the `data` object of a report. */
  readonly filters: URLSearchParams;
  /** The user the token acts for. */
  readonly caller: QbtUser;
  /** Whole seconds, epoch ms. */
  readonly nowMs: number;
  readonly ordered: OrderedRows;
}
