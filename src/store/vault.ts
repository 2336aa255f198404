import type { SystemId } from '../domain/records/records';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import type { SealedSecret } from './rows';

/**
 * The credentials of each system, sealed with a key that this browser will not export (extension-platform.md 4, Keys).
 * The key lies beside them, so a copied profile folder does give them (decisions/secrets.md). Read by the service worker alone.
 */
export interface Vault {
  /** `null` where nothing is kept, or where what is kept can no longer be opened. */
  read<Credentials>(system: SystemId): Promise<Credentials | null>;
  save<Credentials>(system: SystemId, credentials: Credentials): Promise<void>;
  /** Takes the place of what is kept; does nothing where it has been forgotten meanwhile. */
  renew<Credentials>(system: SystemId, credentials: Credentials): Promise<void>;
  forget(system: SystemId): Promise<void>;
}

const keyName = 'vault';

export function createVault(database: Database, changes: ChangeSignal): Vault {
  return {
    async read<Credentials>(system: SystemId) {
      const [secret, key] = await Promise.all([database.get('vault', system), database.get('keys', keyName)]);
      if (!secret || !key) return null;
      try {
        const plain = await crypto.subtle.decrypt(boundTo(system, secret.iv), key, secret.sealed);
        return JSON.parse(new TextDecoder().decode(plain)) as Credentials;
      } catch (error) {
        // Damaged, or sealed for another system: as good as not there, and the user is asked to connect again.
        if (isUnreadable(error)) return null;
        throw error;
      }
    },
    async save(system, credentials) {
      await database.put('vault', await seal(database, system, credentials), system);
      changes.emit('vault');
    },
    async renew(system, credentials) {
      const secret = await seal(database, system, credentials);
      const transaction = database.transaction('vault', 'readwrite');
      if (await transaction.store.getKey(system)) await transaction.store.put(secret, system);
      await transaction.done;
      changes.emit('vault');
    },
    async forget(system) {
      await database.delete('vault', system);
      changes.emit('vault');
    },
  };
}

function isUnreadable(error: unknown): boolean {
  return error instanceof SyntaxError || (error instanceof DOMException && error.name === 'OperationError');
}

async function seal(database: Database, system: SystemId, credentials: unknown): Promise<SealedSecret> {
  const key = await sealingKey(database);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(credentials));
  return { iv, sealed: await crypto.subtle.encrypt(boundTo(system, iv), key, plain) };
}

/** The system's id is bound in, so that one system's secret cannot be passed off as another's. */
function boundTo(system: SystemId, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(system) };
}

async function sealingKey(database: Database): Promise<CryptoKey> {
  const existing = await database.get('keys', keyName);
  if (existing) return existing;
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  // Two first saves at once must agree on one key: whoever comes second takes the first one's.
  const transaction = database.transaction('keys', 'readwrite');
  const first = await transaction.store.get(keyName);
  if (!first) await transaction.store.put(fresh, keyName);
  await transaction.done;
  return first ?? fresh;
}
