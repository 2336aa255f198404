import { describe, expect, it } from 'vitest';
import type { PanelView } from '../../../../src/messages/panel-view';
import type { Desk, Office } from '../../../office/office';
import {
  addTimedClient,
  addTimedWork,
  askedFor,
  changesOf,
  type DesktopWorld,
  openDesktop,
  openedOn,
  openLife,
  type Prepare,
  pageNamed,
  readBytes,
  readExport,
  request,
  saidIn,
  saidOn,
  savedIif,
} from './desktop-world';

const dayMs = 24 * 60 * 60_000;

/** A client with two pieces of work, all of which QuickBooks lacks, and another client that it lacks. */
const newClients: Prepare = ({ firm, company }) => {
  addTimedClient(firm, 'Alder Co');
  addTimedWork(firm, 'Alder Co', 'Audit');
  addTimedWork(firm, 'Alder Co', 'Payroll');
  addTimedClient(firm, 'Birch Co');
  company.addCustomer('Cedar Co');
};

async function openedWorld(): Promise<DesktopWorld> {
  const world = await openDesktop({}, newClients);
  await readExport(world);
  return world;
}

const statesOf = ({ run }: PanelView) => run?.steps.map(({ step, state }) => [step.kind, state]);

async function entriesOf({ store }: Office, runId: string) {
  return (await store.journal.run(runId)).map(({ step, state, outcome }) => [
    step.kind,
    state,
    outcome?.kind,
  ]);
}

describe('a request', () => {
  it('stands on the change list and in the log, and its undo takes it off', async () => {
    const world = await openedWorld();
    const desk = await openedOn(world, pageNamed(world, 'Alder Co:Audit'));
    const { plan } = desk.view();
    expect(plan).toMatchObject({
      action: 'request',
      steps: [
        { kind: 'request', list: 'quickbooks', path: ['Alder Co'], change: { kind: 'create' } },
        { kind: 'request', list: 'quickbooks', path: ['Alder Co', 'Audit'], change: { kind: 'create' } },
      ],
    });
    await desk.press({ kind: 'primary' }, 'the click');
    const done = await desk.until(({ run, plan }) => run?.state === 'done' && plan.steps.length === 0);
    expect(statesOf(done)).toEqual([
      ['request', 'confirmed'],
      ['request', 'confirmed'],
    ]);
    expect(done.run?.canUndo).toBe(true);
    expect(saidIn(done)).toEqual({ verdict: 'wouldStrand', inQuickbooks: 'missing', offer: 'onChangeList' });
    const { changeList, log } = world.office.services.pageApi;
    const { product, changes } = await changeList.read();
    expect(product).toBe('desktop');
    const asked = { change: { kind: 'create' }, itemTitle: 'Audit', takenAt: null, madeAt: null };
    expect(changes).toMatchObject([asked, asked]);
    expect(await changesOf(world)).toEqual({ open: ['Alder Co', 'Alder Co:Audit'], made: [] });
    const { rows } = await log.list(10);
    expect(rows.map(({ step, state, recordId, canUndo }) => [step.path, state, recordId, canUndo])).toEqual([
      [['Alder Co', 'Audit'], 'confirmed', null, true],
      [['Alder Co'], 'confirmed', null, true],
    ]);

    world.firm.clock.advance(60_000);
    expect(await desk.undo('the click', 'the undo')).toEqual({ kind: 'begun' });
    const isUndone = ({ run, plan }: PanelView) =>
      run?.id === 'the undo' && run.state === 'done' && plan.action === 'request';
    const undone = await desk.until(isUndone);
    expect(undone.run).toMatchObject({ isUndo: true, canUndo: false });
    expect(undone.plan.id).toBe(plan.id);
    expect(await changesOf(world)).toEqual({ open: [], made: [] });
    expect(world.company.snapshot().map(({ path }) => path)).toEqual(['Cedar Co']);
    world.office.kill();
  });

  it('is one row, however often it is clicked for and in however many panels', async () => {
    const world = await openedWorld();
    const page = pageNamed(world, 'Birch Co');
    const [own, colleagues] = [await openedOn(world, page), await openedOn(world, page)];
    const outcomes = await Promise.all([
      own.press({ kind: 'primary' }, 'one'),
      own.press({ kind: 'primary' }, 'one'),
      colleagues.press({ kind: 'primary' }, 'two'),
    ]);
    expect(outcomes).toEqual([{ kind: 'begun' }, { kind: 'begun' }, { kind: 'planChanged' }]);
    await own.until(({ plan }) => plan.obstacle?.code === 'onChangeList');
    await colleagues.until(({ plan }) => plan.obstacle?.code === 'onChangeList');
    expect(await changesOf(world)).toEqual({ open: ['Birch Co'], made: [] });
    expect(await entriesOf(world.office, 'two')).toEqual([]);
    world.office.kill();
  });

  it('for more work of a client does not ask for the client again', async () => {
    const world = await openedWorld();
    await request(world, pageNamed(world, 'Alder Co:Audit'));
    const desk = await openedOn(world, pageNamed(world, 'Alder Co:Payroll'));
    expect(desk.view().plan.steps).toMatchObject([{ kind: 'request', path: ['Alder Co', 'Payroll'] }]);
    expect(await saidOn(world, pageNamed(world, 'Alder Co'))).toMatchObject({ offer: 'onChangeList' });
    world.office.kill();
  });
});

