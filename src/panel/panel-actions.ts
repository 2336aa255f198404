import type { FixActions } from './fixes/fix-intents';

/** What the parts of the panel can do beyond drawing. */
export interface PanelActions extends FixActions {
  /** Resolves to whether the details are in the clipboard. */
  readonly copyDetails: () => Promise<boolean>;
}
