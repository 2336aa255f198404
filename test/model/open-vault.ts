import type { Vault } from '../../src/store/vault';

/** A vault in memory: sealing waits for threads, and one run would not be like the other. */
export function createOpenVault(): Vault {
  const kept = new Map<string, string>();
  return {
    async read<Credentials>(system: string) {
      const text = kept.get(system);
      return text === undefined ? null : (JSON.parse(text) as Credentials);
    },
    async save(system, credentials) {
      kept.set(system, JSON.stringify(credentials));
    },
    async renew(system, credentials) {
      if (kept.has(system)) kept.set(system, JSON.stringify(credentials));
    },
    async forget(system) {
      kept.delete(system);
    },
  };
}