describe('a worker that is killed', () => {
  /** Kills the worker once the first step of what is asked for is carried out, and before the journal says so. */
  async function killedInFirstStep(
    open: (world: DesktopWorld) => Promise<Desk>,
    ask: (desk: Desk) => void,
  ): Promise<DesktopWorld> {
    let desk: Desk | null = null;
    let transitions = 0;
    let die: () => void = () => undefined;
    const death = new Promise<void>((resolve) => {
      die = resolve;
    });
    const world = await openDesktop({}, newClients, {
      killAt(moment) {
        if (!desk || moment !== 'beforeJournal') return false;
        transitions += 1;
        // The first is that of the plan. No view is to be made in a life that is over.
        if (transitions === 1) desk.end();
        if (transitions === 2) die();
        return transitions === 2;
      },
    });
    await readExport(world);
    const opened = await open(world);
    desk = opened;
    ask(opened);
    await death;
    return { ...world, office: await openLife(world) };
  }

  async function goneOnWith(world: DesktopWorld): Promise<PanelView> {
    const desk = await openedOn(world, pageNamed(world, 'Alder Co:Audit'));
    return desk.until(({ run }) => run?.id === 'the run' && run.state === 'done');
  }

  it('between a row and the journal leaves one row, and its step is confirmed in the next life', async () => {
    const world = await killedInFirstStep(
      (first) => openedOn(first, pageNamed(first, 'Alder Co:Audit')),
      (desk) => {
        const planId = desk.view().plan.id;
        desk.ask({ type: 'fix', runId: 'the run', choice: { kind: 'primary' }, planId });
      },
    );
    expect(await changesOf(world)).toEqual({ open: ['Alder Co'], made: [] });
    expect(await entriesOf(world.office, 'the run')).toEqual([
      ['request', 'planned', undefined],
      ['request', 'planned', undefined],
    ]);
    await goneOnWith(world);
    expect(await changesOf(world)).toEqual({ open: ['Alder Co', 'Alder Co:Audit'], made: [] });
    expect(await entriesOf(world.office, 'the run')).toEqual([
      ['request', 'confirmed', 'done'],
      ['request', 'confirmed', 'done'],
    ]);
    world.office.kill();
  });

  it('between taking a row off and the journal takes off what is left in the next life', async () => {
    const world = await killedInFirstStep(
      (first) => askedFor(first, pageNamed(first, 'Alder Co:Audit'), 'the click'),
      (desk) => desk.ask({ type: 'undo', runId: 'the run', of: 'the click' }),
    );
    expect(await changesOf(world)).toEqual({ open: ['Alder Co'], made: [] });
    const view = await goneOnWith(world);
    expect(await changesOf(world)).toEqual({ open: [], made: [] });
    expect(statesOf(view)).toEqual([
      ['withdraw', 'confirmed'],
      ['withdraw', 'confirmed'],
    ]);
    expect((await entriesOf(world.office, 'the click')).map(([, state]) => state)).toEqual([
      'undone',
      'undone',
    ]);
    world.office.kill();
  });
});

