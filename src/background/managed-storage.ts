import browser, { type Storage } from 'webextension-polyfill';
import { reportUnexpected } from '../reports/report-unexpected';
import type { ManagedStorage } from '../services/policy/managed-policy';

interface LimitedArea extends Storage.StorageArea {
  /** Not there in browsers that let content scripts read what is managed (extension-platform.md 4). */
  setAccessLevel?(access: { readonly accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

const area: LimitedArea = browser.storage.managed;

// It may hold keys, for which no content script has any use.
area
  .setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
  .catch((error: unknown) => reportUnexpected(error, 'keeping the policy from content scripts'));

/** What the browser's administrator has set for this extension (public/managed-schema.json). */
export const managedStorage: ManagedStorage = {
  read: () => area.get(null),
  onChanged: (listener) => area.onChanged.addListener(listener),
};
