import browser from 'webextension-polyfill';
import { parseRateLimitRecord, type RateLimitStore } from '../systems/http/rate-limits/rate-limit-store';

let forgottenAtMs = Number.NEGATIVE_INFINITY;

/** The limiter's memory in the browser's session storage: it outlives the worker and ends with the browser. */
export const sessionRateLimitStore: RateLimitStore & { forget(nowMs: number): void } = {
  async load(credential) {
    const key = keyOf(credential);
    return parseRateLimitRecord((await browser.storage.session.get(key))[key]);
  },
  async save(credential, record) {
    const sentAtMs = record.sentAtMs.filter((at) => at > forgottenAtMs);
    if (sentAtMs.length > 0)
      await browser.storage.session.set({ [keyOf(credential)]: { ...record, sentAtMs } });
  },
  /** What was sent until then is not written any more, however late the limiter comes to it. */
  forget(nowMs) {
    forgottenAtMs = nowMs;
  },
};

function keyOf(credential: string): string {
  return `use ${credential}`;
}
