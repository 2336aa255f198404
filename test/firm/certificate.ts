import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

const dayMs = 24 * 60 * 60 * 1000;

/** The certificate that all of the firm's hosts share, made anew at each start. */
export interface FirmCertificate {
  readonly pem: string;
  /** Where the PEM lies on disk, for clients that want a file (`curl --cacert`). */
  readonly file: string;
  /** Base64 of the SHA-256 of the public key: what Chromium's `--ignore-certificate-errors-spki-list` takes. */
  readonly spkiHash: string;
}

export interface MadeCertificate extends FirmCertificate {
  readonly privateKey: string;
  /** Deletes the file. */
  discard(): Promise<void>;
}

/**
 * Makes a self-signed certificate for `hosts`, `localhost` and 127.0.0.1, and writes it to a folder of its own. It is valid
 * around the machine's time, not the firm's: the browser checks it by the machine's clock.
 */
export async function makeCertificate(hosts: readonly string[]): Promise<MadeCertificate> {
  const made = await generate([{ name: 'commonName', value: 'Stand-in firm' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - dayMs),
    notAfterDate: new Date(Date.now() + 90 * dayMs),
    extensions: [
      // A root that vouches for itself: curl and Node accept it as the one to trust.
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...[...hosts, 'localhost'].map((value) => ({ type: 2 as const, value })),
          { type: 7 as const, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  const folder = await mkdtemp(join(tmpdir(), 'stand-in-firm-'));
  const file = join(folder, 'certificate.pem');
  await writeFile(file, made.cert);
  const publicKey = new X509Certificate(made.cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    pem: made.cert,
    file,
    spkiHash: createHash('sha256').update(publicKey).digest('base64'),
    privateKey: made.private,
    discard: () => rm(folder, { recursive: true, force: true }),
  };
}
