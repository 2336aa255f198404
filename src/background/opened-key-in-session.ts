import browser from 'webextension-polyfill';
import type { OpenedKeyStore } from '../store/vault-key';

const itemName = 'opened key';

/** In the memory of the browser, which only this extension's own pages and worker reach, until it is closed. */
export const openedKeyInSession: OpenedKeyStore = {
  async load() {
    const text = (await browser.storage.session.get(itemName))[itemName];
    return typeof text === 'string' ? text : null;
  },
  save: (text) => browser.storage.session.set({ [itemName]: text }),
};
