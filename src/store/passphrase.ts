import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { type SealedName, type SealedSecret, sealedNames } from './rows';
import { readKeys } from './stored-keys';
import { revisionOf } from './vault';
import { plainKeyName, type Sealing, tagOf, type WrappedKey, wrappedKeyName } from './vault-key';

/** The passphrase that wraps the vault's key, for those who choose one (decisions/secrets.md). */
export interface Passphrase {
  state(): Promise<'none' | 'open' | 'locked'>;
  /** Sets one, or another one, and seals the credentials anew. Throws `VaultLockedError`. */
  set(passphrase: string): Promise<void>;
  /** Seals the credentials with a key that lies beside them again. Throws `VaultLockedError`. */
  remove(): Promise<void>;
  /** Opens the key until the browser is closed; returns whether this was the passphrase. */
  open(passphrase: string): Promise<boolean>;
  /** Gives up the key and the credentials that it seals, and nothing else. */
  forget(): Promise<void>;
}

export function createPassphrase(database: Database, changes: ChangeSignal, sealing: Sealing): Passphrase {
  const { cipher, keyring } = sealing;
  const storedKeys = () => readKeys(database.transaction('keys').store);

  /** Seals all there is with another key, in one transaction: a secret that has changed meanwhile is sealed anew. */
  async function sealAnew(key: CryptoKey, kept: { name: string; value: CryptoKey | WrappedKey }) {
    for (;;) {
      const reading = database.transaction(['vault', 'keys']);
      const [keys, ...secrets] = await Promise.all([
        readKeys(reading.objectStore('keys')),
        ...sealedNames.map((name) => reading.objectStore('vault').get(name)),
      ]);
      const before = await keyring.keyOf(keys);
      const sealed: { name: SealedName; secret: SealedSecret }[] = [];
      for (const [at, name] of sealedNames.entries()) {
        const secret = secrets[at];
        const text = secret && before && (await cipher.open(before, name, secret));
        if (secret && text) {
          sealed.push({ name, secret: { ...secret, ...(await cipher.seal(key, name, text)) } });
        }
      }
      const transaction = database.transaction(['vault', 'keys'], 'readwrite');
      const vault = transaction.objectStore('vault');
      const now = await Promise.all(sealedNames.map((name) => vault.get(name)));
      const isSame =
        tagOf(await readKeys(transaction.objectStore('keys'))) === tagOf(keys) &&
        now.every((secret, at) => stampOf(secret) === stampOf(secrets[at]));
      if (isSame) {
        await transaction.objectStore('keys').clear();
        await transaction.objectStore('keys').put(kept.value, kept.name);
        for (const { name, secret } of sealed) await vault.put(secret, name);
      }
      await transaction.done;
      if (!isSame) continue;
      changes.emit('keys', 'vault');
      return;
    }
  }

  return {
    async state() {
      const keys = await storedKeys();
      if (!keys.wrapped) return 'none';
      return (await keyring.isLocked(keys)) ? 'locked' : 'open';
    },
    async set(passphrase) {
      // Looked at first: what cannot be opened cannot be sealed anew.
      await keyring.keyOf(await storedKeys());
      const { key, wrapped } = await keyring.wrapNew(passphrase);
      await sealAnew(key, { name: wrappedKeyName, value: wrapped });
    },
    async remove() {
      const key = await cipher.newKey();
      await sealAnew(key, { name: plainKeyName, value: key });
    },
    async open(passphrase) {
      const { wrapped } = await storedKeys();
      if (!wrapped || !(await keyring.open(wrapped, passphrase))) return false;
      changes.emit('keys');
      return true;
    },
    async forget() {
      const transaction = database.transaction(['vault', 'keys'], 'readwrite');
      await transaction.objectStore('vault').clear();
      await transaction.objectStore('keys').clear();
      await transaction.done;
      changes.emit('keys', 'vault');
    },
  };
}

function stampOf(secret: SealedSecret | undefined): string {
  return secret ? `${revisionOf(secret)} ${secret.iv}` : '';
}
