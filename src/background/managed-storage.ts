import browser from 'webextension-polyfill';
import type { ManagedStorage } from '../services/policy/managed-policy';

/** What the browser's administrator has set for this extension (public/managed-schema.json). */
export const managedStorage: ManagedStorage = {
  read: () => browser.storage.managed.get(null),
  onChanged: (listener) => browser.storage.managed.onChanged.addListener(listener),
};
