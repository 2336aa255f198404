import browser from 'webextension-polyfill';
import { parseRateLimitRecord, type RateLimitStore } from '../systems/http/rate-limits/rate-limit-store';

/** The limiter's memory in the browser's session storage: it outlives the worker and ends with the browser. */
export const sessionRateLimitStore: RateLimitStore = {
  async load(credential) {
    const key = keyOf(credential);
    return parseRateLimitRecord((await browser.storage.session.get(key))[key]);
  },
  async save(credential, record) {
    await browser.storage.session.set({ [keyOf(credential)]: record });
  },
};

function keyOf(credential: string): string {
  return `use ${credential}`;
}
