import type { FixActions } from './fixing-script';

/** What the parts of the panel can do beyond drawing. */
export interface PanelActions extends FixActions {
  /** Resolves to whether the details are in the clipboard. */
  readonly copyDetails: () => Promise<boolean>;
  /** Has `fixing.js` brought in where it is not there; resolves, after a new drawing, also where it cannot be had. */
  readonly loadFixing: () => Promise<void>;
}
