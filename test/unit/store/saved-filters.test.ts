import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { maxSavedFilters, type SavedFilter } from '../../../src/messages/saved-filters';
import { createChangeSignal } from '../../../src/store/change-signal';
import { openDatabase } from '../../../src/store/database';
import { createSavedFilters } from '../../../src/store/saved-filters';

function filter(id: string, name: string, more: Partial<SavedFilter> = {}): SavedFilter {
  return { id, name, of: 'clients', filter: 'missing', search: '', ...more };
}

async function filtersIn(name: string) {
  return createSavedFilters(await openDatabase(name), createChangeSignal());
}

describe('saved filters', () => {
  it('are there again in another life, in the order in which they were saved', async () => {
    const before = await filtersIn('another life');
    await before.save(filter('b', 'Missing trusts', { search: 'trust' }));
    await before.save(filter('a', 'Inactive', { filter: 'archived' }));
    expect(await (await filtersIn('another life')).list()).toEqual([
      filter('b', 'Missing trusts', { search: 'trust' }),
      filter('a', 'Inactive', { filter: 'archived' }),
    ]);
  });

  it('keep their place when they are renamed, and go when they are deleted', async () => {
    const { list, save, remove } = await filtersIn('renamed');
    await save(filter('a', 'One'));
    await save(filter('b', 'Two'));
    expect(await save(filter('a', 'First'))).toEqual([filter('a', 'First'), filter('b', 'Two')]);
    expect(await remove('a')).toEqual([filter('b', 'Two')]);
    expect(await list()).toEqual([filter('b', 'Two')]);
  });

  it('have one name each among the same rows', async () => {
    const { save } = await filtersIn('one name');
    await save(filter('a', 'Trusts'));
    await save(filter('b', 'Trusts', { of: 'work' }));
    expect((await save(filter('c', 'Trusts', { search: 'trust' }))).map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('are not more than can be looked through, and the last is not lost for another', async () => {
    const { list, save } = await filtersIn('many');
    for (let at = 0; at <= maxSavedFilters; at += 1) await save(filter(`f${at}`, `Filter ${at}`));
    const ids = (await list()).map(({ id }) => id);
    expect(ids).toHaveLength(maxSavedFilters);
    expect(ids).toContain('f0');
  });

  it('pass over one that is of no known form', async () => {
    const database = await openDatabase('odd');
    await database.put('settings', [{ id: 'x' }, filter('a', 'Trusts')], 'savedFilters');
    expect(await createSavedFilters(database, createChangeSignal()).list()).toEqual([filter('a', 'Trusts')]);
  });
});
