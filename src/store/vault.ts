import type { SystemId } from '../domain/records/records';
import type { ChangeSignal } from './change-signal';
import type { Cipher } from './cipher';
import type { Database } from './database';
import type { SealedName, SealedSecret } from './rows';
import { readKeys } from './stored-keys';
import { plainKeyName, type Sealing, tagOf } from './vault-key';

/** Credentials as the vault holds them. */
export interface Held<Credentials> {
  readonly credentials: Credentials;
  /** Tells them from what takes their place. */
  readonly revision: string;
  /** Identity of the connection's record as of the same moment: whom they act for. */
  readonly account: string;
}

/**
 * The credentials of each system, sealed. Unless a passphrase wraps it, the key lies beside them, so that a copied profile folder does give
 * them (decisions/secrets.md). Read by the service worker alone. They come and go together with the connection's record (`accounts.ts`).
 * Every call throws `VaultLockedError` where the passphrase has to be given first.
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
  /** What an administrator has handed over; `null` where that is nothing. */
  readSetup<Setup>(): Promise<Setup | null>;
  /** Takes the place of what was handed over before. */
  keepSetup(setup: unknown): Promise<void>;
}

export function createVault(database: Database, changes: ChangeSignal, sealing: Sealing): Vault {
  const { cipher, keyring } = sealing;

  async function open<Credentials>(system: SystemId): Promise<Held<Credentials> | null> {
    const transaction = database.transaction(['vault', 'keys', 'connections']);
    const [secret, keys, connection] = await Promise.all([
      transaction.objectStore('vault').get(system),
      readKeys(transaction.objectStore('keys')),
      transaction.objectStore('connections').get(system),
    ]);
    if (!secret) return null;
    const key = await keyring.keyOf(keys);
    const text = key && (await cipher.open(key, system, secret));
    const credentials = text ? parseOrNull<Credentials>(text) : null;
    // Damaged, or sealed for another system: as good as not there, and the user is asked to connect again.
    if (credentials === null) return null;
    return { credentials, revision: revisionOf(secret), account: connection?.identity ?? '' };
  }

  async function readSetup<Setup>(): Promise<Setup | null> {
    const transaction = database.transaction(['vault', 'keys']);
    const secret = await transaction.objectStore('vault').get('setup');
    const keys = await readKeys(transaction.objectStore('keys'));
    const key = secret && (await keyring.keyOf(keys));
    const text = secret && key && (await cipher.open(key, 'setup', secret));
    return text ? parseOrNull<Setup>(text) : null;
  }

  async function keepSetup(setup: unknown): Promise<void> {
    for (;;) {
      const keys = await readKeys(database.transaction('keys').store);
      const known = await keyring.keyOf(keys);
      const key = known ?? (await cipher.newKey());
      const secret = await sealedWith(cipher, key, 'setup', setup);
      const transaction = database.transaction(['vault', 'keys'], 'readwrite');
      const isSameKey = tagOf(await readKeys(transaction.objectStore('keys'))) === tagOf(keys);
      if (isSameKey) {
        await transaction.objectStore('vault').put(secret, 'setup');
        if (!known) await transaction.objectStore('keys').put(key, plainKeyName);
      }
      await transaction.done;
      if (!isSameKey) continue;
      changes.emit('vault', 'keys');
      return;
    }
  }

  return {
    open,
    readSetup,
    keepSetup,
    read: async <Credentials>(system: SystemId) => (await open<Credentials>(system))?.credentials ?? null,
    async renew(system, revision, credentials) {
      for (;;) {
        const keys = await readKeys(database.transaction('keys').store);
        const key = await keyring.keyOf(keys);
        if (!key) return false;
        const secret = await sealedWith(cipher, key, system, credentials);
        const transaction = database.transaction(['vault', 'keys'], 'readwrite');
        const vault = transaction.objectStore('vault');
        const kept = await vault.get(system);
        const isStillKept = kept !== undefined && revisionOf(kept) === revision;
        const isSameKey = tagOf(await readKeys(transaction.objectStore('keys'))) === tagOf(keys);
        if (isStillKept && isSameKey) await vault.put(secret, system);
        await transaction.done;
        // A passphrase was set or removed meanwhile: sealed anew.
        if (isStillKept && !isSameKey) continue;
        if (isStillKept) changes.emit('vault');
        return isStillKept;
      }
    },
  };
}

/** A secret that is to be kept, under a revision of its own. */
export async function sealedWith(
  cipher: Cipher,
  key: CryptoKey,
  name: SealedName,
  credentials: unknown,
): Promise<SealedSecret> {
  const sealed = await cipher.seal(key, name, JSON.stringify(credentials));
  return { ...sealed, revision: crypto.randomUUID() };
}

/** What an earlier Tieout has sealed bears none. */
export function revisionOf({ revision = '' }: SealedSecret): string {
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
