import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { createChangeSignal } from '../../../src/store/change-signal';
import { openDatabase } from '../../../src/store/database';
import { createPersonLinks } from '../../../src/store/person-links';

/** From before companies were told apart, and from before one person could be several users. */
const [versionWithoutCompanies, versionOfOneUser] = [9, 14] as const;

async function linksIn(name: string) {
  const links = createPersonLinks(await openDatabase(name), createChangeSignal());
  return { ...links, shown: async (accounts: string) => [...(await links.of(accounts))].sort() };
}

async function keptBefore(version: number, name: string, links: unknown): Promise<void> {
  const old = await openDatabase(name, version);
  await old.put('settings', links, 'personLinks');
  old.close();
}

describe('who is who', () => {
  it('is kept for each company, where a user of QuickBooks Time is one person', async () => {
    const { set, shown } = await linksIn('by company');
    await set('harbor', '1', 'u1');
    await set('dockside', '8', 'u1');
    await set('harbor', '1', 'u2');
    expect(await shown('harbor')).toEqual([['1', 'u2']]);
    expect(await shown('dockside')).toEqual([['8', 'u1']]);
    await set('harbor', '1', null);
    expect(await shown('harbor')).toEqual([]);
    expect(await shown('dockside')).toEqual([['8', 'u1']]);
  });

  it('may be several users of one person, each parted alone', async () => {
    const { set, shown } = await linksIn('old and new');
    await set('harbor', '1', 'u1');
    await set('harbor', '2', 'u1');
    await set('harbor', '3', 'u1');
    await set('harbor', '1', null);
    expect(await shown('harbor')).toEqual([
      ['2', 'u1'],
      ['3', 'u1'],
    ]);
  });

  it('counts for every company where it is older than that, until somebody says otherwise', async () => {
    await keptBefore(versionWithoutCompanies, 'older links', { u1: '1', u2: '2', u3: '3' });
    const { set, shown } = await linksIn('older links');
    expect(await shown('harbor')).toEqual([
      ['1', 'u1'],
      ['2', 'u2'],
      ['3', 'u3'],
    ]);
    await set('harbor', '2', 'u1');
    await set('harbor', '3', null);
    expect(await shown('harbor')).toEqual([
      ['1', 'u1'],
      ['2', 'u1'],
    ]);
    expect(await shown('dockside')).toEqual([['1', 'u1']]);
  });

  it('is kept by company from when a person was one user alone', async () => {
    await keptBefore(versionOfOneUser, 'one user', { '': { u9: '9' }, harbor: { u1: '1', u2: '2' } });
    const { shown } = await linksIn('one user');
    expect(await shown('harbor')).toEqual([
      ['1', 'u1'],
      ['2', 'u2'],
      ['9', 'u9'],
    ]);
    expect(await shown('dockside')).toEqual([['9', 'u9']]);
  });

  it.each([7, 'links', null, [null], { harbor: 7 }, { harbor: { u1: { odd: true } } }])(
    'is nobody where nobody can read it, and stops no upgrade: %j',
    async (links) => {
      const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined);
      const name = `unreadable ${JSON.stringify(links)}`;
      await keptBefore(versionOfOneUser, name, links);
      const { set, shown } = await linksIn(name);
      expect(await shown('harbor')).toEqual([]);
      await set('harbor', '1', 'u1');
      expect(await shown('harbor')).toEqual([['1', 'u1']]);
      silent.mockRestore();
    },
  );

  it('is nothing in a database of an older version that knew nobody', async () => {
    (await openDatabase('nobody before', versionWithoutCompanies)).close();
    const { shown } = await linksIn('nobody before');
    expect(await shown('harbor')).toEqual([]);
  });
});
