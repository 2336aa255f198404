import { expect, it } from 'vitest';
import type { NameStorage } from '../../../firm/stored-names';
import type { Desk } from '../../../office/office';
import { pageOf } from '../../../office/pages';
import {
  addClient,
  addJobcode,
  addName,
  customerNamed,
  type FixBench,
  fixBench,
  openedOn,
  refreshed,
} from './fix-bench';

async function pressed(desk: Desk, runId: string): Promise<void> {
  expect(await desk.press({ kind: 'primary' }, runId)).toEqual({ kind: 'begun' });
  await desk.until(({ run }) => run?.id === runId && run.endedAt !== null);
}

/** A client that both lists have under another spelling, in a firm of services that store names so. */
async function differing(name: string, spelling: string, storage: NameStorage) {
  const bench = await fixBench((firm) => {
    firm.switches.quickbooksOnline.storesNames = storage;
    firm.switches.quickbooksTime.storesNames = storage;
    firm.state.quickbooksTime.account.linkedTo = 'none';
    addClient(firm, 'OddName001', name);
    addJobcode(firm, spelling);
    addName(firm, spelling);
  });
  return { bench, desk: await openedOn(bench, addClient(bench.firm, 'OddName001', name)) };
}

it.each<[string, string, NameStorage, string]>([
  ['Nova 🌟 Studio', 'nova 🌟 studio', 'questionMarks', 'Nova ? Studio'],
  ['Tom & Ann', 'Tom and Ann', 'entities', 'Tom &amp; Ann'],
  ['Fox <3 Books', 'fox <3 books', 'entities', 'Fox &lt;3 Books'],
])(
  '%s that is stored otherwise is said so, and not asked for again',
  async (name, spelling, storage, stored) => {
    const { bench, desk } = await differing(name, spelling, storage);
    await pressed(desk, 'the sync');
    expect(desk.view().run?.steps.map(({ state, outcome }) => [state, outcome])).toEqual([
      ['confirmed', { kind: 'done', storedName: stored }],
      ['confirmed', { kind: 'done', storedName: stored }],
    ]);
    const view = await refreshed(bench, desk);
    const said = { kind: 'blocked', reason: { code: 'nameStoredOtherwise', stored } };
    expect(view.matchStatuses).toMatchObject({ quickbooksTime: said, quickbooks: said });
    expect(view.verdict).toMatchObject({ code: 'blocked', reason: { stored } });
    expect(view.plan.steps).toEqual([]);
    const { names } = await bench.office.services.pageApi.tieOutInput(true);
    expect(names.spellings?.quickbooks).toContainEqual([
      customerNamed(bench.firm, stored).id,
      { asked: name, stored },
    ]);
    bench.office.kill();
  },
);

async function undone({ office }: FixBench, desk: Desk): Promise<void> {
  await desk.undo('the click', 'the undo');
  await desk.until(({ run }) => run?.id === 'the undo' && run.endedAt !== null);
  office.kill();
}

it('a rename that was stored otherwise can be taken back', async () => {
  const { bench, desk } = await differing('Nova 🌟 Studio', 'nova 🌟 studio', 'questionMarks');
  const [jobcode] = [...bench.firm.state.quickbooksTime.jobcodes.values()].filter(
    ({ name }) => name === 'nova 🌟 studio',
  );
  const customer = customerNamed(bench.firm, 'nova 🌟 studio');
  await pressed(desk, 'the click');
  expect([jobcode?.name, customer.displayName]).toEqual(['Nova ? Studio', 'Nova ? Studio']);
  await undone(bench, desk);
  expect([jobcode?.name, customer.displayName]).toEqual(['nova ? studio', 'nova ? studio']);
});

it('what is created under another name is one record, and is taken back', async () => {
  const bench = await fixBench((firm) => {
    firm.switches.quickbooksOnline.storesNames = 'questionMarks';
    firm.switches.quickbooksTime.storesNames = 'questionMarks';
    addClient(firm, 'OddName001', 'Obelisk 🌟 Quarryworks');
  });
  const { firm } = bench;
  const desk = await openedOn(bench, addClient(firm, 'OddName001', 'Obelisk 🌟 Quarryworks'));
  await pressed(desk, 'the click');
  const view = await refreshed(bench, desk);
  expect(view.matchStatuses?.quickbooksTime).toMatchObject({
    kind: 'blocked',
    unblocked: { kind: 'differs' },
  });
  expect(view.plan.steps).toEqual([]);
  const made = () => [
    ...[...firm.state.quickbooksTime.jobcodes.values()].filter(({ name }) => name.startsWith('Obelisk')),
    ...[...firm.state.quickbooksOnline.names.values()].filter(({ displayName }) =>
      displayName.startsWith('Obelisk'),
    ),
  ];
  expect(made().map(({ active }) => active)).toEqual([true, true]);
  await undone(bench, desk);
  expect(made().map(({ active }) => active)).toEqual([false, false]);
});

it('a new name in Karbon is asked for again', async () => {
  const { bench, desk } = await differing('Nova 🌟 Studio', 'nova 🌟 studio', 'questionMarks');
  await pressed(desk, 'the sync');
  desk.end();
  const client = bench.firm.state.karbon.organizations.get('OddName001');
  if (client) Object.assign(client, { fullName: 'Nova Star Studio', lastModifiedMs: bench.firm.clock.now() });
  await bench.office.services.pageApi.tieOutInput(true);
  const again = await openedOn(bench, pageOf(bench.firm.state, { kind: 'organization', key: 'OddName001' }));
  const view = await refreshed(bench, again);
  expect(view.plan).toMatchObject({ action: 'syncName', steps: [{ kind: 'rename' }, { kind: 'rename' }] });
  bench.office.kill();
});