describe('what is on the change list', () => {
  it('is made once a list that is read later shows it, and shown for 30 days more', async () => {
    const world = await openedWorld();
    await request(world, pageNamed(world, 'Alder Co:Audit'));
    await request(world, pageNamed(world, 'Birch Co'));
    await readExport(world);
    expect(await changesOf(world)).toEqual({ open: ['Alder Co', 'Alder Co:Audit', 'Birch Co'], made: [] });

    world.company.addCustomer('Alder Co');
    expect((await changesOf(world)).made).toEqual([]);
    await readExport(world);
    const made = { open: ['Alder Co:Audit', 'Birch Co'], made: ['Alder Co'] };
    expect(await changesOf(world)).toEqual(made);
    expect(await savedIif(world)).not.toContain('Alder Co\r');
    expect(await saidOn(world, pageNamed(world, 'Alder Co'))).toMatchObject({ verdict: 'tiesOut' });
    expect(await saidOn(world, pageNamed(world, 'Alder Co:Audit'))).toMatchObject({ offer: 'onChangeList' });

    world.firm.clock.advance(29 * dayMs);
    await readExport(world);
    expect(await changesOf(world)).toEqual(made);
    world.firm.clock.advance(2 * dayMs);
    await readExport(world);
    expect(await changesOf(world)).toEqual({ ...made, made: [] });
    world.office.kill();
  });

  it('is made where a record is called, placed and active as it was to be, and not before', async () => {
    const world = await openDesktop({}, ({ firm, company }) => {
      for (const name of ['Tom & Ann', 'Dover Co', 'Elm Co']) addTimedClient(firm, name);
      addTimedWork(firm, 'Dover Co', 'Audit');
      for (const path of ['Tom and Ann', 'Dover Co', 'Audit', 'Elm Co']) company.addCustomer(path);
      company.makeInactive('Elm Co');
    });
    await readExport(world);
    for (const path of ['Tom & Ann', 'Dover Co:Audit', 'Elm Co'])
      await request(world, pageNamed(world, path));
    await readExport(world);
    const asked = ['Audit', 'Elm Co', 'Tom and Ann'];
    expect(await changesOf(world)).toEqual({ open: asked, made: [] });
    expect(await savedIif(world)).toBe('!CUST\tNAME\r\n');
    const said = await saidOn(world, pageNamed(world, 'Tom & Ann'));
    expect(said).toEqual({ verdict: 'wouldDuplicate', inQuickbooks: 'differs', offer: 'onChangeList' });

    world.company.rename('Tom and Ann', 'Tom & Ann');
    world.company.move('Audit', 'Dover Co');
    world.company.makeActive('Elm Co');
    await readExport(world);
    expect(await changesOf(world)).toEqual({ open: [], made: asked });
    for (const path of ['Tom & Ann', 'Dover Co:Audit', 'Elm Co']) {
      expect(await saidOn(world, pageNamed(world, path))).toMatchObject({
        verdict: 'tiesOut',
        offer: 'none',
      });
    }
    world.office.kill();
  });

  it('and was made leaves the customer there when its request is undone', async () => {
    const world = await openedWorld();
    const desk = await askedFor(world, pageNamed(world, 'Birch Co'), 'the click');
    world.company.addCustomer('Birch Co');
    await readExport(world);
    await desk.until(({ verdict }) => verdict.code === 'tiesOut');
    await desk.undo('the click', 'the undo');
    const { verdict } = await desk.until(({ run }) => run?.id === 'the undo' && run.state === 'done');
    expect(verdict.code).toBe('tiesOut');
    expect(await changesOf(world)).toEqual({ open: [], made: [] });
    world.office.kill();
  });

  it('is not made by a customer that is inactive', async () => {
    const world = await openedWorld();
    await request(world, pageNamed(world, 'Birch Co'));
    world.company.addCustomer('Birch Co');
    world.company.makeInactive('Birch Co');
    await readExport(world);
    expect(await changesOf(world)).toEqual({ open: ['Birch Co'], made: [] });
    expect(await saidOn(world, pageNamed(world, 'Birch Co'))).toMatchObject({
      verdict: 'customerInactive',
      offer: 'request',
    });
    world.office.kill();
  });

  it('and was made is open again where it is asked for again', async () => {
    const world = await openedWorld();
    const page = pageNamed(world, 'Birch Co');
    await request(world, page);
    await savedIif(world);
    world.company.addCustomer('birch co');
    await readExport(world);
    expect(await changesOf(world)).toEqual({ open: [], made: ['Birch Co'] });

    world.company.merge('birch co', 'Cedar Co');
    await readExport(world);
    await askedFor(world, page, 'the second time');
    const { changes } = await world.office.services.pageApi.changeList.read();
    expect(changes).toMatchObject([{ path: ['Birch Co'], takenAt: null, madeAt: null }]);
    world.office.kill();
  });

  it('is taken with the file or by copying, and goes where somebody takes it off', async () => {
    const world = await openedWorld();
    const { changeList } = world.office.services.pageApi;
    await request(world, pageNamed(world, 'Alder Co:Audit'));
    expect(await savedIif(world)).toBe('!CUST\tNAME\r\nCUST\tAlder Co\r\nCUST\tAlder Co:Audit\r\n');
    const takenAt = world.firm.clock.now();
    await request(world, pageNamed(world, 'Birch Co'));
    const before = await changeList.read();
    expect(before.changes.map((change) => change.takenAt)).toEqual([takenAt, takenAt, null]);
    const ids = before.changes.map(({ id }) => id);
    const after = await changeList.noteTaken(ids.slice(2));
    expect(after.changes.at(2)?.takenAt).toBe(world.firm.clock.now());
    expect((await changeList.remove(ids.slice(0, 2))).changes).toMatchObject([{ path: ['Birch Co'] }]);
    expect(await saidOn(world, pageNamed(world, 'Alder Co'))).toMatchObject({ offer: 'request' });
    world.office.kill();
  });

  it('goes with its connection, since the next file may be another company’s', async () => {
    const world = await openedWorld();
    await request(world, pageNamed(world, 'Birch Co'));
    const { connections, changeList } = world.office.services.pageApi;
    await connections.disconnect('quickbooks');
    expect(await changeList.read()).toEqual({ product: null, changes: [] });
    expect(await savedIif(world)).toBe('!CUST\tNAME\r\n');
    expect(await saidOn(world, pageNamed(world, 'Birch Co'))).toMatchObject({
      verdict: 'tiesOutInTime',
      offer: 'none',
    });
    await readExport(world);
    expect(await changesOf(world)).toEqual({ open: [], made: [] });
    expect(await saidOn(world, pageNamed(world, 'Birch Co'))).toMatchObject({ offer: 'request' });
    world.office.kill();
  });
});

