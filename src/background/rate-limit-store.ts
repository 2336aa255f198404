import type { UseLog, UseRecord } from '../systems/http/rate-limit-store';

/** The limiter's memory in the browser's session storage: it outlives the worker and ends with the browser. */
export const sessionUseLog: UseLog = {
  async load(credential) {
    const key = keyOf(credential);
    return ((await chrome.storage.session.get(key))[key] as UseRecord | undefined) ?? null;
  },
  async save(credential, record) {
    await chrome.storage.session.set({ [keyOf(credential)]: record });
  },
};

function keyOf(credential: string): string {
  return `use ${credential}`;
}
