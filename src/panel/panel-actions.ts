import type { CustomerActions } from './customer/customer-intent';
import type { TimeActions } from './timer/time-intents';

/** What the parts of the panel can do beyond drawing. */
export interface PanelActions extends TimeActions, CustomerActions {
  /** Resolves to whether the details are in the clipboard. */
  readonly copyDetails: () => Promise<boolean>;
}
