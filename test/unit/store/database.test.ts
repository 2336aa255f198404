import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { createChangeSignal } from '../../../src/store/change-signal';
import { aesCipher } from '../../../src/store/cipher';
import { createConnections } from '../../../src/store/connections';
import { DatabaseError, deleteDatabase, latestVersion, openDatabase } from '../../../src/store/database';
import { createJournal } from '../../../src/store/journal';
import { createLinks } from '../../../src/store/links';
import { createMirror } from '../../../src/store/mirror';
import { recordVersions } from '../../../src/store/record-versions';
import { createStore } from '../../../src/store/store';
import { entry } from '../services/sample-records';
import { journalEntry, link } from './sample-entries';
import { accountRecord } from './seed-connection';

it('a database of a later version can be done without', async () => {
  (await openDB('of a later version', latestVersion + 1)).close();
  await expect(openDatabase('of a later version')).rejects.toMatchObject({ reason: 'newer' });
  await deleteDatabase('of a later version');
  expect((await openDatabase('of a later version')).version).toBe(latestVersion);
});

it('says that it was closed for another version, and is opened again by the next who asks', async () => {
  let closings = 0;
  const old = await openDatabase('closed for another', latestVersion - 1, () => {
    closings += 1;
  });
  const latest = await openDatabase('closed for another');
  expect(closings).toBe(1);
  expect(() => old.transaction('settings')).toThrow();
  await latest.put('settings', 1, 'kept');
  latest.close();
  expect(closings).toBe(1);
});

describe('the upgrade path', () => {
  it('keeps what an older version has written', async () => {
    const old = await openDatabase('upgraded', 1);
    expect([...old.objectStoreNames]).not.toContain('entries');
    const key = await aesCipher.newKey();
    await old.put('keys', key, 'vault');
    await old.put('vault', await aesCipher.seal(key, 'karbon', '{"bearer":"b"}'), 'karbon');
    await old.put('connections', { system: 'karbon', ...accountRecord({ identity: 'TenantKey1' }) });
    old.close();

    const latest = await openDatabase('upgraded');
    expect(latest.version).toBe(latestVersion);
    expect([...latest.objectStoreNames]).toContain('entries');
    expect(await createStore(latest).vault.read('karbon')).toEqual({
      bearer: 'b',
    });
    expect((await createConnections(latest, createChangeSignal()).read('karbon')).identity).toBe(
      'TenantKey1',
    );
  });

  it('keeps the copies of the second version, and has room for what is written', async () => {
    const old = await openDatabase('upgraded from 2', 2);
    expect([...old.objectStoreNames]).not.toContain('journal');
    expect([...old.objectStoreNames]).not.toContain('links');
    await old.put('connections', { system: 'karbon', ...accountRecord({ identity: 'TenantKey1' }) });
    const tracked = entry('1', '10', '2026-01-15', 1);
    await createMirror(old, createChangeSignal()).write({ put: { entries: [tracked] } });
    old.close();

    const latest = await openDatabase('upgraded from 2');
    expect(latest.version).toBe(latestVersion);
    expect((await createConnections(latest, createChangeSignal()).read('karbon')).identity).toBe(
      'TenantKey1',
    );
    const scope = { jobcodeIds: ['10'], days: { from: null, to: '2026-12-31' } };
    expect(await createMirror(latest, createChangeSignal()).entries(scope)).toEqual([
      { ...tracked, recordVersion: recordVersions.entries },
    ]);
    await latest.put('connections', { system: 'quickbooks', ...accountRecord() });
    const links = createLinks(latest, createChangeSignal());
    await links.put([link('KeyA0001', '1')]);
    expect([...(await links.of('quickbooks', 'company'))]).toEqual([['KeyA0001', '1']]);
  });

  it.each([1, 2, 3])('gives a journal to a database of version %i', async (version) => {
    const name = `journal for ${version}`;
    (await openDatabase(name, version)).close();
    const journal = createJournal(await openDatabase(name), createChangeSignal());
    expect(await journal.plan([journalEntry('a', 0, 1)])).toBe(true);
    expect(await journal.open()).toMatchObject([journalEntry('a', 0, 1)]);
    expect(await journal.newest(1)).toMatchObject([journalEntry('a', 0, 1)]);
  });

  it("finds an item's newest run in a journal of version 3 by its key alone", async () => {
    const old = await openDatabase('journal of 3', 3);
    expect([...old.transaction('journal').store.indexNames]).toContain('byItem');
    await createJournal(old, createChangeSignal()).plan([journalEntry('a', 0, 1), journalEntry('a', 1, 1)]);
    old.close();
    const latest = await openDatabase('journal of 3');
    expect([...latest.transaction('journal').store.indexNames]).not.toContain('byItem');
    const run = await createJournal(latest, createChangeSignal()).newestOf('WorkKey01');
    expect(run.map(({ id }) => id)).toEqual(['a 0', 'a 1']);
  });

  it('lets an old connection go when a newer version wants to open', async () => {
    await openDatabase('let go', 1);
    expect((await openDatabase('let go')).version).toBe(latestVersion);
  });

  it('says so when an old connection is held open elsewhere, and opens once it is let go', async () => {
    (await openDatabase('held', 1)).close();
    const held = await openDB('held', 1);
    await expect(openDatabase('held')).rejects.toMatchObject({ name: 'DatabaseError', reason: 'blocked' });
    held.close();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await expect(openDatabase('held')).resolves.toBeDefined();
  });

  it('refuses a database that a later version has written, and leaves it alone', async () => {
    const later = await openDB('later', latestVersion + 1);
    later.close();
    const error = await openDatabase('later').catch((error: unknown) => error);
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error).toMatchObject({ reason: 'newer' });
    expect((await openDB('later')).version).toBe(latestVersion + 1);
  });
});
