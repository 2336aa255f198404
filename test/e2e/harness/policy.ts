import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
      if (values === null) return asAdministrator('rm', ['-f', policyFile]);
      asAdministrator('mkdir', ['-p', policyFolder]);
      asAdministrator('tee', [policyFile], JSON.stringify({ '3rdparty': { extensions: { [id]: values } } }));
    },
    remove() {
      asAdministrator('rm', ['-f', policyFile]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whoever can install a browser can set its policies. */
function asAdministrator(command: string, args: readonly string[], input = ''): void {
  const [program = command, ...rest] =
    process.getuid?.() === 0 ? [command, ...args] : ['sudo', '-n', command, ...args];
  const { status, stderr } = spawnSync(program, rest, { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The policies of the browser cannot be set: ${stderr}`);
}

/** Chromium names an extension by its key: the digits of its hash as letters from `a` on. */
function idOf(key: Buffer): string {
  const digits = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return [...digits]
    .map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)))
    .join('');
}
