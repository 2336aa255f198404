import type { SealedSecret } from '../../../src/store/rows';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createChangeSignal } from '../../../src/store/change-signal';
import { type Database, openDatabase } from '../../../src/store/database';
import { createVault, type Vault } from '../../../src/store/vault';

let database: Database;
let vault: Vault;
let count = 0;

beforeEach(async () => {
  count += 1;
  database = await openDatabase(`vault ${count}`);
  vault = createVault(database, createChangeSignal());
});

describe('the vault', () => {
  it('gives back what was saved, also to the next worker', async () => {
    await vault.save('quickbooksTime', { accessToken: 'secret-token' });
    const next = createVault(database, createChangeSignal());
    expect(await next.read('quickbooksTime')).toEqual({ accessToken: 'secret-token' });
    expect(await next.read('karbon')).toBeNull();
  });

  it('stores no readable secret, with a key that cannot be exported', async () => {
    await vault.save('quickbooksTime', { accessToken: 'secret-token' });
    const stored = await database.get('vault', 'quickbooksTime');
    expect(new TextDecoder().decode(stored?.sealed)).not.toContain('secret-token');
    const key = await database.get('keys', 'vault');
    if (!key) throw new Error('no key was kept');
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  it('seals the same secret differently each time', async () => {
    await vault.save('karbon', 'same');
    const first = await database.get('vault', 'karbon');
    await vault.save('karbon', 'same');
    const second = await database.get('vault', 'karbon');
    expect(second?.iv).not.toEqual(first?.iv);
    expect(bytesOf(second)).not.toEqual(bytesOf(first));
  });

  it('does not open what was sealed for another system', async () => {
    await vault.save('karbon', 'secret');
    const sealed = await database.get('vault', 'karbon');
    if (!sealed) throw new Error('nothing was kept');
    await database.put('vault', sealed, 'quickbooks');
    expect(await vault.read('quickbooks')).toBeNull();
  });

  it('agrees on one key when two systems are saved at once', async () => {
    await Promise.all([vault.save('karbon', 'one'), vault.save('quickbooks', 'two')]);
    expect(await vault.read('karbon')).toBe('one');
    expect(await vault.read('quickbooks')).toBe('two');
  });

  it('renews what is there, but brings back nothing that was forgotten', async () => {
    await vault.save('quickbooks', 'old');
    await vault.renew('quickbooks', 'new');
    expect(await vault.read('quickbooks')).toBe('new');
    await vault.forget('quickbooks');
    await vault.renew('quickbooks', 'late');
    expect(await vault.read('quickbooks')).toBeNull();
  });
});

function bytesOf(secret: SealedSecret | undefined): number[] {
  return [...new Uint8Array(secret?.sealed ?? new ArrayBuffer(0))];
}
