import { z } from '../../messages/schema';
import { bytesOf, keyOfPassphrase, passphraseRounds, textOf } from '../../store/vault-key';

/** A text that nobody reads without the passphrase, as it lies in a file. All but the rounds are base64. */
export const sealedTextSchema = z.object({
  salt: z.string(),
  rounds: z.int().check(z.gte(1), z.lte(10_000_000)),
  iv: z.string(),
  sealed: z.string(),
});

export type SealedText = Readonly<z.infer<typeof sealedTextSchema>>;

export async function sealText(text: string, passphrase: string): Promise<SealedText> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyOfPassphrase(passphrase, salt, passphraseRounds);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text));
  return {
    salt: textOf(salt),
    rounds: passphraseRounds,
    iv: textOf(iv),
    sealed: textOf(new Uint8Array(sealed)),
  };
}

/** `null` where this is not the passphrase, or what is sealed has been damaged. */
export async function openText(
  { salt, rounds, iv, sealed }: SealedText,
  passphrase: string,
): Promise<string | null> {
  try {
    const key = await keyOfPassphrase(passphrase, bytesOf(salt), rounds);
    const open = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytesOf(iv) }, key, bytesOf(sealed));
    return new TextDecoder().decode(open);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
