import { plainKeyName, type StoredKeys, type WrappedKey, wrappedKeyName } from './vault-key';

/** A store of keys, in whatever transaction. */
interface KeysStore {
  get(name: string): Promise<CryptoKey | WrappedKey | undefined>;
}

/** Both keys as they are at one moment. */
export async function readKeys(keys: KeysStore): Promise<StoredKeys> {
  const [plain, wrapped] = await Promise.all([keys.get(plainKeyName), keys.get(wrappedKeyName)]);
  return { plain: plain as CryptoKey | undefined, wrapped: wrapped as WrappedKey | undefined };
}
