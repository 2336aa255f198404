import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { createChangeSignal } from '../../../src/store/change-signal';
import { createConnections } from '../../../src/store/connections';
import { DatabaseError, latestVersion, openDatabase } from '../../../src/store/database';
import { createVault } from '../../../src/store/vault';

describe('the upgrade path', () => {
  it('keeps what an older version has written', async () => {
    const old = await openDatabase('upgraded', 1);
    expect([...old.objectStoreNames]).not.toContain('entries');
    await createVault(old, createChangeSignal()).save('karbon', { bearer: 'b' });
    await createConnections(old, createChangeSignal()).update('karbon', { identity: 'TenantKey1' });
    old.close();

    const latest = await openDatabase('upgraded');
    expect(latest.version).toBe(latestVersion);
    expect([...latest.objectStoreNames]).toContain('entries');
    expect(await createVault(latest, createChangeSignal()).read('karbon')).toEqual({ bearer: 'b' });
    expect((await createConnections(latest, createChangeSignal()).read('karbon')).identity).toBe(
      'TenantKey1',
    );
  });

  it('lets an old connection go when a newer version wants to open', async () => {
    await openDatabase('let go', 1);
    expect((await openDatabase('let go')).version).toBe(latestVersion);
  });

  it('says so when an old connection is held open elsewhere, and opens once it is let go', async () => {
    const held = await openDB('held', 1);
    await expect(openDatabase('held')).rejects.toMatchObject({ name: 'DatabaseError', reason: 'blocked' });
    held.close();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await expect(openDatabase('held')).resolves.toBeDefined();
  });

  it('refuses a database that a later version has written, and leaves it alone', async () => {
    const later = await openDB('later', latestVersion + 1);
    later.close();
    const refusal = await openDatabase('later').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DatabaseError);
    expect(refusal).toMatchObject({ reason: 'newer' });
    expect((await openDB('later')).version).toBe(latestVersion + 1);
  });
});
