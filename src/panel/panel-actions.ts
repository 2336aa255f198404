import type { PanelRequest } from '../messages/panel-port';

/** What the parts of the panel can do beyond drawing. */
export interface PanelActions {
  readonly ask: (request: PanelRequest) => void;
  /** Resolves to whether the details are in the clipboard. */
  readonly copyDetails: () => Promise<boolean>;
}
