import type { SealedName, SealedSecret } from './rows';

type Sealed = Pick<SealedSecret, 'iv' | 'sealed'>;

/** How the vault seals; another one stands in where a run has to be like the one before to the last step. */
export interface Cipher {
  newKey(): Promise<CryptoKey>;
  seal(key: CryptoKey, name: SealedName, text: string): Promise<Sealed>;
  /** `null` where it was sealed with another key or for another system, or is damaged. */
  open(key: CryptoKey, name: SealedName, secret: Sealed): Promise<string | null>;
}

/** AES-GCM with a key that this browser will not export (extension-platform.md 4, Keys). */
export const aesCipher: Cipher = {
  newKey: () => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  async seal(key, name, text) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(text);
    return { iv, sealed: await crypto.subtle.encrypt(boundTo(name, iv), key, plain) };
  },
  async open(key, name, { iv, sealed }) {
    try {
      return new TextDecoder().decode(await crypto.subtle.decrypt(boundTo(name, iv), key, sealed));
    } catch (error) {
      if (error instanceof DOMException && error.name === 'OperationError') return null;
      throw error;
    }
  },
};

/** The name is bound in, so that one system's secret cannot be passed off as another's. */
function boundTo(name: SealedName, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(name) };
}
