import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../src/store/database';
import { createStore, type Store } from '../../../src/store/store';
import { VaultLockedError } from '../../../src/store/vault-key';
import { seedConnection } from './seed-connection';

let database: Database;
let store: Store;
let session: string | null;
let count = 0;

const openedKey = {
  load: async () => session,
  save: async (text: string) => {
    session = text;
  },
};

/** The worker's next life; `isBrowserNew` where the browser was started anew too. */
function nextLife({ isBrowserNew = false } = {}): void {
  if (isBrowserNew) session = null;
  store = createStore(database, { openedKey });
}

beforeEach(async () => {
  count += 1;
  session = null;
  database = await openDatabase(`passphrase ${count}`);
  nextLife();
  await seedConnection(store, 'karbon', {}, 'karbon keys');
  await seedConnection(store, 'quickbooks', { identity: 'harbor' }, 'tokens');
});

describe('a passphrase', () => {
  it('leaves no key beside the secrets, and is asked for once in the life of a browser', async () => {
    expect(await store.passphrase.state()).toBe('none');
    await store.passphrase.set('correct horse');
    expect((await database.getAllKeys('keys')).map(String)).toEqual(['wrapped']);
    expect(await store.vault.read('karbon')).toBe('karbon keys');

    nextLife();
    expect(await store.passphrase.state()).toBe('open');
    expect(await store.vault.read('quickbooks')).toBe('tokens');

    nextLife({ isBrowserNew: true });
    expect(await store.passphrase.state()).toBe('locked');
    await expect(store.vault.read('karbon')).rejects.toBeInstanceOf(VaultLockedError);
    expect(await store.passphrase.open('correct hors')).toBe(false);
    expect(await store.passphrase.state()).toBe('locked');
    expect(await store.passphrase.open('correct horse')).toBe(true);
    expect(await store.vault.read('karbon')).toBe('karbon keys');
    nextLife();
    expect(await store.vault.read('karbon')).toBe('karbon keys');
  });

  it('is changed and removed, and what is kept stays', async () => {
    await store.passphrase.set('first');
    await store.passphrase.set('second');
    nextLife({ isBrowserNew: true });
    expect(await store.passphrase.open('first')).toBe(false);
    expect(await store.passphrase.open('second')).toBe(true);
    await store.passphrase.remove();
    nextLife({ isBrowserNew: true });
    expect(await store.passphrase.state()).toBe('none');
    expect(await store.vault.read('quickbooks')).toBe('tokens');
    const key = await database.get('keys', 'vault');
    expect(key instanceof CryptoKey && key.extractable).toBe(false);
  });

  it('may be typed in either form of its letters', async () => {
    await store.passphrase.set('Zo\u00eb');
    nextLife({ isBrowserNew: true });
    expect(await store.passphrase.open('Zoe\u0308')).toBe(true);
  });

  it('that is locked lets nothing be changed, nor connected', async () => {
    await store.passphrase.set('first');
    nextLife({ isBrowserNew: true });
    for (const call of [
      () => store.passphrase.set('second'),
      () => store.passphrase.remove(),
      () => seedConnection(store, 'karbon'),
    ]) {
      await expect(call()).rejects.toBeInstanceOf(VaultLockedError);
    }
    expect(await store.passphrase.open('first')).toBe(true);
    expect(await store.vault.read('karbon')).toBe('karbon keys');
  });

  it('that is forgotten takes the credentials with it, and nothing else', async () => {
    await store.passphrase.set('first');
    nextLife({ isBrowserNew: true });
    await store.passphrase.forget();
    expect(await store.passphrase.state()).toBe('none');
    expect(await store.vault.read('karbon')).toBeNull();
    expect(await store.connections.read('quickbooks')).toMatchObject({ identity: 'harbor' });
    await seedConnection(store, 'karbon', {}, 'new keys');
    expect(await store.vault.read('karbon')).toBe('new keys');
  });

  it('that is set while a token is renewed loses neither', async () => {
    const held = await store.vault.open('quickbooks');
    const renewed = store.vault.renew('quickbooks', held?.revision ?? '', 'renewed');
    const reads = [store.vault.read('karbon'), store.passphrase.set('first'), store.vault.read('karbon')];
    expect(await renewed).toBe(true);
    const [before, , during] = await Promise.all(reads);
    expect([before, during]).toEqual(['karbon keys', 'karbon keys']);
    nextLife({ isBrowserNew: true });
    expect(await store.passphrase.open('first')).toBe(true);
    expect(await store.vault.read('quickbooks')).toBe('renewed');
  });
});
