import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../src/store/database';
import type { FirmRequest } from '../../../firm/service';
import { connectAs, connectOffice, type Desk, type Office, openOffice } from '../../../office/office';
import { showcasePage } from '../../../office/pages';
import { createTwoCompanies, type TwoCompanies } from '../../../office/two-companies';
import { silenceConsole } from '../../reports/silent-console';
import { createGate, type Gate } from './gate';

// An office that is closed while it reads says so.
silenceConsole();

let companies: TwoCompanies;
let office: Office;
let database: string;
/** Holds answers on their way back. */
let gate: Gate;
/** The writes that have reached QuickBooks Time and QuickBooks, each with what it bore. */
let writes: { readonly path: string; readonly isToOther: boolean }[];
let count = 0;

beforeEach(async () => {
  count += 1;
  database = `account changes ${count}`;
  writes = [];
  gate = createGate();
  companies = createTwoCompanies(async (request, answer) => {
    if (isWrite(request)) {
      const isToOther = request.headers.authorization === `Bearer ${companies.otherToken}`;
      writes.push({ path: request.path, isToOther });
    }
    const answered = await answer(request);
    await gate.pass(request);
    return answered;
  });
  office = await openOffice(companies.firm, { database });
});

afterEach(() => office.kill());

function isWrite({ method, path }: FirmRequest): boolean {
  return method !== 'GET' && /\/(jobcodes|jobcode_assignments|customer)$/.test(path);
}

const isOfOther = (path: string) => (request: FirmRequest) =>
  request.path === path && request.headers.authorization === `Bearer ${companies.otherToken}`;

const connect = (token: string) => connectAs(office, { system: 'quickbooksTime', method: 'token', token });

async function openMissing(): Promise<Desk> {
  const desk = office.open(showcasePage(companies.firm.state, 'missingWork'));
  await desk.until(({ availableFixes, isRefreshing }) => availableFixes.length > 0 && !isRefreshing);
  return desk;
}

function jobcodesOf({ state }: TwoCompanies['other']): number {
  return state.quickbooksTime.jobcodes.size;
}

/** How many rows each store of the database holds, of those that hold any. */
async function rows(): Promise<Readonly<Record<string, number>>> {
  const opened = await openDatabase(database);
  const counts = await Promise.all(
    [...opened.objectStoreNames].map(async (name) => [name, await opened.count(name)] as const),
  );
  opened.close();
  return Object.fromEntries(counts.filter(([, held]) => held > 0));
}

describe('while another company is being connected', () => {
  it.each(['/api/v1/current_user', '/api/v1/effective_settings'])(
    'a click still writes into the one that is connected (%s is waited for)',
    async (path) => {
      await connectOffice(companies.firm, office, { isWithQuickbooks: false });
      const desk = await openMissing();
      const before = jobcodesOf(companies.other);
      gate.hold(isOfOther(path));
      const connecting = connect(companies.otherToken);
      await gate.held();
      expect(await desk.press({ kind: 'primary' }, 'run')).toMatchObject({ kind: 'begun' });
      await desk.until(({ run }) => run?.state === 'done');
      expect(writes.length).toBeGreaterThan(0);
      expect(writes.filter(({ isToOther }) => isToOther)).toEqual([]);
      gate.open();
      expect(await connecting).toMatchObject({ account: { companyName: 'Dockside Books' } });
      expect(jobcodesOf(companies.other)).toBe(before);
    },
  );

  it('a wrong key leaves the connection there is in use all the time', async () => {
    await connectOffice(companies.firm, office, { isWithQuickbooks: false });
    const desk = await openMissing();
    gate.hold(
      ({ path, headers }) => path === '/api/v1/current_user' && headers.authorization === 'Bearer wrong',
    );
    const connecting = connect('wrong').catch((error: unknown) => error);
    await gate.held();
    expect(await desk.press({ kind: 'primary' }, 'run')).toMatchObject({ kind: 'begun' });
    await desk.until(({ run }) => run?.state === 'done');
    gate.open();
    expect(await connecting).toMatchObject({ code: 'needsReconnect' });
  });
});