it('the list of another company brings a change list of its own, and what was asked for of the first goes', async () => {
  const world = await openDesktop({}, newClients);
  const { changeList } = world.office.services.pageApi;
  const read = (companyName: string, names: readonly string[], isConfirmed = true) => {
    world.firm.clock.advance(60_000);
    const rows = [
      companyName,
      'Customer Contact List',
      '',
      'Customer full name,Phone numbers,Email,Full name',
    ];
    const text = [...rows, ...names.map((name) => `${name},,,`), ''].join('\n');
    return readBytes(world, new TextEncoder().encode(text), 'contacts.csv', isConfirmed);
  };
  await read('First Firm', ['Cedar Co']);
  await request(world, pageNamed(world, 'Birch Co'));

  expect(await read('Second Firm', ['Birch Co'], false)).toMatchObject({ kind: 'doubted' });
  await read('Second Firm', ['Birch Co']);
  expect(await changeList.read()).toEqual({ product: 'online', changes: [] });
  expect(await saidOn(world, pageNamed(world, 'Birch Co'))).toMatchObject({ verdict: 'tiesOut' });
  await request(world, pageNamed(world, 'Alder Co'));
  expect(await changesOf(world)).toEqual({ open: ['Alder Co'], made: [] });

  await read('First Firm', ['Cedar Co', 'Alder Co']);
  expect((await changeList.read()).changes).toEqual([]);
  expect(await saidOn(world, pageNamed(world, 'Birch Co'))).toMatchObject({ offer: 'request' });
  world.office.kill();
});
