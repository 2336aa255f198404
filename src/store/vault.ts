import type { SystemId } from '../domain/records/records';
import type { ChangeSignal } from './change-signal';
import type { Cipher } from './cipher';
import type { Database } from './database';
import type { SealedSecret } from './rows';

/** Credentials as the vault holds them. */
export interface Held<Credentials> {
  readonly credentials: Credentials;
  /** Tells them from what takes their place. */
  readonly revision: string;
  /** Identity of the connection's record as of the same moment: whom they act for. */
  readonly account: string;
}

/**
 * The credentials of each system, sealed. The key lies beside them, so a copied profile folder does give them (decisions/secrets.md).
 * Read by the service worker alone. They come and go together with the connection's record (`accounts.ts`).
 */
export interface Vault {
  /** `null` where nothing is kept, or where what is kept can no longer be opened. */
  read<Credentials>(system: SystemId): Promise<Credentials | null>;
  /** The same with what tells them from others. */
  open<Credentials>(system: SystemId): Promise<Held<Credentials> | null>;
  /**
   * Takes the place of what is kept, where that is still `revision`: what has been forgotten does not come back, and a new sign-in
   * stays. Returns whether it did.
   */
  renew<Credentials>(system: SystemId, revision: string, credentials: Credentials): Promise<boolean>;
}

export const vaultKeyName = 'vault';

export function createVault(database: Database, changes: ChangeSignal, cipher: Cipher): Vault {
  async function open<Credentials>(system: SystemId): Promise<Held<Credentials> | null> {
    const transaction = database.transaction(['vault', 'keys', 'connections']);
    const [secret, key, connection] = await Promise.all([
      transaction.objectStore('vault').get(system),
      transaction.objectStore('keys').get(vaultKeyName),
      transaction.objectStore('connections').get(system),
    ]);
    const text = secret && key && (await cipher.open(key, system, secret));
    const credentials = text ? parseOrNull<Credentials>(text) : null;
    // Damaged, or sealed for another system: as good as not there, and the user is asked to connect again.
    if (!secret || credentials === null) return null;
    return { credentials, revision: revisionOf(secret), account: connection?.identity ?? '' };
  }

  return {
    open,
    read: async <Credentials>(system: SystemId) => (await open<Credentials>(system))?.credentials ?? null,
    async renew(system, revision, credentials) {
      const key = await database.get('keys', vaultKeyName);
      if (!key) return false;
      const secret = await sealedWith(cipher, key, system, credentials);
      const transaction = database.transaction('vault', 'readwrite');
      const kept = await transaction.store.get(system);
      const isStillKept = kept !== undefined && revisionOf(kept) === revision;
      if (isStillKept) await transaction.store.put(secret, system);
      await transaction.done;
      if (isStillKept) changes.emit('vault');
      return isStillKept;
    },
  };
}

/** A secret that is to be kept, under a revision of its own. */
export async function sealedWith(
  cipher: Cipher,
  key: CryptoKey,
  system: SystemId,
  credentials: unknown,
): Promise<SealedSecret> {
  const sealed = await cipher.seal(key, system, JSON.stringify(credentials));
  return { ...sealed, revision: crypto.randomUUID() };
}

/** What an earlier Tieout has sealed bears none. */
function revisionOf({ revision = '' }: SealedSecret): string {
  return revision;
}

function parseOrNull<Credentials>(text: string): Credentials | null {
  try {
    return JSON.parse(text) as Credentials;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
