import type { SessionItems } from '../../src/services/panel/last-views';

/** What the browser would keep for the session, as text, so that nothing is shared with whoever keeps or reads it. */
export function createSessionItems(kept = new Map<string, string>()): SessionItems {
  return {
    async get(key) {
      const text = kept.get(key);
      return text === undefined ? undefined : JSON.parse(text);
    },
    set: async (key, value) => void kept.set(key, JSON.stringify(value)),
    async remove(keys) {
      for (const key of keys) kept.delete(key);
    },
  };
}
