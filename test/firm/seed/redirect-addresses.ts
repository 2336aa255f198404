import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const manifestFile = new URL('../../../manifest.json', import.meta.url);

/**
 * Where Chrome takes an answered sign-in of the extension (extension-platform.md, Identity). Compared byte for byte by
 * both services, so the closing slash counts.
 */
export const extensionRedirectAddress = `https://${extensionIdOf(readManifestKey())}.chromiumapp.org/`;

/** What other clients of the firm's applications register. */
export const otherRedirectAddress = 'https://localhost/callback';

/**
 * The id that Chrome gives an extension whose manifest has this `key` (a public key, base64 of its DER form): the first
 * 16 bytes of the key's SHA-256, each half byte as a letter from a to p.
 */
export function extensionIdOf(manifestKey: string): string {
  const digest = createHash('sha256').update(Buffer.from(manifestKey, 'base64')).digest('hex');
  return [...digest.slice(0, 32)]
    .map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)))
    .join('');
}

function readManifestKey(): string {
  const manifest: unknown = JSON.parse(readFileSync(manifestFile, 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('key' in manifest)) {
    throw new Error('manifest.json has no key, so the id of the extension is not fixed.');
  }
  return String(manifest.key);
}
