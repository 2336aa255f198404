import type { Cipher } from './cipher';

/** Where the opened key is kept until the browser is closed: in its memory, never on the disk. */
export interface OpenedKeyStore {
  /** As it was saved; `null` where nothing is kept. */
  load(): Promise<string | null>;
  save(text: string): Promise<void>;
}

/** The vault's key as a passphrase wraps it: of no use without that passphrase. */
export interface WrappedKey {
  readonly id: string;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iterations: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly wrapped: ArrayBuffer;
}

/** What of the store `keys` says which key seals the vault: one that lies there as it is, or one that a passphrase wraps. */
export interface StoredKeys {
  readonly plain: CryptoKey | undefined;
  readonly wrapped: WrappedKey | undefined;
}

/** The key is wrapped by a passphrase, which has not been given since the browser was started. */
export class VaultLockedError extends Error {
  override readonly name = 'VaultLockedError';
}

export const plainKeyName = 'vault';
export const wrappedKeyName = 'wrapped';

/** OWASP's figure for PBKDF2 with SHA-256: about half a second on a slow machine. */
export const passphraseRounds = 600_000;

/** Opens and wraps the key of the vault. */
export interface Keyring {
  /** `null` where there is none yet. Throws `VaultLockedError`. */
  keyOf(stored: StoredKeys): Promise<CryptoKey | null>;
  isLocked(stored: StoredKeys): Promise<boolean>;
  /** A new key that the passphrase wraps; it is open from now on. */
  wrapNew(passphrase: string): Promise<{ readonly key: CryptoKey; readonly wrapped: WrappedKey }>;
  /** Opens the key until the browser is closed; returns whether this was the passphrase. */
  open(wrapped: WrappedKey, passphrase: string): Promise<boolean>;
}

export function createKeyring(opened: OpenedKeyStore): Keyring {
  /** What was opened in this life, by the id: also the one before, for whoever reads while it is changed. */
  const keys = new Map<string, CryptoKey>();

  async function find(id: string): Promise<CryptoKey | null> {
    const known = keys.get(id);
    if (known) return known;
    const [savedId, text] = (await opened.load())?.split(' ') ?? [];
    return savedId === id && text ? remember(id, bytesOf(text)) : null;
  }

  async function remember(id: string, raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
    const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
    keys.set(id, key);
    return key;
  }

  return {
    async keyOf({ plain, wrapped }) {
      if (!wrapped) return plain ?? null;
      const key = await find(wrapped.id);
      if (!key) throw new VaultLockedError();
      return key;
    },
    isLocked: async ({ wrapped }) => wrapped !== undefined && (await find(wrapped.id)) === null,
    async wrapNew(passphrase) {
      const id = crypto.randomUUID();
      const raw = crypto.getRandomValues(new Uint8Array(32));
      const salt = crypto.getRandomValues(new Uint8Array(16));
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const wrapper = await keyOfPassphrase(passphrase, salt, passphraseRounds);
      const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, wrapper, raw);
      await opened.save(`${id} ${textOf(raw)}`);
      return {
        key: await remember(id, raw),
        wrapped: { id, salt, iterations: passphraseRounds, iv, wrapped },
      };
    },
    async open({ id, salt, iterations: rounds, iv, wrapped }, passphrase) {
      const wrapper = await keyOfPassphrase(passphrase, salt, rounds);
      try {
        const raw = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, wrapper, wrapped));
        await opened.save(`${id} ${textOf(raw)}`);
        await remember(id, raw);
        return true;
      } catch (error) {
        if (error instanceof DOMException && error.name === 'OperationError') return false;
        throw error;
      }
    },
  };
}

/** Which key it is, without the key. */
export function tagOf({ plain, wrapped }: StoredKeys): string {
  return wrapped?.id ?? (plain ? plainKeyName : '');
}

/** The key that a passphrase makes; asked for once, since it takes half a second. */
export async function keyOfPassphrase(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  rounds: number,
): Promise<CryptoKey> {
  // The same letters can be typed in two forms.
  const bytes = new TextEncoder().encode(passphrase.normalize('NFC'));
  const typed = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return crypto.subtle.deriveKey(derivation, typed, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

export function textOf(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** What seals the vault, and with which key. */
export interface Sealing {
  readonly cipher: Cipher;
  readonly keyring: Keyring;
}
