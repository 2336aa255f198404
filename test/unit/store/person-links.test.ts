import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createChangeSignal } from '../../../src/store/change-signal';
import { openDatabase } from '../../../src/store/database';
import { createPersonLinks } from '../../../src/store/person-links';

/** From before companies were told apart. */
const versionBefore = 9;

async function linksIn(name: string) {
  const links = createPersonLinks(await openDatabase(name), createChangeSignal());
  return { ...links, shown: async (accounts: string) => [...(await links.of(accounts))].sort() };
}

describe('who is who', () => {
  it('is kept for each company, where one person is one person', async () => {
    const { set, shown } = await linksIn('by company');
    await set('harbor', 'u1', '1');
    await set('dockside', 'u1', '8');
    await set('harbor', 'u2', '1');
    expect(await shown('harbor')).toEqual([['u2', '1']]);
    expect(await shown('dockside')).toEqual([['u1', '8']]);
    await set('harbor', 'u2', null);
    expect(await shown('harbor')).toEqual([]);
    expect(await shown('dockside')).toEqual([['u1', '8']]);
  });

  it('counts for every company where it is older than that, until somebody says otherwise', async () => {
    const old = await openDatabase('older links', versionBefore);
    await old.put('settings', { u1: '1', u2: '2', u3: '3' }, 'personLinks');
    old.close();

    const { set, shown } = await linksIn('older links');
    expect(await shown('harbor')).toEqual([
      ['u1', '1'],
      ['u2', '2'],
      ['u3', '3'],
    ]);
    await set('harbor', 'u1', '2');
    await set('harbor', 'u3', null);
    expect(await shown('harbor')).toEqual([['u1', '2']]);
    expect(await shown('dockside')).toEqual([]);
  });

  it('is nothing in a database of an older version that knew nobody', async () => {
    (await openDatabase('nobody before', versionBefore)).close();
    const { shown } = await linksIn('nobody before');
    expect(await shown('harbor')).toEqual([]);
  });
});
