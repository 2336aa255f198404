import { createHash, generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtFolder } from './browser';

/** Where Debian's Chromium looks for what its administrator has set; it follows changes by itself. */
const policyFolder = '/etc/chromium/policies/managed';

/** A copy of the build under an id of its own, so that a policy for it is for no other browser that runs meanwhile. */
export interface ManagedBuild {
  readonly folder: string;
  /** Takes the place of the policy there is; `null`: there is none. Needs the right to write where Chromium looks. */
  setPolicy(values: Readonly<Record<string, unknown>> | null): void;
  remove(): void;
}

export function createManagedBuild(): ManagedBuild {
  const folder = mkdtempSync(join(tmpdir(), 'tieout-managed-'));
  cpSync(builtFolder(), folder, { recursive: true });
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const manifestFile = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  writeFileSync(manifestFile, JSON.stringify({ ...manifest, key: key.toString('base64') }));
  const id = idOf(key);
  const policyFile = join(policyFolder, `tieout-${id}.json`);

  return {
    folder,
    setPolicy(values) {
      if (values === null) return rmSync(policyFile, { force: true });
      mkdirSync(policyFolder, { recursive: true });
      writeFileSync(policyFile, JSON.stringify({ '3rdparty': { extensions: { [id]: values } } }));
    },
    remove() {
      rmSync(policyFile, { force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Chromium names an extension by its key: the digits of its hash as letters from `a` on. */
function idOf(key: Buffer): string {
  const digits = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return [...digits]
    .map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)))
    .join('');
}
