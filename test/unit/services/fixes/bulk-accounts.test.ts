import { expect, it } from 'vitest';
import type { PlannedItem } from '../../../../src/messages/bulk-run';
import { bulkRunsOf, toItsEnd } from '../../../office/bulk-life';
import type { DirectFirm } from '../../../office/direct-firm';
import { connectAs, connectOffice, type Office, openOffice } from '../../../office/office';
import { pagePlansOf } from '../../../office/page-plans';
import { addNewClients } from '../../../office/spoiled-clients';
import { createTwoCompanies } from '../../../office/two-companies';
import { databaseName } from '../service-bench';
import { bulkBench, carriedOut } from './bulk-bench';

const newClients = 3;

interface Hold {
  /** Resolves once the client is looked up. */
  readonly isReached: Promise<void>;
  release(): void;
}

/** Lets nobody look this client up, so that whatever plans it stands still meanwhile. */
function holdAt({ store: { mirror } }: Office, heldKey: string): Hold {
  const { get } = mirror;
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  const isReached = new Promise<void>((reach) => {
    const heldGet: typeof get = async (name, key) => {
      if (name === 'karbonClients' && key === heldKey) {
        reach();
        await isReleased;
      }
      return get(name, key);
    };
    Object.assign(mirror, { get: heldGet });
  });
  return {
    isReached,
    release() {
      Object.assign(mirror, { get });
      release();
    },
  };
}

/** An office that is connected to the first of two companies, and somebody who connects the other. */
async function twoCompanyBench() {
  const { firm, other, otherToken } = createTwoCompanies();
  addNewClients(firm, newClients);
  const office = await openOffice(firm, { database: databaseName() });
  await connectOffice(firm, office, { isWithQuickbooks: false });
  await office.services.pageApi.tieOutInput(true);
  firm.clock.advance(60_000);
  const planned = (await pagePlansOf(office)).map(({ item }) => item);
  const items = planned.filter(({ key }) => key.startsWith('NewClient'));
  expect(items).toHaveLength(newClients);
  const connectOther = async () => {
    await connectAs(office, { system: 'quickbooksTime', method: 'token', token: otherToken });
    await office.services.pageApi.tieOutInput(true);
  };
  return { firm, other, office, items, connectOther };
}

/** The jobcodes that bear the names of these items. */
function writtenIn({ state }: DirectFirm, items: readonly PlannedItem[]): readonly string[] {
  const titles = new Set(items.map(({ title }) => title));
  return [...state.quickbooksTime.jobcodes.values()]
    .map(({ name }) => name)
    .filter((name) => titles.has(name));
}

const lastKey = (items: readonly PlannedItem[]) => items.at(-1)?.key ?? '';

it('begins nothing where another company is connected while it is planned', async () => {
  const { firm, other, office, items, connectOther } = await twoCompanyBench();
  const hold = holdAt(office, lastKey(items));
  const starting = bulkRunsOf(office).start({ runId: 'many', items });
  await hold.isReached;
  await connectOther();
  hold.release();
  expect(await starting).toMatchObject({
    kind: 'failed',
    error: { code: 'accountChanged', system: 'quickbooksTime' },
  });
  await office.services.goOn();
  expect(await bulkRunsOf(office).read()).toBeNull();
  expect([...writtenIn(firm, items), ...writtenIn(other, items)]).toEqual([]);
});

it('pauses where another company is connected in the middle of an item, which does not reach it', async () => {
  const { firm, other, office, items, connectOther } = await twoCompanyBench();
  await bulkRunsOf(office).start({ runId: 'many', items });
  const hold = holdAt(office, lastKey(items));
  await hold.isReached;
  await connectOther();
  hold.release();
  expect(await toItsEnd(office, firm)).toMatchObject({
    state: 'paused',
    isInterrupted: true,
    waitingFor: { code: 'accountChanged', system: 'quickbooksTime' },
    counts: { done: 1, waiting: newClients - 1, failed: 0 },
  });
  expect(writtenIn(firm, items)).toHaveLength(1);
  expect(writtenIn(other, items)).toEqual([]);
});

it('is not shown while another company is connected, whose own runs are', async () => {
  const { firm, office, items, connectOther } = await twoCompanyBench();
  const bench = { firm, office, items, database: '' };
  await carriedOut(bench, 'first');
  await carriedOut(bench, 'second');
  const shown = async () => ({
    newest: (await bulkRunsOf(office).read())?.id ?? null,
    earlier: (await bulkRunsOf(office).earlier()).map(({ id }) => id),
  });
  expect(await shown()).toEqual({ newest: 'second', earlier: ['first'] });
  await connectOther();
  expect(await shown()).toEqual({ newest: null, earlier: [] });
  firm.clock.advance(60_000);
  await carriedOut(bench, 'of-the-other');
  expect(await shown()).toEqual({ newest: 'of-the-other', earlier: [] });
  const token = firm.state.credentials.quickbooksTime.adminToken;
  await connectAs(office, { system: 'quickbooksTime', method: 'token', token });
  expect(await shown()).toEqual({ newest: 'second', earlier: ['first'] });
});

it('leaves nothing behind where everything is deleted while it is planned', async () => {
  const { office, items } = await bulkBench((firm) => addNewClients(firm, newClients));
  const hold = holdAt(office, 'NewClient1');
  const starting = bulkRunsOf(office).start({ runId: 'many', items });
  await hold.isReached;
  await office.services.pageApi.data.wipe(true);
  hold.release();
  expect(await starting).toMatchObject({ kind: 'failed' });
  await office.services.goOn();
  expect(await bulkRunsOf(office).read()).toBeNull();
  expect(await office.store.bulkRuns.items('many')).toEqual([]);
});
