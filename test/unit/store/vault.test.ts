import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../src/store/database';
import type { SealedSecret } from '../../../src/store/rows';
import { createStore, type Store } from '../../../src/store/store';
import { seedConnection } from './seed-connection';

let database: Database;
let store: Store;
let count = 0;

beforeEach(async () => {
  count += 1;
  database = await openDatabase(`vault ${count}`);
  store = createStore(database);
});

async function revisionOf(system: 'karbon' | 'quickbooks'): Promise<string> {
  return (await store.vault.open(system))?.revision ?? 'none';
}

describe('the vault', () => {
  it('gives back what was saved, also to the next worker', async () => {
    await seedConnection(store, 'quickbooksTime', {}, { accessToken: 'secret-token' });
    const next = createStore(database).vault;
    expect(await next.read('quickbooksTime')).toEqual({ accessToken: 'secret-token' });
    expect(await next.read('karbon')).toBeNull();
  });

  it('stores no readable secret, with a key that cannot be exported', async () => {
    await seedConnection(store, 'quickbooksTime', {}, { accessToken: 'secret-token' });
    const stored = await database.get('vault', 'quickbooksTime');
    expect(new TextDecoder().decode(stored?.sealed)).not.toContain('secret-token');
    const key = await database.get('keys', 'vault');
    if (!(key instanceof CryptoKey)) throw new Error('no key was kept');
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  it('seals the same secret differently each time', async () => {
    await seedConnection(store, 'karbon', {}, 'same');
    const first = await database.get('vault', 'karbon');
    await seedConnection(store, 'karbon', {}, 'same');
    const second = await database.get('vault', 'karbon');
    expect(second?.iv).not.toEqual(first?.iv);
    expect(bytesOf(second)).not.toEqual(bytesOf(first));
  });

  it('does not open what was sealed for another system', async () => {
    await seedConnection(store, 'karbon');
    const sealed = await database.get('vault', 'karbon');
    if (!sealed) throw new Error('nothing was kept');
    await database.put('vault', sealed, 'quickbooks');
    expect(await store.vault.read('quickbooks')).toBeNull();
  });

  it('agrees on one key when two systems are saved at once', async () => {
    await Promise.all([
      seedConnection(store, 'karbon', {}, 'one'),
      seedConnection(store, 'quickbooks', {}, 'two'),
    ]);
    expect(await store.vault.read('karbon')).toBe('one');
    expect(await store.vault.read('quickbooks')).toBe('two');
  });

  it('says whom the credentials act for', async () => {
    await seedConnection(store, 'quickbooks', { identity: 'sandbox/9130' });
    expect(await store.vault.open('quickbooks')).toMatchObject({ account: 'sandbox/9130' });
  });

  it('renews what is there, but brings back nothing that was forgotten', async () => {
    await seedConnection(store, 'quickbooks', {}, 'old');
    const first = await revisionOf('quickbooks');
    expect(await store.vault.renew('quickbooks', first, 'new')).toBe(true);
    expect(await store.vault.read('quickbooks')).toBe('new');
    const second = await revisionOf('quickbooks');
    await store.accounts.disconnect('quickbooks');
    expect(await store.vault.renew('quickbooks', second, 'late')).toBe(false);
    expect(await store.vault.read('quickbooks')).toBeNull();
  });

  it('keeps a new sign-in, and what was renewed first, against a renewal of what was there before', async () => {
    await seedConnection(store, 'quickbooks', {}, 'old');
    const before = await revisionOf('quickbooks');
    await seedConnection(store, 'quickbooks', {}, 'signed in');
    expect(await store.vault.renew('quickbooks', before, 'late')).toBe(false);
    expect(await store.vault.read('quickbooks')).toBe('signed in');
    const signedIn = await revisionOf('quickbooks');
    const both = ['one', 'two'].map((secret) => store.vault.renew('quickbooks', signedIn, secret));
    expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1);
  });

  it('renews what an earlier version has sealed, which bears no revision', async () => {
    await seedConnection(store, 'karbon', {}, 'old');
    const sealed = await database.get('vault', 'karbon');
    if (!sealed) throw new Error('nothing was kept');
    await database.put('vault', { iv: sealed.iv, sealed: sealed.sealed }, 'karbon');
    expect(await store.vault.renew('karbon', await revisionOf('karbon'), 'new')).toBe(true);
    expect(await store.vault.read('karbon')).toBe('new');
  });
});

function bytesOf(secret: SealedSecret | undefined): number[] {
  return [...new Uint8Array(secret?.sealed ?? new ArrayBuffer(0))];
}