describe('once another company is connected', () => {
  it('a run that was waiting is refused, and that is said', async () => {
    await connectOffice(companies.firm, office);
    const desk = await openMissing();
    const before = jobcodesOf(companies.other);
    gate.hold(({ method, path }) => method === 'POST' && path.endsWith('/customer'));
    const pressed = desk.press({ kind: 'primary' }, 'run');
    await gate.held();
    await connect(companies.otherToken);
    gate.open();
    await pressed;
    const { run } = await desk.until((view) => view.run !== null && view.run.state !== 'running');
    expect(run?.steps.map(({ outcome }) => outcome)).toMatchObject([
      { kind: 'done' },
      { kind: 'failed', error: { code: 'accountChanged', system: 'quickbooksTime' } },
    ]);
    expect(writes.filter(({ isToOther }) => isToOther)).toEqual([]);
    expect(jobcodesOf(companies.other)).toBe(before);
  });

  it('what was done in the one before is not undone in it', async () => {
    await connectOffice(companies.firm, office, { isWithQuickbooks: false });
    const desk = await openMissing();
    await desk.press({ kind: 'primary' }, 'run');
    await desk.until(({ run }) => run?.state === 'done');
    await connect(companies.otherToken);
    writes.length = 0;
    await desk.undo('run', 'undo');
    await desk.until(({ run }) => run?.id === 'undo' && run.state !== 'running');
    const [undone] = await office.store.journal.run('undo');
    expect(undone).toMatchObject({ state: 'failed', outcome: { error: { code: 'accountChanged' } } });
    expect(writes).toEqual([]);
  });

  it('an answer that comes late is not mirrored under it', async () => {
    await connectOffice(companies.firm, office, { isWithQuickbooks: false });
    const desk = await openMissing();
    gate.hold(({ method, path }) => method === 'POST' && path === '/api/v1/jobcodes');
    const pressed = desk.press({ kind: 'primary' }, 'run');
    await gate.held();
    const made = [...companies.firm.state.quickbooksTime.jobcodes.keys()].at(-1);
    await connect(companies.otherToken);
    gate.open();
    await pressed;
    await desk.until(({ run }) => run !== null && run.state !== 'running');
    expect(await office.store.mirror.get('jobcodes', String(made))).toBeNull();
  });
});

describe('of two connections that are made at once', () => {
  const companyName = async () =>
    (await office.store.connections.read('quickbooksTime')).account?.companyName;
  const own = () => companies.firm.state.credentials.quickbooksTime.adminToken;

  it.each([
    ['one that is refused takes nothing from the other', () => 'wrong', 'Dockside Books'],
    ['the one that was begun last stays, though it is there first', own, 'Harbor & Pine CPAs'],
  ])('%s', async (_, second, stays) => {
    gate.hold(isOfOther('/api/v1/effective_settings'));
    const first = connect(companies.otherToken).catch((error: unknown) => error);
    await gate.held();
    await connect(second()).catch(() => undefined);
    gate.open();
    await first;
    expect(await companyName()).toBe(stays);
  });
});

describe('a disconnection during a connection', () => {
  it.each([
    ['leaves nothing connected', () => office.services.pageApi.connections.disconnect('quickbooksTime')],
    ['by a wipe leaves nothing at all', () => office.services.pageApi.data.wipe(true)],
  ])('%s', async (_, end) => {
    gate.hold(({ path }) => path === '/api/v1/effective_settings');
    const connecting = connect(companies.otherToken).catch((error: unknown) => error);
    await gate.held();
    await end();
    gate.open();
    expect(await connecting).toMatchObject({ code: 'signInCancelled' });
    // A disconnection notes no more than that names are to be compared anew.
    const { nameChanges = 0, ...left } = await rows();
    expect(left).toEqual({});
    expect(nameChanges).toBeLessThanOrEqual(1);
  });
});

describe('a wipe', () => {
  it.each([
    [
      'a customer is being created',
      ({ method, path }: FirmRequest) => method === 'POST' && path.endsWith('/customer'),
    ],
    [
      'a job is being created',
      ({ method, path }: FirmRequest) => method === 'POST' && path === '/api/v1/jobcodes',
    ],
    ['names are looked at before a write', ({ path }: FirmRequest) => path.endsWith('/cdc')],
  ])('while %s leaves nothing', async (_, holds) => {
    await connectOffice(companies.firm, office);
    const desk = await openMissing();
    gate.hold(holds);
    const pressed = desk.press({ kind: 'primary' }, 'run');
    await gate.held();
    const wiped = office.services.pageApi.data.wipe(true);
    gate.open();
    await Promise.all([wiped, pressed]);
    await desk.until(({ phase, isRefreshing }) => phase === 'notSetUp' && !isRefreshing);
    expect(await rows()).toEqual({});
  });

  it('while lists are read leaves nothing', async () => {
    gate.hold(({ path }) => path === '/api/v1/jobcodes');
    await connectOffice(companies.firm, office, { isWithQuickbooks: false });
    await gate.held();
    await office.services.pageApi.data.wipe(true);
    gate.open();
    const desk = office.open(showcasePage(companies.firm.state, 'missingWork'));
    await desk.until(({ phase, isRefreshing }) => phase === 'notSetUp' && !isRefreshing);
    expect(await rows()).toEqual({});
  });
});
