import browser from 'webextension-polyfill';
import type { SessionItems } from '../services/panel/last-views';

export const sessionItems: SessionItems = {
  get: async (key) => (await browser.storage.session.get(key))[key],
  set: (key, value) => browser.storage.session.set({ [key]: value }),
  remove: (keys) => browser.storage.session.remove([...keys]),
};
