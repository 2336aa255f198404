import { describe, expect, it } from 'vitest';
import type { FixTarget } from '../../../../src/domain/plans/fix-target';
import { createMatchContextReader } from '../../../../src/services/matching/match-context';
import { createNameIndexes } from '../../../../src/services/matching/name-indexes';
import { createPageContextReaders } from '../../../../src/services/panel/page-context';
import type { MirrorName } from '../../../../src/store/mirrored-stores';
import type { Store } from '../../../../src/store/store';
import { clientPage, groupPage, jobcode, personPage, workPage } from '../sample-records';
import { connectedBefore } from '../sync/sync-bench';

/** The readers of a worker that has just been started over the store, and the lists that they have read whole. */
function newLife(store: Store) {
  const readWhole: MirrorName[] = [];
  const watched: Store = {
    ...store,
    mirror: {
      ...store.mirror,
      fieldsOfAll(name, fields) {
        readWhole.push(name);
        return store.mirror.fieldsOfAll(name, fields);
      },
    },
  };
  const nameIndexes = createNameIndexes(watched);
  const readers = createPageContextReaders(watched, createMatchContextReader(watched, nameIndexes));
  return {
    readers,
    nameIndexes,
    /** Of jobcodes and customers. */
    listsRead: () => readWhole.filter((name) => name === 'jobcodes' || name === 'customers').sort(),
  };
}

async function differenceBetween(store: Store, page: FixTarget) {
  const pick = ({ match, workMatches, memberMatches, rootIds }: Awaited<ReturnType<typeof whole>>) => ({
    match,
    workMatches,
    memberMatches,
    rootIds,
  });
  const whole = (of: FixTarget) => newLife(store).readers.readWhole(of);
  return { shown: pick(await newLife(store).readers.readShown(page)), whole: pick(await whole(page)) };
}

describe('what is shown in a new life of the worker', () => {
  it('reads no list whole where all on the page is matched', async () => {
    const { store } = await connectedBefore();
    const life = newLife(store);
    const { match } = await life.readers.readShown(workPage);
    expect(match?.verdict).toMatchObject({ code: 'tiesOut', path: ['Acme Co', '2025 Tax return'] });
    expect(life.listsRead()).toEqual([]);
    await life.readers.readWhole(workPage);
    expect(life.listsRead()).toEqual(['customers', 'jobcodes']);
  });

  it('looks further where something is not', async () => {
    const { store } = await connectedBefore();
    const known = await store.mirror.get('jobcodes', '11');
    await store.mirror.write({ put: { jobcodes: known ? [{ ...known, name: '2025 Tax retrun' }] : [] } });
    const life = newLife(store);
    const { match } = await life.readers.readShown(workPage);
    expect(match?.statuses?.quickbooksTime.kind).not.toBe('matched');
    expect(life.listsRead()).toEqual(['customers', 'jobcodes']);
  });

  it('goes by the whole lists where they are at hand, and follows what has changed since', async () => {
    const { store } = await connectedBefore();
    const life = newLife(store);
    await life.readers.readWhole(workPage);
    expect(life.nameIndexes.isAtHand('quickbooksTime')).toBe(true);
    await life.readers.readShown(workPage);
    expect(life.listsRead()).toHaveLength(2);
    // Another record of the very name at the top, so that nobody can tell which is meant.
    await store.mirror.write({ put: { jobcodes: [jobcode('99', 'Acme Co')] } });
    expect(life.nameIndexes.isAtHand('quickbooksTime')).toBe(true);
    const { match } = await life.readers.readShown(clientPage);
    expect(match?.statuses?.quickbooksTime.kind).not.toBe('missing');
    expect(match).toEqual((await newLife(store).readers.readWhole(clientPage)).match);
    expect(life.listsRead()).toHaveLength(2);
  });

  it.each([
    ['work', workPage],
    ['client', clientPage],
    ['person', personPage],
    ['group', groupPage],
  ])('is what the whole lists say: %s', async (_, page) => {
    const { store } = await connectedBefore();
    const { shown, whole } = await differenceBetween(store, page);
    expect(shown).toEqual(whole);
  });
});
